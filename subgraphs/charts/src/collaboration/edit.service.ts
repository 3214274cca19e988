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
import { z } from 'zod'
import type { AnalyticsDataSource, QueryFault } from '../charts/analytics.data-source.js'
import type { Chart } from '../charts/chart.js'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import { assertCanEditChart, assertSignedIn } from '../charts/chart.policy.js'
import { checkKey } from '../charts/generate.service.js'
import type { Invalid } from '../charts/outcome.js'
import { type BinSteps, binSteps } from '../spec/validate/bin-steps.js'
import type { SpecIssue } from '../spec/validate/validate-spec.js'
import { queryPath } from './chart-content.js'
import { checkClientId } from './client-id.js'
import { type ChartMessage, chartTopic, encodeMessage } from './chart-topic.js'
import type { LookedAt, Unchecked } from './check.js'
import {
  decide,
  type Earlier,
  isEarlier,
  isEdited,
  isUnchecked,
  type PathEdit,
  proposal,
  type Propose,
} from './decide.js'
import type { Edit, EditConflict, EditedChart } from './edit.js'
import type { Appendix, EditOrigin, LockedChart } from './append.js'
import type { EditDataSource, PickOwn } from './edit.data-source.js'
import type { EditDesk } from './edit-desk.js'
import { tellWorkspace } from '../workspace-charts/chart-event.js'

/** Who asks for an edit of which chart, and by what words if by any. */
export interface EditOccasion {
  readonly chartId: string
  readonly clientId: string | null
  readonly idempotencyKey: string | null
  readonly words?: EditOrigin['words']
  /** The version that it brings back. */
  readonly restores?: number | null
  /** Which of one's own edits it takes back. */
  readonly pick?: PickOwn
}
export type EditRequest = EditOccasion & PathEdit

export type EditOutcome = EditedChart | EditConflict | Invalid

export interface EditServiceParts {
  readonly charts: ChartDataSource
  readonly edits: Pick<EditDataSource, 'before'>
  readonly desk: EditDesk
  readonly analytics: AnalyticsDataSource
  readonly pubsub: PubSub
  readonly clock: () => Date
}

/** A version, which Postgres keeps in 32 bits. */
const cursorSchema = z.tuple([z.int32().min(1)])
const MAX_CHANGES = 100
/** How often an edit of the query is looked at again because others edit it meanwhile. */
const MAX_ROUNDS = 5

/** Edits of charts: applied to a copy, checked, appended, acknowledged and published, in this order. */
export class EditService {
  constructor(private readonly parts: EditServiceParts) {}

  async edit(request: EditRequest, context: RequestContext): Promise<EditOutcome> {
    const chart = await this.known(request, context)
    checkChanges(request)
    return this.apply(chart, request, context, (locked) => proposal(locked, request))
  }

  /** The chart of an edit, once it is plain that this person may make it. */
  async editable(occasion: EditOccasion, context: RequestContext): Promise<Chart> {
    return this.allowed(occasion, context, null)
  }

  /** What never changes of that chart: a chart that is open here need not be read for it. */
  async known(occasion: EditOccasion, context: RequestContext): Promise<Pick<Chart, 'id' | 'datasetId'>> {
    return this.allowed(occasion, context, this.parts.desk.lately(occasion.chartId))
  }

  private async allowed(
    { chartId, clientId, idempotencyKey }: EditOccasion,
    { viewer }: RequestContext,
    known: Chart | null,
  ): Promise<Chart> {
    assertSignedIn(viewer)
    checkKey(idempotencyKey)
    const [chart = null] = known ? [known] : await this.parts.charts.byIds([chartId])
    assertCanEditChart(viewer, chart, chartId)
    if (clientId !== null) checkClientId(clientId)
    return chart
  }

  /** Makes one edit of what is proposed, for whom `editable` has let through. */
  apply<Refused extends { readonly kind: string }>(
    chart: Pick<Chart, 'id' | 'datasetId'>,
    occasion: EditOccasion,
    context: RequestContext,
    propose: Propose<Refused>,
  ): Promise<EditedChart | Invalid | Refused> {
    return this.append<Invalid | Refused>(chart, occasion, context, (locked, lookedAt) =>
      decide(locked, propose, lookedAt),
    )
  }

  /** Appends what is decided under the chart's lock, for whom `editable` has let through, and tells of it. */
  async append<Refused extends { readonly kind: string }>(
    { id: chartId, datasetId }: Pick<Chart, 'id' | 'datasetId'>,
    { clientId, idempotencyKey, words = null, restores = null, pick }: EditOccasion,
    { viewer, call }: RequestContext,
    decideOn: (locked: LockedChart, lookedAt: LookedAt) => Refused | Unchecked | Earlier | Appendix,
  ): Promise<EditedChart | Refused> {
    const outcome = await this.settled(datasetId, call, async (lookedAt) => {
      const origin = { authorId: viewer.id, clientId, idempotencyKey, words, restores, at: this.parts.clock() }
      const decide = (locked: LockedChart) => decideOn(locked, lookedAt)
      const asked = { origin, decide, pick: pick ?? null }
      const decided = await this.parts.desk.append<Refused | Unchecked | Earlier>(chartId, asked)
      if (decided === null) throw new NotFoundError('chart', chartId)
      return decided
    })
    if (isEarlier(outcome)) return { ...outcome, kind: 'edited' }
    if (isEdited(outcome)) await this.tell(outcome)
    return outcome
  }

  /** Decides again and again, having analytics look at the query that the decision waits for. */
  async settled<Outcome extends { readonly kind: string }>(
    datasetId: string,
    call: RequestContext['call'],
    decideWith: (lookedAt: LookedAt) => Promise<Outcome | Unchecked>,
  ): Promise<Outcome> {
    const lookedAt = new Map<string, { readonly steps: BinSteps } | { readonly fault: SpecIssue }>()
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const outcome = await decideWith(lookedAt)
      if (!isUnchecked(outcome)) return outcome
      const { query, restored } = outcome
      const dataset = await this.parts.analytics.dataset(datasetId, call)
      const fault = await this.parts.analytics.faultOf(datasetId, query, call)
      const verdict =
        fault && !restored
          ? { fault: issueOf(fault) }
          : { steps: fault && restored ? restored : binSteps(query, dataset) }
      lookedAt.set(queryHash(query), verdict)
    }
    throw new UnavailableError('charts', 'Others are changing the query of this chart just now. Try again in a moment.')
  }

  private async tell({ chart, edit, mended }: EditedChart): Promise<void> {
    for (const made of mended ? [edit, mended] : [edit]) {
      const message: ChartMessage = { edit: made }
      await this.parts.pubsub.publish(chartTopic(made.chartId), encodeMessage(message))
    }
    await tellWorkspace(this.parts.pubsub, 'EDITED', chart)
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

function checkChanges({ changes }: EditRequest): void {
  if (changes.length === 0 || changes.length > MAX_CHANGES)
    throw new BadInputError('input.changes', `An edit sets 1 to ${MAX_CHANGES} paths; this one has ${changes.length}.`)
}
