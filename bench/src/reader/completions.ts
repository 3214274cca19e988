import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClickHouse } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import { completePrompt, prepareDataset, type PreparedDataset, suggestPrompts } from '@askchart/nlp/reader'
import { askedDataset, importDatabase } from '@askchart/standalone/databases'
import { businessRow, linesOf, nlvRow, type PromptFolder } from './data.js'
import { quantile } from './report.js'

/** What the web client asks for: prompts that go on with what is typed, first prompts of a dataset; and those of a refusal. */
const [FIRST, SHOWN, OFFERED] = [8, 10, 3]

interface Typed {
  readonly database: string
  readonly nl: string
}

/** All that the query `suggestPrompts` does at a keystroke once the dataset is there. */
function complete(prepared: PreparedDataset, typed: string): void {
  const found = suggestPrompts(prepared, FIRST, typed).length + completePrompt(prepared, typed, FIRST).length
  if (found < FIRST) suggestPrompts(prepared, OFFERED)
}

function timed(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

const keystrokes = (prepared: PreparedDataset, nl: string): readonly number[] =>
  Array.from({ length: nl.length }, (_, at) => timed(() => complete(prepared, nl.slice(0, at + 1))))

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
  const unseen: number[] = []
  const firsts: number[] = []
  const others: number[] = []
  try {
    for (const name of [...new Set(typed.map(({ database }) => database))]) {
      const { profile } = askedDataset(clickhouse, await importDatabase(clickhouse, databases, name), null)
      const prompts = typed.filter(({ database }) => database === name).map(({ nl }) => nl)
      unseen.push(timed(() => complete(prepareDataset(profile), prompts[0]?.slice(0, 1) ?? '')))
      const prepared = prepareDataset(profile)
      suggestPrompts(prepared, SHOWN)
      const [first = 0, ...rest] = prompts.flatMap((nl) => keystrokes(prepared, nl))
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
      'the first on a dataset that nobody has asked for yet, with indexing it and reading its first prompts',
      unseen,
    ),
    line('the first where the first prompts are shown already', firsts),
    line('all others', others),
  ]
}
