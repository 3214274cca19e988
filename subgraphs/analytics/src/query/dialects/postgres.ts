import { type Aggregate, BIN_TOLERANCE, binsPerUnit, type ColumnType, type Granularity } from '@askchart/vocabulary'
import type { ReadAs } from '../catalogue.js'
import type { Days } from '../calendar.js'
import type { Period } from '../checked.js'
import { indent } from '../select.js'
import type { Literal } from '../values.js'
import type { Dialect } from './dialect.js'

/** Numbers that need not be whole are exact, so that they equal those of a column. */
const PARAMETER: Record<Literal['kind'], string> = {
  text: 'text',
  integer: 'int8',
  decimal: 'numeric',
  boolean: 'bool',
  date: 'date',
  datetime: 'timestamp',
}

const AGGREGATE: Record<Aggregate, (argument: string) => string> = {
  COUNT: (argument) => `count(${argument})`,
  COUNT_DISTINCT: (argument) => `count(DISTINCT ${argument})`,
  SUM: (argument) => `sum(${argument})`,
  AVERAGE: (argument) => `avg(${argument})`,
  // Interpolates between the two middle values, as a spreadsheet's MEDIAN does.
  MEDIAN: (argument) => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${argument})`,
  MINIMUM: (argument) => `min(${argument})`,
  MAXIMUM: (argument) => `max(${argument})`,
}

// A time with a zone is meant in the session's, which is UTC.
const trunc = (unit: string, time: string): string => `date_trunc('${unit}', (${time})::timestamp)`
const part = (name: string, time: string): string => `extract(${name} FROM ${time})::int4`

const CUT: Record<Granularity, (time: string) => string> = {
  MINUTE: (time) => trunc('minute', time),
  HOUR: (time) => trunc('hour', time),
  DAY: (time) => `(${time})::date`,
  WEEK: (time) => `${trunc('week', time)}::date`,
  MONTH: (time) => `${trunc('month', time)}::date`,
  QUARTER: (time) => `${trunc('quarter', time)}::date`,
  YEAR: (time) => `${trunc('year', time)}::date`,
  DAY_OF_WEEK: (time) => part('isodow', time),
  MONTH_OF_YEAR: (time) => part('month', time),
  HOUR_OF_DAY: (time) => part('hour', time),
}

/** The narrowest type of each kind: beside any other it becomes that one, and no value loses a digit. */
const NOTHING: Record<ColumnType, string> = {
  STRING: 'NULL::text',
  INTEGER: 'NULL::int2',
  DECIMAL: 'NULL::int2',
  BOOLEAN: 'NULL::bool',
  DATE: 'NULL::date',
  DATETIME: 'NULL::date',
}

const READ: Record<ReadAs, (column: string) => string> = {
  text: (column) => `${column}::text`,
  number: (column) => `${column}::numeric`,
  utc: (column) => column,
}

/** A time as clocks in a zone show it. */
const inZone = (time: string, zone: string | null): string =>
  zone === null ? time : `((${time})::timestamptz AT TIME ZONE '${zone}')`

/** Periods by the clocks of a zone, weeks from their first day. */
function cutTime(granularity: Granularity, time: string, { zone, firstDay }: Days): string {
  // In hours that clocks show twice only the instant tells which is meant.
  if (zone !== null && (granularity === 'HOUR' || granularity === 'MINUTE'))
    return `(date_trunc('${granularity.toLowerCase()}', (${time})::timestamptz, '${zone}') AT TIME ZONE 'UTC')`
  const local = inZone(time, zone)
  const day = CUT.DAY_OF_WEEK(local)
  if (firstDay === 1 || (granularity !== 'WEEK' && granularity !== 'DAY_OF_WEEK')) return CUT[granularity](local)
  return granularity === 'WEEK'
    ? `(${CUT.DAY(local)} - (${day} + ${7 - firstDay}) % 7)`
    : `(${day} + 7 * (${day} < ${firstDay})::int4)`
}

const isSubDay = (period: Period): boolean => period === 'HOUR' || period === 'MINUTE'

/** Postgres knows no quarters here. */
const interval = (count: number, period: Period): string =>
  period === 'QUARTER' ? `INTERVAL '${3 * count} MONTH'` : `INTERVAL '${count} ${period}'`

// Postgres cuts names after 63 bytes; those of a catalogue are shorter, and a result's are told apart by their place. A
// zero character would end the statement; no name of a database has one.
const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""').replaceAll('\0', '\uFFFD')}"`

/** By code points, whatever the database's own rules are: the order of every other dialect. */
const byCodePoint = (argument: string): string => `(${argument}) COLLATE "C"`

/**
 * Postgres 12 and later, in a session whose time zone is UTC. Without ICU upper and lower case are those that the column's
 * own collation knows.
 */
export function postgres({ foldsCase }: { readonly foldsCase: boolean }): Dialect {
  const folded = foldsCase ? ' COLLATE pg_catalog."und-x-icu"' : ''
  return {
    name: 'postgres',
    quote,
    table: (schema, table) => `${quote(schema)}.${quote(table)}`,
    parameter: (name, kind) => `$${name.slice(1)}::${PARAMETER[kind]}`,
    canHold: (text) => !text.includes('\0'),
    read: (column, as) => READ[as](column),
    derived: (statement) => `(\n${indent(statement)}\n) AS "_"`,
    aggregate(aggregate, argument, type) {
      if (argument === null) return 'count(*)'
      const isOrdered = aggregate === 'MINIMUM' || aggregate === 'MAXIMUM'
      return AGGREGATE[aggregate](isOrdered && type === 'STRING' ? byCodePoint(argument) : argument)
    },
    nothing: (type) => NOTHING[type],
    compared(argument, comparator, type) {
      return type === 'STRING' && comparator !== 'EQ' && comparator !== 'NEQ' ? byCodePoint(argument) : argument
    },
    ordered(argument, direction, isText) {
      const keys = isText ? [`lower(${byCodePoint(argument)})`, byCodePoint(argument)] : [argument]
      return keys.map((key) => (direction === 'DESCENDING' ? `${key} DESC NULLS LAST` : key)).join(', ')
    },
    limitsBy: false,
    cut: cutTime,
    bin(range, argument, step, edge) {
      const last = edge === null ? '' : ` - (${argument} = ${edge})::int4`
      const index = `(floor(${argument} / ${step} + ${BIN_TOLERANCE})${last})`
      const perUnit = binsPerUnit(range.step)
      return perUnit === null ? `${index} * ${step}` : `${index} / ${perUnit}`
    },
    // The day of the latest time, not the latest day: an index has that.
    latest(column, table, days) {
      const latest = `SELECT max(${column}) FROM ${table}`
      return days === null ? latest : `SELECT ${cutTime('DAY', `(${latest})`, days)}`
    },
    lastPeriods({ count, granularity, complete }, time, latest, now, days) {
      const anchor = `least((${latest}), ${now})`
      const shift = (start: string, periods: number): string => `${start} + ${interval(periods, granularity)}`
      if (isSubDay(granularity)) {
        const start = cutTime(granularity, anchor, days)
        return `${time} >= ${shift(start, complete ? -count : 1 - count)} AND ${time} < ${complete ? start : shift(start, 1)}`
      }
      // The day after the latest starts a new period only where that one is over.
      const start = cutTime(granularity, complete ? `least((${latest}) + INTERVAL '1 DAY', ${now})` : anchor, {
        ...days,
        zone: null,
      })
      const [first, end] = complete ? [shift(start, -count), start] : [shift(start, 1 - count), shift(start, 1)]
      return `${time} >= ${first} AND ${time} < ${end}`
    },
    like: (argument, pattern) => `${argument}${folded} ILIKE ${pattern}`,
    join(joined, table, on, isKey) {
      const { step, alias, outer } = joined
      const key = quote(step.to.column)
      // Rows are never repeated by a key that should be unique and is not.
      const one = step.toward === 'one'
      const rows = one && !isKey ? `(SELECT DISTINCT ON (${key}) * FROM ${table} ORDER BY ${key})` : table
      return `${one || outer ? 'LEFT' : 'INNER'} JOIN ${rows} AS ${quote(alias)} ON ${on}`
    },
    comparable: (argument) => `coalesce('=' || (${argument})::text, '')`,
    asText: (argument) => `(${argument})::text`,
    onlyValue: (argument) => `max(${argument})`,
    zeroForNull: (argument) => `coalesce(${argument}, 0)`,
    when: (condition, value) => `CASE WHEN ${condition} THEN ${value} END`,
    unlessNull: (argument, value) => `CASE WHEN ${argument} IS NOT NULL THEN ${value} END`,
    isAmong: (argument, statement) => `coalesce(${argument} IN ${statement}, false)`,
    quotient: (dividend, divisor) => `(${dividend})::float8 / nullif((${divisor})::float8, 0)`,
    absolute: (argument) => `abs(${argument})`,
    later(argument, by, type, zone) {
      if (by === null) return `(${argument} + 1)`
      const moved = `(${inZone(argument, zone)} + ${interval(by.count, by.period)})`
      if (zone !== null) return `(${moved} AT TIME ZONE '${zone}' AT TIME ZONE 'UTC')`
      return type === 'DATE' ? `${moved}::date` : moved
    },
    comesBack(argument, by, zone) {
      if (by === null) return 'true'
      const step = interval(by.count, by.period)
      const local = inZone(argument, zone)
      return `${local} + ${step} - ${step} = ${local}`
    },
    sumOver(argument, { within, upTo }) {
      const parts = [
        ...(within.length > 0 ? [`PARTITION BY ${within.join(', ')}`] : []),
        ...(upTo === null ? [] : [`ORDER BY ${upTo} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`]),
      ]
      return `sum(${argument}) OVER (${parts.join(' ')})`
    },
    numbered: (table, column) => `(SELECT *, row_number() OVER () AS ${column} FROM ${table})`,
    settings: () => '',
  }
}
