import { type DirectiveNode, type DocumentNode, type FieldNode, Kind, parse, visit } from 'graphql'

/** A document in which no alias takes a name that the planner needs for itself. */
export interface SafeDocument {
  readonly document: DocumentNode
  /** What a field of the document as it was is called in this one. */
  sourceOf(field: FieldNode): string
  /** The name that stands in the answer for a name of this document. */
  keyOf(name: string): string
}

/**
 * Names under which the planner itself asks subgraphs for something: of keys, and of fields that others require. It mixes
 * them up with another field to which a client gave such a name. (No client may name anything `__typename`.)
 */
export function namesOfKeys(supergraphSdl: string): ReadonlySet<string> {
  const names = new Set<string>()
  visit(parse(supergraphSdl, { noLocation: true }), {
    Directive(node) {
      if (node.name.value !== 'join__type' && node.name.value !== 'join__field') return
      for (const text of textsOf(node))
        visit(parse(`{ ${text} }`, { noLocation: true }), { Field: ({ name }) => void names.add(name.value) })
    },
  })
  return names
}

const textsOf = ({ arguments: given = [] }: DirectiveNode): readonly string[] =>
  given.flatMap(({ name, value }) =>
    (name.value === 'key' || name.value === 'requires') && value.kind === Kind.STRING ? [value.value] : [],
  )

/** Renames aliases that the planner would mix up; a document without such is left as it is. */
export function withoutKeyAliases(document: DocumentNode, keys: ReadonlySet<string>): SafeDocument {
  const isMixedUp = ({ alias, name }: FieldNode): boolean =>
    alias !== undefined && alias.value !== name.value && keys.has(alias.value)
  const taken = new Set(keys)
  const mixedUp = new Set<string>()
  visit(document, {
    Field(field) {
      taken.add(field.alias?.value ?? field.name.value)
      if (isMixedUp(field)) mixedUp.add(field.alias?.value ?? '')
    },
  })
  const names = new Map([...mixedUp].map((alias) => [alias, unused(alias, taken)]))
  const back = new Map([...names].map(([alias, name]) => [name, alias]))
  const sourceOf = (field: FieldNode): string => {
    const key = field.alias?.value ?? field.name.value
    return isMixedUp(field) ? (names.get(key) ?? key) : key
  }
  return {
    document:
      mixedUp.size === 0
        ? document
        : visit(document, {
            Field: (field) =>
              isMixedUp(field) ? { ...field, alias: { kind: Kind.NAME, value: sourceOf(field) } } : undefined,
          }),
    sourceOf,
    keyOf: (name) => back.get(name) ?? name,
  }
}

/** A name like this one that nothing else in the answer has; it is taken from then on. */
function unused(alias: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const name = `alias_${alias}_${number}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
