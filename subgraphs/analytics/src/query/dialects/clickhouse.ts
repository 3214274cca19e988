import { type Aggregate, BIN_TOLERANCE, binsPerUnit, type Granularity } from '@askchart/vocabulary'
import type { ReadAs } from '../catalogue.js'
import type { Days } from '../calendar.js'
import type { Period } from '../checked.js'
import { indent } from '../select.js'
import type { Literal } from '../values.js'
import type { Dialect } from './dialect.js'

const PARAMETER: Record<Literal['kind'], string> = {
  text: 'String',
  integer: 'Int64',
  decimal: 'Float64',
  boolean: 'Bool',
  date: 'Date32',
  datetime: "DateTime64(3, 'UTC')",
}

const AGGREGATE: Record<Aggregate, (argument: string) => string> = {
  COUNT: (argument) => `count(${argument})`,
  COUNT_DISTINCT: (argument) => `uniqExact(${argument})`,
  SUM: (argument) => `sumOrNull(${argument})`,
  AVERAGE: (argument) => `avgOrNull(${argument})`,
  // Interpolates between the two middle values, as a spreadsheet's MEDIAN does.
  MEDIAN: (argument) => `quantileExactInclusiveOrNull(0.5)(${argument})`,
  MINIMUM: (argument) => `minOrNull(${argument})`,
  MAXIMUM: (argument) => `maxOrNull(${argument})`,
}

const CUT: Record<Granularity, (time: string) => string> = {
  MINUTE: (time) => `toStartOfMinute(${time})`,
  HOUR: (time) => `toStartOfHour(${time})`,
  DAY: (time) => `toDate32(${time})`,
  WEEK: (time) => `toStartOfWeek(${time}, 1)`,
  MONTH: (time) => `toStartOfMonth(${time})`,
  QUARTER: (time) => `toStartOfQuarter(${time})`,
  YEAR: (time) => `toStartOfYear(${time})`,
  DAY_OF_WEEK: (time) => `toDayOfWeek(${time})`,
  MONTH_OF_YEAR: (time) => `toMonth(${time})`,
  HOUR_OF_DAY: (time) => `toHour(${time})`,
}

const READ: Record<ReadAs, (column: string) => string> = {
  text: (column) => `toString(${column})`,
  number: (column) => column,
  utc: (column) => `toTimeZone(${column}, 'UTC')`,
}

const inZone = (time: string, zone: string | null): string => (zone === null ? time : `toTimeZone(${time}, '${zone}')`)

/** Periods by the clocks of a zone, weeks from their first day. */
function cutTime(granularity: Granularity, time: string, { zone, firstDay }: Days): string {
  const local = inZone(time, zone)
  if (zone !== null && (granularity === 'HOUR' || granularity === 'MINUTE'))
    return `toTimeZone(${CUT[granularity](local)}, 'UTC')`
  const day = CUT.DAY_OF_WEEK(local)
  if (firstDay === 1 || (granularity !== 'WEEK' && granularity !== 'DAY_OF_WEEK')) return CUT[granularity](local)
  return granularity === 'WEEK'
    ? `(${CUT.DAY(local)} - (${day} + ${7 - firstDay}) % 7)`
    : `(${day} + 7 * (${day} < ${firstDay}))`
}

const isSubDay = (period: Period): boolean => period === 'HOUR' || period === 'MINUTE'

/** ClickHouse 24 and later. */
export const clickhouse: Dialect = {
  name: 'clickhouse',
  quote: (identifier) => `\`${identifier.replace(/[\\`]/g, '\\$&')}\``,
  table: (database, table) => `${clickhouse.quote(database)}.${clickhouse.quote(table)}`,
  parameter: (name, kind) => `{${name}:${PARAMETER[kind]}}`,
  canHold: () => true,
  read: (column, as) => READ[as](column),
  derived: (statement) => `(\n${indent(statement)}\n)`,
  aggregate: (aggregate, argument) => (argument === null ? 'count()' : AGGREGATE[aggregate](argument)),
  nothing: () => 'NULL',
  compared: (argument) => argument,
  ordered(argument, direction, isText) {
    const keys = isText ? [`lower(${argument})`, argument] : [argument]
    return keys.map((key) => key + (direction === 'DESCENDING' ? ' DESC' : '')).join(', ')
  },
  limitsBy: true,
  cut: cutTime,
  bin(range, argument, step, edge) {
    const last = edge === null ? '' : ` - (${argument} = ${edge})`
    const index = `(floor(${argument} / ${step} + ${BIN_TOLERANCE})${last})`
    const perUnit = binsPerUnit(range.step)
    return perUnit === null ? `${index} * ${step}` : `${index} / ${perUnit}`
  },
  latest: (column, table, days) => `SELECT max(${days === null ? column : cutTime('DAY', column, days)}) FROM ${table}`,
  lastPeriods({ count, granularity, complete }, time, latest, now, days) {
    const anchor = `least((${latest}), ${now})`
    const shift = (start: string, periods: number): string => `${start} + INTERVAL ${periods} ${granularity}`
    if (isSubDay(granularity)) {
      const start = cutTime(granularity, anchor, days)
      return `${time} >= ${shift(start, complete ? -count : 1 - count)} AND ${time} < ${complete ? start : shift(start, 1)}`
    }
    // The day after the latest starts a new period only where that one is over.
    const start = cutTime(granularity, complete ? `least((${latest}) + INTERVAL 1 DAY, ${now})` : anchor, {
      ...days,
      zone: null,
    })
    const [first, end] = complete ? [shift(start, -count), start] : [shift(start, 1 - count), shift(start, 1)]
    return `${time} >= ${first} AND ${time} < ${end}`
  },
  like: (argument, pattern) => `${argument} ILIKE ${pattern}`,
  join(joined, table, on) {
    const joining = `JOIN ${table} AS ${clickhouse.quote(joined.alias)} ON ${on}`
    // ANY: rows are never repeated by a key that should be unique and is not.
    if (joined.step.toward === 'one') return `ANY LEFT ${joining}`
    return `${joined.outer ? 'LEFT' : 'INNER'} ${joining}`
  },
  comparable: (argument) => `(ifNull(toString(${argument}), ''), isNull(${argument}))`,
  asText: (argument) => `toString(${argument})`,
  onlyValue: (argument) => `any(${argument})`,
  zeroForNull: (argument) => `ifNull(${argument}, 0)`,
  when: (condition, value) => `if(${condition}, ${value}, NULL)`,
  unlessNull: (argument, value) => `if(isNull(${argument}), NULL, ${value})`,
  isAmong: (argument, statement) => `ifNull(${argument} IN ${statement}, 0)`,
  quotient: (dividend, divisor) => `(${dividend}) / nullIf(${divisor}, 0)`,
  absolute: (argument) => `abs(${argument})`,
  later: (argument, by, _, zone) =>
    `(${inZone(argument, zone)} + ${by === null ? '1' : `INTERVAL ${by.count} ${by.period}`})`,
  comesBack(argument, by, zone) {
    if (by === null) return 'true'
    const interval = `INTERVAL ${by.count} ${by.period}`
    return `${inZone(argument, zone)} + ${interval} - ${interval} = ${argument}`
  },
  sumOver(argument, { within, upTo }) {
    const parts = [
      ...(within.length > 0 ? [`PARTITION BY ${within.join(', ')}`] : []),
      ...(upTo === null ? [] : [`ORDER BY ${upTo} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`]),
    ]
    return `sum(${argument}) OVER (${parts.join(' ')})`
  },
  numbered: (table, column) => `(SELECT *, rowNumberInAllBlocks() AS ${column} FROM ${table})`,
  settings({ joins, times }) {
    const settings = [
      ...(joins ? ['join_use_nulls = 1'] : []),
      // Dates before 1970 and after 2149.
      ...(times ? ['enable_extended_results_for_datetime_functions = 1'] : []),
    ]
    return settings.length > 0 ? `SETTINGS ${settings.join(', ')}` : ''
  },
}
