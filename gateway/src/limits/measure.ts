import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** The size of one operation with its fragments followed; a fragment counts as often as it is spread. */
export interface Measures {
  readonly depth: number
  readonly fields: number
  readonly aliases: number
  readonly directives: number
}

interface Sums {
  depth: number
  fields: number
  aliases: number
  directives: number
}

/** Measures every operation of a document. Linear in its length: each fragment is measured once and remembered. */
export interface MeasuredDocument {
  readonly operations: ReadonlyMap<OperationDefinitionNode, Measures>
  /** How often each field stands at the root of an operation. */
  readonly rootFields: ReadonlyMap<OperationDefinitionNode, ReadonlyMap<string, number>>
  /** The first fragment found to contain itself. */
  readonly circularFragment: FragmentDefinitionNode | null
}

const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type'
const measured = new WeakMap<DocumentNode, MeasuredDocument>()

export function measure(document: DocumentNode): MeasuredDocument {
  const known = measured.get(document)
  if (known) return known
  const made = measureDocument(document)
  measured.set(document, made)
  return made
}

function measureDocument(document: DocumentNode): MeasuredDocument {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const sums = new Map<FragmentDefinitionNode, Sums>()
  const roots = new Map<FragmentDefinitionNode, ReadonlyMap<string, number>>()
  const entered = new Set<FragmentDefinitionNode>()
  let circularFragment: FragmentDefinitionNode | null = null

  function ofFragment(name: string): Sums {
    const fragment = fragments.get(name)
    if (!fragment) return nothing()
    if (entered.has(fragment)) {
      circularFragment ??= fragment
      return nothing()
    }
    const known = sums.get(fragment)
    if (known) return known
    entered.add(fragment)
    const made = ofSelections(fragment.selectionSet)
    made.directives += fragment.directives?.length ?? 0
    entered.delete(fragment)
    sums.set(fragment, made)
    return made
  }

  function ofSelections(set: SelectionSetNode): Sums {
    const total = nothing()
    for (const selection of set.selections) {
      total.directives += selection.directives?.length ?? 0
      if (selection.kind === Kind.FRAGMENT_SPREAD) include(total, ofFragment(selection.name.value), 0)
      else if (selection.kind === Kind.INLINE_FRAGMENT) include(total, ofSelections(selection.selectionSet), 0)
      else {
        total.fields += 1
        if (selection.alias) total.aliases += 1
        total.depth = Math.max(total.depth, 1)
        if (selection.selectionSet && !isIntrospection(selection.name.value))
          include(total, ofSelections(selection.selectionSet), 1)
      }
    }
    return total
  }

  function rootFieldsOf(set: SelectionSetNode): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    const add = (name: string, count: number): void => void counts.set(name, (counts.get(name) ?? 0) + count)
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) add(selection.name.value, 1)
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        rootFieldsOf(selection.selectionSet).forEach((count, name) => add(name, count))
      else rootFieldsOfFragment(selection.name.value).forEach((count, name) => add(name, count))
    }
    return counts
  }

  function rootFieldsOfFragment(name: string): ReadonlyMap<string, number> {
    const fragment = fragments.get(name)
    if (!fragment) return new Map()
    const known = roots.get(fragment)
    if (known) return known
    roots.set(fragment, new Map())
    const made = rootFieldsOf(fragment.selectionSet)
    roots.set(fragment, made)
    return made
  }

  const operations = new Map<OperationDefinitionNode, Measures>()
  const rootFields = new Map<OperationDefinitionNode, ReadonlyMap<string, number>>()
  for (const name of fragments.keys()) ofFragment(name)
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const made = ofSelections(definition.selectionSet)
    made.directives += definition.directives?.length ?? 0
    operations.set(definition, made)
    rootFields.set(definition, rootFieldsOf(definition.selectionSet))
  }
  return { operations, rootFields, circularFragment }
}

const nothing = (): Sums => ({ depth: 0, fields: 0, aliases: 0, directives: 0 })

function include(total: Sums, part: Measures, levels: number): void {
  total.depth = Math.max(total.depth, part.depth + levels)
  total.fields += part.fields
  total.aliases += part.aliases
  total.directives += part.directives
}
