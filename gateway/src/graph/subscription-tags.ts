import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse } from 'graphql'

/** What the tags of the supergraph say about fields and subscriptions; clients never see them. */
export interface SubscriptionTags {
  /** `Type.field` of fields that depend on who looks. */
  readonly perViewer: ReadonlySet<string>
  /** Query fields that answer who may share the events of a subscription, by the subscription's name. */
  readonly audienceOf: ReadonlyMap<string, string>
  /** The argument that says after which numbered event to begin, by the subscription's name. */
  readonly resumesAfter: ReadonlyMap<string, string>
  /** Subscriptions each event of which tells all there is to know. */
  readonly tellsAll: ReadonlySet<string>
}

const AUDIENCE = 'Audience'

/** Reads the tags perViewer, resumesAfter and tellsAll, and finds the fields `<subscription>Audience`. */
export function readSubscriptionTags(sdl: string): SubscriptionTags {
  const types = parse(sdl, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? [{ name: definition.name.value, fields: definition.fields ?? [] }]
      : [],
  )
  const fieldsOf = (type: string): readonly FieldDefinitionNode[] =>
    types.find(({ name }) => name === type)?.fields ?? []
  const subscriptions = fieldsOf('Subscription')
  const queries = new Set(fieldsOf('Query').map((field) => field.name.value))
  const names = subscriptions.map((field) => field.name.value)
  return {
    perViewer: new Set(
      types.flatMap(({ name, fields }) =>
        fields.filter((field) => isTagged(field, 'perViewer')).map((field) => `${name}.${field.name.value}`),
      ),
    ),
    audienceOf: new Map(names.filter((name) => queries.has(name + AUDIENCE)).map((name) => [name, name + AUDIENCE])),
    resumesAfter: new Map(
      subscriptions.flatMap((field) => {
        const argument = field.arguments?.find((candidate) => isTagged(candidate, 'resumesAfter'))
        return argument ? [[field.name.value, argument.name.value] as const] : []
      }),
    ),
    tellsAll: new Set(subscriptions.filter((field) => isTagged(field, 'tellsAll')).map((field) => field.name.value)),
  }
}

const isTagged = (node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }, tag: string): boolean =>
  node.directives?.some(
    (directive) =>
      directive.name.value === 'tag' &&
      directive.arguments?.some(({ value }) => value.kind === Kind.STRING && value.value === tag) === true,
  ) === true
