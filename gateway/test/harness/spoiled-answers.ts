import type { GraphRequest, GraphResponse } from '@askchart/service'
import { type Random, randomFrom } from '@askchart/testing'
import { drawn } from './random-answers.js'

const WRONG_VALUES = [
  null,
  'text',
  7.5,
  true,
  [],
  {},
  [null],
  [['text']],
  { __typename: 'Book' },
  { __typename: 5 },
  1e300,
]
const WRONG_DATA = [null, undefined, 'text', 7, [], [null], {}]
const WRONG_ENTITIES = [null, undefined, 'text', {}, { 0: {}, length: 1 }]
const WRONG_ERRORS = [
  { message: 'no path' },
  { message: 'a path of nothing', path: ['nowhere', 3] },
  { message: 'no path', path: 'text' },
  { message: 'no path', path: 5 },
  { message: 'no path', path: [{}] },
  { message: 'no path', path: null },
  { message: '' },
  { message: 'no extensions', extensions: null },
  { message: 'no extensions', extensions: 'text' },
  { message: 'no code', extensions: { code: 5, more: 'there' } },
  { message: 'its own', extensions: { code: 'ITS_OWN', serviceName: 'another' } },
]
const WRONG_ENTITY_ERRORS = [
  { message: 'beyond the entities', path: ['_entities', 99, 'name'] },
  { message: 'before the entities', path: ['_entities', -1] },
  { message: 'all entities', path: ['_entities'] },
]

/** Changes some answers to what no subgraph should say; the same for the same question and seed. */
export function spoiled(
  seed: number,
  subgraph: string,
  { query, variables }: GraphRequest,
  answer: GraphResponse,
): GraphResponse {
  const random = randomFrom(Math.floor(drawn(seed, subgraph, query, JSON.stringify(variables)) * 2 ** 32))
  const told: readonly unknown[] = answer.errors ?? []
  const entities: unknown = answer.data?.['_entities']
  const draw = random()
  if (draw < 0.5) return answer
  if (draw < 0.6) {
    const wrong = entities ? [...WRONG_ERRORS, ...WRONG_ENTITY_ERRORS] : WRONG_ERRORS
    return untyped({ ...answer, errors: [...told, pick(wrong, random)] })
  }
  if (draw < 0.65) return untyped({ ...answer, data: pick(WRONG_DATA, random) })
  if (draw < 0.75 && Array.isArray(entities)) {
    const list: readonly unknown[] = entities
    const changed = [pick(WRONG_ENTITIES, random), list.slice(1), [...list, {}], [...list].reverse()]
    return untyped({ ...answer, data: { _entities: pick(changed, random) } })
  }
  const places = placesIn(answer.data)
  if (places.length === 0) return answer
  const { parent, key } = pick(places, random)
  if (random() < 0.15) Reflect.deleteProperty(parent, key)
  else Reflect.set(parent, key, pick(WRONG_VALUES, random))
  return answer
}

/** What comes over a wire may be anything. */
const untyped = (answer: object): GraphResponse => answer

function pick<Item>(items: readonly Item[], random: Random): Item {
  const index = Math.floor(random() * items.length)
  for (const item of items.slice(index)) return item
  throw new RangeError('nothing to pick from')
}

/** Each value within a value, by what holds it. */
function placesIn(value: unknown): { readonly parent: object; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [{ parent: value, key }, ...placesIn(part)])
}
