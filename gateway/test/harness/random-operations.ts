import type { Random } from '@askchart/testing'
import { type GraphQLField, type GraphQLSchema, isCompositeType, getNamedType } from 'graphql'
import { RandomSelections, type Trait } from './random-selections.js'
import { RandomValues } from './random-values.js'

/** One selection, below a subscription and below the query that answers what the subscription told last. */
export interface RandomOperation {
  readonly subscription: string
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly traits: ReadonlySet<Trait>
}

/** A subscription, and the query field of the same type and arguments. */
export interface Pair {
  readonly subscription: string
  readonly query: string
  /** Arguments of both, by name. */
  readonly given: Readonly<Record<string, unknown>>
}

export interface RandomOperationsOptions {
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly random: Random
  /** `Type.field` that no selection may hold. */
  readonly without: ReadonlySet<string>
  /** Whether the gateway takes such a document. */
  readonly fits: (text: string) => boolean
}

const TRIES = 100

/** An operation that the gateway takes, at random. The same random numbers make the same operation. */
export function randomOperation(options: RandomOperationsOptions, pair: Pair): RandomOperation {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const made = attempt(options, pair)
    if (options.fits(made.subscription) && options.fits(made.query)) return made
  }
  throw new Error(`none of ${TRIES} operations was fit`)
}

function attempt({ schema, random, without }: RandomOperationsOptions, pair: Pair): RandomOperation {
  const values = new RandomValues(random)
  const selections = new RandomSelections({ schema, values, without })
  const field = subscriptionField(schema, pair.subscription)
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) throw new TypeError(`${pair.subscription} has no selection`)
  const given = field.args.flatMap((argument) =>
    Object.hasOwn(pair.given, argument.name)
      ? [`${argument.name}: ${values.just(argument.type, pair.given[argument.name])}`]
      : [],
  )
  const scope = selections.scope()
  const sets = Array.from({ length: values.chance(0.2) ? 2 : 1 }, () => selections.set(type, scope))
  const key = values.chance(0.4) ? values.pick(['watched', 'data', 'id', pair.query]) : pair.subscription
  const name = values.chance(0.3) ? ' Watch' : ''
  const shape = values.pick(['plain', 'plain', 'inline', 'named'] as const)
  const written = (kind: 'subscription' | 'query', root: string): string => {
    const fields = sets.map((set) => `${key}: ${root}(${given.join(', ')}) ${set}`).join(' ')
    const rootType = kind === 'query' ? 'Query' : 'Subscription'
    const body = { plain: fields, inline: `... on ${rootType} { ${fields} }`, named: '...Root' }[shape]
    const fragments = shape === 'named' ? [`fragment Root on ${rootType} { ${fields} }`] : []
    return [`${kind}${name}${values.declarations} { ${body} }`, ...fragments, ...selections.fragments].join('\n')
  }
  return {
    subscription: written('subscription', pair.subscription),
    query: written('query', pair.query),
    variables: values.given,
    traits: new Set([
      ...selections.traits,
      ...values.traits,
      ...(key === 'id' ? (['an alias that is the name of a key'] as const) : []),
      ...(sets.length > 1 ? (['the root field twice'] as const) : []),
      ...(shape === 'plain' ? [] : (['the root in a fragment'] as const)),
    ]),
  }
}

function subscriptionField(schema: GraphQLSchema, name: string): GraphQLField<unknown, unknown> {
  const field = schema.getSubscriptionType()?.getFields()[name]
  if (!field) throw new TypeError(`no subscription ${name}`)
  return field
}
