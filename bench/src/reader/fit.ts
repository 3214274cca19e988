/** One way to read a prompt, as indexes of features and their values. */
export interface Choice {
  readonly right: boolean
  readonly features: Int32Array
  readonly values: Float32Array
}

/** A prompt with its readings; without a right one among them it only counts in accuracies. */
export interface Example {
  /** What is held out together: prompts of one database. */
  readonly group: string
  readonly weight: number
  readonly choices: readonly Choice[]
}

export interface FitOptions {
  readonly epochs: number
  readonly rate: number
  /** How strongly weights are drawn to those set by hand. */
  readonly pull: number
  /** Features that may move. */
  readonly free: readonly boolean[]
}

/** Numbers that look random and are the same each time (a linear congruential generator, Numerical Recipes' constants). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

export function scoreOf({ features, values }: Choice, weights: Float64Array): number {
  let score = 0
  for (let at = 0; at < features.length; at += 1) score += (weights[features[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return score
}

const isRight = ({ choices }: Example): boolean => choices.some(({ right }) => right)

/** The share of examples whose best choice is a right one. */
export function accuracy(examples: readonly Example[], weights: Float64Array): number {
  const passed = examples.filter(({ choices }) => {
    let best: Choice | undefined
    let score = -Infinity
    for (const choice of choices) {
      const own = scoreOf(choice, weights)
      if (own > score) [best, score] = [choice, own]
    }
    return best?.right === true
  })
  return examples.length === 0 ? 0 : passed.length / examples.length
}

/**
 * Weights under which the right choices are likely: the logarithm of their share of the softmax over all choices, raised
 * by AdaGrad (Duchi, Hazan and Singer 2011), drawn to the given weights. Prompts of groups with many weigh less.
 */
export function fit(examples: readonly Example[], prior: Float64Array, options: FitOptions): Float64Array {
  const weights = Float64Array.from(prior)
  const squares = new Float64Array(prior.length).fill(1e-2)
  const next = sequence(11)
  const sizes = new Map<string, number>()
  for (const { group } of examples) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const useful = examples.filter(isRight)
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const example of shuffled(useful, next)) {
      const size = sizes.get(example.group) ?? 1
      step(example, example.weight * Math.min(1, 6 / Math.sqrt(size)), { weights, squares, prior, options })
    }
  }
  return weights
}

interface Learning {
  readonly weights: Float64Array
  readonly squares: Float64Array
  readonly prior: Float64Array
  readonly options: FitOptions
}

function step({ choices }: Example, strength: number, { weights, squares, prior, options }: Learning): void {
  const scores = choices.map((choice) => scoreOf(choice, weights))
  const top = Math.max(...scores)
  const odds = scores.map((score) => Math.exp(score - top))
  const all = odds.reduce((sum, one) => sum + one, 0)
  const right = odds.reduce((sum, one, at) => sum + (choices[at]?.right === true ? one : 0), 1e-12)
  const slopes = new Map<number, number>()
  choices.forEach((choice, index) => {
    const own = odds[index] ?? 0
    const push = strength * ((choice.right ? own / right : 0) - own / all)
    if (Math.abs(push) < 1e-4) return
    choice.features.forEach((feature, at) => {
      if (options.free[feature] === true)
        slopes.set(feature, (slopes.get(feature) ?? 0) + push * (choice.values[at] ?? 0))
    })
  })
  for (const [feature, slope] of slopes) {
    const now = weights[feature] ?? 0
    const drawn = slope - options.pull * (now - (prior[feature] ?? 0))
    const square = (squares[feature] ?? 0) + drawn * drawn
    squares[feature] = square
    weights[feature] = now + (options.rate * drawn) / Math.sqrt(square)
  }
}
