import type { PubSub } from '@askchart/pubsub'
import {
  BadInputError,
  type GraphCall,
  mapIterator,
  newId,
  NotFoundError,
  type RequestContext,
  untilLast,
  type Viewer,
} from '@askchart/service'
import type { Storage } from '@askchart/storage'
import { type ExportFormat, formats } from '../render/formats.js'
import type { PictureOptions } from '../render/picture.js'
import type { ExportDataSource } from './export.data-source.js'
import { type ChartExport, isFinished, progressTopic, storageKey } from './export.js'
import { assertCanSeeExport } from './export.policy.js'
import type { ExportedChart, GraphDataSource } from './graph.data-source.js'

const MAX_CHARTS = 20
const MAX_KEY = 200
const LINK_SECONDS = 3_600

export interface ExportServiceParts {
  readonly exports: ExportDataSource
  readonly graph: GraphDataSource
  readonly storage: Storage
  readonly pubsub: PubSub
  readonly clock: () => Date
}

export interface WantedExport {
  readonly chartIds: readonly string[]
  readonly format: ExportFormat
  readonly options: PictureOptions
  readonly idempotencyKey: string | null
}

/** Asking for exports and following them; making them is ExportJob's. */
export class ExportService {
  constructor(private readonly parts: ExportServiceParts) {}

  /** Queues an export of charts that the viewer may see, all of one workspace; a refusal says which chart is in the way. */
  async request(
    wanted: WantedExport,
    { viewer, call }: RequestContext,
  ): Promise<ChartExport | { readonly refused: string }> {
    checkOptions(wanted)
    const { exports, graph, clock } = this.parts
    if (wanted.idempotencyKey !== null) {
      const earlier = await exports.byIdempotencyKey(viewer.id, wanted.idempotencyKey)
      if (earlier) return earlier
    }
    const workspace = await this.commonWorkspace(wanted.chartIds, call)
    if ('refused' in workspace) return workspace
    const made = await exports.create({
      id: newId('export'),
      workspaceId: workspace.id,
      requestedBy: viewer.id,
      chartIds: wanted.chartIds,
      format: wanted.format,
      options: wanted.options,
      idempotencyKey: wanted.idempotencyKey,
      ticket: await graph.issueTicket(call),
      createdAt: clock(),
    })
    if (made) return made
    const winner =
      wanted.idempotencyKey === null ? null : await exports.byIdempotencyKey(viewer.id, wanted.idempotencyKey)
    if (!winner) throw new Error('an export was neither stored nor found')
    return winner
  }

  async export(id: string, viewer: Viewer): Promise<ChartExport> {
    const found = await this.parts.exports.byId(id)
    assertCanSeeExport(viewer, found, id)
    return found
  }

  /** A signed link to the finished file, good for an hour from now; null before it is finished. */
  link(finished: ChartExport): string | null {
    if (finished.status !== 'DONE' || finished.fileName === null) return null
    const { contentType } = finished.chartIds.length > 1 ? { contentType: 'application/zip' } : formats[finished.format]
    return this.parts.storage.downloadLink(storageKey(finished.id), {
      fileName: finished.fileName,
      contentType,
      expiresInSeconds: LINK_SECONDS,
    }).url
  }

  /** The export as it is now, then each new state; ends after the last one. */
  async progress(id: string, viewer: Viewer): Promise<AsyncIterableIterator<ChartExport>> {
    const announced = this.parts.pubsub.subscribe(progressTopic(id), {})
    try {
      await announced.ready
      const now = await this.export(id, viewer)
      const later = mapIterator(announced, () => this.export(id, viewer))
      return untilLast(now, later, isFinished)
    } catch (error) {
      await announced.return?.()
      throw error
    }
  }

  private async commonWorkspace(
    chartIds: readonly string[],
    call: GraphCall,
  ): Promise<{ readonly id: string } | { readonly refused: string }> {
    const charts = await Promise.all(chartIds.map((id) => this.parts.graph.chart(id, call)))
    const missing = chartIds.find((_, index) => !charts[index])
    if (missing !== undefined) return { refused: new NotFoundError('chart', missing).message }
    const workspaces = new Set(charts.map((chart: ExportedChart | null) => chart?.workspace?.id))
    const [id] = workspaces
    return workspaces.size === 1 && id !== undefined
      ? { id }
      : { refused: 'Charts of several workspaces cannot be one export. Export them one workspace at a time.' }
  }
}

function checkOptions({ chartIds, options, idempotencyKey }: WantedExport): void {
  if (chartIds.length < 1 || chartIds.length > MAX_CHARTS)
    throw new BadInputError('input.chartIds', `Name 1 to ${MAX_CHARTS} charts; there are ${chartIds.length}.`)
  if (new Set(chartIds).size !== chartIds.length) throw new BadInputError('input.chartIds', 'A chart is named twice.')
  if (idempotencyKey !== null && (idempotencyKey === '' || idempotencyKey.length > MAX_KEY))
    throw new BadInputError('input.idempotencyKey', `An idempotency key has 1 to ${MAX_KEY} characters.`)
  for (const [field, low, high] of [
    ['width', 100, 4000],
    ['height', 100, 4000],
    ['scale', 0.5, 4],
  ] as const) {
    const value = options[field]
    if (value !== null && !(value >= low && value <= high))
      throw new BadInputError(`input.${field}`, `${field} must be from ${low} to ${high}; it is ${value}.`)
  }
}
