import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClickHouse } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import { answerFile } from './answer-file.js'
import { type AnswerOptions, readOptions } from './options.js'

const tell = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)

/** Answers on a ClickHouse of its own, in a folder that is gone afterwards. */
async function answer(options: AnswerOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-answer-'))
  // The engine ends by itself when this process does.
  const leave = (): never => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(130)
  }
  process.once('SIGINT', leave).once('SIGTERM', leave)
  const engine = await startClickHouse({ folder, progress: tell })
  const clickhouse = openClickHouse(engine.url)
  try {
    const count = await answerFile(options, clickhouse, tell)
    tell(`answered ${count} prompts in ${options.out}`)
  } finally {
    await clickhouse.close()
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

try {
  await answer(readOptions(process.argv.slice(2)))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
