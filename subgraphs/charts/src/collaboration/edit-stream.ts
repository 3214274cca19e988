import type { PubSub, Subscription } from '@askchart/pubsub'
import { chartTopic, type ChartMessage, MISSED, parseChartMessage } from './chart-topic.js'
import type { Edit } from './edit.js'
import type { EditDataSource } from './edit.data-source.js'

const PAGE = 100

export interface EditStreamOptions {
  readonly chartId: string
  /** The first edit told is the one after this version. */
  readonly since: number
  readonly live: Subscription
  readonly edits: Pick<EditDataSource, 'after'>
  /** Where too much was missed to tell each edit: one that stands for all of them, made when it is taken. */
  readonly summary?: (() => Promise<Edit | null>) | undefined
}

/**
 * Every edit after a version, none missed and none twice, then live until `return()` or the chart's end. What is
 * heard live but the next version is filled in from the log; the log is read a page at a time, as fast as it is taken.
 */
class EditStream implements AsyncIterableIterator<Edit> {
  private told: number
  private ended = false
  /** Read from the log and not yet taken. */
  private page: Edit[] = []
  /** The version that the log is known to reach. */
  private reaches = Number.POSITIVE_INFINITY
  private summary: EditStreamOptions['summary']
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly options: EditStreamOptions) {
    this.told = options.since
    this.summary = options.summary
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<Edit>> {
    const result = this.turn.then(() => this.take())
    this.turn = result.catch(() => undefined)
    return result
  }

  async return(): Promise<IteratorResult<Edit>> {
    this.ended = true
    await this.options.live.return?.()
    return { done: true, value: undefined }
  }

  private async take(): Promise<IteratorResult<Edit>> {
    try {
      await this.options.live.ready
      while (!this.ended) {
        const edit = (await this.summed()) ?? (await this.fromLog()) ?? (await this.fromLive())
        if (edit === 'gone') break
        if (edit === null || edit.version <= this.told) continue
        this.told = edit.version
        return { done: false, value: edit }
      }
    } catch (error) {
      await this.return()
      throw error
    }
    return this.return()
  }

  private async summed(): Promise<Edit | null> {
    const { summary } = this
    this.summary = undefined
    return (await summary?.()) ?? null
  }

  /** The next edit of the log, where it is known or supposed to hold one. */
  private async fromLog(): Promise<Edit | null> {
    if (this.page.length === 0 && this.told < this.reaches) {
      this.page = await this.options.edits.after(this.options.chartId, this.told, PAGE)
      if (this.page.length < PAGE) this.reaches = this.page.at(-1)?.version ?? this.told
    }
    return this.page.shift() ?? null
  }

  private async fromLive(): Promise<Edit | 'gone' | null> {
    const heard = await this.options.live.next()
    if (heard.done) return 'gone'
    const message: ChartMessage = parseChartMessage(heard.value)
    if ('deleted' in message) return 'gone'
    if ('missed' in message) return this.lookAgain()
    const { edit } = message
    if (edit.version <= this.told + 1) return edit
    this.reaches = edit.version
    return null
  }

  /** What was not heard is in the log, and a chart that still is has a first version there. */
  private async lookAgain(): Promise<'gone' | null> {
    const [first] = await this.options.edits.after(this.options.chartId, 0, 1)
    this.reaches = Number.POSITIVE_INFINITY
    return first ? null : 'gone'
  }
}

/** Opens the stream; hears what is published from now on, so that nothing falls between the log and the live edits. */
export const editsSince = (
  pubsub: PubSub,
  edits: Pick<EditDataSource, 'after'>,
  chartId: string,
  since: number,
  summary?: EditStreamOptions['summary'],
): AsyncIterableIterator<Edit> =>
  new EditStream({ chartId, since, edits, summary, live: pubsub.subscribe(chartTopic(chartId), MISSED) })
