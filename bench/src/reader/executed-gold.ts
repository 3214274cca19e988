import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import sqlite, { type Database } from 'node-sqlite3-wasm'
import { z } from 'zod'

const sqlValue = z.union([z.string(), z.number(), z.bigint(), z.null()])
type SqlValue = z.output<typeof sqlValue>
const sqlRows = z.array(z.object({ shown_x: sqlValue, shown_y: sqlValue, shown_colour: sqlValue.default(null) }))

/** A chart that a published query gives, as VisEval's scorer compares it with another. */
export interface ExecutedGold {
  readonly chart: string
  readonly vis_obj: {
    readonly chart: string
    readonly x_data: readonly (readonly SqlValue[])[]
    readonly y_data: readonly (readonly SqlValue[])[]
    readonly classify: readonly SqlValue[]
    readonly sort: {
      readonly channel: 'x' | 'y'
      readonly order: 'ascending' | 'descending' | readonly SqlValue[]
    } | null
  }
  readonly query_meta: { readonly channel_specified: readonly string[] }
}

export interface Published {
  readonly nl: string
  readonly chart: string
  readonly vql: string
  readonly color_name?: string | null | undefined
}

const schemaFile = z.object({
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })) })),
})

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** What a bin of time is called, from SQLite's number of it. */
const BINS: Readonly<Record<string, { readonly format: string; readonly named: (text: string) => string }>> = {
  year: { format: '%Y', named: (text) => text },
  month: { format: '%m', named: (text) => MONTHS[Number(text) - 1] ?? text },
  weekday: { format: '%w', named: (text) => DAYS[Number(text)] ?? text },
  day: { format: '%Y-%m-%d', named: (text) => text },
}

const LOCAL_DATE = /^\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/

interface Parts {
  readonly mark: string
  readonly x: string
  readonly y: string
  readonly from: string
  readonly group: string | null
  readonly order: string | null
  readonly having: string
  readonly limit: string
  readonly bin: string | null
}

/** The clauses of a VQL query, each as written; null where it has not the shape of one that is charted. */
function partsOf(vql: string): Parts | null {
  const whole = /^Visualize (\w+) SELECT (.+?) , (.+?) FROM (.+?)(?:\s+BIN\s+\S+\s+BY\s+(\w+))?\s*$/i.exec(vql.trim())
  if (whole === null) return null
  const [, mark = '', x = '', y = '', tail = '', bin] = whole
  const clauses =
    /^(.*?)(?:\s+GROUP BY\s+((?:(?!\b(?:ORDER BY|HAVING|LIMIT)\b).)+?))?((?:\s+HAVING\s+.+?)?)(?:\s+ORDER BY\s+(.+?))?((?:\s+LIMIT\s+\d+)?)$/i.exec(
      tail,
    )
  if (clauses === null) return null
  const [, from = '', group, having = '', order, limit = ''] = clauses
  return {
    mark: mark.toLowerCase(),
    x,
    y,
    from,
    group: group ?? null,
    order: order ?? null,
    having,
    limit,
    bin: bin?.toLowerCase() ?? null,
  }
}

/** Texts in double quotes, as nvBench writes them, are names to a strict SQLite. */
const withTexts = (vql: string): string =>
  vql.replaceAll(/"([^"]*)"/g, (_, text: string) => `'${text.replaceAll("'", "''")}'`)

/** "T1.Name" and "name" are the same. */
const plain = (expression: string): string =>
  expression
    .replaceAll(/\b\w+\./g, '')
    .replaceAll(/\s+/g, '')
    .toLowerCase()

function sortOf({ x, y, order }: Parts): ExecutedGold['vis_obj']['sort'] {
  const found = /^(.+?)(?:\s+(ASC|DESC))?$/i.exec(order ?? '')
  if (found === null) return null
  const by = plain(found[1] ?? '')
  const channel = by === plain(y) ? 'y' : by === plain(x) ? 'x' : null
  return channel === null ? null : { channel, order: /desc/i.test(found[2] ?? '') ? 'descending' : 'ascending' }
}

/** SQLite's order of texts, capitals first and names of days by letters, is as good as the scorer's own. */
function byOwnOrder(sort: ReturnType<typeof sortOf>, values: readonly SqlValue[]): ExecutedGold['vis_obj']['sort'] {
  const texts = values.every((value) => typeof value === 'string' && !/^[-\d]/.test(value))
  return sort === null || sort.channel === 'y' || !texts ? sort : { ...sort, order: [...new Set(values)] }
}

/** What published queries give, by running them as they were made to be run: on SQLite. */
export class ExecutedGolds {
  private readonly databases = new Map<string, Promise<Database>>()

  /** `folder` holds one folder of CSV files with its `schema.json` for each database. */
  constructor(private readonly folder: string) {}

  /** Null where the query cannot be run or shows nothing. */
  async goldOf(name: string, row: Published): Promise<ExecutedGold | null> {
    const parts = partsOf(withTexts(row.vql))
    if (parts === null) return null
    const known = this.databases.get(name) ?? this.load(name)
    this.databases.set(name, known)
    return executed(await known, parts, row)
  }

  close(): void {
    for (const database of this.databases.values()) void database.then((open) => open.close())
  }

  private async load(name: string): Promise<Database> {
    const own = join(this.folder, name)
    const { tables } = schemaFile.parse(JSON.parse(await readFile(join(own, 'schema.json'), 'utf8')))
    const database = new sqlite.Database()
    for (const table of tables) {
      const quoted = table.columns.map((column) => `"${column.name}"`)
      const types = table.columns.map(({ type }, at) => `${quoted[at] ?? ''} ${type === 'number' ? 'NUMERIC' : 'TEXT'}`)
      database.exec(`CREATE TABLE "${table.name}" (${types.join(', ')})`)
      const file = await readFile(join(own, `${table.name}.csv`), 'utf8').catch(() => null)
      if (file === null) continue
      const [head = [], ...rows] = z
        .array(z.array(z.string()))
        .parse(parse(file, { relax_column_count: true, bom: true }))
      const places = table.columns.map((column) =>
        head.findIndex((cell) => cell.toLowerCase() === column.name.toLowerCase()),
      )
      const statement = database.prepare(`INSERT INTO "${table.name}" VALUES (${quoted.map(() => '?').join(', ')})`)
      database.exec('BEGIN')
      for (const cells of rows)
        statement.run(places.map((at) => (cells[at] === undefined || cells[at] === '' ? null : cells[at])))
      database.exec('COMMIT')
      statement.finalize()
    }
    return database
  }
}

/** Years that are numbers are bins of their own. */
const binOf = (x: string, format: string): string =>
  format === '%Y'
    ? `CASE WHEN ${x} BETWEEN 1000 AND 2200 THEN CAST(${x} AS INTEGER) ELSE strftime('%Y', ${x}) END`
    : `strftime('${format}', ${x})`

function rowsOf(database: Database, sql: string): z.output<typeof sqlRows> | null {
  try {
    return sqlRows.parse(database.all(sql))
  } catch {
    return null
  }
}

function executed(database: Database, parts: Parts, row: Published): ExecutedGold | null {
  const { x, y, from, group, having, order, limit, bin } = parts
  const unit = bin === null ? null : BINS[bin]
  if (unit === undefined) return null
  const across = unit === null ? x : binOf(x, unit.format)
  const colour = row.color_name ?? null
  const groups = unit === null ? group : [across, ...(colour === null ? [] : [colour])].join(', ')
  const shown = [`${across} AS shown_x`, `${y} AS shown_y`, ...(colour === null ? [] : [`${colour} AS shown_colour`])]
  const sql = [
    `SELECT ${shown.join(', ')} FROM ${from}`,
    ...(groups === null ? [] : [`GROUP BY ${groups}`]),
    having,
    ...(order === null ? [] : [`ORDER BY ${order}`]),
    limit,
  ].join(' ')
  const values = rowsOf(database, sql)
  const rows = (values ?? [])
    .map((one) => ({
      x: unit === null || one.shown_x === null ? one.shown_x : unit.named(String(one.shown_x)),
      y: one.shown_y,
      colour: one.shown_colour,
    }))
    .filter((one) => one.x !== null)
  // Dates that SQLite takes for texts are in another order, and written otherwise, than where they are read as dates.
  if (rows.length === 0 || rows.some((one) => typeof one.x === 'string' && LOCAL_DATE.test(one.x))) return null
  const names = colour === null ? [] : [...new Set(rows.map((one) => one.colour))]
  const series = colour === null ? [rows] : names.map((name) => rows.filter((one) => one.colour === name))
  return {
    chart: row.chart,
    vis_obj: {
      chart: parts.mark,
      x_data: series.map((list) => list.map((one) => one.x)),
      y_data: series.map((list) => list.map((one) => one.y)),
      classify: names,
      sort: byOwnOrder(
        sortOf(parts),
        rows.map((one) => one.x),
      ),
    },
    query_meta: { channel_specified: /\b[xy][- ]?axis\b/i.test(row.nl) ? ['x', 'y'] : [] },
  }
}
