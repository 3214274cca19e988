import {
  checkFirst,
  type Connection,
  decodeCursor,
  encodeCursor,
  NotFoundError,
  queryHash,
  type RequestContext,
  toConnection,
  UnavailableError,
  BadInputError,
} from '@askchart/service'
import type { PubSub } from '@askchart/pubsub'
import { parseQuerySpec, type QuerySpec } from '@askchart/vocabulary'
import { z } from 'zod'
import type { AnalyticsDataSource, QueryFault } from '../charts/analytics.data-source.js'
import type { Chart } from '../charts/chart.js'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import { assertCanEditChart, assertSignedIn } from '../charts/chart.policy.js'
import { checkKey } from '../charts/generate.service.js'
import { type Invalid, invalid } from '../charts/outcome.js'
import { type BinSteps, binSteps, stepsIn } from '../spec/validate/bin-steps.js'
import { checkContent, queryPath } from './chart-content.js'
import { type Change, editDocument } from './chart-document.js'
import { PathProblem } from './chart-path.js'
import { type ChartMessage, chartTopic } from './chart-topic.js'
import type { Edit, EditConflict, EditedChart } from './edit.js'
import type { Appendix, EditDataSource, LockedChart } from './edit.data-source.js'
import { isStorable, UNSTORABLE_TEXT } from './json.js'

export interface EditRequest {
  readonly chartId: string
  readonly changes: readonly Change[]
  readonly baseVersion: number | null
  readonly clientId: string | null
  readonly idempotencyKey: string | null
}

export type EditOutcome = EditedChart | EditConflict | Invalid

export interface EditServiceParts {
  readonly charts: ChartDataSource
  readonly edits: EditDataSource
  readonly analytics: AnalyticsDataSource
  readonly pubsub: PubSub
  readonly clock: () => Date
}

/** A version, which Postgres keeps in 32 bits. */
const cursorSchema = z.tuple([z.int32().min(1)])
const MAX_CHANGES = 100
const MAX_CLIENT_ID = 200
/** How often an edit of the query is looked at again because others edit it meanwhile. */
const MAX_ROUNDS = 5

/** The edit waits for analytics to look at the query that it leads to. */
interface Unchecked {
  readonly kind: 'unchecked'
  readonly query: QuerySpec
}
interface Earlier {
  readonly kind: 'earlier'
  readonly chart: Chart
  readonly edit: Edit
}
/** Queries that analytics can run, by hash, with the widths of their bins. */
type Runnable = ReadonlyMap<string, BinSteps>

/** Edits of charts: applied to a copy, checked, appended, acknowledged and published, in this order. */
export class EditService {
  constructor(private readonly parts: EditServiceParts) {}

  async edit(request: EditRequest, context: RequestContext): Promise<EditOutcome> {
    const { viewer, call } = context
    assertSignedIn(viewer)
    const { chartId, clientId, idempotencyKey } = request
    checkKey(idempotencyKey)
    const [chart = null] = await this.parts.charts.byIds([chartId])
    assertCanEditChart(viewer, chart, chartId)
    checkRequest(request)
    const runnable = new Map<string, BinSteps>()
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const origin = { authorId: viewer.id, clientId, idempotencyKey, at: this.parts.clock() }
      const outcome = await this.parts.edits.append(chartId, origin, (locked) => decide(locked, request, runnable))
      if (outcome === null) throw new NotFoundError('chart', chartId)
      if (outcome.kind === 'earlier') return { ...outcome, kind: 'edited' }
      if (outcome.kind !== 'unchecked') return this.told(outcome)
      const { query } = outcome
      const dataset = await this.parts.analytics.dataset(chart.datasetId, call)
      const fault = await this.parts.analytics.faultOf(chart.datasetId, query, call)
      if (fault) return invalid([issueOf(fault)])
      runnable.set(queryHash(query), binSteps(query, dataset))
    }
    throw new UnavailableError('charts', 'Others are changing the query of this chart just now. Try again in a moment.')
  }

  private async told(outcome: EditOutcome): Promise<EditOutcome> {
    if (outcome.kind === 'edited') {
      const message: ChartMessage = { edit: outcome.edit }
      await this.parts.pubsub.publish(chartTopic(outcome.edit.chartId), message)
    }
    return outcome
  }

  /** Newest first. */
  async history(chartId: string, wanted: number, after: string | null): Promise<Connection<Edit>> {
    const first = checkFirst(wanted)
    const version = after === null ? null : decodeCursor(after, cursorSchema)[0]
    const edits = await this.parts.edits.before(chartId, version, first)
    return toConnection(edits, first, after, (edit) => encodeCursor([edit.version]))
  }
}

const issueOf = ({ path, message }: QueryFault) => ({ path: queryPath(path ?? ''), message })

function checkRequest({ changes, clientId }: EditRequest): void {
  if (changes.length === 0 || changes.length > MAX_CHANGES)
    throw new BadInputError('input.changes', `An edit sets 1 to ${MAX_CHANGES} paths; this one has ${changes.length}.`)
  if (clientId === null) return
  if (clientId.length > MAX_CLIENT_ID)
    throw new BadInputError('input.clientId', `clientId may have at most ${MAX_CLIENT_ID} characters.`)
  if (!isStorable(clientId)) throw new BadInputError('input.clientId', `clientId ${UNSTORABLE_TEXT}`)
}

/** What becomes of an edit, given the chart as it stands. Pure, so that it may run under the row's lock. */
export function decide(
  { chart, document, earlier }: LockedChart,
  { changes, baseVersion }: Pick<EditRequest, 'changes' | 'baseVersion'>,
  runnable: Runnable,
): Appendix | EditConflict | Invalid | Unchecked | Earlier {
  if (earlier) return { kind: 'earlier', chart, edit: earlier }
  if (baseVersion !== null && baseVersion !== chart.version) {
    const message = `This chart is at version ${chart.version} by now, not ${baseVersion}. Look at it again before changing it.`
    return { kind: 'conflict', message, chart }
  }
  const unstorable = changes.find(({ path, value }) => !isStorable([path, value]))
  if (unstorable) return invalid([{ path: unstorable.path.slice(0, 500), message: `This ${UNSTORABLE_TEXT}` }])
  let edited
  try {
    edited = editDocument(document, changes)
  } catch (error) {
    if (error instanceof PathProblem) return invalid([{ path: error.path, message: error.message }])
    throw error
  }
  const query = parseQuerySpec(edited.content.query)
  const known = 'spec' in query ? runnable.get(queryHash(query.spec)) : undefined
  const same = 'spec' in query && queryHash(query.spec) === queryHash(chart.query)
  if ('spec' in query && !same && known === undefined) return { kind: 'unchecked', query: query.spec }
  const checked = checkContent(edited.content, known ?? stepsIn(chart.spec))
  if ('issues' in checked) {
    // Bins may be new to the spec; how wide they are is then for the dataset to say.
    const binned = Object.keys(stepsIn(edited.content.spec)).length > 0
    return same && binned && known === undefined ? { kind: 'unchecked', query: query.spec } : invalid(checked.issues)
  }
  const { update } = edited
  return { kind: 'append', content: checked.content, document: edited.document, update, changes: edited.changes }
}
