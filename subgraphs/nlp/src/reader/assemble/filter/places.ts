import { columnLinks, type Slot, tableLinks } from '../../link/links.js'
import { SPANS } from '../../link/kind-amounts.js'
import { isColumn } from '../../link/metric-columns.js'
import { nominalStems } from '../../lexicon/nominal-stems.js'
import type { PreparedColumn, PreparedDataset, Span, Token } from '../../types.js'
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
 * For each wanted column the places before and after a comparison that name it best, and those that only name its table. Words of
 * comparing may name it too: "older than 50".
 */
export function placesAround(
  frame: Frame,
  at: Span,
  operand: Span,
  wanted: (column: PreparedColumn) => boolean,
): ReadonlyMap<PreparedColumn, readonly Place[]> {
  const found = new Map<PreparedColumn, readonly Place[]>()
  const isAfter = (slot: Slot): boolean => slot.from >= at.to
  const offer = (column: PreparedColumn, place: Place): void => {
    const known = found.get(column) ?? []
    const rival = known.find(({ byTable, slot }) => byTable === place.byTable && isAfter(slot) === isAfter(place.slot))
    if (rival !== undefined && cost(rival, at) <= cost(place, at)) return
    found.set(column, [...known.filter((other) => other !== rival), place])
  }
  for (const slot of [...frame.slots, ...bareName(frame, at.from, operand)]) {
    if ((overlap(slot, at) && slot.to > operand.from) || !isFree(frame, slot)) continue
    if (at.from - slot.to > REACH_BEFORE || slot.from - at.to > REACH_AFTER) continue
    for (const { column, score } of [...columnLinks(slot), ...ofOwner(frame, slot)])
      if (score >= LEAST_LINK && isColumn(column) && wanted(column))
        offer(column, { slot, link: score, byTable: false })
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

const HAVING = new Set('that who which whose with have has had having their of the an a'.split(' '))

/** "Managers that have ids", "managers whose id": a column of which the one place says one word and the other another. */
function ofOwner(
  { tokens, slots }: Frame,
  slot: Slot,
): readonly { readonly column: PreparedColumn; readonly score: number }[] {
  const owner = slots.filter(({ to }) => to <= slot.from).at(-1)
  const between = owner === undefined ? [] : tokens.slice(owner.to, slot.from)
  if (owner === undefined || between.length === 0 || !between.every(({ lower }) => HAVING.has(lower))) return []
  const stems = tokens.slice(slot.from, slot.to).map(({ stem }) => stem)
  return columnLinks(owner).filter(
    ({ column, said }) =>
      said !== undefined && stems.every((stem) => column.forms.some((form) => form.stems.includes(stem))),
  )
}

/** "Resolved within 2 hours": the resolution. */
const done = ({ columns }: PreparedDataset, { stem, lower }: Token): readonly PreparedColumn[] =>
  /ed$/.test(lower)
    ? [...columns.values()].filter(({ words }) =>
        words.some((word) => {
          const verbs = nominalStems(word)
          return verbs.length > 1 && verbs.includes(stem)
        }),
      )
    : []

const JOINTS = new Set('is are was were be been the a an of : = has have had having equal equals'.split(' '))
const WEAKER = 0.75

/**
 * What stands right before a comparison names what is compared, even a word too common to name anything elsewhere:
 * "with an amount over 1000".
 */
function bareName({ tokens, slots, used, prepared }: Frame, lead: number, operand: Span): readonly Slot[] {
  let at = lead - 1
  while (JOINTS.has(tokens[at]?.lower ?? '')) at -= 1
  const token = tokens[at]
  if (token?.kind !== 'word' || used.has(at)) return []
  const isNamed = slots.some((slot) => slot.from <= at && at < slot.to)
  // "Solved within 2 hours" is of the time that it took, even where something is called "solved".
  if (isNamed && !SPANS.has(tokens[operand.to]?.lower ?? '')) return []
  const links = (isNamed ? [] : (prepared.stems.get(token.stem) ?? [])).map((column) => {
    const shares = column.forms.map(({ stems, weights, weight, quality }) => {
      const index = stems.indexOf(token.stem)
      return index < 0 ? 0 : quality * ((weights[index] ?? 0) / weight) ** 0.7
    })
    return { kind: 'column' as const, from: at, to: at + 1, words: 1, column, score: WEAKER * Math.max(...shares) }
  })
  links.push(
    ...done(prepared, token).map((column) => ({
      kind: 'column' as const,
      from: at,
      to: at + 1,
      words: 1,
      column,
      score: WEAKER,
    })),
  )
  return links.length === 0 ? [] : [{ from: at, to: at + 1, links: links.sort((a, b) => b.score - a.score) }]
}
