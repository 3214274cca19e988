export interface Repeated {
  /** Does the work now, and again each time the interval has passed since it was last done. */
  start(): void
  /** Does it no more; resolves when a run under way is over. */
  stop(): Promise<void>
}

/**
 * Upkeep that every process may do at any time, such as a purge: `work` must be idempotent. A failed run is only told.
 * An interval that changes is asked for after each run.
 */
export function repeat(
  everyMs: number | (() => number),
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Repeated {
  let timer: NodeJS.Timeout | null = null
  let running = Promise.resolve()
  let stopped = false

  function run(): void {
    running = work()
      .catch(onError)
      .then(() => {
        if (!stopped) timer = setTimeout(run, typeof everyMs === 'number' ? everyMs : everyMs()).unref()
      })
  }

  return {
    start: run,
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
