/** One answered prompt, as far as the report needs it. */
export interface Outcome {
  readonly id: string
  readonly passed: boolean
  /** What failed first; empty where it passed. */
  readonly why: string
  readonly confidence: number | null
  readonly elapsedMs: number
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export interface Reliability {
  readonly rows: readonly {
    readonly from: number
    readonly count: number
    readonly said: number
    readonly right: number
  }[]
  /** Expected calibration error: the mean distance of what was said from what was right, by how many there are. */
  readonly error: number
}

/** Answers by tenths of their confidence, with the share that was right (Guo et al. 2017). */
export function reliability(outcomes: readonly Outcome[]): Reliability {
  const bins = new Map<number, { confidence: number; right: number; count: number }>()
  let total = 0
  for (const { confidence, passed } of outcomes) {
    if (confidence === null) continue
    const from = Math.min(9, Math.floor(confidence * 10))
    const bin = bins.get(from) ?? { confidence: 0, right: 0, count: 0 }
    bins.set(from, {
      confidence: bin.confidence + confidence,
      right: bin.right + (passed ? 1 : 0),
      count: bin.count + 1,
    })
    total += 1
  }
  const rows = [...bins]
    .sort(([a], [b]) => a - b)
    .map(([from, { confidence, right, count }]) => ({
      from: from / 10,
      count,
      said: confidence / count,
      right: right / count,
    }))
  const error = rows.reduce(
    (sum, { count, said, right }) => sum + (count / Math.max(1, total)) * Math.abs(said - right),
    0,
  )
  return { rows, error }
}

export function reliabilityTable({ rows, error }: Reliability): string {
  const lines = rows.map(
    ({ from, count, said, right }) => `| ${from.toFixed(1)} | ${count} | ${percent(said)} | ${percent(right)} |`,
  )
  return [
    '| confidence from | answers | said | right |',
    '|---|---|---|---|',
    ...lines,
    '',
    `expected calibration error ${error.toFixed(3)}`,
  ].join('\n')
}

/** How often answers are right whose confidence rounds to a tenth: from 0.05 below it up to 0.05 above. Null where there are none. */
export function rounding(
  outcomes: readonly Outcome[],
  tenth: number,
): { readonly count: number; readonly said: number; readonly right: number } | null {
  const near = outcomes.flatMap(({ confidence, passed }) =>
    confidence !== null && Math.round(confidence * 10) === Math.round(tenth * 10) ? [{ confidence, passed }] : [],
  )
  if (near.length === 0) return null
  const said = near.reduce((sum, { confidence }) => sum + confidence, 0) / near.length
  return { count: near.length, said, right: near.filter(({ passed }) => passed).length / near.length }
}

export function roundingLine(outcomes: readonly Outcome[], tenth: number): string {
  const near = rounding(outcomes, tenth)
  return near === null
    ? `no answers at ${tenth}`
    : `answers at ${tenth} (${(tenth - 0.05).toFixed(2)} to ${(tenth + 0.05).toFixed(2)}): ${near.count}, said ${percent(near.said)}, right ${percent(near.right)}`
}

/** The commonest kinds of failure, each with one example. */
export function failureTable(
  failures: readonly { readonly kind: string; readonly example: string }[],
  most = 10,
): string {
  const kinds = new Map<string, { count: number; example: string }>()
  for (const { kind, example } of failures) {
    const known = kinds.get(kind)
    kinds.set(kind, { count: (known?.count ?? 0) + 1, example: known?.example ?? example })
  }
  const rows = [...kinds].sort(([, a], [, b]) => b.count - a.count).slice(0, most)
  return [
    '| failures | count | for example |',
    '|---|---|---|',
    ...rows.map(([kind, { count, example }]) => `| ${kind} | ${count} | ${example.replaceAll('|', '/')} |`),
  ].join('\n')
}

export const timesLine = (outcomes: readonly Outcome[]): string => {
  const times = outcomes.map(({ elapsedMs }) => elapsedMs)
  return `reading: p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`
}
