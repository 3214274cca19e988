import { accuracy, type Example, fit, type FitOptions } from './fit.js'
import type { FeatureNames } from './feature-names.js'

export interface Lesson {
  readonly examples: readonly Example[]
  readonly names: FeatureNames
  /** Set by hand; what is learned starts there. */
  readonly prior: Readonly<Record<string, number>>
  readonly fitting: Omit<FitOptions, 'free'>
  /** In how many databases a feature must be met before it may move: those of fewer say more about them than about the language. */
  readonly fewestDatabases: number
  /** Learned weights nearer to the hand's than this are left out. */
  readonly smallest: number
}

/** Accuracies by kind of prompt, on databases that the weights never saw, before and after learning. */
export interface Tested {
  readonly kind: string
  readonly count: number
  readonly byHand: number
  readonly learned: number
}

export interface Learned {
  readonly weights: readonly { readonly name: string; readonly weight: number }[]
  readonly free: number
  readonly tested: readonly Tested[]
  /** Share of the examples learned from whose best choice is right now. */
  readonly onItself: number
  /** What a feature weighs now; null for one that no example has. */
  readonly weightOf: (name: string) => number | null
  /** The same, learned without the fold that a database is in. */
  readonly unseen: (group: string) => (name: string) => number | null
  /** The same, learned without any of these databases. */
  readonly without: (groups: ReadonlySet<string>) => (name: string) => number | null
}

const FOLDS = 5

/** Each database in one of the folds, which are held out in turn. */
function foldOf(examples: readonly Example[]): ReadonlyMap<string, number> {
  const groups = [...new Set(examples.map(({ group }) => group))].sort()
  return new Map(groups.map((group, at) => [group, (at * 7) % FOLDS]))
}

const kindOf = ({ group }: Example): string => /^(nlv|own) /.exec(group)?.[1] ?? 'nvbench'

interface CrossValidated {
  readonly tested: readonly Tested[]
  readonly weightsFor: (group: string) => Float64Array
}

/** Weights for each fold that never saw its databases, and how right they are there. */
function crossValidate(examples: readonly Example[], prior: Float64Array, options: FitOptions): CrossValidated {
  const folds = foldOf(examples)
  const learned: Float64Array[] = []
  const tested = new Map<string, { byHand: number; learned: number; count: number }>()
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inFold = (example: Example): boolean => folds.get(example.group) === fold
    const weights = fit(
      examples.filter((example) => !inFold(example)),
      prior,
      options,
    )
    learned.push(weights)
    for (const example of examples.filter(inFold)) {
      const known = tested.get(kindOf(example)) ?? { byHand: 0, learned: 0, count: 0 }
      tested.set(kindOf(example), {
        byHand: known.byHand + accuracy([example], prior),
        learned: known.learned + accuracy([example], weights),
        count: known.count + 1,
      })
    }
  }
  return {
    tested: [...tested].map(([kind, { byHand, learned: right, count }]) => ({
      kind,
      count,
      byHand: byHand / count,
      learned: right / count,
    })),
    weightsFor: (group) => learned[folds.get(group) ?? 0] ?? prior,
  }
}

const weighing =
  ({ names }: Lesson, weights: Float64Array) =>
  (name: string): number | null => {
    const at = names.indexOf(name)
    return at === undefined ? null : (weights[at] ?? 0)
  }

function optionsOf({ names, prior, fitting, fewestDatabases }: Lesson) {
  const start = Float64Array.from(names.names, (name) => prior[name] ?? 0)
  const free = names.names.map((name, at) => name in prior || names.groupsOf(at) >= fewestDatabases)
  return { start, options: { ...fitting, free } }
}

/** Weights from examples, drawn to those set by hand, of which nothing else is asked. */
export function fitted(lesson: Lesson): Learned['weightOf'] {
  const { start, options } = optionsOf(lesson)
  return weighing(lesson, fit(lesson.examples, start, options))
}

/** Weights from examples, drawn to those set by hand, with how right they are on databases not learned from. */
export function learn(lesson: Lesson): Learned {
  const { examples, names, smallest } = lesson
  const { start, options } = optionsOf(lesson)
  const weights = fit(examples, start, options)
  const learned = names.names
    .map((name, at) => ({ name, weight: Math.round((weights[at] ?? 0) * 1000) / 1000, before: start[at] ?? 0 }))
    .filter(({ weight, before }) => Math.abs(weight - before) > smallest)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const { tested, weightsFor } = crossValidate(examples, start, options)
  return {
    weights: learned.map(({ name, weight }) => ({ name, weight })),
    free: options.free.filter(Boolean).length,
    tested,
    onItself: accuracy(examples, weights),
    weightOf: weighing(lesson, weights),
    unseen: (group) => weighing(lesson, weightsFor(group)),
    without: (groups) =>
      weighing(
        lesson,
        fit(
          examples.filter(({ group }) => !groups.has(group)),
          start,
          options,
        ),
      ),
  }
}

/** What confidence is made of, as a module that only holds it. */
export const moduleOf = (weights: readonly (readonly [string, number])[]): string =>
  [
    '/** Written by `npm run train`: how often readings are right, as a logistic function of what speaks for and against them. */',
    'export const CALIBRATION: Readonly<Record<string, number>> = {',
    ...weights.map(([feature, weight]) => `  ${/^[a-z]+$/.test(feature) ? feature : `'${feature}'`}: ${weight},`),
    '}',
    '',
  ].join('\n')

/** The weights as a module that only holds them. */
export const sourceOf = (learned: Learned['weights']): string =>
  [
    '/** Written by `npm run train`: weights learned from prompts with known answers. They stand before those set by hand. */',
    'export const LEARNED: Readonly<Record<string, number>> = {',
    ...learned.map(({ name, weight }) => `  ${JSON.stringify(name)}: ${weight},`),
    '}',
    '',
  ].join('\n')

export { kindOf, optionsOf }
