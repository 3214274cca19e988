import type { OrderDirection } from '@askchart/vocabulary'
import type { Slot } from '../link/links.js'
import { type Frame, using } from './frame.js'
import type { OrderClause } from './order.js'

interface Sorted {
  readonly frame: Frame
  readonly order: OrderClause
}

const SORTED = /(?:^| )((?:(?:sorted|ordered|ranked|sort|arranged)(?: it| them)? by|in order of)(?: the)?)$/
const COUNTED = /(?: the)? (?:number|count) of$/
const FIRST = new Set('highest largest most biggest greatest'.split(' '))
const LAST = new Set('lowest smallest least fewest'.split(' '))

/**
 * "Revenue by region sorted by profit", "highest profit first": ordered by a measure that need not be the first one, and is
 * shown too. Largest first, where nobody says.
 */
export function sortedBy(frame: Frame): Sorted | null {
  // With nothing named before it, it goes on from what is shown.
  for (const slot of frame.slots.slice(1)) {
    const sorted = afterSorted(frame, slot) ?? beforeFirst(frame, slot)
    if (sorted !== null) return sorted
  }
  return null
}

function afterSorted(frame: Frame, slot: Slot): Sorted | null {
  const before = frame.tokens
    .slice(Math.max(0, slot.from - 8), slot.from)
    .map(({ lower }) => lower)
    .join(' ')
  const counts = COUNTED.exec(before)?.[0] ?? ''
  const led = SORTED.exec(before.slice(0, before.length - counts.length))?.[1]
  const canOrder = counts === '' ? isMeasure(slot) : slot.links[0]?.kind === 'table'
  if (led === undefined || !canOrder) return null
  const to = slot.from - wordsIn(counts)
  const from = to - wordsIn(led)
  // What is shown already is not named as another measure.
  const own = isNamedBefore(frame, slot, from) ? { from, to: slot.to } : { from, to }
  return { frame: using(frame, own), order: { from, to: slot.to, direction: 'DESCENDING', target: [slot] } }
}

const wordsIn = (text: string): number => text.split(' ').filter((word) => word !== '').length

function beforeFirst(frame: Frame, slot: Slot): Sorted | null {
  const { tokens } = frame
  const direction = directionOf(tokens[slot.from - 1]?.lower ?? '')
  if (direction === null || tokens[slot.to]?.lower !== 'first') return null
  if (!isMeasure(slot) && slot.links[0]?.kind !== 'table') return null
  const clause = { from: slot.from - 1, to: slot.to + 1 }
  const own = isNamedBefore(frame, slot, clause.from) ? [clause] : [around(clause.from), around(slot.to)]
  return { frame: using(frame, ...own), order: { ...clause, direction, target: [slot] } }
}

const around = (at: number) => ({ from: at, to: at + 1 })

const directionOf = (word: string): OrderDirection | null =>
  FIRST.has(word) ? 'DESCENDING' : LAST.has(word) ? 'ASCENDING' : null

const isMeasure = ({ links: [top] }: Slot): boolean =>
  top?.kind === 'column' && top.column.isNumber && top.column.profile.role === 'MEASURE'

function isNamedBefore({ slots }: Frame, { links: [own] }: Slot, before: number): boolean {
  if (own?.kind !== 'column') return false
  return slots.some(({ to, links: [top] }) => to <= before && top?.kind === 'column' && top.column === own.column)
}
