import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { linesOf } from './data.js'
import type { Outcome } from './report.js'

const root = new URL('../../../', import.meta.url)
export const prediction = z.looseObject({
  id: z.string(),
  outcome: z.string(),
  confidence: z.number().optional(),
  elapsedMs: z.number(),
  rows: z.array(z.unknown()).optional(),
  encodings: z.unknown().optional(),
})
export type Prediction = z.output<typeof prediction>
export interface Asked {
  readonly id: string
  readonly db_id: string
  readonly nl: string
  readonly turns?: readonly string[]
  readonly followUpTo?: string
}

/** Answers prompts by `npm run answer`'s own program. */
export async function answered(prompts: readonly Asked[], databases: string): Promise<ReadonlyMap<string, Prediction>> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-bench-'))
  try {
    const [file, out] = [join(folder, 'prompts.jsonl'), join(folder, 'answers.jsonl')]
    await writeFile(file, prompts.map((row) => JSON.stringify(row)).join('\n'))
    const program = new URL('standalone/dist/answer/main.js', root).pathname
    const { status } = spawnSync(
      process.execPath,
      ['--enable-source-maps', program, '--databases', databases, '--prompts', file, '--out', out],
      { stdio: ['ignore', 'ignore', 2] },
    )
    if (status !== 0) throw new Error(`answering ended with status ${String(status)}.`)
    return new Map((await linesOf(out, prediction)).map((row) => [row.id, row]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const outcomeOf = (found: Prediction | undefined, id: string, why: string | null): Outcome => ({
  id,
  passed: why === null,
  why: why ?? '',
  confidence: found?.confidence ?? null,
  elapsedMs: found?.elapsedMs ?? 0,
})
