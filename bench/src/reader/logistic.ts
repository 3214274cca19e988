/** Something that was right or not, with the evidence for it. */
export interface Judged {
  /** What belongs together, such as a database. */
  readonly group: string
  readonly evidence: Readonly<Record<string, number>>
  readonly right: boolean
}

const STEPS = 60
/** How strongly weights are drawn to nothing. */
const RIDGE = 3

/** Solves `matrix x = vector`, the matrix symmetric and positive (Cholesky). */
function solved(matrix: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  const size = vector.length
  const lower = matrix.map((row) => row.map(() => 0))
  const at = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = at(matrix, i, j)
      for (let k = 0; k < j; k += 1) sum -= at(lower, i, k) * at(lower, j, k)
      const row = lower[i]
      if (row !== undefined) row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(lower, j, j)
    }
  }
  const half: number[] = []
  for (let i = 0; i < size; i += 1) {
    let sum = vector[i] ?? 0
    for (let k = 0; k < i; k += 1) sum -= at(lower, i, k) * (half[k] ?? 0)
    half.push(sum / at(lower, i, i))
  }
  const whole = half.map(() => 0)
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = half[i] ?? 0
    for (let k = i + 1; k < size; k += 1) sum -= at(lower, k, i) * (whole[k] ?? 0)
    whole[i] = sum / at(lower, i, i)
  }
  return whole
}

/**
 * Logistic regression of being right on the evidence, by Newton's steps, drawn to nothing (ridge). Answers weigh so that
 * a database with many counts for little more than one with few.
 */
export function fitLogistic(answers: readonly Judged[]): Readonly<Record<string, number>> {
  const names = [...new Set(answers.flatMap(({ evidence }) => Object.keys(evidence)))].sort()
  const rows = answers.map(({ evidence }) => names.map((name) => evidence[name] ?? 0))
  const sizes = new Map<string, number>()
  for (const { group } of answers) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const average = answers.length / Math.max(1, sizes.size)
  const importance = answers.map(({ group }) => Math.sqrt(average / (sizes.get(group) ?? 1)))
  let weights: readonly number[] = names.map(() => 0)
  for (let step = 0; step < STEPS; step += 1) {
    const slope = names.map((_, i) => -RIDGE * (weights[i] ?? 0))
    const curve = names.map((_, i) => names.map((__, j): number => (i === j ? RIDGE : 0)))
    rows.forEach((row, index) => {
      const sum = row.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0)
      const likely = 1 / (1 + Math.exp(-sum))
      const heavy = importance[index] ?? 1
      const missed = (answers[index]?.right === true ? 1 : 0) - likely
      const bend = likely * (1 - likely)
      row.forEach((value, i) => {
        if (value === 0) return
        slope[i] = (slope[i] ?? 0) + heavy * missed * value
        const line = curve[i]
        if (line !== undefined)
          row.forEach((other, j) => void (line[j] = (line[j] ?? 0) + heavy * bend * value * other))
      })
    })
    const move = solved(curve, slope)
    weights = weights.map((weight, i) => weight + (move[i] ?? 0))
    if (move.every((change) => Math.abs(change) < 1e-9)) break
  }
  return Object.fromEntries(names.map((name, i) => [name, Math.round((weights[i] ?? 0) * 1000) / 1000]))
}
