import type { Cell } from '@askchart/vocabulary'
import { z } from 'zod'
import { type ClickHouse, quoted, tableIn } from '../db/clickhouse.js'
import type { Catalogue } from '../query/catalogue.js'
import { readStoredCell, storedCell } from './cell.js'
import type { ValueMatch } from './dataset.js'
import type { RowReader } from './row-reader.js'

const MAX_SECONDS = 3
/** Longer texts are prose; nobody filters by them. */
const MAX_VALUE_LENGTH = 200

const row = z.array(storedCell)
const match = z
  .tuple([z.string(), z.string(), z.string(), z.number()])
  .transform(([phrase, column, value, score]): ValueMatch => ({ phrase, column, value, score }))

/** Looks into the rows of a dataset that is stored here. */
export class RowsDataSource implements RowReader {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** The first rows of a table, as they were stored. */
  async preview(catalogue: Catalogue, table: string, first: number): Promise<Cell[][]> {
    const columns = catalogue.tables.find(({ name }) => name === table)?.columns ?? []
    if (columns.length === 0) return []
    const rows = await this.clickhouse.rows(
      row,
      `SELECT ${columns.map(({ name }) => quoted(name)).join(', ')} FROM ${tableIn(catalogue.database, table)} LIMIT {first:UInt32}`,
      { first },
      { max_execution_time: MAX_SECONDS },
    )
    return rows.map((cells) => columns.map(({ type }, index) => readStoredCell(cells[index] ?? null, type)))
  }

  /**
   * The values of text columns nearest to each phrase, best first: the same text (1), the same but for case or
   * punctuation (0.98), beginning with the phrase or holding it as whole words (by how much of the value it is), and
   * misspelt by one letter, or two of eight. Keys (role IDENTIFIER) match whole, but for case. Hidden columns have none.
   */
  async matchValues(catalogue: Catalogue, phrases: readonly string[], first: number): Promise<ValueMatch[]> {
    const parameters: Record<string, unknown> = { phrases, first }
    const values = catalogue.tables.flatMap((table) =>
      table.columns
        .filter(({ type, hidden }) => type === 'STRING' && hidden !== true)
        .map(({ ref, name, role }) => {
          const parameter = `c${Object.keys(parameters).length}`
          parameters[parameter] = ref
          const column = quoted(name)
          const near = role === 'IDENTIFIER' ? isNamed(column) : `length(${column}) <= ${MAX_VALUE_LENGTH}`
          return `SELECT {${parameter}:String} AS ref, assumeNotNull(${column}) AS text FROM ${tableIn(catalogue.database, table.name)} WHERE ${column} IS NOT NULL AND ${near} GROUP BY ${column}`
        }),
    )
    if (values.length === 0 || phrases.length === 0) return []
    return this.clickhouse.rows(match, matchSql(values), parameters, { max_execution_time: MAX_SECONDS })
  }
}

/** Keys are named in full or not at all, and there are as many as rows: comparing each with every phrase takes a second. */
const isNamed = (column: string): string =>
  `lowerUTF8(${column}) IN arrayMap(phrase -> lowerUTF8(phrase), {phrases:Array(String)})`

const folded = (text: string): string => `trimBoth(replaceRegexpAll(lowerUTF8(${text}), '[^\\\\p{L}\\\\p{N}]+', ' '))`

const matchSql = (values: readonly string[]): string => `
  SELECT phrase, ref, text, score FROM (
    SELECT phrase, ref, text, plain, ${folded('phrase')} AS wanted,
      lengthUTF8(wanted) / greatest(lengthUTF8(plain), 1) AS share,
      multiIf(
        text = phrase, 1.0,
        wanted = '', 0.0,
        plain = wanted, 0.98,
        startsWith(concat(plain, ' '), concat(wanted, ' ')), 0.7 + 0.25 * share,
        position(concat(' ', plain, ' '), concat(' ', wanted, ' ')) > 0, 0.6 + 0.25 * share,
        startsWith(plain, wanted) AND lengthUTF8(wanted) >= 3, 0.5 + 0.4 * share,
        abs(toInt64(length(plain)) - toInt64(length(wanted))) > 2 OR least(length(plain), length(wanted)) < 4, 0.0,
        damerauLevenshteinDistance(plain, wanted) <= 1, 0.85,
        length(wanted) >= 8 AND damerauLevenshteinDistance(plain, wanted) = 2, 0.75,
        0.0
      ) AS score
    FROM (
      SELECT ref, text, ${folded('text')} AS plain FROM (${values.join(' UNION ALL ')})
    ) ARRAY JOIN {phrases:Array(String)} AS phrase
  )
  WHERE score > 0
  ORDER BY score DESC, lengthUTF8(text), text, ref
  LIMIT {first:UInt32} BY phrase`
