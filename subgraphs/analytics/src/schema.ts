import { buildSubgraph, type SubgraphSchema } from '@askchart/service'
import { ConnectionResolver } from './connections/connection.resolver.js'
import type { ConnectionService } from './connections/connection.service.js'
import type { AnalyticsContext } from './context.js'
import { DatasetEntity } from './datasets/dataset.entity.js'
import { DatasetResolver } from './datasets/dataset.resolver.js'
import type { DatasetService } from './datasets/dataset.service.js'
import { ColumnResolver, TableResolver } from './datasets/table.resolver.js'
import { ChartEntity } from './execution/chart.entity.js'
import { chartReference } from './execution/chart.reference.js'
import { ChartResolver } from './execution/chart.resolver.js'
import type { DataProblemService } from './execution/data-problem.service.js'
import { QueryResolver } from './execution/query.resolver.js'
import type { QueryService } from './execution/query.service.js'
import { ImportEntity } from './imports/import.entity.js'
import { ImportRejectedResolver, ImportResolver } from './imports/import.resolver.js'
import type { ImportService } from './imports/import.service.js'
import type { ReadAgainService } from './imports/read-again.service.js'
import { MeaningResolver } from './meanings/meaning.resolver.js'
import type { MeaningService } from './meanings/meaning.service.js'

export interface AnalyticsServices {
  readonly connections: ConnectionService
  readonly datasets: DatasetService
  readonly imports: ImportService
  readonly readAgain: ReadAgainService
  readonly meanings: MeaningService
  readonly queries: QueryService
  readonly dataProblems: DataProblemService
}

export function analyticsSchema({
  connections,
  datasets,
  imports,
  readAgain,
  meanings,
  queries,
  dataProblems,
}: AnalyticsServices): SubgraphSchema {
  return buildSubgraph<AnalyticsContext>({
    resolvers: [
      new DatasetResolver(datasets),
      new TableResolver(datasets),
      new ColumnResolver(),
      new MeaningResolver(meanings),
      new ImportResolver(imports, readAgain),
      new ImportRejectedResolver(),
      new ConnectionResolver(connections),
      new QueryResolver(queries),
      new ChartResolver(queries, dataProblems),
    ],
    references: {
      Dataset: ({ id }, { datasetById }) => datasetById.load(String(id)),
      Import: ({ id }, context) => context.imports.import(String(id), context.viewer),
      Chart: (reference) => chartReference(reference),
    },
    orphanedTypes: [DatasetEntity, ImportEntity, ChartEntity],
  })
}
