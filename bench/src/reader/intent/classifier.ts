import { FeatureNames } from '../feature-names.js'
import { sequence, shuffled } from '../fit.js'

/** A prompt by what is said in it, and the class that is right. */
export interface Labelled {
  /** What is held out together: prompts of one database. */
  readonly group: string
  readonly grams: readonly string[]
  readonly label: string
}

export interface ClassifierOptions {
  readonly epochs: number
  readonly rate: number
  /** How strongly weights are drawn to nothing. */
  readonly pull: number
  /** In how many databases a gram must be met: those of fewer say more about them than about the language. */
  readonly fewestDatabases: number
}

export interface Classifier {
  readonly classes: readonly string[]
  /** By gram, a weight for each class. */
  readonly weights: ReadonlyMap<string, Float64Array>
}

/** How likely each class is, in the order of the classes. */
export function likelihoods({ classes, weights }: Classifier, grams: readonly string[]): readonly number[] {
  return softmax(
    classes.length,
    grams.flatMap((gram) => weights.get(gram) ?? []),
  )
}

function softmax(count: number, rows: readonly Float64Array[]): readonly number[] {
  const scores = Array.from({ length: count }, (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0))
  const top = Math.max(...scores)
  const odds = scores.map((score) => Math.exp(score - top))
  const all = odds.reduce((sum, one) => sum + one, 0)
  return odds.map((one) => one / all)
}

/** Grams that are met in enough databases. */
function wellKnown(prompts: readonly Labelled[], fewest: number): ReadonlySet<string> {
  const names = new FeatureNames()
  for (const { grams, group } of prompts) for (const gram of grams) names.of(gram, group)
  return new Set(names.names.filter((_, at) => names.groupsOf(at) >= fewest))
}

/** Pushes smaller than this change nothing that matters. */
const LEAST_PUSH = 1e-3

/**
 * Multinomial logistic regression: the logarithm of the right class's likelihood, raised by AdaGrad (Duchi, Hazan and
 * Singer 2011), drawn to nothing. Prompts of groups with many weigh less.
 */
export function fitClassifier(
  prompts: readonly Labelled[],
  { epochs, rate, pull, fewestDatabases }: ClassifierOptions,
): Classifier {
  const known = wellKnown(prompts, fewestDatabases)
  const classes = [...new Set(prompts.map(({ label }) => label))].sort()
  const rowsOf = new Map([...known].map((gram) => [gram, emptyRow(classes.length)]))
  const sizes = new Map<string, number>()
  for (const { group } of prompts) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const lessons = prompts.map(({ group, grams, label }) => ({
    rows: grams.flatMap((gram) => rowsOf.get(gram) ?? []),
    right: classes.indexOf(label),
    strength: Math.min(1, 6 / Math.sqrt(sizes.get(group) ?? 1)),
  }))
  const next = sequence(3)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { rows, right, strength } of shuffled(lessons, next)) {
      const likely = softmax(
        classes.length,
        rows.map(({ weights }) => weights),
      )
      likely.forEach((share, at) => {
        const push = strength * ((at === right ? 1 : 0) - share)
        if (Math.abs(push) < LEAST_PUSH) return
        for (const { weights, squares } of rows) {
          const now = weights[at] ?? 0
          const drawn = push - pull * now
          const square = (squares[at] ?? 0) + drawn * drawn
          squares[at] = square
          weights[at] = now + (rate * drawn) / Math.sqrt(square)
        }
      })
    }
  }
  return { classes, weights: new Map([...rowsOf].map(([gram, { weights }]) => [gram, weights])) }
}

const emptyRow = (size: number) => ({
  weights: new Float64Array(size),
  squares: new Float64Array(size).fill(1e-2),
})
