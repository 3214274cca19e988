import type { Subscription } from '@askchart/pubsub'
import type { Chart } from '../charts/chart.js'
import { parseDataChange } from './data-change.js'

/** Charts of a list whenever the rows of their dataset were replaced, until `return()`. Charts that are gone are left out. */
export class DataChangeStream implements AsyncIterableIterator<Chart> {
  private waiting: Chart[] = []
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly live: Subscription,
    private readonly chartsOn: (datasetId: string | null) => Promise<readonly Chart[]>,
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
    this.waiting = []
    await this.live.return?.()
    return { done: true, value: undefined }
  }

  private async take(): Promise<IteratorResult<Chart>> {
    try {
      for (;;) {
        const chart = this.waiting.shift()
        if (chart) return { done: false, value: chart }
        const heard = await this.live.next()
        if (heard.done) return { done: true, value: undefined }
        this.waiting = [...(await this.chartsOn(parseDataChange(heard.value).datasetId))]
      }
    } catch (error) {
      await this.return()
      throw error
    }
  }
}
