import {
  checkFirst,
  type Connection,
  decodeCursor,
  encodeCursor,
  newId,
  type RequestContext,
  toConnection,
  type Viewer,
} from '@askchart/service'
import type { PubSub } from '@askchart/pubsub'
import { type Json, parseQuerySpec } from '@askchart/vocabulary'
import { z } from 'zod'
import { checkContent, queryPath } from '../collaboration/chart-content.js'
import { chartTopic, type ChartMessage } from '../collaboration/chart-topic.js'
import { commentTopic } from '../comments/comment.js'
import { binSteps } from '../spec/validate/bin-steps.js'
import type { AnalyticsDataSource } from './analytics.data-source.js'
import type { Chart, ChartOrder } from './chart.js'
import type { ChartDataSource } from './chart.data-source.js'
import {
  assertCanEditChart,
  assertCanListCharts,
  assertCanMakeCharts,
  assertCanSeeChart,
  assertSignedIn,
} from './chart.policy.js'
import { checkKey, workspaceOf } from './generate.service.js'
import { type Invalid, invalid } from './outcome.js'
import { tellWorkspace } from '../workspace-charts/chart-event.js'

export interface ChartServiceParts {
  readonly charts: ChartDataSource
  readonly analytics: AnalyticsDataSource
  readonly pubsub: PubSub
  readonly clock: () => Date
}

export interface ListRequest {
  readonly workspaceId: string | null
  readonly search: string | null
  readonly orderBy: ChartOrder
  readonly first: number
  readonly after: string | null
}

export interface ChartPage extends Connection<Chart> {
  readonly totalCount: number
}

export interface CreateRequest {
  readonly datasetId: string
  readonly workspaceId: string | null
  readonly idempotencyKey: string | null
  readonly title: string
  readonly spec: Json
  readonly query: Json
}

const cursorSchema = z.tuple([z.string(), z.string()])
/** As our cursors write it, and not in the year 0, which Postgres does not know. */
const time = z.iso.datetime({ precision: 3 }).refine((text) => !text.startsWith('0000'))
const timeCursorSchema = z.tuple([time, z.string()])

const sortKey = (chart: Chart, orderBy: ChartOrder): string => {
  if (orderBy === 'TITLE') return chart.title
  return (orderBy === 'RECENTLY_EDITED' ? chart.updatedAt : chart.createdAt).toISOString()
}

export class ChartService {
  constructor(private readonly parts: ChartServiceParts) {}

  async list(request: ListRequest, viewer: Viewer): Promise<ChartPage> {
    const { workspaceId, orderBy } = request
    const first = checkFirst(request.first)
    if (workspaceId !== null) assertCanListCharts(viewer, workspaceId)
    const workspaceIds = workspaceId === null ? viewer.workspaces.map(({ id }) => id) : [workspaceId]
    const search = request.search?.replaceAll('\0', '').trim().slice(0, 500) || null
    const after =
      request.after === null ? null : decodeCursor(request.after, orderBy === 'TITLE' ? cursorSchema : timeCursorSchema)
    const [rows, totalCount] = await Promise.all([
      this.parts.charts.list({ workspaceIds, search, orderBy, first, after }),
      this.parts.charts.count({ workspaceIds, search }),
    ])
    const cursorOf = (chart: Chart): string => encodeCursor([sortKey(chart, orderBy), chart.id])
    return { ...toConnection(rows, first, request.after, cursorOf), totalCount }
  }

  async create(request: CreateRequest, context: RequestContext): Promise<Chart | Invalid> {
    assertSignedIn(context.viewer)
    checkKey(request.idempotencyKey)
    const known = await this.known(request.idempotencyKey, context.viewer)
    if (known) return known
    const { datasetId, title, spec } = request
    const dataset = await this.parts.analytics.dataset(datasetId, context.call)
    assertCanMakeCharts(context.viewer, workspaceOf(dataset, request.workspaceId))
    const query = parseQuerySpec(request.query)
    const steps = 'spec' in query ? binSteps(query.spec, dataset) : {}
    const checked = checkContent({ title, description: null, spec, query: request.query }, steps)
    if ('issues' in checked) return invalid(checked.issues)
    const fault = await this.parts.analytics.faultOf(datasetId, checked.content.query, context.call)
    if (fault) return invalid([{ path: queryPath(fault.path ?? ''), message: fault.message }])
    const stored = await this.parts.charts.create(
      {
        ...checked.content,
        id: newId('chart'),
        workspaceId: dataset.workspaceId,
        datasetId,
        ownerId: context.viewer.id,
        analysisId: null,
        prompt: null,
        idempotencyKey: request.idempotencyKey,
      },
      this.parts.clock(),
    )
    if (stored) await tellWorkspace(this.parts.pubsub, 'CREATED', stored)
    const chart = stored ?? (await this.known(request.idempotencyKey, context.viewer))
    if (!chart) throw new Error('a chart whose key was taken is not there')
    return chart
  }

  private async known(key: string | null, viewer: Viewer): Promise<Chart | null> {
    const chart = key === null ? null : await this.parts.charts.byIdempotencyKey(viewer.id, key)
    if (chart) assertCanSeeChart(viewer, chart, chart.id)
    return chart
  }

  async delete(id: string, viewer: Viewer): Promise<boolean> {
    const [chart = null] = await this.parts.charts.byIds([id])
    assertCanEditChart(viewer, chart, id)
    const deleted = await this.parts.charts.delete(id)
    const gone: ChartMessage = { deleted: true }
    if (deleted) {
      await this.parts.pubsub.publish(chartTopic(id), gone)
      await this.parts.pubsub.publish(commentTopic(id), gone)
      await tellWorkspace(this.parts.pubsub, 'DELETED', chart)
    }
    return deleted
  }
}
