import type { Stoppable } from '@askchart/service'

/**
 * What has been started. Stopping goes backwards: last started, first stopped. A part counts from the moment its start
 * begins, so that a signal in the middle of it leaves nothing behind.
 */
export class Parts implements Stoppable {
  private readonly started: (() => Promise<void>)[] = []
  private stopped: Promise<void> | null = null

  get isStopping(): boolean {
    return this.stopped !== null
  }

  async start<Part>(start: () => Promise<Part>, stop: (part: Part) => Promise<void>): Promise<Part> {
    if (this.stopped) throw new Error('it is being stopped')
    const starting = start()
    this.started.push(async () => {
      const part = await starting.catch(() => null)
      if (part !== null) await stop(part)
    })
    return starting
  }

  /** Stops every part, also when one of them fails to; then throws what failed. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll()
    return this.stopped
  }

  private async stopAll(): Promise<void> {
    const failures: unknown[] = []
    for (const stop of this.started.reverse()) await stop().catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts did not stop cleanly`)
  }
}
