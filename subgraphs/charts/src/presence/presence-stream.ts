import type { Subscription } from '@askchart/pubsub'
import type { Presence } from './presence.js'

export interface PresenceStreamOptions {
  readonly live: Subscription
  readonly present: () => Promise<readonly Presence[]>
  readonly clock: () => Date
  readonly presentMs: number
}

const textOf = (list: readonly Presence[]): string =>
  JSON.stringify(list.map(({ userId, clientId, selection }) => [userId, clientId, selection]))

/**
 * Who looks at a chart, and again whenever somebody comes, goes or turns to something else, until `return()`. Those who
 * were not heard for long enough go without a word: the list is looked at again when that time is up.
 */
export class PresenceStream implements AsyncIterableIterator<readonly Presence[]> {
  private told: string | null = null
  private ended = false
  private heard: Promise<IteratorResult<unknown>> | null = null
  private wake: () => void = () => undefined
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly options: PresenceStreamOptions) {}

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<readonly Presence[]>> {
    const result = this.turn.then(() => this.take())
    this.turn = result.catch(() => undefined)
    return result
  }

  async return(): Promise<IteratorResult<readonly Presence[]>> {
    this.ended = true
    this.wake()
    await this.options.live.return?.()
    return { done: true, value: undefined }
  }

  private async take(): Promise<IteratorResult<readonly Presence[]>> {
    try {
      await this.options.live.ready
      while (!this.ended) {
        const list = await this.options.present()
        const text = textOf(list)
        if (text !== this.told) {
          this.told = text
          return { done: false, value: list }
        }
        await this.untilChange(list)
      }
    } catch (error) {
      await this.return()
      throw error
    }
    return this.return()
  }

  private async untilChange(list: readonly Presence[]): Promise<void> {
    const { live, clock, presentMs } = this.options
    this.heard ??= live.next()
    const waking = new Promise<void>((resolve) => {
      this.wake = resolve
    })
    const oldest = Math.min(...list.map(({ lastSeenAt }) => lastSeenAt.getTime()))
    const timer =
      list.length === 0 ? undefined : setTimeout(this.wake, Math.max(1, oldest + presentMs - clock().getTime() + 1))
    const what = await Promise.race([this.heard, waking])
    clearTimeout(timer)
    if (what === undefined) return
    this.heard = null
    if (what.done) this.ended = true
  }
}
