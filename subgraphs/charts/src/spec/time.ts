import type { Granularity } from '@askchart/vocabulary'

/** How a cut of time is drawn. */
export interface TimeLook {
  /** Called this on an axis. */
  readonly title: string
  /** A point on a time axis, or one of a few names that come round again. */
  readonly kind: 'temporal' | 'cyclic'
  /** Vega-Lite's time unit of the same cut; null where it has none (its weeks start on Sunday, ours on Monday). */
  readonly timeUnit: string | null
  /** d3-time-format. */
  readonly format: string | null
}

/** One entry per granularity; a missing one fails to compile. */
export const timeLooks: Record<Granularity, TimeLook> = {
  MINUTE: { title: 'Minute', kind: 'temporal', timeUnit: 'yearmonthdatehoursminutes', format: '%b %-d, %H:%M' },
  HOUR: { title: 'Hour', kind: 'temporal', timeUnit: 'yearmonthdatehours', format: '%b %-d, %H:%M' },
  DAY: { title: 'Day', kind: 'temporal', timeUnit: 'yearmonthdate', format: '%b %-d, %Y' },
  WEEK: { title: 'Week', kind: 'temporal', timeUnit: null, format: '%b %-d, %Y' },
  MONTH: { title: 'Month', kind: 'temporal', timeUnit: 'yearmonth', format: '%b %Y' },
  QUARTER: { title: 'Quarter', kind: 'temporal', timeUnit: 'yearquarter', format: 'Q%q %Y' },
  YEAR: { title: 'Year', kind: 'temporal', timeUnit: 'year', format: '%Y' },
  DAY_OF_WEEK: { title: 'Day of week', kind: 'cyclic', timeUnit: null, format: null },
  MONTH_OF_YEAR: { title: 'Month', kind: 'cyclic', timeUnit: null, format: null },
  HOUR_OF_DAY: { title: 'Hour of day', kind: 'cyclic', timeUnit: null, format: null },
}
