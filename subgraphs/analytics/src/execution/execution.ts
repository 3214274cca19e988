import type { ReferenceResolver, RequestContext, Verifier } from '@askchart/service'
import type { CatalogueSource } from './catalogue-source.js'
import { ChartEntity } from './chart.entity.js'
import { chartReference } from './chart.reference.js'
import { ChartResolver } from './chart.resolver.js'
import type { QueryDataSource } from './query.data-source.js'
import { QueryResolver } from './query.resolver.js'
import { QueryService } from './query.service.js'
import { createResultCache } from './result-cache.js'

export interface ExecutionDependencies {
  readonly catalogues: CatalogueSource
  readonly dataSource: QueryDataSource
  /** Verifies data grants: it must trust the keys of charts. */
  readonly verifier: Verifier
  readonly clock: () => Date
}

/** What running queries adds to the subgraph's schema. */
export interface Execution {
  readonly queries: QueryService
  readonly resolvers: readonly object[]
  readonly references: Readonly<Record<string, ReferenceResolver<RequestContext>>>
  readonly orphanedTypes: readonly NewableFunction[]
}

export function createExecution(dependencies: ExecutionDependencies): Execution {
  const queries = new QueryService({ ...dependencies, cache: createResultCache() })
  return {
    queries,
    resolvers: [new QueryResolver(queries), new ChartResolver(queries)],
    references: { Chart: chartReference },
    orphanedTypes: [ChartEntity],
  }
}
