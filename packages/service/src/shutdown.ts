import type { Logger } from './logger.js'

export interface Stoppable {
  stop(): Promise<void>
}

/**
 * Stops the given parts in order on SIGTERM, SIGINT and SIGHUP, then ends the process with status 0; past `withinMs`, or
 * when a part fails to stop, with status 1. A second signal ends it at once.
 */
export function stopOnSignal(parts: readonly Stoppable[], log: Logger, withinMs = 28_000): void {
  let stoppingSince: number | null = null
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stoppingSince !== null) {
      // One Ctrl-C may arrive twice, from the terminal and from npm, which passes it on.
      if (performance.now() - stoppingSince > 1_000) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    log.info({ signal }, 'stopping')
    const deadline = setTimeout(() => {
      log.error('stopping took too long')
      process.exit(1)
    }, withinMs)
    let status = 0
    for (const part of parts) {
      await part.stop().catch((error: unknown) => {
        status = 1
        log.error({ err: error }, 'a part did not stop cleanly')
      })
    }
    clearTimeout(deadline)
    process.exit(status)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, (received) => void stop(received))
}
