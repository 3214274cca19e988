import type { ColumnRef } from '@askchart/vocabulary'
import type { ColumnLink, Link, Slot, TableLink } from '../link/links.js'
import type { Cue, CueOf, Meaning } from '../tag/cue.js'
import { isCue } from '../tag/cue.js'
import type { Period } from '../tag/dates.js'
import type { PreparedDataset, Span, Token } from '../types.js'

/** What the earlier stages found in a prompt, and which words are already spoken for. */
export interface Frame {
  readonly tokens: readonly Token[]
  readonly cues: readonly Cue[]
  readonly slots: readonly Slot[]
  readonly periods: readonly Period[]
  readonly prepared: PreparedDataset
  /** Columns that the reading before used. */
  readonly context: ReadonlySet<ColumnRef>
  /** Tokens that a clause (chart, order, filter) has used up. */
  readonly used: ReadonlySet<number>
}

export const inside = (at: number, span: Span): boolean => span.from <= at && at < span.to
export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to
export const indexes = (span: Span): readonly number[] =>
  Array.from({ length: span.to - span.from }, (_, at) => span.from + at)
export function using(frame: Frame, ...spans: readonly Span[]): Frame {
  if (spans.length === 0) return frame
  const used = new Set(frame.used)
  for (const { from, to } of spans) for (let at = from; at < to; at += 1) used.add(at)
  return { ...frame, used }
}
export function isFree({ used }: Frame, { from, to }: Span): boolean {
  for (let at = from; at < to; at += 1) if (used.has(at)) return false
  return true
}
export const cuesOf = <K extends Meaning['kind']>(frame: Frame, kind: K): readonly CueOf<K>[] =>
  frame.cues.filter((cue): cue is CueOf<K> => isCue(cue, kind))
export const slotAt = (frame: Frame, at: number): Slot | undefined => frame.slots.find((slot) => inside(at, slot))

const SKIPPED = new Set(
  'the a an of all any its their our in its his her s is are was were be each that whose with which has have value values : , attribute column field letter letters word words also to'.split(
    ' ',
  ),
)

/** Whether nothing but little words stands from one token up to another. */
export const onlyLittle = (frame: Frame, from: number, to: number, also: ReadonlySet<string> = new Set()): boolean =>
  frame.tokens.slice(from, to).every(({ lower }) => SKIPPED.has(lower) || also.has(lower))

/** The cue of a kind that ends where a span starts, little words between them left aside. */
export function cueBefore<K extends Meaning['kind']>(frame: Frame, at: number, kind: K): CueOf<K> | undefined {
  return cuesOf(frame, kind)
    .filter((cue) => cue.to <= at && at - cue.to <= 3 && onlyLittle(frame, cue.to, at))
    .at(-1)
}
export function cueAfter<K extends Meaning['kind']>(frame: Frame, at: number, kind: K): CueOf<K> | undefined {
  return cuesOf(frame, kind).find((cue) => cue.from >= at && cue.from - at <= 3 && onlyLittle(frame, at, cue.from))
}

export const freeSlots = (frame: Frame): readonly Slot[] => frame.slots.filter((slot) => isFree(frame, slot))
export const isColumn = (found: Link): found is ColumnLink => found.kind === 'column'
export const isTable = (found: Link): found is TableLink => found.kind === 'table'
