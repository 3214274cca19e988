import { handSet, handWeights, type Weights } from '@askchart/nlp/reader'
import { type ExampleOptions, readingExamples } from './examples.js'
import { FeatureNames } from './feature-names.js'
import { filterExamples } from './filter-examples.js'
import type { Example } from './fit.js'
import { fitted, learn, type Learned } from './learn.js'

const READINGS = {
  fitting: { epochs: 5, rate: 0.25, pull: 0.02 },
  fewestDatabases: 8,
  smallest: 0.02,
}
const FILTERS = {
  fitting: { epochs: 10, rate: 0.1, pull: 0.03 },
  fewestDatabases: 8,
  smallest: 0.02,
}

/** Prompts of one database. */
export const MOST_OF_EACH = 70

export type LessonOptions = Omit<ExampleOptions, 'names' | 'weights'>

export interface Lessons {
  readonly filters: Learned
  readonly readings: Learned
}

/** What was learned, with what was set by hand where nothing was. */
export const weighing = (filter: Learned['weightOf'], reading: Learned['weightOf']): Weights => ({
  reading: (name) => reading(name) ?? handWeights.reading(name),
  filter: (name) => filter(name) ?? handWeights.filter(name),
})

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

function report(
  name: string,
  examples: readonly Example[],
  { tested, weights, free, onItself }: Learned,
  tell: (text: string) => void,
): void {
  const reachable = examples.filter(({ choices }) => choices.some(({ right }) => right)).length
  tell(`${name}: ${examples.length} examples, ${reachable} of them with a right choice; ${free} features`)
  for (const { kind, count, byHand, learned } of tested)
    tell(`${name}, ${kind}: ${percent(learned)} of ${count} on databases not learned from; by hand ${percent(byHand)}`)
  tell(`${name}: ${weights.length} weights; right on ${percent(onItself)} of what they were learned from`)
}

async function learnFilters(options: LessonOptions): Promise<Learned> {
  const names = new FeatureNames()
  const examples = await filterExamples({ ...options, names, weights: handWeights })
  const learned = learn({ ...FILTERS, examples, names, prior: handSet.filter })
  report('filters', examples, learned, options.progress)
  return learned
}

/**
 * Twice: first from readings as weights set by hand rank them, then from those that the first lesson ranks high, so that what
 * is told apart are the readings that compete.
 */
async function learnReadings(options: LessonOptions, filter: Weights['filter']): Promise<Learned> {
  const lessonFrom = async (reading: Weights['reading']) => {
    const names = new FeatureNames()
    const examples = await readingExamples({ ...options, names, weights: { reading, filter } })
    return { ...READINGS, examples, names, prior: handSet.reading }
  }
  const first = fitted(await lessonFrom(handWeights.reading))
  const lesson = await lessonFrom((name) => first(name) ?? handWeights.reading(name))
  const learned = learn(lesson)
  report('readings', lesson.examples, learned, options.progress)
  return learned
}

/** Filters first: the prompts that readings are learned from are read with what they taught. */
export async function learnAll(options: LessonOptions): Promise<Lessons> {
  const filters = await learnFilters(options)
  const readings = await learnReadings(options, weighing(filters.weightOf, () => null).filter)
  return { filters, readings }
}

export { READINGS }
