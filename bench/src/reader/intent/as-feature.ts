import { handSet, learnedWeights, promptLanguage } from '@askchart/nlp/reader'
import { type ExampleOptions, readingExamples, type Understood } from '../examples.js'
import { FeatureNames } from '../feature-names.js'
import { accuracy, fit } from '../fit.js'
import { kindOf, type Lesson, optionsOf } from '../learn.js'
import { READINGS } from '../lessons.js'
import { FOLDS, foldOf, headsWithout } from './folds.js'
import { likelyFeatures, likelyOf } from './heads.js'

/** The name of a feature where ranking is held out of a fold. */
export const inFold = (name: string, fold: number): string => `${name} @${fold}`
const isOfHeads = (name: string): boolean => / @\d$/.test(name)

/**
 * What heads say of each reading, for each fold that ranking is held out of: by heads that saw neither that fold nor the
 * reading's own, so that ranking learns how far words of unseen databases can be trusted.
 */
function likelyWithout(headsOf: ReturnType<typeof headsWithout>): NonNullable<ExampleOptions['more']> {
  const known = new WeakMap<Understood, readonly ReturnType<typeof likelyOf>[]>()
  const likelyIn = (whole: Understood, group: string) => {
    const found =
      known.get(whole) ??
      Array.from({ length: FOLDS }, (_, fold) =>
        likelyOf(headsOf(fold, foldOf(group)), promptLanguage(whole.situation)),
      )
    known.set(whole, found)
    return found
  }
  return ({ candidate }, whole, group) =>
    Object.fromEntries(
      likelyIn(whole, group).flatMap((likely, fold) =>
        Object.entries(likelyFeatures(likely, candidate)).map(([name, value]) => [inFold(name, fold), value]),
      ),
    )
}

/** How right ranking is on databases that it never saw, with some features of the heads beside its own. */
export interface AsFeature {
  readonly features: readonly string[]
  readonly right: readonly { readonly kind: string; readonly count: number; readonly share: number }[]
  /** What the features weigh, a mean over the folds. */
  readonly weights: readonly number[]
}

/** Ranking learned in folds by database, with no features of the heads but these. */
export function rankedWith(features: readonly string[], lesson: Lesson): AsFeature {
  const { examples, names } = lesson
  const { start, options } = optionsOf(lesson)
  const totals = features.map(() => 0)
  const right = new Map<string, { count: number; passed: number }>()
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const wanted = new Set(features.map((name) => inFold(name, fold)))
    const free = names.names.map((name, at) => (isOfHeads(name) ? wanted.has(name) : options.free[at] === true))
    const weights = fit(
      examples.filter(({ group }) => foldOf(group) !== fold),
      start,
      { ...options, free },
    )
    features.forEach((name, at) => {
      const index = names.indexOf(inFold(name, fold))
      totals[at] = (totals[at] ?? 0) + (index === undefined ? 0 : (weights[index] ?? 0))
    })
    for (const example of examples.filter(({ group }) => foldOf(group) === fold)) {
      const { count, passed } = right.get(kindOf(example)) ?? { count: 0, passed: 0 }
      right.set(kindOf(example), { count: count + 1, passed: passed + accuracy([example], weights) })
    }
  }
  return {
    features,
    right: [...right].map(([kind, { count, passed }]) => ({ kind, count, share: passed / count })),
    weights: totals.map((total) => total / FOLDS),
  }
}

const SETS: readonly (readonly string[])[] = [
  [],
  ['mark likely'],
  ['intent likely'],
  ['mark likely', 'intent likely'],
  ['aggregate likely', 'colour likely'],
]

/** What each set of features of the heads adds to ranking, heads and ranking both learned in folds by database. */
export async function asFeature(
  headsOf: ReturnType<typeof headsWithout>,
  options: Omit<ExampleOptions, 'names' | 'weights' | 'more'>,
): Promise<readonly AsFeature[]> {
  const names = new FeatureNames()
  const examples = await readingExamples({ ...options, names, weights: learnedWeights, more: likelyWithout(headsOf) })
  const lesson = { ...READINGS, examples, names, prior: handSet.reading }
  return SETS.map((features) => rankedWith(features, lesson))
}
