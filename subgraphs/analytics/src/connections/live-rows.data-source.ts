import type { Cell, ColumnProfile, TableProfile } from '@askchart/vocabulary'
import type { RowReader } from '../datasets/row-reader.js'
import type { ValueMatch } from '../datasets/dataset.js'
import type { Catalogue, LiveTable } from '../query/catalogue.js'
import { createParameters } from '../query/parameters.js'
import type { LiveConnection } from './live-connection.js'
import type { LiveDatabases } from './live-databases.js'
import { DatabaseError } from '../execution/errors.js'
import { liveError } from './live-error.js'
import { type Comparable, comparableOf, matchScore } from './match-score.js'

const PREVIEW_LIMITS = { seconds: 3, rows: 100, bytes: 8_000_000 }
const LOOKUP_LIMITS = { seconds: 1, rows: 100, bytes: 200_000 }
/** Columns that are looked into, and how large a table may be to be read through for one. */
const MAX_LOOKUPS = 12
const MAX_LOOKUP_ROWS = 1_000_000
const LOOKUPS_AT_ONCE = 3
const DEADLINE_MS = 2_000

interface Place {
  readonly table: TableProfile
  readonly live: LiveTable
  readonly column: ColumnProfile
}

function columnSql({ dialect }: LiveConnection, { casts }: LiveTable, name: string): string {
  const cast = casts[name]
  return cast === undefined ? dialect.quote(name) : dialect.read(dialect.quote(name), cast.as)
}

/** Looks into the rows of a live database. */
export class LiveRowsDataSource implements RowReader {
  constructor(private readonly databases: LiveDatabases) {}

  /** As they are now; nothing of a table that is gone or a view that fails. */
  async preview(catalogue: Catalogue, table: string, first: number): Promise<Cell[][]> {
    const columns = catalogue.tables.find(({ name }) => name === table)?.columns ?? []
    const live = catalogue.live?.tables[table]
    if (columns.length === 0 || live === undefined) return []
    try {
      return await this.databases.use(catalogue.database, async (connection) => {
        const wanted = columns.map(({ name }) => columnSql(connection, live, name)).join(', ')
        const sql = `SELECT ${wanted} FROM ${connection.dialect.table(live.schema, live.name)} LIMIT ${first}`
        const { rows } = await connection.read(sql, {}, PREVIEW_LIMITS)
        return rows.map((row) => columns.map(({ type }, index) => connection.decode(row[index] ?? null, type)))
      })
    } catch (error) {
      const told = liveError(error, catalogue.id)
      // A view that fails, or is gone, hides none of the other tables.
      if (told instanceof DatabaseError) return []
      throw told
    }
  }

  /**
   * The values nearest to each phrase: of those that the profile lists, and of text columns with more, those that are the
   * phrase but for case. What is not found in time is left out, as is a database that cannot be reached.
   */
  async matchValues(catalogue: Catalogue, phrases: readonly string[], first: number): Promise<ValueMatch[]> {
    const { live } = catalogue
    if (phrases.length === 0 || live === undefined) return []
    const places = catalogue.tables.flatMap((table): Place[] => {
      const physical = live.tables[table.name]
      if (physical === undefined) return []
      return table.columns.flatMap((column) => (column.type === 'STRING' ? [{ table, live: physical, column }] : []))
    })
    const found = new Map(places.map(({ column }) => [column.ref, new Set(column.sampleValues.map(String))]))
    const lookedInto = places
      .filter(({ table, column }) => isPartlyListed(column) && table.rowCount <= MAX_LOOKUP_ROWS)
      .slice(0, MAX_LOOKUPS)
    const looking = this.databases
      .use(catalogue.database, (connection) => lookAll(connection, lookedInto, phrases, found))
      .catch(() => undefined)
    if (lookedInto.length > 0) await Promise.race([looking, after(DEADLINE_MS)])
    const candidates = places.flatMap((place) => candidatesOf(place, found.get(place.column.ref) ?? new Set()))
    return phrases.flatMap((phrase) => bestOf(phrase, candidates, first))
  }
}

/** Whether a column has values that its profile does not list. */
const isPartlyListed = ({ distinctCount, sampleValues }: ColumnProfile): boolean =>
  distinctCount === null || distinctCount > sampleValues.length

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref())
}

async function lookAll(
  connection: LiveConnection,
  places: readonly Place[],
  phrases: readonly string[],
  found: ReadonlyMap<string, Set<string>>,
): Promise<void> {
  const end = performance.now() + DEADLINE_MS
  const waiting = [...places]
  const work = async (): Promise<void> => {
    for (let place = waiting.shift(); place !== undefined && performance.now() < end; place = waiting.shift()) {
      const values = await look(connection, place, phrases).catch(() => [])
      for (const value of values) found.get(place.column.ref)?.add(value)
    }
  }
  await Promise.all(Array.from({ length: LOOKUPS_AT_ONCE }, work))
}

/** The values of a column that are one of the phrases but for case. */
async function look(
  connection: LiveConnection,
  { live, column }: Place,
  phrases: readonly string[],
): Promise<readonly string[]> {
  const { dialect, sampling } = connection
  const parameters = createParameters(dialect)
  const text = columnSql(connection, live, column.name)
  const wanted = phrases
    .filter((phrase) => dialect.canHold(phrase))
    .map((phrase) => parameters.add({ kind: 'text', value: phrase.toLowerCase() }))
  if (wanted.length === 0) return []
  const sql = `SELECT DISTINCT ${text} FROM ${dialect.table(live.schema, live.name)} WHERE ${sampling.lower(text)} IN (${wanted.join(', ')}) LIMIT ${LOOKUP_LIMITS.rows}`
  const { rows } = await connection.read(sql, Object.fromEntries(parameters.values), LOOKUP_LIMITS)
  return rows.flatMap(([value]) => (typeof value === 'string' ? [value] : []))
}

interface Candidate {
  readonly column: string
  readonly isKey: boolean
  readonly value: Comparable
}

const candidatesOf = ({ column: { ref, role } }: Place, values: ReadonlySet<string>): readonly Candidate[] =>
  [...values].map((value) => ({ column: ref, isKey: role === 'IDENTIFIER', value: comparableOf(value) }))

function bestOf(phrase: string, candidates: readonly Candidate[], first: number): readonly ValueMatch[] {
  const wanted = comparableOf(phrase)
  const matches = candidates.flatMap(({ column, isKey, value }): ValueMatch[] => {
    // Keys are named in full or not at all.
    const isMeant = !isKey || value.text.toLowerCase() === phrase.toLowerCase()
    const score = isMeant ? matchScore(wanted, value) : 0
    return score > 0 ? [{ phrase, column, value: value.text, score }] : []
  })
  return matches.sort(byScore).slice(0, first)
}

const byScore = (a: ValueMatch, b: ValueMatch): number =>
  b.score - a.score || a.value.length - b.value.length || compare(a.value, b.value) || compare(a.column, b.column)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
