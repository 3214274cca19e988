import { open } from 'node:fs/promises'
import type { Catalogue, ClickHouse } from '@askchart/analytics'
import type { Reading } from '@askchart/nlp/reader'
import { type AnswerLine, answerRow, type AskedDataset } from './answer.js'
import { askedDataset, importDatabase } from './databases.js'
import type { AnswerOptions } from './options.js'
import { type PromptRow, readPrompts } from './prompts.js'

/** What `later` returned for a key the first time it was asked. */
function once<K, V>(later: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>()
  return (key) => {
    const found = known.get(key) ?? later(key)
    known.set(key, found)
    return found
  }
}

/** Answers every row of a file of prompts, in the file's order; each database is imported when it is first asked. */
export async function answerFile(
  options: AnswerOptions,
  clickhouse: ClickHouse,
  progress: (text: string) => void,
): Promise<number> {
  const rows = await readPrompts(options.prompts)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const datasetOf = once(async (name: string): Promise<AskedDataset> => {
    progress(`importing ${name}`)
    const catalogue: Catalogue = await importDatabase(clickhouse, options.databases, name)
    return askedDataset(clickhouse, catalogue, options.today)
  })
  const asking = new Set<PromptRow>()
  const answerOf = once(
    async (row: PromptRow): Promise<{ readonly line: AnswerLine; readonly reading: Reading | null }> => {
      const before = row.followUpTo == null ? undefined : byId.get(row.followUpTo)
      if (row.followUpTo != null && before === undefined) {
        throw new Error(`${row.id} goes on from ${row.followUpTo}, which is not in ${options.prompts}.`)
      }
      if (asking.has(row)) throw new Error(`${row.id} goes on from itself.`)
      asking.add(row)
      const earlier = before === undefined ? null : (await answerOf(before)).reading
      return answerRow(row, await datasetOf(row.db_id), earlier)
    },
  )
  const out = await open(options.out, 'w')
  try {
    for (const row of rows) await out.appendFile(`${JSON.stringify((await answerOf(row)).line)}\n`)
  } finally {
    await out.close()
  }
  return rows.length
}
