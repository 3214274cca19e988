import type { PubSub } from '@askchart/pubsub'
import {
  BadInputError,
  checkFirst,
  type Connection,
  decodeCursor,
  encodeCursor,
  NotFoundError,
  type RequestContext,
  SubscriptionAudience,
  toConnection,
  type Viewer,
} from '@askchart/service'
import { MAX_ANCHOR_LENGTH, outputColumns, parseAnchor, writeAnchor } from '@askchart/vocabulary'
import { z } from 'zod'
import type { Chart } from '../charts/chart.js'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import { assertCanSeeChart } from '../charts/chart.policy.js'
import { checkKey } from '../charts/generate.service.js'
import { isStorable, UNSTORABLE_TEXT } from '../collaboration/storable.js'
import { type Comment, type CommentMessage, commentTopic, MAX_BODY, MAX_COMMENTS, MAX_MENTIONS } from './comment.js'
import type { CommentDataSource } from './comment.data-source.js'
import { assertCanComment, assertCanResolve, assertCanSeeComment } from './comment.policy.js'
import { CommentStream } from './comment-stream.js'
import type { PeopleDataSource } from './people.data-source.js'

export interface CommentServiceParts {
  readonly charts: ChartDataSource
  readonly comments: CommentDataSource
  readonly people: PeopleDataSource
  readonly pubsub: PubSub
  readonly clock: () => Date
}

export interface AddCommentRequest {
  readonly chartId: string
  readonly body: string
  readonly anchor: string | null
  readonly replyTo: string | null
  readonly mentions: readonly string[]
  readonly idempotencyKey: string | null
}

const cursorSchema = z.tuple([z.string()])

/** What people say about a chart. */
export class CommentService {
  constructor(private readonly parts: CommentServiceParts) {}

  /** All comments of a chart, oldest first, so that a thread's first comes before its replies. */
  async list(
    { id }: Pick<Chart, 'id'>,
    wanted: number,
    after: string | null,
  ): Promise<Connection<Comment> & { readonly totalCount: number }> {
    const first = checkFirst(wanted)
    const afterId = after === null ? null : decodeCursor(after, cursorSchema)[0]
    const [rows, totalCount] = await Promise.all([
      this.parts.comments.ofChart(id, first + 1, afterId),
      this.parts.comments.countOfChart(id),
    ])
    return { ...toConnection(rows, first, after, (comment) => encodeCursor([comment.id])), totalCount }
  }

  /** The same idempotency key never makes two comments of a person on a chart. */
  async add(request: AddCommentRequest, context: RequestContext): Promise<Comment> {
    const { viewer } = context
    const { comments, clock } = this.parts
    const chart = await this.chart(request.chartId)
    assertCanComment(viewer, chart, request.chartId)
    checkKey(request.idempotencyKey)
    const known = await this.known(request, viewer)
    if (known) return known
    const body = checkBody(request.body)
    const threadId = await this.threadOf(request, chart)
    if (threadId !== null && request.anchor !== null)
      throw new BadInputError('input.anchor', 'A reply is about what its thread is about: leave anchor out.')
    const anchor = request.anchor === null ? null : checkAnchor(request.anchor, chart)
    const mentions = await this.checkMentions(request.mentions, chart, context)
    if ((await comments.countOfChart(chart.id)) >= MAX_COMMENTS)
      throw new BadInputError('input.chartId', `A chart takes ${MAX_COMMENTS} comments, and this one has them.`)
    const { idempotencyKey } = request
    const wanted = { chartId: chart.id, threadId, authorId: viewer.id, body, anchor, mentions, idempotencyKey }
    const added = await comments.add({ ...wanted, createdAt: clock() })
    if (!added) {
      const earlier = await this.known(request, viewer)
      if (!earlier) throw new NotFoundError('chart', chart.id)
      return earlier
    }
    if (added.reopened) await this.tell(added.reopened)
    await this.tell(added.comment)
    return added.comment
  }

  /** Ends the thread that a comment belongs to. Resolving what is resolved changes nothing. */
  async resolve(id: string, viewer: Viewer): Promise<Comment> {
    const thread = await this.threadToChange(id, viewer)
    const by = { resolvedAt: this.parts.clock(), resolvedBy: viewer.id }
    return this.changed(thread, await this.parts.comments.resolve(thread.id, by))
  }

  /** Opens it again. */
  async reopen(id: string, viewer: Viewer): Promise<Comment> {
    const thread = await this.threadToChange(id, viewer)
    return this.changed(thread, await this.parts.comments.reopen(thread.id))
  }

  /** What is added, resolved and opened again from now on. Refuses strangers. */
  async follow(chartId: string, viewer: Viewer): Promise<AsyncIterableIterator<Comment>> {
    assertCanSeeChart(viewer, await this.chart(chartId), chartId)
    const live = this.parts.pubsub.subscribe(commentTopic(chartId))
    await live.ready
    return new CommentStream(live, (id) => this.comment(id))
  }

  /** Who may share what `follow` tells: the chart's workspace. Refuses strangers. */
  async audience(chartId: string, viewer: Viewer): Promise<SubscriptionAudience> {
    const chart = await this.chart(chartId)
    assertCanSeeChart(viewer, chart, chartId)
    return new SubscriptionAudience([chart.workspaceId])
  }

  private async chart(id: string): Promise<Chart | null> {
    const [chart = null] = await this.parts.charts.byIds([id])
    return chart
  }

  private async comment(id: string): Promise<Comment | null> {
    const [comment = null] = await this.parts.comments.byIds([id])
    return comment
  }

  private async known({ chartId, idempotencyKey }: AddCommentRequest, viewer: Viewer): Promise<Comment | null> {
    return idempotencyKey === null ? null : this.parts.comments.byIdempotencyKey(chartId, viewer.id, idempotencyKey)
  }

  /** A reply to a reply belongs to the same thread. */
  private async threadOf({ replyTo }: AddCommentRequest, chart: Chart): Promise<string | null> {
    if (replyTo === null) return null
    const answered = await this.comment(replyTo)
    if (answered?.chartId !== chart.id) throw new NotFoundError('comment', replyTo)
    return answered.threadId ?? answered.id
  }

  private async checkMentions(
    mentions: readonly string[],
    { workspaceId }: Chart,
    { call }: RequestContext,
  ): Promise<readonly string[]> {
    const people = [...new Set(mentions)]
    if (people.length === 0) return []
    if (people.length > MAX_MENTIONS)
      throw new BadInputError('input.mentions', `A comment mentions at most ${MAX_MENTIONS} people.`)
    const members = await this.parts.people.membersAmong(workspaceId, people, call)
    if (people.some((id) => !members.has(id)))
      throw new BadInputError(
        'input.mentions',
        'Only people who can see the chart are mentioned: members of its workspace.',
      )
    return people
  }

  private async threadToChange(id: string, viewer: Viewer): Promise<Comment> {
    const comment = await this.comment(id)
    const chart = comment && (await this.chart(comment.chartId))
    assertCanSeeComment(viewer, comment, chart, id)
    const thread = comment.threadId === null ? comment : await this.comment(comment.threadId)
    if (!thread || !chart) throw new NotFoundError('comment', id)
    assertCanResolve(viewer, thread, chart)
    return thread
  }

  private async changed(thread: Comment, now: Comment | null): Promise<Comment> {
    if (now) await this.tell(now)
    return now ?? (await this.comment(thread.id)) ?? thread
  }

  private async tell({ id, chartId }: Comment): Promise<void> {
    const message: CommentMessage = { commentId: id }
    await this.parts.pubsub.publish(commentTopic(chartId), message)
  }
}

function checkBody(text: string): string {
  const body = text.trim()
  if (body === '' || body.length > MAX_BODY)
    throw new BadInputError('input.body', `A comment must have 1 to ${MAX_BODY} characters.`)
  if (!isStorable(body)) throw new BadInputError('input.body', `The comment ${UNSTORABLE_TEXT}`)
  return body
}

/** As its one text; of columns that the chart has. */
function checkAnchor(text: string, { query }: Chart): string {
  const anchor = isStorable(text) ? parseAnchor(text) : null
  if (!anchor)
    throw new BadInputError(
      'input.anchor',
      `An anchor is axis:x, axis:y, or mark: and a JSON object of one to eight of the chart's columns with their values, at most ${MAX_ANCHOR_LENGTH} characters in all.`,
    )
  if (anchor.kind === 'mark') {
    const columns = new Set(outputColumns(query).map(({ name }) => name))
    if (Object.keys(anchor.values).some((name) => !columns.has(name)))
      throw new BadInputError('input.anchor', `The chart has these columns: ${[...columns].join(', ')}.`)
  }
  return writeAnchor(anchor)
}
