import type { PreparedColumn, Span } from '../../types.js'
import type { Frame } from '../frame.js'

/** Words that say what kind of thing is compared, and what columns of that kind are called. */
const HINTS: readonly (readonly [string, string])[] = [
  [
    'expensive cheap cheaper cost costs costing costed priced pay paid pays $ usd dollars',
    'price cost rate fee amount charge fare payment',
  ],
  ['older younger old aged', 'age'],
  ['long longer shorter lasting lasts', 'length duration runtime time distance'],
  ['tall taller higher', 'height elevation altitude'],
  ['heavy heavier lighter weigh weighs weighing', 'weight'],
  ['faster slower fast', 'speed'],
  ['earn earns earning earned make makes making', 'salary income wage earnings pay'],
  ['hotter colder warmer hot cold', 'temperature temp'],
  ['born', 'birth birthday dob birthdate'],
  ['founded opened built established launched constructed', 'founded opened built established launched year since'],
  ['to go goes going arriving arrive', 'destination arrival to'],
  ['from leaving depart departing starting', 'origin departure source from'],
]
const table = HINTS.map(([said, named]) => [new Set(said.split(' ')), new Set(named.split(' '))] as const)
const REACH = 3

/** Whether a word beside a value says that it is compared with a column called so: "more expensive than 5000". */
export function isHinted(frame: Frame, at: Span, column: PreparedColumn): boolean {
  const words = frame.tokens.slice(Math.max(0, at.from - REACH), at.to + 1).map(({ lower }) => lower)
  return table.some(
    ([said, named]) => column.words.some((word) => named.has(word)) && words.some((word) => said.has(word)),
  )
}
