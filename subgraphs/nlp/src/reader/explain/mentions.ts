import type { Mention, MentionKind } from '@askchart/vocabulary'
import { type Candidate, dimensionsOf, tablesOf } from '../assemble/candidate.js'
import type { Condition } from '../assemble/filter/condition.js'
import { type Frame, overlap } from '../assemble/frame.js'
import { readOrientation } from '../follow-up/orientation.js'
import type { Link, Slot } from '../link/links.js'
import type { Situation } from '../rank/features.js'
import type { Cue } from '../tag/cue.js'
import type { PreparedColumn, Span } from '../types.js'
import type { LeftOut } from './left-out.js'

const CUE_KINDS: Partial<Record<Cue['kind'], MentionKind>> = {
  aggregate: 'AGGREGATE',
  count: 'AGGREGATE',
  total: 'AGGREGATE',
  distinct: 'AGGREGATE',
  running: 'AGGREGATE',
  mark: 'MARK',
  histogram: 'MARK',
  arrangement: 'MARK',
  axis: 'MARK',
  direction: 'ORDER',
  extreme: 'ORDER',
  granularity: 'GRANULARITY',
  bin: 'GRANULARITY',
  colour: 'DIMENSION',
  facet: 'DIMENSION',
  share: 'COMPARISON',
  relation: 'COMPARISON',
  versus: 'COMPARISON',
  distribution: 'COMPARISON',
  growth: 'COMPARISON',
  change: 'COMPARISON',
  against: 'COMPARISON',
  trend: 'TIME',
  compare: 'COMPARISON',
  pattern: 'COMPARISON',
  not: 'COMPARISON',
  none: 'COMPARISON',
  between: 'COMPARISON',
}

/** "Each region" says how it is split; "by" and "per" are too small to show. */
const EACH = new Set(['each', 'every', 'each of', 'for each', 'for every', 'in each', 'of each'])

/** What a reading is made of, as far as its words go. */
export interface Worded {
  readonly situation: Situation
  readonly conditions: readonly Condition[]
  readonly left: readonly LeftOut[]
}

/** Whether a comparing word has a condition that it belongs to. */
const compares = ({ kind, from, to }: Cue, conditions: readonly Condition[]): boolean =>
  (kind !== 'compare' && kind !== 'pattern') ||
  conditions.some((condition) => condition.from <= from && to <= condition.to)

/** What a place of the data that plays no part of its own still tells: the rows that are counted, or where a column is from. */
function placeKind(
  { links }: Slot,
  candidate: Candidate,
  { situation, conditions }: Worded,
): { readonly kind: MentionKind; readonly column: PreparedColumn | null; readonly score: number } | null {
  const measured = new Set(candidate.measures.map(({ table }) => table))
  const tables = new Set([...tablesOf(candidate), ...conditions.map(({ column }) => column.table)])
  const measures = new Set(candidate.measures.map(({ column }) => column))
  const others = new Set([...dimensionsOf(candidate), ...conditions].map(({ column }) => column))
  for (const link of links) {
    const kind = kindOf(link)
    if (kind !== null) return { kind, column: link.kind === 'table' ? link.table.key : link.column, score: link.score }
  }
  return null

  function kindOf(link: Link): MentionKind | null {
    if (link.kind === 'table') {
      if (measured.has(link.table) || situation.derived.per?.table === link.table) return 'MEASURE'
      return tables.has(link.table) ? 'DIMENSION' : null
    }
    if (link.kind === 'value') return null
    const { per, ratio } = situation.derived
    if ([...measures, ratio?.by, per?.key].includes(link.column)) return 'MEASURE'
    return others.has(link.column) ? (link.column.isTime ? 'TIME' : 'DIMENSION') : null
  }
}

/** Gathers mentions that do not overlap, those that come first before the others. */
class Mentions {
  private readonly found: Mention[] = []

  constructor(
    private readonly prompt: string,
    private readonly frame: Frame,
  ) {}

  add(
    span: Span,
    kind: MentionKind,
    confidence: number,
    column: string | null = null,
    value: Mention['value'] = null,
  ): void {
    const start = this.frame.tokens[span.from]?.start
    const end = this.frame.tokens[span.to - 1]?.end
    if (start === undefined || end === undefined) return
    if (this.found.some((other) => start < other.end && other.start < end)) return
    const text = this.prompt.slice(start, end)
    this.found.push({ text, start, end, kind, column, value, confidence: Math.min(1, Math.max(0, confidence)) })
  }

  /** As much of a span, from its start, as nothing else was found in: "below" of "below their discount" where that is shown. */
  addStart({ from, to }: Span, kind: MentionKind, confidence: number): void {
    const before = this.found.length
    for (let end = to; end > from && this.found.length === before; end -= 1)
      this.add({ from, to: end }, kind, confidence)
  }

  inOrder(): readonly Mention[] {
    return [...this.found].sort((a, b) => a.start - b.start)
  }
}

/** Every word that mattered, or that found no place, with where it stands, in the order of the prompt. */
export function mentionsOf(prompt: string, candidate: Candidate, worded: Worded): readonly Mention[] {
  const { situation, left } = worded
  const { frame, limit, bins, order, derived } = situation
  const conditions = [...worded.conditions, ...(derived.rate === null ? [] : [derived.rate.condition])]
  const mentions = new Mentions(prompt, frame)
  for (const { column, role, score } of dimensionsOf(candidate))
    if (role !== null) mentions.add(role.slot, column.isTime ? 'TIME' : 'DIMENSION', score, column.profile.ref)
  for (const { column, role, score, table } of candidate.measures) {
    const ref = column?.profile.ref ?? table.key?.profile.ref ?? null
    if (role !== null) mentions.add(role.slot, 'MEASURE', score, ref)
  }
  for (const { named, operand, column, values, score } of conditions) {
    mentions.add(operand, column.isTime ? 'TIME' : 'VALUE', score, column.profile.ref, values[0] ?? null)
    if (named !== null) mentions.add(named, 'DIMENSION', score, column.profile.ref)
  }
  for (const words of derived.ratio?.words ?? []) mentions.add(words, 'COMPARISON', 1)
  for (const place of left) mentions.addStart(place, 'LEFT_OUT', 0)
  if (limit !== null) mentions.add(limit, 'LIMIT', 1, null, limit.count)
  if (bins !== null) mentions.add(bins, 'GRANULARITY', 1)
  for (const slot of frame.slots) {
    const place = placeKind(slot, candidate, worded)
    if (place !== null) mentions.add(slot, place.kind, place.score, place.column?.profile.ref ?? null)
  }
  for (const cue of frame.cues) {
    const kind = cue.kind === 'group' && isEach(frame, cue) ? 'DIMENSION' : CUE_KINDS[cue.kind]
    if (kind !== undefined && compares(cue, conditions)) mentions.add(cue, kind, 1)
    if (cue.kind === 'sort' && cue.strong && order !== null) mentions.add(cue, 'ORDER', 1)
  }
  const said = order !== null && frame.cues.some((cue) => cue.kind === 'direction' && overlap(cue, order))
  if (order !== null && !said) mentions.add({ from: order.from, to: order.from + 1 }, 'ORDER', 1)
  const lies = readOrientation(frame.tokens)
  if (lies !== null) mentions.add(lies, 'MARK', 1)
  return mentions.inOrder()
}

const isEach = ({ tokens }: Frame, { from, to }: Span): boolean =>
  EACH.has(
    tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' '),
  )
