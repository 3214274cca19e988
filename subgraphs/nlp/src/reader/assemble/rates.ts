import { nominalStems } from '../lexicon/nominal-stems.js'
import { stemOf } from '../normalize/stem.js'
import type { Cell } from '@askchart/vocabulary'
import type { Slot } from '../link/links.js'
import type { PreparedColumn, PreparedTable } from '../types.js'
import type { MeasurePart } from './candidate.js'
import type { Condition } from './filter/condition.js'
import { yesOf } from './filter/flags.js'
import { type Frame, inside, isFree } from './frame.js'

/** The share of a table's rows for which something holds: "return rate", "cancellation rate". */
export interface Rate {
  readonly condition: Condition
  readonly table: PreparedTable
}

const RATES = new Set(['rate', 'rates', 'ratio'])
/** Values of columns of more say nothing of rows as a yes or a no does. */
const FEW = 12
const LIGHT = new Set(['is', 'was', 'has', 'flag', 'wa', 'ha'].map(stemOf))

export interface Meant {
  readonly column: PreparedColumn
  /** Null where it is told by a date that only such rows have. */
  readonly value: Cell | null
}

/** "Churn rate", where those who left have the day of it: `churned_at`. */
function datedBy(stems: readonly string[], { prepared: { columns } }: Frame): Meant | null {
  const dates = [...columns.values()].filter(
    ({ isTime, words, profile }) =>
      isTime &&
      profile.hidden !== true &&
      words.length > 1 &&
      /ed$/.test(words[0] ?? '') &&
      stems.includes(stemOf(words[0] ?? '')),
  )
  const [date, ...others] = dates
  return date !== undefined && others.length === 0 ? { column: date, value: null } : null
}

/** The yes of a column, or the value of one of few, that a noun is made of. */
export function meantBy(stems: readonly string[], frame: Frame): Meant | null {
  const columns = [...frame.prepared.columns.values()].filter(({ metric }) => metric === null)
  for (const column of columns) {
    const yes = yesOf(column)
    if (yes === undefined) continue
    const isCalled = column.forms.some((form) => {
      const own = form.stems.filter((stem) => !LIGHT.has(stem))
      return form.quality >= 0.95 && own.length === 1 && stems.includes(own[0] ?? '')
    })
    if (isCalled) return { column, value: yes }
  }
  for (const stem of stems) {
    const [found, ...others] = (frame.prepared.values.get(stem) ?? []).filter(
      ({ column: { profile } }) => profile.type === 'STRING' && (profile.distinctCount ?? Infinity) <= FEW,
    )
    if (found !== undefined && others.length === 0) return found
  }
  return null
}

/** "No show rate", where a column tells `is_no_show`: the two words before it. */
function flagOf({ tokens, prepared }: Frame, at: number): Meant | null {
  const stems = tokens.slice(at - 2, at).map(({ stem }) => stem)
  for (const column of prepared.columns.values()) {
    const yes = yesOf(column)
    const isCalled = column.forms.some((form) => {
      const own = form.stems.filter((stem) => !LIGHT.has(stem))
      return form.quality >= 0.95 && own.length === 2 && stems.length === 2 && own.every((stem) => stems.includes(stem))
    })
    if (yes !== undefined && isCalled) return { column, value: yes }
  }
  return null
}

/** "Return rate", of which the word "rate" is the place. */
export const isRate = ({ tokens }: Frame, { from }: Slot): boolean => RATES.has(tokens[from]?.lower ?? '')

/** Whether what is counted is that of which a part is told. */
export const isRated = ({ role }: MeasurePart, { condition }: Rate): boolean => role?.slot.from === condition.to

/** Whether a name of the data holds the word: "conversion rate" where a column is called so. */
const isNamed = ({ slots }: Frame, from: number, at: number): boolean =>
  slots.some(
    ({ from: start, to, links: [top] }) => start <= from && to > at && top?.kind === 'column' && top.score > 0.8,
  )

/**
 * Reads a rate. Its noun then leads up to a count of the rows, whose place is the word "rate"; which of them meet the
 * condition is told beside it.
 */
export function readRate(frame: Frame): { readonly frame: Frame; readonly rate: Rate | null } {
  for (const { lower, index: at } of frame.tokens) {
    const noun = frame.tokens[at - 1]
    if (!RATES.has(lower) || noun?.kind !== 'word' || isNamed(frame, at - 1, at)) continue
    const compound = flagOf(frame, at)
    const start = compound === null ? at - 1 : at - 2
    if (!isFree(frame, { from: start, to: at + 1 })) continue
    const stems = nominalStems(noun.lower)
    const meant = compound ?? meantBy(stems, frame) ?? datedBy(stems, frame)
    if (meant === null) continue
    const span = { from: start, to: at }
    const { table } = meant.column
    const condition: Condition = {
      ...span,
      column: meant.column,
      ...(meant.value === null
        ? { operator: 'IS_NOT_NULL' as const, values: [] }
        : { operator: 'EQ' as const, values: [meant.value] }),
      negated: false,
      named: null,
      operand: span,
      score: 0.95,
      or: false,
    }
    const apart = (other: { readonly from: number; readonly to: number }): boolean =>
      !inside(at, other) && !inside(at - 1, other) && !inside(start, other)
    const slot = {
      from: at,
      to: at + 1,
      links: [{ kind: 'table' as const, from: at, to: at + 1, words: 1, table, score: 1 }],
    }
    return {
      frame: {
        ...frame,
        cues: [
          ...frame.cues.filter((cue) => apart(cue) && (cue.kind !== 'aggregate' || cue.to !== start)),
          { ...span, kind: 'count' as const },
        ].sort((a, b) => a.from - b.from),
        slots: [...frame.slots.filter(apart), slot].sort((a, b) => a.from - b.from),
      },
      rate: { condition, table },
    }
  }
  return { frame, rate: null }
}
