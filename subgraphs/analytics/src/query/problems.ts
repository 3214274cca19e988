import type { Aggregate, ColumnType, QueryProblem } from '@askchart/vocabulary'
import { nearest } from './near.js'

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
const kind: Record<ColumnType, string> = {
  STRING: 'text',
  INTEGER: 'whole numbers',
  DECIMAL: 'numbers',
  BOOLEAN: 'true or false',
  DATE: 'dates',
  DATETIME: 'points in time',
}

/** Every sentence the compiler may say about a query, by what is wrong with it. */
export const problem = {
  unknownColumn(path: string, ref: string, known: readonly string[]): QueryProblem {
    const near = nearest(ref, known)
    const hint = near.length > 0 ? ` Near it: ${quoted(near)}.` : ''
    return { path, message: `This dataset has no column "${ref}".${hint}` }
  },
  unknownTable(path: string, name: string, known: readonly string[]): QueryProblem {
    const near = nearest(name, known)
    return {
      path,
      message: `This dataset has no table "${name}". It has ${quoted(near.length > 0 ? near : known.slice(0, 10))}.`,
    }
  },
  unknownRelationship(path: string, name: string, known: readonly string[]): QueryProblem {
    const near = nearest(name, known)
    const hint = near.length > 0 ? near : known.slice(0, 10)
    return {
      path,
      message: `This dataset has no relationship "${name}".${hint.length > 0 ? ` It has ${quoted(hint)}.` : ''}`,
    }
  },
  unknownMetric(path: string, name: string, known: readonly string[]): QueryProblem {
    const near = nearest(name, known)
    const hint = near.length > 0 ? near : known.slice(0, 10)
    return {
      path,
      message: `This dataset has no metric "${name}".${hint.length > 0 ? ` It has ${quoted(hint)}.` : ''}`,
    }
  },
  brokenMetric: (path: string, name: string, message: string): QueryProblem => ({
    path,
    message: `The metric "${name}" does not fit the data any more. ${message}`,
  }),
  inExpression: (path: string, at: number, message: string): QueryProblem => ({
    path,
    message: `At character ${at + 1}: ${message}`,
  }),
  metricOfOthers: (path: string, ref: string, type: ColumnType): QueryProblem => ({
    path,
    message: `A metric is made of numbers, but "${ref}" holds ${kind[type]}.`,
  }),
  longExpression: (path: string, most: number): QueryProblem => ({
    path,
    message: `An expression has at most ${most} characters.`,
  }),
  manyAggregates: (path: string, most: number): QueryProblem => ({
    path,
    message: `An expression has at most ${most} aggregates.`,
  }),
  nothingAsked: (): QueryProblem => ({ path: 'measures', message: 'Ask for at least one measure or dimension.' }),
  measureWithoutColumn: (path: string): QueryProblem => ({
    path,
    message: 'A measure needs a column; only COUNT may go without one.',
  }),
  rowsAmongAggregates: (path: string): QueryProblem => ({
    path,
    message: 'Give every measure an aggregate, or none of them: rows and totals do not fit in one result.',
  }),
  notNumeric: (path: string, aggregate: Aggregate, ref: string, type: ColumnType): QueryProblem => ({
    path,
    message: `${aggregate} needs numbers, but "${ref}" holds ${kind[type]}.`,
  }),
  notOrdered: (path: string, aggregate: Aggregate, ref: string): QueryProblem => ({
    path,
    message: `${aggregate} needs values with an order, but "${ref}" holds true or false.`,
  }),
  notTime: (path: string, ref: string, type: ColumnType): QueryProblem => ({
    path,
    message: `Granularities and periods need dates, but "${ref}" holds ${kind[type]}.`,
  }),
  noTimeOfDay: (path: string, ref: string): QueryProblem => ({
    path,
    message: `"${ref}" holds dates without a time of day: DAY is the finest it can be cut.`,
  }),
  notBinnable: (path: string, ref: string, type: ColumnType): QueryProblem => ({
    path,
    message: `Bins need numbers, but "${ref}" holds ${kind[type]}.`,
  }),
  binAndGranularity: (path: string): QueryProblem => ({
    path,
    message: 'A dimension takes a granularity or bins, not both.',
  }),
  wrongValue: (path: string, ref: string, type: ColumnType): QueryProblem => {
    const form: Record<ColumnType, string> = {
      STRING: 'a text',
      INTEGER: 'a number',
      DECIMAL: 'a number',
      BOOLEAN: 'true or false',
      DATE: 'a date such as "2026-03-01"',
      DATETIME: 'a date or time such as "2026-03-01" or "2026-03-01T08:00:00Z"',
    }
    return { path, message: `"${ref}" is compared with ${form[type]}.` }
  },
  nullValue: (path: string): QueryProblem => ({ path, message: 'Ask for missing values with IS_NULL or IS_NOT_NULL.' }),
  valueCount: (path: string, operator: string, wanted: string, given: number): QueryProblem => ({
    path,
    message: `${operator} takes ${wanted}, not ${given}.`,
  }),
  operatorOfType: (path: string, operator: string, ref: string, type: ColumnType): QueryProblem => ({
    path,
    message: `${operator} does not suit "${ref}", which holds ${kind[type]}.`,
  }),
  operatorOfAggregate: (path: string, operator: string): QueryProblem => ({
    path,
    message: `${operator} cannot be asked of an aggregate.`,
  }),
  lastPeriods: (path: string): QueryProblem => ({
    path,
    message:
      'LAST_PERIODS takes a count from 1 to 10000, a granularity from MINUTE to YEAR and, to leave out the period still running, true.',
  }),
  tooLarge: (path: string): QueryProblem => ({
    path,
    message: 'This query compares with more than can be looked up at once: give fewer or shorter values.',
  }),
  cannotHold: (path: string, text: string): QueryProblem => ({
    path,
    message: `No text of this database can hold ${JSON.stringify(text.slice(0, 80))}: it has a zero character.`,
  }),
  groupsOfRows: (path: string): QueryProblem => ({
    path,
    message: 'A condition on an aggregate needs groups: give the measures aggregates.',
  }),
  mixedCondition: (path: string): QueryProblem => ({
    path,
    message: 'A condition on rows and one on an aggregate can only be joined by and, not within or / not.',
  }),
  aggregateOfRows: (path: string): QueryProblem => ({
    path,
    message: 'This filter chooses rows: it cannot ask about an aggregate.',
  }),
  aggregateElsewhere: (path: string, ref: string, table: string): QueryProblem => ({
    path,
    message: `An aggregate within exists is of the rows of "${table}", but "${ref}" is not in it.`,
  }),
  manyValues: (path: string, from: string, to: string): QueryProblem => ({
    path,
    message: `A row of "${from}" may have several of "${to}": ask about them with exists.`,
  }),
  wholeOfOtherType: (path: string, ref: string, type: ColumnType, whole: ColumnType): QueryProblem => ({
    path,
    message: `"${ref}" holds ${kind[type]}, which cannot be compared with ${kind[whole]}.`,
  }),
  notSummable: (path: string, derivation: string, aggregates: readonly string[]): QueryProblem => ({
    path,
    message: `${derivation} adds values up, which only those of ${aggregates.join(', ')} allow, undivided.`,
  }),
  notANumber: (path: string, part: string): QueryProblem => ({
    path,
    message: `${part} needs an aggregate that is a number.`,
  }),
  noPeriods: (path: string, derivation: string): QueryProblem => ({
    path,
    message: `${derivation} needs a dimension of periods that follow one another: a date, a granularity from MINUTE to YEAR, or whole numbers such as years.`,
  }),
  noYearBefore: (path: string): QueryProblem => ({ path, message: 'YEAR_BEFORE needs a dimension of dates or times.' }),
  noProgress: (path: string): QueryProblem => ({
    path,
    message: 'RUNNING_TOTAL needs a dimension with an order: a date or time, bins, or numbers.',
  }),
  noDimension(path: string, name: string, names: readonly string[]): QueryProblem {
    const near = nearest(name, names)
    const hint = names.length === 0 ? 'It has none' : `Choose from ${quoted(near.length > 0 ? near : names)}`
    return { path, message: `"${name}" is no dimension of this query. ${hint}.` }
  },
  unknownOrder(path: string, by: string, names: readonly string[]): QueryProblem {
    const near = nearest(by, names)
    return {
      path,
      message: `"${by}" is not in the result, so it cannot order it. Choose from ${quoted(near.length > 0 ? near : names)}.`,
    }
  },
  ambiguousOrder: (path: string, by: string, names: readonly string[]): QueryProblem => ({
    path,
    message: `"${by}" is in the result more than once: order by one of ${quoted(names)}.`,
  }),
  noWay: (path: string, from: string, to: string, via: readonly string[]): QueryProblem => ({
    path,
    message: `No relationship leads from "${from}" to "${to}"${via.length > 0 ? ` via ${quoted(via)}` : ''}.`,
  }),
  manyWays: (path: string, from: string, to: string, names: readonly string[]): QueryProblem => ({
    path,
    message: `There are ${names.length} ways from "${from}" to "${to}": choose one of ${quoted(names)} with via.`,
  }),
  noCommonRows: (path: string, tables: readonly string[]): QueryProblem => ({
    path,
    message: `No table's rows hold one value each of ${quoted(tables)}: aggregate the measures, or ask for fewer tables.`,
  }),
  manyCommonRows: (path: string, tables: readonly string[]): QueryProblem => ({
    path,
    message: `The rows of ${quoted(tables)} could be meant: name a column of the one that is counted.`,
  }),
  whoseRows: (path: string): QueryProblem => ({
    path,
    message: 'This dataset has several tables: name a column of the one whose rows are counted.',
  }),
}

/** Thrown inside the compiler only, and turned into its result at its edge. */
export class QueryProblemError extends Error {
  constructor(readonly problems: readonly QueryProblem[]) {
    super(problems.map(({ message }) => message).join(' '))
  }
}

export const refuse = (...problems: readonly QueryProblem[]): never => {
  throw new QueryProblemError(problems)
}
