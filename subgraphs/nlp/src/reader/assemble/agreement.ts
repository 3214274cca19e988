import type { PreparedColumn, PreparedDataset, PreparedTable } from '../types.js'
import { type Candidate, tablesOf } from './candidate.js'
import type { Weighed } from './filter/choose.js'
import type { Condition } from './filter/condition.js'
import { waysBetween } from './ways.js'

/** What a condition may be about instead. */
interface Other extends Pick<Condition, 'column' | 'values'> {
  /** Whether it has the same name, in another table. */
  readonly twin: boolean
}
/** Conditions with all that they may be about instead, likeliest first. */
export type Others = ReadonlyMap<Condition, readonly Other[]>

/** A column of the same name this much less likely may still be what is meant, where the chart is of its table. */
const TWIN_BEHIND = 3
/** And any column, where that which is likeliest does not meet the chart at all. */
const BEHIND = 5

const alike = (a: PreparedColumn, b: PreparedColumn): boolean =>
  a.table !== b.table && a.words.join() === b.words.join()

export function othersOf(conditions: readonly Condition[], weighed: readonly Weighed[]): Others {
  const others = new Map<Condition, readonly Other[]>()
  for (const condition of conditions) {
    if (condition.related !== undefined || condition.aggregate !== undefined || condition.filter !== undefined) continue
    const asked = weighed.find(({ question }) => question.operand === condition.operand)
    const proposals = [...(asked?.proposals ?? [])].sort((a, b) => b.score - a.score)
    const [best] = proposals
    const found = proposals.flatMap(({ proposal: { column, values, operator, filter }, score }): readonly Other[] => {
      const behind = (best?.score ?? score) - score
      const twin = alike(column, condition.column) && behind < TWIN_BEHIND
      const same = operator === condition.operator && filter === undefined && column !== condition.column
      return same && (twin || behind < BEHIND) ? [{ column, values, twin }] : []
    })
    if (found.length > 0) others.set(condition, found)
  }
  return others
}

/** Whether any chart's tables meet these. */
export const meetAll = (tables: ReadonlySet<PreparedTable>, prepared: PreparedDataset): boolean =>
  [...tables].every((table) => prepared.tables.every((other) => Number.isFinite(prepared.distance(other, table))))

/**
 * The conditions as a chart may have them: "trips where the zip code is 94107" is about the trips' own zip code where other
 * tables have one too. What could only be about a table that no relationship leads to is left out.
 */
export function agreeing(
  conditions: readonly Condition[],
  candidate: Candidate,
  prepared: PreparedDataset,
  others: Others,
): readonly Condition[] {
  const tables = tablesOf(candidate)
  const [measure] = candidate.measures
  const meets = ({ table }: PreparedColumn): boolean =>
    measure === undefined ||
    table === measure.table ||
    waysBetween(prepared, measure.table.profile.name, table.profile.name).length > 0
  return conditions.flatMap((condition) => {
    if (tables.has(condition.column.table)) return [condition]
    const found = others.get(condition) ?? []
    const apart = !meets(condition.column)
    const other =
      found.find(({ twin, column }) => twin && tables.has(column.table)) ??
      (apart ? found.find(({ column }) => meets(column)) : undefined)
    if (other === undefined) return apart ? [] : [condition]
    return [{ ...condition, column: other.column, values: other.values }]
  })
}
