import { columnLinks } from '../link/links.js'
import { isColumn } from '../link/metric-columns.js'
import type { DimensionPart, MeasurePart } from './candidate.js'
import { cuesOf, type Frame, overlap } from './frame.js'
import type { OrderClause } from './order.js'
import type { Role } from './roles.js'

/** What only the clause that orders names may be shown too: "..., sorted by creation". */
export function orderedDimensions(order: OrderClause | null): readonly DimensionPart[] {
  if (order === null || typeof order.target === 'string') return []
  return order.target.flatMap((slot) =>
    columnLinks(slot)
      .filter(({ column, score }) => isColumn(column) && score >= (slot.links[0]?.score ?? 0) * 0.85)
      .slice(0, 3)
      .map(({ column, score }) => ({
        column,
        role: null,
        score: score * 0.6,
        granularity: null,
        bin: null,
        byTable: false,
        bare: false,
      })),
  )
}

/** "The prices of all products, ranked by the mean price" says which aggregate the chart shows. */
export function orderedMeasures(
  frame: Frame,
  order: OrderClause | null,
  roles: readonly Role[],
): readonly MeasurePart[] {
  if (order === null || typeof order.target === 'string') return []
  const aggregate = cuesOf(frame, 'aggregate').find((cue) => overlap(cue, order))?.aggregate
  if (aggregate === undefined) return []
  return order.target.flatMap((slot) =>
    columnLinks(slot)
      .filter(({ column, score }) => column.isNumber && isColumn(column) && score >= (slot.links[0]?.score ?? 0) * 0.85)
      .slice(0, 2)
      .flatMap(({ column, score }): readonly MeasurePart[] => {
        const role = roles.find((one) =>
          one.slot.links.some((found) => found.kind === 'column' && found.column === column),
        )
        if (role?.aggregates.includes(aggregate) === true) return []
        return [{ aggregate, column, table: column.table, role: role ?? null, score, said: true }]
      }),
  )
}
