import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClickHouse } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import { completePrompt, type PreparedDataset, suggestPrompts } from '@askchart/nlp/reader'
import { askedDataset, importDatabase } from '@askchart/standalone/databases'
import { businessRow, linesOf, nlvRow, type PromptFolder } from './data.js'
import { quantile } from './report.js'

const FIRST = 8

interface Typed {
  readonly database: string
  readonly nl: string
}

/** How long each keystroke of a prompt takes: all that the query `suggestPrompts` does once the dataset is there. */
function keystrokes(prepared: PreparedDataset, nl: string): readonly number[] {
  return Array.from({ length: nl.length }, (_, at) => {
    const started = performance.now()
    const typed = nl.slice(0, at + 1)
    const found = suggestPrompts(prepared, FIRST / 2, typed).length + completePrompt(prepared, typed, FIRST).length
    if (found < FIRST) suggestPrompts(prepared, FIRST)
    return performance.now() - started
  })
}

/** Times of completing business prompts and those of the NLV Corpus as they are typed, letter by letter. */
export async function completions(folder: PromptFolder, databases: string): Promise<readonly string[]> {
  const business = await linesOf(join(folder.business, 'prompts.jsonl'), businessRow)
  const nlv = await linesOf(join(folder.nl2vis, 'nlv/utterances.jsonl'), nlvRow)
  const typed: readonly Typed[] = [
    ...business.map(({ db_id: database, nl }) => ({ database, nl })),
    ...nlv.map(({ dataset: database, utterance: nl }) => ({ database, nl })),
  ]
  const own = await mkdtemp(join(tmpdir(), 'askchart-completions-'))
  const engine = await startClickHouse({ folder: own, progress: () => undefined })
  const clickhouse = openClickHouse(engine.url)
  const firsts: number[] = []
  const others: number[] = []
  try {
    for (const name of [...new Set(typed.map(({ database }) => database))]) {
      const { prepared } = askedDataset(clickhouse, await importDatabase(clickhouse, databases, name), null)
      const [first = 0, ...rest] = typed
        .filter(({ database }) => database === name)
        .flatMap(({ nl }) => keystrokes(prepared, nl))
      firsts.push(first)
      for (const time of rest) others.push(time)
    }
  } finally {
    await clickhouse.close()
    await engine.stop()
    await rm(own, { recursive: true, force: true })
  }
  const line = (what: string, times: readonly number[]): string =>
    `| ${what} | ${times.length} | ${quantile(times, 0.5).toFixed(2)} ms | ${quantile(times, 0.99).toFixed(2)} ms | ${quantile(times, 1).toFixed(1)} ms |`
  return [
    '\n## Completion while typing\n',
    '| keystrokes | count | p50 | p99 | longest |',
    '|---|---|---|---|---|',
    line(
      'the first on a dataset that nobody has looked at, which indexes its words and tries the prompts that it shows',
      firsts,
    ),
    line('all others', others),
  ]
}
