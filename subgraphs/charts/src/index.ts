import type { PubSub } from '@askchart/pubsub'
import {
  createGraphExecutor,
  type GraphClient,
  inert,
  type Jobs,
  type Logger,
  type Signer,
  type Subgraph,
  type Verifier,
} from '@askchart/service'
import { AnalyticsDataSource } from './charts/analytics.data-source.js'
import { ChartDataSource } from './charts/chart.data-source.js'
import { chartByIdFrom } from './charts/chart.loader.js'
import { ChartService, type ChartServiceParts } from './charts/chart.service.js'
import { DataGrants } from './charts/data-grants.js'
import { GenerateService, type GenerateServiceParts } from './charts/generate.service.js'
import { NlpDataSource } from './charts/nlp.data-source.js'
import { DocumentDataSource } from './collaboration/document.data-source.js'
import { documentByIdFrom, updateOfFrom } from './collaboration/document.loader.js'
import { EditDataSource } from './collaboration/edit.data-source.js'
import { EditDesk } from './collaboration/edit-desk.js'
import { PastDocuments } from './collaboration/past.js'
import { EditService, type EditServiceParts } from './collaboration/edit.service.js'
import { MergeService } from './collaboration/merge.service.js'
import { UndoService } from './collaboration/undo.service.js'
import { VersionService } from './collaboration/version.service.js'
import { FollowService } from './collaboration/follow.service.js'
import { CommentDataSource } from './comments/comment.data-source.js'
import { commentByIdFrom } from './comments/comment.loader.js'
import { CommentService, type CommentServiceParts } from './comments/comment.service.js'
import { PeopleDataSource } from './comments/people.data-source.js'
import type { ChartsConfig } from './config.js'
import { tellDataChanges } from './data-changes/data-change.events.js'
import { DataChangeService } from './data-changes/data-change.service.js'
import type { ChartsContext } from './context.js'
import { openChartsDatabase } from './db/database.js'
import { MendService } from './mend/mend.service.js'
import { PresenceDataSource } from './presence/presence.data-source.js'
import { PresenceService, type PresenceServiceParts } from './presence/presence.service.js'
import { RefineService, type RefineServiceParts } from './refine/refine.service.js'
import { chartsSchema } from './schema.js'
import { ShareLinkDataSource } from './share/share-link.data-source.js'
import { ShareService, type ShareServiceParts } from './share/share.service.js'
import { ChartEventService } from './workspace-charts/chart-event.service.js'

export { type ChartsConfig, readChartsConfig } from './config.js'
export { buildSpec, type Reading, type ResultShape } from './spec/build-spec.js'
export { chartTitle } from './spec/chart-title.js'
export { type DrawnChart, type DrawnMark, drawnRows, type DrawnRow } from './spec/drawn-rows.js'

export interface ChartsDependencies {
  readonly log: Logger
  readonly jobs: Jobs
  readonly pubsub: PubSub
  readonly verifier: Verifier
  /** Of the issuer `charts`: signs data grants. */
  readonly signer: Signer
  readonly clients: { readonly users: GraphClient; readonly nlp: GraphClient; readonly analytics: GraphClient }
  readonly clock: () => Date
}

/** The charts subgraph: charts, their specs, and people editing them together. */
export async function createCharts(config: ChartsConfig, dependencies: ChartsDependencies): Promise<Subgraph> {
  const { log, jobs, pubsub, verifier, signer, clients, clock } = dependencies
  const database = await openChartsDatabase(config.databaseUrl, log)
  const charts = new ChartDataSource(database, jobs)
  const edits = new EditDataSource(database)
  const documents = new DocumentDataSource(database)
  const analytics = new AnalyticsDataSource(clients.analytics)
  const nlp = new NlpDataSource(clients.nlp)
  const following = new FollowService({ charts, edits, documents, pubsub })
  const dataChanges = new DataChangeService({ charts, pubsub })
  const editing = new EditService({ charts, edits, desk: new EditDesk(edits), analytics, pubsub, clock })
  const undo = new UndoService(editing)
  const chartEvents = new ChartEventService(pubsub)
  const presence = new PresenceService({ charts, presence: new PresenceDataSource(database), pubsub, clock })
  const comments = new CommentDataSource(database)
  const people = new PeopleDataSource(clients.users)
  const sharing = new ShareService({ charts, links: new ShareLinkDataSource(database), pubsub, clock })
  const commenting = new CommentService({ charts, comments, people, pubsub, clock })
  const { schema, sdl } = chartsSchema({
    charts: new ChartService({ charts, analytics, pubsub, clock }),
    generate: new GenerateService({ charts, nlp, analytics, pubsub, clock }),
    edits: editing,
    merges: new MergeService(editing, edits, documents, new PastDocuments(documents)),
    undo,
    versions: new VersionService(edits, documents, editing),
    mend: new MendService(editing),
    refine: new RefineService({ charts, log: edits, edits: editing, undo, nlp, analytics }),
    presence,
    comments: commenting,
    sharing,
    grants: new DataGrants(signer),
  })
  return {
    name: 'charts',
    sdl,
    keySet: signer.keySet,
    client: createGraphExecutor({
      name: 'charts',
      schema,
      verifier,
      log,
      createContext: (base): ChartsContext => ({
        ...base,
        following,
        dataChanges,
        chartEvents,
        presence,
        commenting,
        sharing,
        chartById: chartByIdFrom(charts),
        commentById: commentByIdFrom(comments),
        documentById: documentByIdFrom(documents),
        updateOf: updateOfFrom(documents),
      }),
    }),
    ready: () => database.ping(),
    start: () => tellDataChanges(jobs, pubsub),
    stop: () => database.close(),
  }
}

/** The subgraph's SDL, for composition; needs no store. */
export const chartsSdl = (): string =>
  chartsSchema({
    charts: new ChartService(inert<ChartServiceParts>()),
    generate: new GenerateService(inert<GenerateServiceParts>()),
    edits: new EditService(inert<EditServiceParts>()),
    merges: new MergeService(
      inert<EditService>(),
      inert<EditDataSource>(),
      inert<DocumentDataSource>(),
      inert<PastDocuments>(),
    ),
    undo: new UndoService(inert<EditService>()),
    versions: new VersionService(inert<EditDataSource>(), inert<DocumentDataSource>(), inert<EditService>()),
    mend: new MendService(inert<EditService>()),
    refine: new RefineService(inert<RefineServiceParts>()),
    presence: new PresenceService(inert<PresenceServiceParts>()),
    comments: new CommentService(inert<CommentServiceParts>()),
    sharing: new ShareService(inert<ShareServiceParts>()),
    grants: new DataGrants(inert<Signer>()),
  }).sdl
