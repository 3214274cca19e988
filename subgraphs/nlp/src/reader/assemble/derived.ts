import type { Derivation, Granularity } from '@askchart/vocabulary'
import { tableLinks } from '../link/links.js'
import type { PreparedTable } from '../types.js'
import { cuesOf, type Frame, isFree, using } from './frame.js'
import { readTimeStep, type TimeStep } from './time-axis.js'

/** What the prompt makes of a measure beyond its aggregate. */
export interface DerivedClause {
  /** Along time: a running total, or the growth since the period before. */
  readonly derive: Extract<Derivation, { readonly kind: 'RUNNING_TOTAL' | 'CHANGE' | 'GROWTH' }> | null
  /** "Profit per order": so much for each row of this table. */
  readonly per: PreparedTable | null
}

export interface Derived {
  readonly frame: Frame
  readonly derived: DerivedClause
  /** The step of time that the comparison itself names. */
  readonly granularity: Granularity | null
}

const NONE: DerivedClause = { derive: null, per: null }

/** "Growth", "yoy", "change compared to the previous month", "cumulative": read where it is no name of the data. */
export function readDerived(frame: Frame): Derived {
  const free = <K extends 'running' | 'growth' | 'change' | 'against'>(kind: K) =>
    cuesOf(frame, kind).filter((cue) => isFree(frame, cue) && !frame.slots.some((slot) => covers(slot, cue)))
  const [running] = free('running')
  if (running !== undefined)
    return {
      frame: using(frame, running),
      derived: { ...NONE, derive: { kind: 'RUNNING_TOTAL' } },
      granularity: null,
    }
  const [growth] = free('growth')
  const [change] = free('change')
  const [against] = free('against')
  const verb = growth !== undefined && ['grow', 'grew'].includes(frame.tokens[growth.from]?.lower ?? '')
  const stepped = cuesOf(frame, 'granularity').length > 0
  const grows = growth !== undefined && (!verb || against !== undefined || stepped)
  const differs = against !== undefined && (change !== undefined || against.strong)
  if (!grows && !differs) return { ...readPer(frame), granularity: null }
  const kind = !grows && change !== undefined ? 'CHANGE' : 'GROWTH'
  const spans = [growth, change, against].filter((cue) => cue !== undefined)
  const rest = using(frame, ...spans)
  const step = readTimeStep(rest)
  const yearBefore = against?.granularity === 'YEAR' && step !== null && step.granularity !== 'YEAR'
  return {
    frame: rest,
    derived: { ...NONE, derive: { kind, ...(yearBefore ? { against: 'YEAR_BEFORE' as const } : {}) } },
    granularity: step === null ? (against?.granularity ?? null) : null,
  }
}

const covers = (slot: { readonly from: number; readonly to: number }, cue: typeof slot): boolean =>
  slot.from <= cue.from && cue.to <= slot.to

/** The step that a comparison names where nothing else does. */
export const stepOfDerived = (granularity: Granularity | null): TimeStep | null =>
  granularity === null ? null : { granularity, from: -1, to: -1, binned: false }

const MANY = 50

/** "Profit per order by channel": a number for each row of a table of many, beside what it is grouped by. */
function readPer(frame: Frame): Pick<Derived, 'frame' | 'derived'> {
  for (const cue of cuesOf(frame, 'group')) {
    if (frame.tokens[cue.from]?.lower !== 'per' || cue.to !== cue.from + 1) continue
    const slot = frame.slots.find(({ from }) => from === cue.to)
    const measured = frame.slots.find(({ to }) => to === cue.from)?.links[0]
    const table = slot === undefined ? undefined : tableLinks(slot).find(({ score }) => score >= 0.9)?.table
    // "Per order by channel": the words "order by" are no sorting here.
    const others =
      cuesOf(frame, 'group').some((other) => other !== cue && other.from >= cue.to) ||
      frame.tokens.some(({ lower, index }) => lower === 'by' && index >= cue.to)
    if (slot === undefined || table === undefined || measured?.kind !== 'column') continue
    if (measured.column.profile.role !== 'MEASURE' || table.profile.rowCount < MANY || !others) continue
    return { frame: using(frame, { from: cue.from, to: slot.to }), derived: { ...NONE, per: table } }
  }
  return { frame, derived: NONE }
}
