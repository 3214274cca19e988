import { columnLinks, type Slot, tableLinks } from '../../link/links.js'
import type { PreparedColumn, Span } from '../../types.js'
import { type Frame, isFree, overlap } from '../frame.js'

/** Where a column is named, and how well. */
export interface Place {
  readonly slot: Slot
  readonly link: number
  readonly byTable: boolean
}

const REACH_BEFORE = 16
const REACH_AFTER = 6
const LEAST_LINK = 0.35
const LEAST_TABLE = 0.6

/** Nearer and better named is better; what follows a value counts as farther than what leads up to it. */
function cost({ slot, link }: Place, at: Span): number {
  const gap = slot.from >= at.to ? (slot.from - at.to) * 1.6 : Math.max(0, at.from - slot.to)
  return gap - link * 3
}

/**
 * For each wanted column the place around a comparison that names it best, and the one that only names its table. Words of
 * comparing may name it too: "older than 50".
 */
export function placesAround(
  frame: Frame,
  at: Span,
  operand: Span,
  wanted: (column: PreparedColumn) => boolean,
): ReadonlyMap<PreparedColumn, readonly Place[]> {
  const found = new Map<PreparedColumn, readonly Place[]>()
  const offer = (column: PreparedColumn, place: Place): void => {
    const known = found.get(column) ?? []
    const rival = known.find(({ byTable }) => byTable === place.byTable)
    if (rival !== undefined && cost(rival, at) <= cost(place, at)) return
    found.set(column, [...known.filter((other) => other !== rival), place])
  }
  for (const slot of frame.slots) {
    if ((overlap(slot, at) && slot.to > operand.from) || !isFree(frame, slot)) continue
    if (at.from - slot.to > REACH_BEFORE || slot.from - at.to > REACH_AFTER) continue
    for (const { column, score } of columnLinks(slot))
      if (score >= LEAST_LINK && wanted(column)) offer(column, { slot, link: score, byTable: false })
    for (const { table, score } of tableLinks(slot)) {
      if (score < LEAST_TABLE) continue
      for (const column of table.columns) if (wanted(column)) offer(column, { slot, link: score, byTable: true })
    }
  }
  return found
}

/** The same, one by one. */
export const placed = (
  frame: Frame,
  at: Span,
  operand: Span,
  wanted: (column: PreparedColumn) => boolean,
): readonly (Place & { readonly column: PreparedColumn })[] =>
  [...placesAround(frame, at, operand, wanted)].flatMap(([column, places]) =>
    places.map((place) => ({ column, ...place })),
  )
