import type { Cell, ColumnProfile, ColumnType, Relationship, TableProfile } from '@askchart/vocabulary'
import type { Catalogue } from '../src/query/catalogue.js'

/** A table of a test: columns with their types, rows in their order. */
export interface TestTable {
  readonly name: string
  readonly columns: Readonly<Record<string, ColumnType>>
  readonly rows: readonly (readonly Cell[])[]
}

/** The part of a ClickHouse client that loading takes. */
interface Loader {
  command(request: { readonly query: string }): Promise<unknown>
  insert(request: {
    readonly table: string
    readonly values: readonly unknown[]
    readonly format: 'JSONCompactEachRow'
  }): Promise<unknown>
}

const PHYSICAL: Record<ColumnType, string> = {
  STRING: 'String',
  INTEGER: 'Int64',
  DECIMAL: 'Float64',
  BOOLEAN: 'Bool',
  DATE: 'Date32',
  DATETIME: "DateTime64(3, 'UTC')",
}

const ordered = (a: Cell, b: Cell): number => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1)

function profileColumn(table: TestTable, name: string, type: ColumnType, index: number): ColumnProfile {
  const values = table.rows.map((row) => row[index] ?? null).filter((value) => value !== null)
  const distinct = [...new Set(values)].sort(ordered)
  return {
    ref: `${table.name}.${name}`,
    name,
    label: name,
    type,
    role: type === 'DATE' || type === 'DATETIME' ? 'TIME' : 'DIMENSION',
    synonyms: [],
    distinctCount: distinct.length,
    sampleValues: distinct.slice(0, 10),
    minimum: distinct[0] ?? null,
    maximum: distinct.at(-1) ?? null,
    unit: null,
    defaultAggregate: null,
  }
}

/** `from` and `to` as `orders.customer_id > customers.id`, named by the left column unless a name goes before: `name: …`. */
export function relationships(...texts: readonly string[]): readonly Relationship[] {
  return texts.map((text) => {
    const [, name, from = '', to = ''] = /^(?:(\w+): )?(\S+) > (\S+)$/.exec(text) ?? []
    return { name: name ?? from.slice(from.indexOf('.') + 1).replace(/_id$/, ''), from, to, declared: true }
  })
}

/** A catalogue whose profile is that of the rows. */
export function catalogueOf(
  database: string,
  tables: readonly TestTable[],
  related: readonly Relationship[] = [],
): Catalogue {
  return {
    id: 'dataset_test',
    name: 'Test',
    version: 1,
    database,
    workspaceId: null,
    relationships: related,
    tables: tables.map((table): TableProfile => ({
      name: table.name,
      label: table.name,
      rowCount: table.rows.length,
      columns: Object.entries(table.columns).map(([name, type], index) => profileColumn(table, name, type, index)),
    })),
  }
}

const quoted = (name: string): string => `\`${name.replace(/[\\`]/g, '\\$&')}\``

/** Creates the tables in the database as an import does: only a column that misses values may hold NULL. */
export async function loadTables(client: Loader, database: string, tables: readonly TestTable[]): Promise<void> {
  for (const { name, columns, rows } of tables) {
    const definitions = Object.entries(columns).map(([column, type], index) => {
      const misses = rows.some((row) => (row[index] ?? null) === null)
      return `${quoted(column)} ${misses ? `Nullable(${PHYSICAL[type]})` : PHYSICAL[type]}`
    })
    const table = `${quoted(database)}.${quoted(name)}`
    await client.command({
      query: `CREATE TABLE ${table} (${definitions.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
    })
    if (rows.length > 0) await client.insert({ table, values: rows, format: 'JSONCompactEachRow' })
  }
}
