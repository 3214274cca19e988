import type { Cell, DataColumn } from '@askchart/vocabulary'

const numberOf = (cell: Cell | undefined): number | null => {
  if (typeof cell === 'number') return cell
  if (typeof cell !== 'string') return null
  const value = Number(cell)
  return Number.isFinite(value) ? value : null
}

/** Values from 0 to 1, so that measures of any size weigh alike; NULL where there is none. */
function normalised(values: readonly Cell[], rows: readonly number[]): readonly (number | null)[] {
  const numbers = rows.map((row) => numberOf(values[row]))
  let low = Infinity
  let high = -Infinity
  for (const value of numbers) {
    if (value === null) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  const span = high - low
  return numbers.map((value) => (value === null ? null : span > 0 ? (value - low) / span : 0))
}

function positions(column: DataColumn | undefined, rows: readonly number[]): readonly number[] {
  if (column?.type === 'DATE' || column?.type === 'DATETIME') {
    const times = rows.map((row) => Date.parse(String(column.values[row])))
    if (times.every((time) => Number.isFinite(time))) return times
  }
  return rows.map((_, index) => index)
}

type Series = readonly (number | null)[]

/** The first of each series' highest and lowest points. */
function peaks(series: readonly Series[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const values of series) {
    const high = values.findIndex((value) => value === 1)
    const low = values.findIndex((value) => value === 0)
    for (const index of [high, low]) if (index >= 0) found.add(index)
  }
  return found
}

/** Twice the triangles' area over three points, summed over the series; a missing value spans none. */
function area(x: readonly number[], series: readonly Series[], a: number, b: number, next: readonly number[]): number {
  let sum = 0
  const [nextX = 0, ...nextY] = next
  const ax = x[a] ?? 0
  const bx = x[b] ?? 0
  series.forEach((values, index) => {
    const ay = values[a] ?? null
    const by = values[b] ?? null
    if (ay === null || by === null) return
    sum += Math.abs((ax - nextX) * (by - ay) - (ax - bx) * ((nextY[index] ?? 0) - ay))
  })
  return sum
}

function average(x: readonly number[], series: readonly Series[], from: number, to: number): readonly number[] {
  const mean = (at: (index: number) => number | null): number => {
    let sum = 0
    let count = 0
    for (let index = from; index < to; index += 1) {
      const value = at(index)
      if (value === null) continue
      sum += value
      count += 1
    }
    return count > 0 ? sum / count : 0
  }
  return [mean((index) => x[index] ?? 0), ...series.map((values) => mean((index) => values[index] ?? null))]
}

/**
 * Largest Triangle Three Buckets (Steinarsson 2013) over several series at once: the first and last point, and from each
 * bucket between the one that spans the most with the point before and the next bucket's mean.
 */
function triangles(x: readonly number[], series: readonly Series[], count: number): readonly number[] {
  const { length } = x
  if (count >= length) return x.map((_, index) => index)
  const chosen = [0]
  const width = (length - 2) / (count - 2)
  const edge = (bucket: number): number => Math.min(length - 1, Math.floor(bucket * width) + 1)
  for (let bucket = 0; bucket < count - 2; bucket += 1) {
    const next = average(x, series, edge(bucket + 1), Math.max(edge(bucket + 2), edge(bucket + 1) + 1))
    const before = chosen.at(-1) ?? 0
    let best = edge(bucket)
    let bestArea = -1
    for (let index = edge(bucket); index < edge(bucket + 1); index += 1) {
      const size = area(x, series, before, index, next)
      if (size > bestArea) [best, bestArea] = [index, size]
    }
    chosen.push(best)
  }
  return [...chosen, length - 1]
}

function thinSeries(
  x: DataColumn | undefined,
  measures: readonly DataColumn[],
  rows: readonly number[],
  count: number,
) {
  if (count >= rows.length) return rows
  const series = measures.map(({ values }) => normalised(values, rows))
  const forced = peaks(series)
  const spare = count - forced.size
  const kept = new Set(spare >= 2 ? [...triangles(positions(x, rows), series, spare), ...forced] : [0, rows.length - 1])
  return rows.filter((_, index) => kept.has(index))
}

/**
 * The rows to keep of a long result so that at most `maxPoints` (2 or more) are left: LTTB within each series, a series
 * being the rows of one combination of the dimensions beside the time (or else the first), with each measure's highest and
 * lowest point always among them. Row indices in their order; they serve all columns alike.
 */
export function thin(
  dimensions: readonly DataColumn[],
  measures: readonly DataColumn[],
  rowCount: number,
  maxPoints: number,
): readonly number[] {
  const all = Array.from({ length: rowCount }, (_, index) => index)
  if (rowCount <= maxPoints) return all
  const x = dimensions.find(({ type }) => type === 'DATE' || type === 'DATETIME') ?? dimensions[0]
  const others = dimensions.filter((column) => column !== x)
  const groups = new Map<string, number[]>()
  for (const row of all) {
    const key = JSON.stringify(others.map(({ values }) => values[row] ?? null))
    const rows = groups.get(key)
    if (rows === undefined) groups.set(key, [row])
    else rows.push(row)
  }
  // Where series are too many for two points each, they are thinned as one.
  const series = groups.size * 2 > maxPoints ? [all] : [...groups.values()]
  const share = (rows: readonly number[]): number => Math.floor((maxPoints * rows.length) / rowCount)
  const spare = series.map((rows) => Math.max(2, share(rows)))
  let over = spare.reduce((sum, count) => sum + count, 0) - maxPoints
  const counts = spare.map((count) => {
    const cut = Math.min(Math.max(0, over), count - 2)
    over -= cut
    return count - cut
  })
  return series.flatMap((rows, index) => thinSeries(x, measures, rows, counts[index] ?? 2)).sort((a, b) => a - b)
}
