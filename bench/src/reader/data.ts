import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ReadResult } from '@askchart/nlp/reader'
import type { DatasetProfile } from '@askchart/vocabulary'
import { z } from 'zod'

/** The folder of prompts with known answers, as the benchmarks lay it out. */
export interface PromptFolder {
  readonly nl2vis: string
  readonly business: string
}

export const promptFolder = (folder: string): PromptFolder => ({
  nl2vis: join(folder, 'nl2vis'),
  business: join(folder, 'business'),
})

/** One parsed object for each line. Throws an Error that names the file where it cannot be read. */
export async function linesOf<T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => schema.parse(JSON.parse(line)))
}

export const nvbenchRow = z.object({
  id: z.string(),
  vis_id: z.string(),
  db_id: z.string(),
  nl: z.string(),
  hardness: z.string(),
  chart: z.string(),
  vql: z.string(),
  color_name: z.string().nullish(),
  gold_exec: z.string(),
})
export type NvbenchRow = z.output<typeof nvbenchRow>

/** nvBench's pairs, those of databases held out and of queries that do not run left aside. */
export async function nvbenchRows(
  { nl2vis }: PromptFolder,
  heldOut: ReadonlySet<string>,
  parts: readonly ('train' | 'dev')[] = ['train', 'dev'],
): Promise<readonly NvbenchRow[]> {
  const files = parts.map((part) => `nvbench_${part}.jsonl`)
  const rows = await Promise.all(files.map((file) => linesOf(join(nl2vis, file), nvbenchRow)))
  return rows.flat().filter((row) => !heldOut.has(row.db_id) && row.gold_exec !== 'error')
}

export const nlvRow = z.looseObject({
  id: z.string(),
  dataset: z.string(),
  utterance: z.string(),
  turns: z.array(z.string()),
  sequential: z.boolean(),
  spec: z.unknown(),
})
export const businessRow = z.looseObject({
  id: z.string(),
  db_id: z.string(),
  nl: z.string(),
  expect: z.string(),
  followUpTo: z.string().nullish(),
})

const ownPrompts = z.object({
  dataset: z.custom<DatasetProfile>((value) => typeof value === 'object'),
  today: z.string(),
  prompts: z.array(z.tuple([z.string(), z.string()])),
})
export type OwnPrompts = z.output<typeof ownPrompts>

/** The project's own prompts with their readings in one line each, and what writes such a line. */
export async function ownPromptsIn(folder: string) {
  const load = async (file: string): Promise<unknown> => import(pathToFileURL(join(folder, file)).href)
  const { shownOf } = z
    .object({ shownOf: z.custom<(result: ReadResult) => string>(isFunction) })
    .parse(await load('gist.js'))
  const files = (await readdir(join(folder, 'own'))).filter((file) => file.endsWith('.js')).sort()
  const modules = await Promise.all(files.map((file) => load(join('own', file))))
  const sets = modules.flatMap((module) => {
    const parsed = z.record(z.string(), z.unknown()).parse({ ...z.looseObject({}).parse(module) })
    return Object.entries(parsed).flatMap(([name, value]) => {
      const set = ownPrompts.safeParse(value)
      return set.success ? [{ name, ...set.data }] : []
    })
  })
  return { shownOf, sets }
}

const isFunction = (value: unknown): boolean => typeof value === 'function'

/** VisEval's scorer: null where a chart is the one that was wanted, else what is wrong with it first. */
export type Verdict = (gold: unknown, found: unknown) => string | null

export async function visevalScorer({ nl2vis }: PromptFolder): Promise<Verdict> {
  const scorer = z.object({ verdict: z.custom<Verdict>(isFunction) })
  return scorer.parse(await import(pathToFileURL(join(nl2vis, 'score.mjs')).href)).verdict
}

/** The published scorers, which come with the prompts. */
export async function scorers({ nl2vis, business }: PromptFolder) {
  const load = async (file: string): Promise<unknown> => import(pathToFileURL(file).href)
  const nlv = z.object({
    compare: z.custom<(spec: unknown, prediction: unknown) => Readonly<Record<string, boolean>>>(isFunction),
  })
  const own = z.object({
    judge: z.custom<(row: unknown, prediction: unknown) => { readonly points: number }>(isFunction),
  })
  return {
    ...nlv.parse(await load(join(nl2vis, 'score-nlv.mjs'))),
    ...own.parse(await load(join(business, 'score.mjs'))),
  }
}
