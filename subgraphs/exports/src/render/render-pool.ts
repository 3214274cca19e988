import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { RenderTask } from './render-worker.js'

export interface RenderPool {
  /** The file's bytes. Rejects when drawing fails, takes too long or needs too much memory; the pool lives on. */
  render(task: RenderTask): Promise<Uint8Array>
  close(): Promise<void>
}

const TIME_LIMIT_MS = 20_000

/** Draws in worker threads with a bound on time and heap. */
export function createRenderPool(threads = 1): RenderPool {
  // Worker threads run the built code also where this file runs from its source.
  const worker = fileURLToPath(new URL('../../dist/render/render-worker.js', import.meta.url))
  const pool = new Piscina({
    filename: worker,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    maxQueue: 1_000,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  return {
    async render(task) {
      const bytes: unknown = await pool.run(task, { name: 'render', signal: AbortSignal.timeout(TIME_LIMIT_MS) })
      if (!(bytes instanceof Uint8Array)) throw new TypeError('a render worker answered something else than bytes')
      return bytes
    },
    close: () => pool.close(),
  }
}
