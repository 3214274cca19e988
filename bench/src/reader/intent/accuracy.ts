import { foldOf, headsWithout } from './folds.js'
import { bestOf, fitHeads, FROM_FIVE, type Heads, likelyOf } from './heads.js'
import type { Answer } from './labels.js'
import { withParaphrases } from './paraphrases.js'
import type { IntentPrompt } from './prompts.js'

/** What heads say of a prompt, with how likely they take it to be. */
export interface Told {
  readonly prompt: IntentPrompt
  readonly mark: ReturnType<typeof bestOf>
  readonly intent: ReturnType<typeof bestOf>
}

const told = (prompt: IntentPrompt, heads: Heads): Told => {
  const { mark, intent } = likelyOf(heads, prompt.said)
  return { prompt, mark: bestOf(mark), intent: bestOf(intent) }
}

/** In one of two halves, all prompts of a chart in the same. */
function halfOf(prompts: readonly IntentPrompt[]): (prompt: IntentPrompt) => number {
  const charts = new Map([...new Set(prompts.map(({ chart }) => chart))].sort().map((chart, at) => [chart, at % 2]))
  return ({ chart }) => charts.get(chart) ?? 0
}

/** The prompts of nvBench dev by heads that learned from more or less, by what they learned from. */
export function toldOfDev(
  train: readonly IntentPrompt[],
  dev: readonly IntentPrompt[],
): readonly (readonly [string, readonly Told[]])[] {
  const by = (heads: Heads): readonly Told[] => dev.map((prompt) => told(prompt, heads))
  const half = halfOf(dev)
  const seen = [0, 1].map((own) => fitHeads([...train, ...dev.filter((prompt) => half(prompt) !== own)]))
  const without = headsWithout([...train, ...dev])
  return [
    ['training databases alone', by(fitHeads(train))],
    ['the same with derived paraphrases', by(fitHeads(withParaphrases(train)))],
    ['the same without them, grams of five databases', by(fitHeads(train, FROM_FIVE))],
    ['both', by(fitHeads(withParaphrases(train), FROM_FIVE))],
    [
      'training databases, and other charts of these',
      dev.flatMap((prompt) => {
        const heads = seen[half(prompt)]
        return heads === undefined ? [] : [told(prompt, heads)]
      }),
    ],
    ['all databases, in five folds', dev.map((prompt) => told(prompt, without(foldOf(prompt.group))))],
  ]
}

/** Shares of prompts that are right in one respect each. */
export interface Shares {
  readonly mark: number
  /** Of the prompts that name no chart. */
  readonly markUnnamed: number
  readonly intent: number
  readonly aggregate: number
  readonly colour: number
}

/** How often answers are right, the heads' or the reader's own. */
export function sharesOf(answers: readonly { readonly prompt: IntentPrompt; readonly answer: Answer }[]): Shares {
  const share = (of: typeof answers, isRight: (answer: Answer, gold: Answer) => boolean): number =>
    of.filter(({ answer, prompt: { gold } }) => isRight(answer, gold)).length / Math.max(1, of.length)
  const word = ({ intent }: Answer, at: number): string => intent.split(' ')[at] ?? ''
  const isMark = (answer: Answer, gold: Answer): boolean => answer.mark === gold.mark
  return {
    mark: share(answers, isMark),
    markUnnamed: share(
      answers.filter(({ prompt }) => prompt.said.mark === null),
      isMark,
    ),
    intent: share(answers, (answer, gold) => answer.intent === gold.intent),
    aggregate: share(answers, (answer, gold) => word(answer, 0) === word(gold, 0)),
    colour: share(answers, (answer, gold) => word(answer, 1) === word(gold, 1)),
  }
}
