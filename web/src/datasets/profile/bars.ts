import type { Cell } from '@askchart/vocabulary'
import { formatValue } from '../../ui/format.js'
import { sayCell } from '../say-cell.js'
import { nextPeriod, periodName } from './periods.js'
import type { Plan } from './plan.js'

/** So many rows of a column have what the label says. */
export interface Bar {
  readonly label: string
  readonly rows: number
}

/** The two columns of a profile's query: what was counted, and how often. */
export interface Counts {
  readonly values: readonly Cell[]
  readonly rows: readonly Cell[]
}

/** The most bars of one picture: empty ones between two that are far apart are told together with their neighbours. */
const MOST = 60
const TOP = 5

/** Every bar stands for as many of the next ones that they fit. */
function together(bars: readonly Bar[]): readonly Bar[] {
  const size = Math.ceil(bars.length / MOST)
  if (size <= 1) return bars
  return Array.from({ length: Math.ceil(bars.length / size) }, (_, index) => {
    const group = bars.slice(index * size, (index + 1) * size)
    const [first, last] = [group[0]?.label ?? '', group.at(-1)?.label ?? '']
    return { label: `${first} – ${last}`, rows: group.reduce((sum, { rows }) => sum + rows, 0) }
  })
}

/** What the clock shows that a period begins at, as if it were UTC: bars are named by it, whatever the zone. */
const shownAt = (value: Cell): number => {
  const text = String(value)
  return Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19) || '00:00:00'}Z`)
}

/** Rows by what a value is read as; an hour that clocks show twice is one bar. */
function found({ values, rows }: Counts, read: (value: Cell) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  values.forEach((value, index) => {
    if (value === null) return
    const at = read(value)
    counts.set(at, (counts.get(at) ?? 0) + Number(rows[index] ?? 0))
  })
  return counts
}

/** No more steps than this are walked from the first bar to the last. */
const STEPS = 20_000

function binBars(counts: Counts, step: number): readonly Bar[] {
  const byIndex = new Map([...found(counts, Number)].map(([at, rows]) => [Math.round(at / step), rows]))
  const [first, last] = [Math.min(...byIndex.keys()), Math.max(...byIndex.keys())]
  if (byIndex.size === 0 || last - first > STEPS) return []
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const from = (first + index) * step
    // What floating point adds behind is not the step's own.
    const [low, high] = [from, from + step].map((bound) => formatValue(Number(bound.toPrecision(12))))
    return { label: `${low ?? ''} to ${high ?? ''}`, rows: byIndex.get(first + index) ?? 0 }
  })
}

function periodBars(counts: Counts, granularity: Extract<Plan, { kind: 'periods' }>['granularity']): readonly Bar[] {
  const byStart = found(counts, shownAt)
  if (byStart.size === 0) return []
  const last = Math.max(...byStart.keys())
  const bars: Bar[] = []
  for (
    let start = new Date(Math.min(...byStart.keys()));
    start.getTime() <= last && bars.length < STEPS;
    start = nextPeriod(start, granularity)
  ) {
    bars.push({ label: periodName(start, granularity), rows: byStart.get(start.getTime()) ?? 0 })
  }
  return bars
}

const valueBars = ({ values, rows }: Counts): readonly Bar[] =>
  values.flatMap((value, index) => (value === null ? [] : [{ label: sayCell(value), rows: Number(rows[index] ?? 0) }]))

/** What the rows of a profile's query look like as bars; missing values are no bar. */
export function barsOf(plan: Plan, counts: Counts): readonly Bar[] {
  if (plan.kind === 'values') {
    const bars = valueBars(counts)
    return plan.query.limit == null ? bars : bars.slice(0, TOP)
  }
  return together(plan.kind === 'bins' ? binBars(counts, plan.step) : periodBars(counts, plan.granularity))
}
