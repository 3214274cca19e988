import type { Random } from '@askchart/testing'
import { type GraphQLSchema, isCompositeType } from 'graphql'
import { RandomSelections, type Trait } from '../../gateway/test/harness/random-selections.js'
import { RandomValues } from '../../gateway/test/harness/random-values.js'
import type { Pair } from './told-and-asked.js'

/** What is another each time it is asked for, may be older where it was told, or costs a second. */
const WITHOUT = new Set([
  'Export.url',
  'SkippedFile.url',
  'SkippedFile.expiresAt',
  'Presence.lastSeenAt',
  'Dataset.matchValues',
])
/** What the planner asks for by itself, whose names clients may give to other fields. */
const KEYS = ['id', 'dataGrant', 'query', 'data']

/** One selection at random, below a pair's subscription and below its query. */
export interface RandomPair {
  readonly told: string
  readonly asked: string
  /** Beside `id`. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly traits: ReadonlySet<Trait>
}

/** The same random numbers make the same selection. */
export function randomPair(schema: GraphQLSchema, random: Random, { type: name, told, asked }: Pair): RandomPair {
  const values = new RandomValues(random)
  const selections = new RandomSelections({ schema, values, without: WITHOUT, keys: KEYS })
  const type = schema.getType(name)
  if (!isCompositeType(type)) throw new TypeError(`${name} has no selection`)
  const selection = selections.set(type, selections.scope())
  const written = (kind: 'subscription' | 'query', root: string): string => {
    const variables = [...(root.includes('$id') ? ['$id: ID!'] : []), ...values.declared]
    const declarations = variables.length === 0 ? '' : `(${variables.join(', ')})`
    return [`${kind} ${declarations} { ${root.replace('*', () => selection)} }`, ...selections.fragments].join('\n')
  }
  return {
    told: written('subscription', told),
    asked: written('query', asked),
    variables: values.given,
    traits: new Set([...selections.traits, ...values.traits]),
  }
}
