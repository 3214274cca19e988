import type { ColumnType } from '@askchart/vocabulary'
import { z } from 'zod'
import type { LiveTable } from '../query/catalogue.js'
import { NO_SETTINGS } from './connection-problem.js'
import { assertSize, type FoundColumn, type FoundSchema, type FoundTable, leftOut, UnusableDatabaseError } from './found-schema.js' // prettier-ignore
import type { LiveConnection } from './live-connection.js'

const LIMITS = { seconds: 5, rows: 50_000, bytes: 20_000_000 }
const SYSTEM = ['system', 'information_schema', 'INFORMATION_SCHEMA']

const TABLES = `SELECT database, name, comment, total_rows, engine FROM system.tables
  WHERE position({p1:String}, concat('"', database, '"')) > 0 AND NOT is_temporary AND name NOT LIKE '.inner%' ORDER BY database, name`
const COLUMNS = `SELECT database, table, name, type, comment FROM system.columns
  WHERE position({p1:String}, concat('"', database, '"')) > 0 ORDER BY database, table, position`

const table = z.tuple([z.string(), z.string(), z.string(), z.coerce.number().nullable(), z.string()])
const column = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()])

const WRAPPED = /^(?:Nullable|LowCardinality)\((.*)\)$/s
const SIMPLE = /^SimpleAggregateFunction\([^,]+, (.*)\)$/s
const WHOLE = /^(U?Int(8|16|32|64)|Decimal(32|64|128|256)?\((\d+, )?0\))$/
const FRACTION = /^(Float(32|64)|BFloat16|Decimal(32|64|128|256)?\(.*\))$/
const TEXT =
  /^(U?Int(128|256)|UUID|IPv4|IPv6|Enum(8|16)\(.*|FixedString\(.*|Array\(.*|Map\(.*|Tuple\(.*|JSON.*|Object.*|Variant\(.*|Dynamic.*|Time|Time64\(.*)$/s

/** How a column of this type is read; null where nobody could chart it: states of aggregates, shapes, intervals. */
export function readClickHouseType(
  type: string,
): { readonly type: ColumnType; readonly cast: LiveTable['casts'][string] | null } | null {
  const inner = WRAPPED.exec(type)?.[1] ?? SIMPLE.exec(type)?.[1]
  if (inner !== undefined) return readClickHouseType(inner)
  if (type === 'String') return { type: 'STRING', cast: null }
  if (type === 'Bool') return { type: 'BOOLEAN', cast: null }
  if (type === 'Date' || type === 'Date32') return { type: 'DATE', cast: null }
  if (type.startsWith('DateTime')) {
    // With a zone of its own it would be written and cut in that.
    const cast = /'(?!UTC')/.test(type) ? ({ type: 'DateTime', as: 'utc' } as const) : null
    return { type: 'DATETIME', cast }
  }
  if (WHOLE.test(type)) return { type: 'INTEGER', cast: null }
  if (FRACTION.test(type)) return { type: 'DECIMAL', cast: null }
  return TEXT.test(type) ? { type: 'STRING', cast: { type, as: 'text' } } : null
}

const said = (comment: string): string | null => (comment === '' ? null : comment)

/** Tables and views of these databases with their columns, comments and row counts. `isOurs` names none of the user's. */
export async function readClickHouseSchema(
  connection: LiveConnection,
  databases: readonly string[],
  isOurs: (database: string) => boolean,
): Promise<FoundSchema> {
  const wanted = databases.filter((name) => !SYSTEM.includes(name) && !isOurs(name))
  if (wanted.length === 0)
    throw new UnusableDatabaseError(`The database ${databases.join(', ')} cannot be connected: it is a system's own.`)
  const values = { p1: wanted.map((name) => `"${name}"`).join() }
  const ask = async <Row extends z.ZodType>(row: Row, sql: string): Promise<z.output<Row>[]> =>
    z.array(row).parse((await connection.read(sql, values, LIMITS)).rows)
  const found = await ask(table, TABLES)
  const all = await ask(column, COLUMNS)
  const strange: string[] = []
  const columnsOf = (database: string, name: string): readonly FoundColumn[] =>
    all.flatMap(([ownerDatabase, owner, column, type, comment]) => {
      if (ownerDatabase !== database || owner !== name) return []
      const read = readClickHouseType(type)
      if (read === null) strange.push(`${name}.${column} (${type.slice(0, 40)})`)
      return read === null ? [] : [{ name: column, comment: said(comment), ...read }]
    })
  const tables = found.flatMap(([schema, name, comment, rows, engine]): readonly FoundTable[] => {
    const columns = columnsOf(schema, name)
    return columns.length === 0
      ? []
      : [
          {
            schema,
            name,
            comment: said(comment),
            rows,
            canSample: engine.endsWith('MergeTree'),
            isView: engine.endsWith('View'),
            columns,
            keys: [],
          },
        ]
  })
  assertSize(tables, `the database ${wanted.join(', ')}`)
  return { tables, foreignKeys: [], notes: leftOut('Columns whose types cannot be charted are', strange) }
}

const readonlySetting = z.tuple([z.coerce.number()])

/** Refuses a user who may not even choose how to read: a join means something else without its settings. */
export async function checkClickHouseUser(connection: LiveConnection): Promise<readonly string[]> {
  const limits = { seconds: 5, rows: 1, bytes: 10_000 }
  const sql = `SELECT getSetting('readonly')`
  try {
    readonlySetting.parse((await connection.read(sql, {}, limits)).rows[0])
    return []
  } catch (error) {
    if (!/readonly mode/i.test(String(error))) throw error
    throw new UnusableDatabaseError(NO_SETTINGS)
  }
}
