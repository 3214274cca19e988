import type { Granularity } from '@askchart/vocabulary'
import type { PreparedColumn, PreparedTable } from '../types.js'
import { cuesOf, type Frame } from './frame.js'
import type { DimensionPart } from './candidate.js'
import { impliedTime, isYearNumber } from './filter/times.js'
import type { Role } from './roles.js'
import { stepOf, type TimeStep } from './time-axis.js'

const part = (
  column: PreparedColumn,
  role: Role | null,
  score: number,
  more: Partial<DimensionPart> = {},
): DimensionPart => ({
  column,
  role,
  score,
  granularity: null,
  bin: null,
  byTable: false,
  ...more,
})

/** What stands for a table's rows on an axis: their name or title, else their key. */
function standIns(table: PreparedTable): readonly PreparedColumn[] {
  const names = table.columns.filter(
    ({ profile, isForeignKey, isKey }) => profile.type === 'STRING' && !isForeignKey && !isKey,
  )
  const first =
    table.display ?? names.find(({ words }) => words.includes('name') || words.includes('title')) ?? names[0]
  return [first, table.key].filter((column) => column != null)
}

/** Columns and tables that may be on an axis, each with the place that names it. */
export function dimensionParts(frame: Frame, roles: readonly Role[], step: TimeStep | null): readonly DimensionPart[] {
  const parts: DimensionPart[] = []
  const trend = cuesOf(frame, 'trend').length > 0
  for (const role of roles) {
    const top = role.slot.links[0]?.score ?? 0
    for (const found of role.slot.links) {
      if (found.score < top * 0.6) continue
      if (found.kind === 'column') parts.push(part(found.column, role, found.score, timing(found.column, step, trend)))
      else if (found.kind === 'table') {
        standIns(found.table).forEach((column, at) =>
          parts.push(part(column, role, found.score * (at === 0 ? 0.9 : 0.55), { byTable: true })),
        )
      } else parts.push(part(found.column, role, found.score * 0.6))
    }
  }
  return [...parts, ...impliedParts(frame, parts, step, trend)]
}

/** The step that a date is cut to. Dates themselves stay whole where nobody asks for more. */
function timing(
  column: PreparedColumn,
  step: TimeStep | null,
  trend: boolean,
): { readonly granularity: Granularity | null } {
  if (!column.isTime) return { granularity: null }
  return { granularity: step?.granularity ?? (trend ? stepOf(column) : null) }
}

/** A date that nobody named: "each year", "over time". */
function impliedParts(
  frame: Frame,
  parts: readonly DimensionPart[],
  step: TimeStep | null,
  trend: boolean,
): readonly DimensionPart[] {
  if (step === null && !trend) return []
  if (
    parts.some(
      ({ column, score }) => score > 0.6 && (column.isTime || (isYearNumber(column) && step?.granularity !== 'MONTH')),
    )
  )
    return []
  const wantsYears = step === null || step.granularity === 'YEAR'
  const column = impliedTime(frame, (one) => one.isTime || (wantsYears && isYearNumber(one)))
  if (column === null) return []
  return [part(column, null, 0.8, timing(column, step, trend))]
}
