import type { CheckedWhole } from './checked.js'
import type { CompileContext } from './context.js'
import { rowsOf } from './rows.js'
import { selectSql } from './select.js'

/** The statement of an aggregate over a whole table. */
export function wholeSql(context: CompileContext, { use, aggregate, where }: CheckedWhole): string {
  const root = { table: use.table, hints: use.via }
  const rows = rowsOf(context, { root, where, dimensions: [], values: [{ use, filter: null }] })
  const column = {
    sql: context.dialect.aggregate(aggregate, rows.values[0] ?? null, use.column.type),
    name: context.internal('whole'),
  }
  return selectSql({ columns: [column], from: rows.from }, context.dialect)
}
