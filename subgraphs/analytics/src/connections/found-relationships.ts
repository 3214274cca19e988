import { type Cell, type Relationship, splitRef, type TableProfile } from '@askchart/vocabulary'
import { type Candidate, candidatesIn, freeName, relationshipsOf } from '../datasets/profile/relationships.js'
import type { LiveDatabase } from '../query/catalogue.js'
import { createParameters } from '../query/parameters.js'
import type { Literal } from '../query/values.js'
import type { LiveConnection } from './live-connection.js'
import { SAMPLE_ROWS } from './live-profile.js'

const LIMITS = { seconds: 1, rows: 200, bytes: 100_000 }
const MAX_VALUES = 100
const MAX_PAIRS = 50

const literal = (value: Cell): readonly Literal[] =>
  typeof value === 'string'
    ? [{ kind: 'text', value }]
    : typeof value === 'number' && Number.isSafeInteger(value)
      ? [{ kind: 'integer', value }]
      : []

/** Whether every value of a sample of one column is in the other: of a large table nobody looks at more. */
async function holds(connection: LiveConnection, live: LiveDatabase, { from, to }: Candidate): Promise<boolean> {
  const { table, column } = splitRef(to.ref)
  const place = live.tables[table]
  if (place === undefined || column in place.casts) return false
  const { dialect } = connection
  const parameters = createParameters(dialect)
  const wanted = from.sampleValues.slice(0, MAX_VALUES).flatMap(literal)
  const values = wanted.filter((one) => one.kind !== 'text' || dialect.canHold(one.value))
  if (values.length === 0) return false
  const key = dialect.quote(column)
  const among = values.map((value) => parameters.add(value)).join(', ')
  const sql = `SELECT DISTINCT ${key} FROM ${dialect.table(place.schema, place.name)} WHERE ${key} IN (${among})`
  const { rows } = await connection.read(sql, Object.fromEntries(parameters.values), LIMITS)
  return rows.length === new Set(values.map(({ value }) => value)).size
}

/** A column of a large table that had no value twice in its sample is as good as a key to look for. */
const withLikelyKeys = (tables: readonly TableProfile[]): readonly TableProfile[] =>
  tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      const isLikely = table.rowCount > SAMPLE_ROWS && column.distinctCount === table.rowCount - 1
      return isLikely ? { ...column, distinctCount: table.rowCount } : column
    }),
  }))

/**
 * Relationships that a database does not declare: columns whose names say which table's key they are, and whose values do
 * not deny it; what rows a view shows are another table's. They are found (`declared: false`), for a person to confirm or refuse.
 */
export async function findRelationships(
  connection: LiveConnection,
  live: LiveDatabase,
  tables: readonly TableProfile[],
  declared: readonly Relationship[],
  options: { readonly isView: (table: string) => boolean; readonly isInTime: () => boolean },
): Promise<readonly Relationship[]> {
  const known = new Set(declared.map(({ from }) => from))
  const candidates = candidatesIn(withLikelyKeys(tables)).filter(
    ({ from, to }) => !known.has(from.ref) && !options.isView(splitRef(to.ref).table),
  )
  const holding: Candidate[] = []
  for (const candidate of candidates.slice(0, MAX_PAIRS))
    if (options.isInTime() && (await holds(connection, live, candidate).catch(() => false))) holding.push(candidate)
  const taken = new Set(declared.map(({ name }) => name))
  return relationshipsOf(holding).map((relationship) => {
    const name = taken.has(relationship.name) ? freeName({ ref: relationship.from }, taken) : relationship.name
    taken.add(name)
    return { ...relationship, name }
  })
}
