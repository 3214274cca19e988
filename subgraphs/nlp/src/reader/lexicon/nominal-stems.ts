import { stemOf } from '../normalize/stem.js'

const ENDINGS = ['ation', 'ition', 'ion', 'ance', 'ence', 'al', 'ment', 'ure', 'ery', 'ry', 'y', 'age']
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  conversion: ['convert'],
  resolution: ['resolve', 'solve'],
  response: ['respond', 'answer', 'reply'],
  retention: ['retain'],
  subscription: ['subscribe'],
  success: ['succeed', 'successful'],
  loss: ['lose', 'lost'],
  absence: ['absent'],
  attendance: ['attend'],
  admission: ['admit'],
}

/** The stems of the verbs that a noun may be made of: of `cancellation` also that of `cancel`. */
export function nominalStems(lower: string): readonly string[] {
  const verbs = Object.hasOwn(OTHERS, lower) ? (OTHERS[lower] ?? []) : []
  const cut = ENDINGS.flatMap((ending) =>
    lower.endsWith(ending) && lower.length - ending.length >= 4 ? [lower.slice(0, -ending.length)] : [],
  )
  return [...new Set([lower, ...verbs, ...cut].map(stemOf))]
}
