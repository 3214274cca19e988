import { candidatePhrases, learnedWeights, promptLanguage, readingOf, understand } from '@askchart/nlp/reader'
import type { AskedDataset } from '@askchart/standalone/databases'
import { z } from 'zod'
import { businessRow, linesOf, nlvRow, type PromptFolder } from '../data.js'
import { foldOf, headsWithout } from './folds.js'
import { bestOf, fitHeads, type Lesson, likelyOf } from './heads.js'
import { markCalled } from './labels.js'
import type { IntentPrompt } from './prompts.js'

/** From here on the classifier would be taken instead of the rules. */
const SURE = 0.8

/** A prompt that names no chart: what the rules draw, what the words would have drawn, and what is right. */
export interface Drawn {
  readonly ruled: string
  readonly words: ReturnType<typeof bestOf>
  readonly right: ReadonlySet<string>
}

export interface MarkAlone {
  readonly count: number
  /** Drawn otherwise, as the words are sure. */
  readonly changed: number
  readonly mended: number
  readonly broken: number
}

/** What it would change to take the words' mark where they are sure and no chart is named. */
export function markAlone(prompts: readonly Drawn[]): MarkAlone {
  const changed = prompts.filter(({ ruled, words }) => words.share >= SURE && words.name !== ruled)
  return {
    count: prompts.length,
    changed: changed.length,
    mended: changed.filter(({ right, words }) => right.has(words.name)).length,
    broken: changed.filter(({ right, ruled }) => right.has(ruled)).length,
  }
}

/** nvBench's prompts that name no chart, by heads that never saw their databases. */
export function nvbenchDrawn(prompts: readonly IntentPrompt[]): readonly Drawn[] {
  const without = headsWithout(prompts)
  return prompts
    .filter(({ said, reader }) => said.mark === null && reader.mark !== 'none')
    .map(({ group, said, gold, reader }) => ({
      ruled: reader.mark,
      words: bestOf(likelyOf(without(foldOf(group)), said).mark),
      right: new Set([gold.mark]),
    }))
}

interface Typed {
  readonly database: string
  readonly nl: string
  readonly right: ReadonlySet<string>
}

const marksOf = (charts: readonly string[]): ReadonlySet<string> =>
  new Set(charts.flatMap((chart) => markCalled(chart) ?? []))

const vegaLite = z.object({ mark: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]) })
const golds = z.object({ golds: z.array(z.object({ vis_obj: z.object({ chart: z.string() }) })).nullish() })

async function nlvTyped({ nl2vis }: PromptFolder): Promise<readonly Typed[]> {
  const rows = await linesOf(`${nl2vis}/nlv/utterances.jsonl`, nlvRow)
  return rows
    .filter(({ sequential }) => !sequential)
    .map(({ dataset, utterance, spec }) => ({
      database: dataset,
      nl: utterance,
      right: marksOf([vegaLite.parse(spec).mark]),
    }))
}

async function businessTyped({ business }: PromptFolder): Promise<readonly Typed[]> {
  const rows = await linesOf(`${business}/prompts.jsonl`, businessRow)
  return rows
    .filter(({ followUpTo, expect }) => followUpTo == null && expect === 'answer')
    .map((row) => ({
      database: row.db_id,
      nl: row.nl,
      right: marksOf((golds.parse(row).golds ?? []).map(({ vis_obj: { chart } }) => chart)),
    }))
}

/** What people typed, read by the shipped weights, by heads that learned from all of nvBench. */
export async function typedDrawn(
  folder: PromptFolder,
  lessons: readonly Lesson[],
  datasetOf: (name: string) => Promise<AskedDataset>,
): Promise<Readonly<Record<'nlv' | 'business', readonly Drawn[]>>> {
  const heads = fitHeads(lessons)
  const drawn = async (typed: readonly Typed[]): Promise<readonly Drawn[]> => {
    const all: Drawn[] = []
    for (const { database, nl, right } of typed) {
      const { prepared, today, matchValues } = await datasetOf(database)
      const valueMatches = await matchValues(candidatePhrases(nl, prepared))
      const whole = understand(nl, prepared, { today, valueMatches }, learnedWeights)
      const said = promptLanguage(whole.situation)
      const [best] = whole.ranked
      if (best === undefined || said.mark !== null) continue
      all.push({ ruled: readingOf(nl, best, whole).mark, words: bestOf(likelyOf(heads, said).mark), right })
    }
    return all
  }
  return { nlv: await drawn(await nlvTyped(folder)), business: await drawn(await businessTyped(folder)) }
}
