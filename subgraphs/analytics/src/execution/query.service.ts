import { NotFoundError, type Verifier, type Viewer } from '@askchart/service'
import { parseQuerySpec, type QueryProblem, type QuerySpec } from '@askchart/vocabulary'
import type { Catalogue } from '../query/catalogue.js'
import { type CompiledQuery, compileQuery } from '../query/compile.js'
import type { CatalogueSource } from './catalogue-source.js'
import { DatabaseError, InvalidQueryError, QueryLimitError } from './errors.js'
import { type GrantedChart, grantedDataset } from './grant.js'
import type { QueryDataSource, QueryRows } from './query.data-source.js'
import type { ResultCache } from './result-cache.js'
import { shownRows } from './shown-rows.js'
import type { WorkspaceQueue } from './workspace-queue.js'

export interface RanQuery {
  readonly rows: QueryRows
  readonly elapsedMs: number
  /** False for the one asker that ClickHouse answered. */
  readonly cached: boolean
}
export type QueryOutcome =
  { readonly compiled: CompiledQuery; readonly ran: RanQuery } | { readonly problem: QueryProblem }

export interface QueryServiceDependencies {
  readonly catalogues: CatalogueSource
  readonly dataSource: QueryDataSource
  readonly cache: ResultCache
  readonly queue: WorkspaceQueue
  readonly verifier: Verifier
  readonly clock: () => Date
}

/** Compiles and runs queries: for viewers of a dataset, and for charts whose data was granted. */
export class QueryService {
  constructor(private readonly dependencies: QueryServiceDependencies) {}

  /** What a person can put right is a problem; throws UnavailableError where ClickHouse cannot be reached. */
  async run(viewer: Viewer, datasetId: string, query: unknown): Promise<QueryOutcome> {
    const catalogue = await this.dependencies.catalogues.catalogueFor(viewer, datasetId)
    if (catalogue === null) {
      return { problem: { path: 'datasetId', message: new NotFoundError('dataset', datasetId).message } }
    }
    const parsed = parseQuerySpec(query)
    if ('problems' in parsed) return { problem: firstOf(parsed.problems) }
    const result = this.compile(parsed.spec, catalogue)
    if ('problem' in result) return result
    try {
      return { compiled: result.compiled, ran: await this.ran(catalogue, result.compiled) }
    } catch (error) {
      if (error instanceof QueryLimitError || error instanceof DatabaseError)
        return { problem: { path: '', message: error.message } }
      throw error
    }
  }

  /** Throws ForbiddenError without a valid grant, NotFoundError or InvalidQueryError where the data is no longer so. */
  async chartRows(chart: GrantedChart): Promise<QueryRows> {
    const { catalogue, compiled } = await this.granted(chart)
    return (await this.ran(catalogue, compiled)).rows
  }

  /** Throws what `chartRows` throws, but runs nothing. */
  async chartSql(chart: GrantedChart): Promise<CompiledQuery> {
    const { compiled } = await this.granted(chart)
    return compiled
  }

  private compile(spec: QuerySpec, catalogue: Catalogue) {
    const result = compileQuery(spec, catalogue, { now: this.dependencies.clock() })
    return 'problems' in result ? { problem: firstOf(result.problems) } : result
  }

  private async ran(catalogue: Catalogue, compiled: CompiledQuery): Promise<RanQuery> {
    const { cache, queue, dataSource } = this.dependencies
    const started = performance.now()
    let cached = true
    const rows = await cache.get(catalogue, compiled, () => {
      cached = false
      return queue.run(catalogue.workspaceId ?? catalogue.id, async (threads) =>
        shownRows(await dataSource.run(catalogue.id, compiled, threads), catalogue),
      )
    })
    return { rows, elapsedMs: performance.now() - started, cached }
  }

  private async granted(chart: GrantedChart) {
    const datasetId = await grantedDataset(this.dependencies.verifier, chart)
    const catalogue = await this.dependencies.catalogues.catalogueOf(datasetId)
    if (catalogue === null) throw new NotFoundError('dataset', datasetId)
    const parsed = parseQuerySpec(chart.query)
    const result = 'problems' in parsed ? { problem: firstOf(parsed.problems) } : this.compile(parsed.spec, catalogue)
    if ('problem' in result) throw new InvalidQueryError(result.problem.path, result.problem.message)
    return { catalogue, compiled: result.compiled }
  }
}

const firstOf = (problems: readonly QueryProblem[]): QueryProblem =>
  problems[0] ?? { path: '', message: 'The query cannot be read.' }
