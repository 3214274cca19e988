import type { PreparedTable, Token } from '../types.js'
import { columnLinks, type Link, type Slot, tableLinks } from './links.js'

const OF = new Set(['of', 'for', 'from'])
const LITTLE = new Set('the a an all each every any these those this that their our such'.split(' '))
/** A table is meant where nothing fits its place much better. */
const NEARLY = 0.9
/** Of the owner's columns, those that fit about as well as its best. */
const AS_GOOD = 0.95

/** The tables that a place names right after "of": "the dates of the orders". */
function ownersAfter(slot: Slot, next: Slot | undefined, tokens: readonly Token[]): ReadonlySet<PreparedTable> {
  if (next === undefined) return new Set()
  const between = tokens.slice(slot.to, next.from).map(({ lower }) => lower)
  const top = next.links[0]?.score ?? 0
  return between.some((word) => OF.has(word)) && between.every((word) => OF.has(word) || LITTLE.has(word))
    ? new Set(tableLinks(next).flatMap(({ table, score }) => (score >= top * NEARLY ? [table] : [])))
    : new Set()
}

/**
 * Whose a name is tells which column is meant: `date_order_placed` for "the dates of the orders", though the word alone fits
 * an `invoice_date` better.
 */
export const owned = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.map((slot, index) => {
    const owners = ownersAfter(slot, slots[index + 1], tokens)
    const own = columnLinks(slot).filter(({ column }) => owners.has(column.table))
    const best = own[0]?.score ?? 0
    const top = slot.links[0]?.score ?? 0
    if (best === 0 || best >= top) return slot
    const meant = own.filter(({ score }) => score >= best * AS_GOOD)
    return {
      ...slot,
      links: [
        ...meant.map((found): Link => ({ ...found, score: top })),
        ...slot.links.filter((found) => !meant.some((one) => one === found)),
      ],
    }
  })
