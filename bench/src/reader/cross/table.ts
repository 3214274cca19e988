import { sequence } from '../fit.js'
import type { Judged } from './judged.js'

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)

const passRate = (all: readonly Judged[]): number => mean(all.map(({ why }) => (why === null ? 1 : 0)))

/** Groups in the order in which they are first met. */
function groupsOf<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** The published figure: the mean over charts of the rate of each one's prompts. */
export const meanOverCharts = (all: readonly Judged[]): number =>
  mean([...groupsOf(all, ({ known }) => known.chartId).values()].map(passRate))

const DRAWN = 400

/** How far the mean would move with other databases: the standard deviation over databases drawn with replacement. */
export function noise(all: readonly Judged[]): number {
  const databases = [...groupsOf(all, ({ known }) => known.database).values()]
  const next = sequence(5)
  const means = Array.from({ length: DRAWN }, () => {
    const drawn = databases.flatMap((_, copy) =>
      (databases[Math.floor(next() * databases.length)] ?? []).map((one) => ({
        ...one,
        known: { ...one.known, chartId: `${copy} ${one.known.chartId}` },
      })),
    )
    return meanOverCharts(drawn)
  })
  const middle = mean(means)
  return Math.sqrt(mean(means.map((one) => (one - middle) ** 2)))
}

/** Pass rates by join and hardness, and where prompts were lost. */
export function crossTable(name: string, all: readonly Judged[]): string {
  const line = (title: string, some: readonly Judged[]): string =>
    `| ${title} | ${some.length} | ${percent(passRate(some))} |`
  const lost = [
    ...groupsOf(
      all.filter((one) => one.why !== null),
      (one) => `${one.known.isJoined ? 'joined' : 'one table'}: ${one.lost ?? ''}`,
    ),
  ].sort(([, a], [, b]) => b.length - a.length)
  return [
    `## ${name}\n`,
    `mean over charts ${percent(meanOverCharts(all))}, ± ${percent(noise(all))} with other databases\n`,
    '| prompts | count | pass |',
    '|---|---|---|',
    line('all', all),
    line(
      'one table',
      all.filter(({ known }) => !known.isJoined),
    ),
    line(
      'joined',
      all.filter(({ known }) => known.isJoined),
    ),
    ...[...groupsOf(all, ({ known }) => known.hardness)].sort().map(([hardness, some]) => line(hardness, some)),
    '',
    '| lost at | count |',
    '|---|---|',
    ...lost.map(([where, some]) => `| ${where} | ${some.length} |`),
  ].join('\n')
}
