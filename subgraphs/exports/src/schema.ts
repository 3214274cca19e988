import { buildSubgraph, type SubgraphSchema } from '@askchart/service'
import type { ExportsContext } from './context.js'
import { ExportEntity } from './exports/export.entity.js'
import { ExportResolver } from './exports/export.resolver.js'
import type { ExportService } from './exports/export.service.js'

export function exportsSchema(service: ExportService): SubgraphSchema {
  return buildSubgraph<ExportsContext>({
    resolvers: [new ExportResolver(service)],
    references: {
      Export: ({ id }, { exports, viewer }) => exports.export(String(id), viewer),
    },
    orphanedTypes: [ExportEntity],
  })
}
