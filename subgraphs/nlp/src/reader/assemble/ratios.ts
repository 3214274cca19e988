import type { ColumnLink, Slot } from '../link/links.js'
import { isColumn } from '../link/metric-columns.js'
import { namedRatios, type SaidRatio } from '../link/named-ratios.js'
import { singular } from '../normalize/stem.js'
import type { PreparedColumn, Span } from '../types.js'
import type { Candidate, MeasurePart } from './candidate.js'
import { type Frame, overlap, using } from './frame.js'

/** One measure for each one of another: "profit as a percentage of revenue", "profit margin". */
export interface Ratio {
  /** The place of what is divided. */
  readonly of: Slot
  readonly by: PreparedColumn
  /** What says that one is divided by the other. */
  readonly words: readonly Span[]
}

interface Found {
  readonly ratio: Ratio
  /** The words that say so, and the place of the divisor, which is shown no more. */
  readonly spans: readonly Span[]
}

const PART = /^(percent|percentages?|pct|%|shares?|proportion|fraction|ratio)$/
const LITTLE = new Set(['a', 'the', 'as', 'of', 'is', 'was', 'are', 'our', 'total', 'in'])
const IS = new Set(['is', 'was', 'are', 'were'])

const measuredAt = ({ links: [top] }: Slot): ColumnLink | null =>
  top?.kind === 'column' && top.column.isNumber && top.column.profile.role === 'MEASURE' && isColumn(top.column)
    ? top
    : null

/** What is in percent already, or told by its average alone, adds up to no part of anything. */
const addsUp = ({ profile }: PreparedColumn): boolean => profile.unit !== '%' && profile.defaultAggregate !== 'AVERAGE'

const wordsBetween = ({ tokens }: Frame, a: Span, b: Span): readonly string[] =>
  tokens.slice(a.to, b.from).map(({ lower }) => lower)

/** Whether the words between two places make the first a part of the second, or the second of the first. */
function joinOf(frame: Frame, a: Slot, b: Slot): 'of' | 'in' | null {
  const between = wordsBetween(frame, a, b)
  const joined = between.join(' ')
  const before = frame.tokens.slice(Math.max(0, a.from - 3), a.from).map(({ lower }) => lower)
  const after = frame.tokens[b.to]?.lower ?? ''
  const isPart = between.some((word) => PART.test(word)) && between.includes('as') && between.includes('of')
  if (isPart && between.every((word) => PART.test(word) || LITTLE.has(word))) return 'of'
  if (joined === 'divided by' || joined === '/') return 'of'
  if (joined === 'to' && (before.includes('ratio') || after === 'ratio')) return 'of'
  const asked = before.some((word) => PART.test(word)) && before.at(-1) !== 'in' && before.includes('of')
  return asked && between.length > 0 && between.length < 3 && IS.has(between[0] ?? '') ? 'in' : null
}

/** "Price per square metre", "spend per click": of a number no chart is split by. */
const isEach = (frame: Frame, a: Slot, b: Slot): boolean => {
  const [first, second] = [measuredAt(a), measuredAt(b)]
  const named = first !== null && second !== null && first.score >= NAMED && second.score >= PARTLY
  if (second === null) return false
  if ((second.column.profile.distinctCount ?? Infinity) <= KINDS && !isEachOfMany(frame, b, second.column)) return false
  return named && wordsBetween(frame, a, b).join(' ') === 'per' && first.column.profile.unit !== '%'
}
/** "Revenue per attendee", where a column tells how many attendees: of what is said in the singular and held in the plural. */
const isEachOfMany = ({ tokens }: Frame, { to }: Slot, { words, profile }: PreparedColumn): boolean => {
  const [word, name] = [tokens[to - 1]?.lower ?? '', words.at(-1) ?? '']
  return profile.defaultAggregate === 'SUM' && word !== name && singular(name) === word
}

/** "Cost" where a column is called spend. */
const NAMED = 0.7
/** Numbers of so few values may be kinds of things: clusters. */
const KINDS = 30
/** "Sqm" where a column is called area in sqm. */
const PARTLY = 0.5

/** "Profit as a percentage of revenue", "revenue to cost ratio", "what share of revenue is profit". */
function saidRatio(frame: Frame): Found | null {
  for (const [index, a] of frame.slots.entries()) {
    const b = frame.slots[index + 1]
    const [first, second] = [measuredAt(a), b === undefined ? null : measuredAt(b)]
    if (b === undefined || first === null || second === null || first.column === second.column) continue
    if (first.column.table !== second.column.table) continue
    const summed = addsUp(first.column) && addsUp(second.column)
    const join = isEach(frame, a, b) ? 'of' : summed ? joinOf(frame, a, b) : null
    if (join === null) continue
    const [of, whole, by] = join === 'of' ? [a, b, second.column] : [b, a, first.column]
    const words = frame.cues.filter((cue) => cue.kind === 'share' && cue.to >= a.from - 2 && cue.from <= b.to)
    const after = frame.tokens[b.to]?.lower === 'ratio' ? [{ from: b.to, to: b.to + 1 }] : []
    const told = [...words.map(({ from, to }) => ({ from, to })), ...after]
    return { ratio: { of, by, words: told }, spans: [whole, { from: a.to, to: b.from }, ...told] }
  }
  return null
}

/** The named ratio that a place says: "profit margin" where nothing in the data is called so. */
const namedAt = ({ tokens, prepared }: Frame, { from, to, links: [top] }: Slot): SaidRatio | undefined =>
  namedRatios(tokens, prepared).find(
    (said) => said.from === from && said.to === to && top?.kind === 'column' && top.column === said.of,
  )

export const saysRatio = (frame: Frame, slot: Slot): boolean => namedAt(frame, slot) !== undefined

function namedRatio(frame: Frame): Found | null {
  for (const of of frame.slots) {
    const said = namedAt(frame, of)
    if (said !== undefined) return { ratio: { of, by: said.by, words: [] }, spans: [] }
  }
  return null
}

/** Finds a ratio of two measures, and takes the words for it and its divisor out of what is shown. */
export function readRatio(frame: Frame): { readonly frame: Frame; readonly ratio: Ratio | null } {
  const found = saidRatio(frame) ?? namedRatio(frame)
  if (found === null) return { frame, ratio: null }
  const { ratio, spans } = found
  const spent = (cue: Span): boolean => spans.some((span) => overlap(cue, span)) || overlap(cue, ratio.of)
  const cues = frame.cues.filter((cue) => !spent(cue))
  return { frame: using({ ...frame, cues }, ...spans), ratio }
}

export const isRatio = ({ role }: MeasurePart, ratio: Ratio | null): boolean =>
  ratio !== null && role !== null && role.slot.from === ratio.of.from

/** A ratio is one of sums: its place is measured, and not row by row. */
export const showsRatio =
  ({ of }: Ratio) =>
  ({ measures }: Candidate): boolean =>
    measures.some(({ role, aggregate }) => role?.slot.from === of.from && aggregate !== null)
