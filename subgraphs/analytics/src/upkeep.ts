import type { Logger } from '@askchart/service'

/** Work that comes round by itself: one run of each at a time, a failure waits for the next round. */
export class Upkeep {
  private readonly timers: NodeJS.Timeout[] = []
  private readonly running = new Set<Promise<void>>()

  constructor(private readonly log: Logger) {}

  every(milliseconds: number, what: string, work: () => Promise<unknown>): void {
    let busy = false
    const round = async (): Promise<void> => {
      busy = true
      try {
        await work()
      } catch (error) {
        this.log.warn({ err: error }, `looking after ${what} failed`)
      } finally {
        busy = false
      }
    }
    const timer = setInterval(() => {
      if (busy) return
      const run = round()
      this.running.add(run)
      void run.finally(() => this.running.delete(run))
    }, milliseconds)
    timer.unref()
    this.timers.push(timer)
  }

  /** No new rounds; those that run are waited for. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    await Promise.all(this.running)
  }
}
