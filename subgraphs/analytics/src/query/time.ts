import type { ColumnType, Granularity } from '@askchart/vocabulary'
import type { LastPeriods } from './checked.js'
import type { CompileContext } from './context.js'
import { datetimeLiteral } from './values.js'
import { dayIn } from './zone.js'

/** What a cell of the result means, and how it is told: names of weekdays and months, ISO dates and times. */
export type Decoding = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'weekday' | 'month'

const BY_TYPE: Record<ColumnType, Decoding> = {
  STRING: 'text',
  INTEGER: 'integer',
  DECIMAL: 'number',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DATETIME: 'datetime',
}

export const decodingOf = (type: ColumnType): Decoding => BY_TYPE[type]

/**
 * What a granularity makes of a time. YEAR to DAY: the first day of the period (weeks start on the dataset's first day). HOUR and
 * MINUTE: its first instant. The parts of the calendar: `Monday`, `January`, 0 to 23. Days are those of the dataset's time zone.
 */
export function cutResult(granularity: Granularity): { readonly type: ColumnType; readonly decoding: Decoding } {
  switch (granularity) {
    case 'YEAR':
    case 'QUARTER':
    case 'MONTH':
    case 'WEEK':
    case 'DAY':
      return { type: 'DATE', decoding: 'date' }
    case 'HOUR':
    case 'MINUTE':
      return { type: 'DATETIME', decoding: 'datetime' }
    case 'DAY_OF_WEEK':
      return { type: 'STRING', decoding: 'weekday' }
    case 'MONTH_OF_YEAR':
      return { type: 'STRING', decoding: 'month' }
    case 'HOUR_OF_DAY':
      return { type: 'INTEGER', decoding: 'integer' }
  }
}

/**
 * Whether a time lies in the last periods, counted back from the one that holds the column's latest value in its table,
 * or `now` where that is earlier. "Complete" leaves that period out unless the latest value falls on its last day and
 * that day is over. The latest value is looked up by the statement itself.
 */
export function lastPeriodsSql(
  periods: LastPeriods,
  time: string,
  source: { readonly table: string; readonly column: string; readonly type: ColumnType },
  { now, dialect, parameters, days }: Pick<CompileContext, 'now' | 'dialect' | 'parameters' | 'days'>,
): string {
  const own = source.type === 'DATETIME' ? days : { ...days, zone: null }
  const subDay = periods.granularity === 'HOUR' || periods.granularity === 'MINUTE'
  // To the minute, so that equal questions of one minute are one question.
  const minute = new Date(now.getTime() - (now.getTime() % 60_000))
  const limit = parameters.add(subDay ? datetimeLiteral(minute) : { kind: 'date', value: dayIn(now, days.zone) })
  const latest = dialect.latest(source.column, source.table, subDay || source.type === 'DATE' ? null : own)
  // Days of a zone are compared as such: what its midnight is in UTC changes with the seasons.
  const compared = own.zone === null || subDay ? time : dialect.cut('DAY', time, own)
  return dialect.lastPeriods(periods, compared, latest, limit, own)
}
