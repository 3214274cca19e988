import type { Link, Slot } from '../link/links.js'
import type { Cue } from '../tag/cue.js'
import { standsForMany, thingNamed } from './counted-once.js'
import { isRate } from './rates.js'
import { yesOf } from './filter/flags.js'
import { leadsTo } from './filter/related-tables.js'
import { cuesOf, type Frame, inside } from './frame.js'

const MOST = new Set('most fewest least'.split(' '))

/** "Which type has the most movies" counts movies, and "when do people order most" orders. */
const countsMost = (frame: Frame, { from, to, links: [top] }: Slot): boolean =>
  top?.kind === 'table' &&
  top.score > 0.9 &&
  (MOST.has(frame.tokens[from - 1]?.lower ?? '') ||
    (doesMost(frame, to) && DO.has(frame.tokens[from - 2]?.lower ?? '')))

/** "Top 5 countries by orders": ranked by how many there are, where each of them has many. */
export function ranksBy({ tokens, cues, prepared, slots }: Frame, { from, links: [top] }: Slot): boolean {
  const ranking = cues.find(({ kind, to }) => kind === 'extreme' && to < from)
  const ranked = ranking && slots.find((slot) => slot.from >= ranking.to && slot.to < from)?.links[0]
  // "By solved tickets".
  const led = slots.find(({ to, links: [word] }) => to === from && word !== undefined && describes(word))?.from ?? from
  if (top?.kind !== 'table' || top.score < 0.9 || tokens[led - 1]?.lower !== 'by' || ranked === undefined) return false
  const { table } = ranked.kind === 'table' ? ranked : ranked.column
  return table === top.table ? ranked.kind === 'column' && !ranked.column.isNumber : leadsTo(prepared, top.table, table)
}

const describes = (found: Link): boolean =>
  found.kind === 'value' || (found.kind === 'column' && yesOf(found.column) !== undefined)

const DO = new Set(['do', 'does', 'did'])
const doesMost = ({ tokens }: Frame, at: number): boolean =>
  MOST.has(tokens[tokens[at]?.lower === 'the' ? at + 1 : at]?.lower ?? '')

/** "Order count", "ticket volume". */
export const COUNT_WORDS: ReadonlySet<string> = new Set(['count', 'counts', 'numbers', 'volume', 'volumes'])

/** "Revenue and order count by region". */
const isCountAfter = ({ tokens, slots }: Frame, { to, links: [top] }: Slot): boolean =>
  top?.kind === 'table' &&
  top.score > 0.9 &&
  COUNT_WORDS.has(tokens[to]?.lower ?? '') &&
  !slots.some((other) => other.from <= to && to < other.to)

const AND = new Set(['and', '&', ',', 'plus'])
const ASKS: ReadonlySet<Cue['kind']> = new Set(['aggregate', 'total'])

/** "Revenue and orders by region", "trips and average fare by month", "orders and customers by month": rows named beside a measure or other rows, before what both are split by. */
function isBeside(frame: Frame, slot: Slot): boolean {
  const { tokens, slots } = frame
  const at = slots.indexOf(slot)
  const others = [slots[at - 1], slots[at + 1]].filter((other) => other !== undefined)
  const joins = (a: Slot, b: Slot): boolean => {
    const isAsk = (at: number): boolean =>
      frame.cues.some((cue) => inside(at, cue) && (ASKS.has(cue.kind) || (cue.kind === 'count' && isRate(frame, b))))
    return AND.has(tokens[a.to]?.lower ?? '') && tokens.slice(a.to + 1, b.from).every(({ index }) => isAsk(index))
  }
  const splits = cuesOf(frame, 'group').some(({ from }) => from >= slot.to)
  const grouped = cuesOf(frame, 'group').some(({ from }) => from < slot.from)
  return (
    splits &&
    !grouped &&
    isPlural(frame, slot) &&
    others.some(
      (other) =>
        (isMeasure(other) || isPlural(frame, other) || isRate(frame, other)) &&
        (other.from < slot.from ? joins(other, slot) : joins(slot, other)),
    )
  )
}

const isPlural = (frame: Frame, slot: Slot): boolean =>
  (isTable(slot) || standsForMany(frame, slot)) && /s$/i.test(frame.tokens[slot.to - 1]?.text ?? '')

const isTable = (slot: Slot): boolean => {
  const thing = thingNamed(slot)
  return thing?.kind === 'table' && thing.score >= 0.9
}

const isMeasure = ({ links: [top] }: Slot): boolean => top?.kind === 'column' && top.column.profile.role === 'MEASURE'

/** Whether the rows that a place names are to be counted, though no word of counting leads up to it. */
export const isCounted = (frame: Frame, slot: Slot): boolean =>
  countsMost(frame, slot) || ranksBy(frame, slot) || isCountAfter(frame, slot) || isBeside(frame, slot)

/** A headcount is one of people without another word, and leads up to nothing. */
export const isHeadcount = ({ tokens }: Frame, cue: Cue): boolean =>
  cue.kind === 'count' && tokens[cue.from]?.lower.startsWith('head') === true
