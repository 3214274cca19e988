import type { Cell, DataColumn, QueryProblem, QuerySpec } from '@askchart/vocabulary'
import type { ClickHouseClient } from '@clickhouse/client'
import { createQueryDataSource, defaultQueryLimits, type QueryRows } from '../src/execution/query.data-source.js'
import { shownRows } from '../src/execution/shown-rows.js'
import type { Catalogue } from '../src/query/catalogue.js'
import { type CompiledQuery, compileQuery } from '../src/query/compile.js'

export type PartialQuery = Partial<Omit<QuerySpec, 'v'>>
export const specOf = (query: PartialQuery): QuerySpec => ({ v: 1, measures: [], dimensions: [], ...query })

/** Runs queries of a test as the service does, and tells their rows. */
export interface QueryRunner {
  readonly rows: (query: PartialQuery) => Promise<readonly (readonly Cell[])[]>
  readonly columns: (query: PartialQuery) => Promise<readonly DataColumn[]>
  readonly sql: (query: PartialQuery) => string
  readonly problems: (query: PartialQuery) => readonly QueryProblem[]
}

export function createRunner(client: ClickHouseClient, catalogue: Catalogue, now: string): QueryRunner {
  const source = createQueryDataSource(client, () => new Date(now), defaultQueryLimits)
  return runnerOn((compiled) => source.run(catalogue.id, compiled), catalogue, now)
}

/** The same on any database that `run` runs compiled queries in. */
export function runnerOn(
  run: (compiled: CompiledQuery) => Promise<QueryRows>,
  catalogue: Catalogue,
  now: string,
): QueryRunner {
  const compile = (query: PartialQuery) => compileQuery(specOf(query), catalogue, { now: new Date(now) })
  function compiled(query: PartialQuery) {
    const result = compile(query)
    if ('problems' in result)
      throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
    return result.compiled
  }
  return {
    async columns(query) {
      const { columns } = shownRows(await run(compiled(query)), catalogue)
      return columns
    },
    async rows(query) {
      const { columns, rowCount } = shownRows(await run(compiled(query)), catalogue)
      return Array.from({ length: rowCount }, (_, row) => columns.map(({ values }) => values[row] ?? null))
    },
    sql: (query) => compiled(query).sql,
    problems(query) {
      const result = compile(query)
      return 'problems' in result ? result.problems : []
    },
  }
}

export const sum = (column: string) => ({ column, aggregate: 'SUM' }) as const
export const count = (column: string) => ({ column, aggregate: 'COUNT' }) as const
export const where = (column: string, operator: 'EQ' | 'GT' | 'LT' | 'NEQ', value: Cell) =>
  ({ compare: { column, operator, values: [value] } }) as const
