import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ColumnProfile, ColumnType, Relationship, TableProfile } from '@askchart/vocabulary'
import type { ClickHouse } from '../db/clickhouse.js'
import { freeName } from '../datasets/profile/relationships.js'
import type { Catalogue } from '../query/catalogue.js'
import { StoreDataSource } from './store.data-source.js'

/**
 * What is known of the tables beforehand; names are those of the files and headers, without regard to case. A STRING
 * stays text; every other type is learned from the values.
 */
export interface FolderSchema {
  readonly tables: readonly {
    readonly name: string
    readonly label?: string
    readonly columns: readonly { readonly name: string; readonly label?: string; readonly type?: ColumnType }[]
  }[]
  readonly foreignKeys: readonly { readonly from: string; readonly to: string }[]
}

export interface FolderDataset {
  readonly clickhouse: ClickHouse
  /** The ClickHouse database to make; one of that name is dropped first. */
  readonly database: string
  readonly name: string
  /** Each `*.csv` in it becomes a table. */
  readonly folder: string
  readonly schema: FolderSchema | null
}

/** Imports a folder as one dataset, by the same code as uploads, and without a catalogue entry in Postgres. */
export async function importFolder({ clickhouse, database, name, folder, schema }: FolderDataset): Promise<Catalogue> {
  const fileNames = (await readdir(folder)).filter((file) => file.toLowerCase().endsWith('.csv')).sort()
  const stores = new StoreDataSource(clickhouse)
  await stores.drop(database)
  const filled = await stores.fill({
    database,
    files: fileNames.map((file) => ({
      name: file,
      open: () => Promise.resolve(createReadStream(join(folder, file), { highWaterMark: 256 * 1024 })),
    })),
    keepText: (table, column) => columnIn(schema, table, column)?.type === 'STRING',
  })
  const tables = filled.tables.map((table) => labelled(table, schema))
  return {
    id: database,
    name,
    version: 1,
    database,
    workspaceId: null,
    tables,
    relationships: withForeignKeys(filled.relationships, tables, schema?.foreignKeys ?? []),
  }
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const tableIn = (schema: FolderSchema | null, name: string) => schema?.tables.find((table) => same(table.name, name))
const columnIn = (schema: FolderSchema | null, table: string, column: string) =>
  tableIn(schema, table)?.columns.find(({ name }) => same(name, column))

function labelled(table: TableProfile, schema: FolderSchema | null): TableProfile {
  return {
    ...table,
    label: tableIn(schema, table.name)?.label ?? table.label,
    columns: table.columns.map((column) => ({
      ...column,
      label: columnIn(schema, table.name, column.name)?.label ?? column.label,
    })),
  }
}

/** Given keys first, then those found between tables that the given ones do not join. */
function withForeignKeys(
  found: readonly Relationship[],
  tables: readonly TableProfile[],
  foreignKeys: FolderSchema['foreignKeys'],
): readonly Relationship[] {
  const columns = tables.flatMap((table) => table.columns)
  const names = new Set<string>()
  const given: Relationship[] = []
  for (const key of foreignKeys) {
    const from = columns.find(({ ref }) => same(ref, key.from))
    const to = columns.find(({ ref }) => same(ref, key.to))
    if (!from || !to || from === to) continue
    const turned = pointsBack(from, to, tables)
    const name = freeName(turned ? to : from, names)
    names.add(name)
    given.push({ name, from: (turned ? to : from).ref, to: (turned ? from : to).ref, declared: true })
  }
  const joined = new Set(given.flatMap((one) => [pairOf(one), pairOf({ from: one.to, to: one.from })]))
  const added = found.filter((one) => !joined.has(pairOf(one))).map((one) => ({ ...one, name: unused(one, names) }))
  return [...given, ...added]
}

const tableOf = (ref: string): string => ref.slice(0, ref.indexOf('.'))
const pairOf = ({ from, to }: { from: string; to: string }): string => `${tableOf(from)}\n${tableOf(to)}`

function unused(relationship: Relationship, names: Set<string>): string {
  const name = names.has(relationship.name) ? freeName({ ref: relationship.from }, names) : relationship.name
  names.add(name)
  return name
}

/** Whether the key is written the wrong way round: its values repeat where it points to, and not where it comes from. */
function pointsBack(from: ColumnProfile, to: ColumnProfile, tables: readonly TableProfile[]): boolean {
  const unique = (column: ColumnProfile): boolean =>
    tables.some((table) => table.name === tableOf(column.ref) && table.rowCount === column.distinctCount)
  return !unique(to) && unique(from)
}
