import type { Subscription } from '@askchart/pubsub'
import type { Chart } from '../charts/chart.js'

/**
 * A chart as it is now, and again whenever one of the topics tells that it, or its data, may have changed; until
 * `return()` or the end of the chart.
 */
export class SharedChartStream implements AsyncIterableIterator<Chart> {
  private first = true
  private ended = false
  private turn: Promise<unknown> = Promise.resolve()
  private readonly heard = new Map<Subscription, Promise<IteratorResult<unknown>>>()

  constructor(
    private readonly live: readonly Subscription[],
    private readonly chart: () => Promise<Chart | null>,
    /** Whether a message is about the chart. */
    private readonly concerns: (message: unknown, chart: Chart | null) => boolean,
  ) {}

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<Chart>> {
    const result = this.turn.then(() => this.take())
    this.turn = result.catch(() => undefined)
    return result
  }

  async return(): Promise<IteratorResult<Chart>> {
    this.ended = true
    for (const one of this.live) await one.return?.()
    return { done: true, value: undefined }
  }

  private async take(): Promise<IteratorResult<Chart>> {
    try {
      await Promise.all(this.live.map(({ ready }) => ready))
      while (!this.ended) {
        const news = this.first || (await this.hear())
        if (!news) break
        this.first = false
        const chart = await this.chart()
        if (!chart) break
        if (news === true || this.concerns(news.message, chart)) return { done: false, value: chart }
      }
    } catch (error) {
      await this.return()
      throw error
    }
    return this.return()
  }

  /** The next message of any topic; null where one has ended. */
  private async hear(): Promise<{ readonly message: unknown } | null> {
    const waiting = this.live.map(async (one) => {
      const next = this.heard.get(one) ?? one.next()
      this.heard.set(one, next)
      return { one, result: await next }
    })
    const { one, result } = await Promise.race(waiting)
    this.heard.delete(one)
    return result.done === true ? null : { message: result.value }
  }
}
