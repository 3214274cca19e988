import { buildSubgraph, type SubgraphSchema } from '@askchart/service'
import { chartReference, workspaceReference } from './charts/chart.reference.js'
import { ChartEntity } from './charts/chart.entity.js'
import { ChartResolver } from './charts/chart.resolver.js'
import type { ChartService } from './charts/chart.service.js'
import type { DataGrants } from './charts/data-grants.js'
import { GenerateResolver } from './charts/generate.resolver.js'
import type { GenerateService } from './charts/generate.service.js'
import { AnalysisEntity, DatasetEntity, UserEntity, WorkspaceEntity } from './charts/stubs.entity.js'
import { WorkspaceResolver } from './charts/workspace.resolver.js'
import { ChartDocumentResolver, EditUpdateResolver } from './collaboration/document.resolver.js'
import { ChartHistoryResolver, EditResolver } from './collaboration/edit.resolver.js'
import type { EditService } from './collaboration/edit.service.js'
import type { MergeService } from './collaboration/merge.service.js'
import { UndoResolver } from './collaboration/undo.resolver.js'
import type { UndoService } from './collaboration/undo.service.js'
import { VersionResolver } from './collaboration/version.resolver.js'
import type { VersionService } from './collaboration/version.service.js'
import { commentReference } from './comments/comment.reference.js'
import { ChartCommentsResolver, CommentResolver } from './comments/comment.resolver.js'
import type { CommentService } from './comments/comment.service.js'
import type { ChartsContext } from './context.js'
import { DataChangeResolver } from './data-changes/data-change.resolver.js'
import { MendResolver } from './mend/mend.resolver.js'
import type { MendService } from './mend/mend.service.js'
import { ChartPresenceResolver, PresenceResolver } from './presence/presence.resolver.js'
import type { PresenceService } from './presence/presence.service.js'
import { RefineResolver } from './refine/refine.resolver.js'
import type { RefineService } from './refine/refine.service.js'
import { ChartShareResolver, ShareResolver } from './share/share.resolver.js'
import type { ShareService } from './share/share.service.js'
import { ChartEventResolver } from './workspace-charts/chart-event.resolver.js'

export interface ChartsServices {
  readonly charts: ChartService
  readonly generate: GenerateService
  readonly edits: EditService
  readonly merges: MergeService
  readonly undo: UndoService
  readonly versions: VersionService
  readonly refine: RefineService
  readonly mend: MendService
  readonly presence: PresenceService
  readonly comments: CommentService
  readonly sharing: ShareService
  readonly grants: DataGrants
}

export function chartsSchema({
  charts,
  generate,
  edits,
  merges,
  undo,
  versions,
  refine,
  mend,
  presence,
  comments,
  sharing,
  grants,
}: ChartsServices): SubgraphSchema {
  return buildSubgraph<ChartsContext>({
    resolvers: [
      new ChartResolver(charts, grants),
      new GenerateResolver(generate),
      new WorkspaceResolver(charts),
      new EditResolver(edits),
      new ChartDocumentResolver(merges),
      new EditUpdateResolver(),
      new UndoResolver(undo),
      new VersionResolver(versions),
      new RefineResolver(refine),
      new MendResolver(mend),
      new DataChangeResolver(),
      new ChartEventResolver(),
      new PresenceResolver(presence),
      new ChartPresenceResolver(presence),
      new ChartHistoryResolver(edits),
      new CommentResolver(comments),
      new ChartCommentsResolver(comments),
      new ShareResolver(sharing),
      new ChartShareResolver(sharing),
    ],
    references: { Chart: chartReference, Workspace: workspaceReference, Comment: commentReference },
    orphanedTypes: [ChartEntity, WorkspaceEntity, DatasetEntity, UserEntity, AnalysisEntity],
  })
}
