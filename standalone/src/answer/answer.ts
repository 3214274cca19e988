import type { Catalogue } from '@askchart/analytics'
import { type DrawnChart, drawnRows } from '@askchart/charts'
import {
  candidatePhrases,
  type PreparedDataset,
  read,
  type Reading,
  type ReadResult,
  type ValueMatch,
} from '@askchart/nlp/reader'
import type { DataColumn, DatasetProfile, QuerySpec } from '@askchart/vocabulary'
import type { PromptRow } from './prompts.js'

/** A database as it is asked: what it means, and what its rows answer. */
export interface AskedDataset {
  readonly profile: DatasetProfile
  readonly prepared: PreparedDataset
  readonly today: string
  readonly matchValues: (phrases: readonly string[]) => Promise<readonly ValueMatch[]>
  /** Null where the query cannot be run. */
  run(query: QuerySpec): Promise<readonly DataColumn[] | null>
}

export type AnswerLine = { readonly id: string; readonly elapsedMs: number } & (
  | ({ readonly outcome: 'answer'; readonly confidence: number; readonly explanation: string } & DrawnChart)
  | { readonly outcome: 'clarify' | 'cannot' }
)

export interface Answered {
  readonly line: AnswerLine
  /** What a later row may go on from. */
  readonly reading: Reading | null
}

async function readTurn(
  nl: string,
  dataset: AskedDataset,
  previous: Reading | null,
): Promise<{ readonly result: ReadResult; readonly elapsedMs: number }> {
  const started = performance.now()
  const phrases = candidatePhrases(nl, dataset.prepared)
  const before = performance.now() - started
  const valueMatches = await dataset.matchValues(phrases)
  const again = performance.now()
  const { today } = dataset
  const result = read(nl, dataset.prepared, { valueMatches, today, ...(previous === null ? {} : { previous }) })
  return { result, elapsedMs: before + performance.now() - again }
}

/** Answers one row: reads its turns, runs what was read last, and tells what would be drawn. */
export async function answerRow(row: PromptRow, dataset: AskedDataset, earlier: Reading | null): Promise<Answered> {
  let previous = earlier
  let last: Awaited<ReturnType<typeof readTurn>> | null = null
  // A turn that says too little by itself is read together with the next.
  let unread = ''
  for (const turn of row.turns ?? [row.nl]) {
    const text = unread === '' ? turn : `${unread}. ${turn}`
    last = await readTurn(text, dataset, previous)
    unread = last.result.outcome === 'reading' ? '' : text
    if (last.result.outcome === 'reading') previous = last.result.reading
  }
  const { id } = row
  const elapsedMs = Math.round((last?.elapsedMs ?? 0) * 1000) / 1000
  if (last === null || last.result.outcome === 'cannot')
    return { line: { id, outcome: 'cannot', elapsedMs }, reading: null }
  if (last.result.outcome === 'clarify') return { line: { id, outcome: 'clarify', elapsedMs }, reading: null }
  const { reading } = last.result
  const columns = await dataset.run(reading.query)
  if (columns === null || (columns[0]?.values.length ?? 0) === 0)
    return { line: { id, outcome: 'cannot', elapsedMs }, reading }
  const { confidence, explanation } = reading
  return {
    line: {
      id,
      outcome: 'answer',
      ...drawnRows(reading, dataset.profile, columns),
      confidence,
      explanation,
      elapsedMs,
    },
    reading,
  }
}

/** The latest date that a dataset holds, from which relative dates are counted. */
export function latestDay(catalogue: Catalogue): string | null {
  const days = catalogue.tables
    .flatMap(({ columns }) => columns)
    .filter(({ type }) => type === 'DATE' || type === 'DATETIME')
    .flatMap(({ maximum }) => (typeof maximum === 'string' ? [maximum.slice(0, 10)] : []))
  return days.sort().at(-1) ?? null
}
