import type { Outbox } from './outbox.js'
import type { SharedResult } from './sink.js'

/**
 * The way of one operation's results to its reader. Whatever is looked at for each reader of an event has long left the
 * processor's cache when the next event comes: so all of it is in this object and the socket's outbox, and not in closures
 * around closures.
 */
export class Delivery {
  /** Results given so far. */
  told = 0
  private open = true

  /** Each message begins with `start` and goes on with what is shared. */
  constructor(
    private readonly outbox: Outbox,
    private readonly start: Buffer,
  ) {}

  /**
   * Looks at what `next` will look at; false where nothing can be given any more. Looking at several before the first is given
   * something has the processor wait for their memory together, and not for each in its turn.
   */
  approach(): boolean {
    return this.open && this.start[0] !== undefined && this.outbox.isOpen()
  }

  next(result: SharedResult): void {
    this.told += 1
    if (this.open && this.outbox.mayReceive()) this.outbox.send(this.start, result)
  }

  /** Whatever is given from now on goes nowhere; false where that was so before. */
  stop(): boolean {
    const { open } = this
    this.open = false
    return open
  }
}
