import { type DirectiveNode, type DocumentNode, type FieldNode, Kind, parse, visit } from 'graphql'

/** A document in which nothing has a name that the planner needs for something else. */
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

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value

/** Renames what the planner would mix up; a document without such is left as it is. */
export function withoutKeyAliases(document: DocumentNode, keys: ReadonlySet<string>): SafeDocument {
  const isMixedUp = (field: FieldNode): boolean =>
    keys.has(keyOf(field)) && (keyOf(field) !== field.name.value || (field.arguments ?? []).length > 0)
  const taken = new Set(keys)
  const mixedUp = new Set<string>()
  visit(document, {
    Field(field) {
      taken.add(keyOf(field))
      if (isMixedUp(field)) mixedUp.add(keyOf(field))
    },
  })
  const names = new Map([...mixedUp].map((key) => [key, unused(key, taken)]))
  const back = new Map([...names].map(([key, name]) => [name, key]))
  const renamed = (field: FieldNode): string | undefined => (isMixedUp(field) ? names.get(keyOf(field)) : undefined)
  return {
    document:
      mixedUp.size === 0
        ? document
        : visit(document, {
            Field(field) {
              const value = renamed(field)
              return value === undefined ? undefined : { ...field, alias: { kind: Kind.NAME, value } }
            },
          }),
    sourceOf: (field) => renamed(field) ?? keyOf(field),
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
