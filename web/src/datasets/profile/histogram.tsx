import { formatNumber, plural } from '../../ui/format.js'
import type { Bar } from './bars.js'

const HEIGHT = 40
const STEP = 10
/** Of a bar, in pixels. */
const WIDEST = 28

/** What a picture of bars says, in words: how many there are, from where to where, and where most rows are. */
export function described(title: string, bars: readonly Bar[]): string {
  const most = bars.reduce<Bar | null>((best, bar) => (best === null || bar.rows > best.rows ? bar : best), null)
  if (!most) return `${title}: no rows`
  const [first, last] = [bars[0]?.label ?? '', bars.at(-1)?.label ?? '']
  return `${title}: ${plural(bars.length, 'bar')}, the first ${first}, the last ${last}; the highest ${most.label}, ${plural(most.rows, 'row')}`
}

/** Rows by bins or periods as upright bars; each says its own when pointed at. */
export function Histogram({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) {
  const top = Math.max(1, ...bars.map(({ rows }) => rows))
  return (
    <svg
      role="img"
      aria-label={described(title, bars)}
      viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      style={{ maxWidth: bars.length * WIDEST }}
      className="block h-10 w-full"
      data-bars={bars.length}
    >
      {bars.map(({ label, rows }, index) => {
        // A bar with rows in it is seen, however few they are.
        const height = rows === 0 ? 0 : Math.max(1.5, (rows / top) * (HEIGHT - 1))
        return (
          <g key={index}>
            <title>{`${label}: ${plural(rows, 'row')}`}</title>
            <rect x={index * STEP} width={STEP} y={0} height={HEIGHT} fill="transparent" />
            <rect x={index * STEP + 0.5} width={STEP - 1} y={HEIGHT - height} height={height} fill="var(--chart-1)" />
          </g>
        )
      })}
    </svg>
  )
}

/** Values and how often each is there, as bars beside their words. */
export function ValueBars({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) {
  const top = Math.max(1, ...bars.map(({ rows }) => rows))
  return (
    <ul aria-label={title} className="space-y-0.5 text-xs" data-bars={bars.length}>
      {bars.map(({ label, rows }) => (
        <li key={label} className="grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)_auto] items-center gap-2">
          <span className="truncate" title={label}>
            <bdi>{label}</bdi>
          </span>
          <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-full">
            <rect width={Math.max(1, (rows / top) * 100)} height="8" fill="var(--chart-1)" />
          </svg>
          <span className="text-muted tabular-nums">{formatNumber(rows)}</span>
        </li>
      ))}
    </ul>
  )
}
