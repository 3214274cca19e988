/** Each enum is an object of its own names, so that one definition serves TypeScript, GraphQL and JSON alike. */

export const Aggregate = {
  COUNT: 'COUNT',
  COUNT_DISTINCT: 'COUNT_DISTINCT',
  SUM: 'SUM',
  AVERAGE: 'AVERAGE',
  MEDIAN: 'MEDIAN',
  MINIMUM: 'MINIMUM',
  MAXIMUM: 'MAXIMUM',
} as const
export type Aggregate = keyof typeof Aggregate

export const Granularity = {
  MINUTE: 'MINUTE',
  HOUR: 'HOUR',
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
  QUARTER: 'QUARTER',
  YEAR: 'YEAR',
  DAY_OF_WEEK: 'DAY_OF_WEEK',
  MONTH_OF_YEAR: 'MONTH_OF_YEAR',
  HOUR_OF_DAY: 'HOUR_OF_DAY',
} as const
export type Granularity = keyof typeof Granularity

export const ComparisonOperator = {
  EQ: 'EQ',
  NEQ: 'NEQ',
  LT: 'LT',
  LTE: 'LTE',
  GT: 'GT',
  GTE: 'GTE',
  IN: 'IN',
  NOT_IN: 'NOT_IN',
  BETWEEN: 'BETWEEN',
  LIKE: 'LIKE',
  IS_NULL: 'IS_NULL',
  IS_NOT_NULL: 'IS_NOT_NULL',
  LAST_PERIODS: 'LAST_PERIODS',
} as const
export type ComparisonOperator = keyof typeof ComparisonOperator

/** The operators that compare a number with one other. */
export const CountOperator = { EQ: 'EQ', NEQ: 'NEQ', LT: 'LT', LTE: 'LTE', GT: 'GT', GTE: 'GTE' } as const
export type CountOperator = keyof typeof CountOperator

/** What is made of a measure once it is aggregated; see `Derivation`. */
export const DerivationKind = {
  SHARE: 'SHARE',
  RUNNING_TOTAL: 'RUNNING_TOTAL',
  CHANGE: 'CHANGE',
  GROWTH: 'GROWTH',
} as const
export type DerivationKind = keyof typeof DerivationKind

/** The period that a change or growth is measured from. */
export const Against = { PREVIOUS_PERIOD: 'PREVIOUS_PERIOD', YEAR_BEFORE: 'YEAR_BEFORE' } as const
export type Against = keyof typeof Against

export const DayOfWeek = {
  MONDAY: 'MONDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
  THURSDAY: 'THURSDAY',
  FRIDAY: 'FRIDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
} as const
export type DayOfWeek = keyof typeof DayOfWeek

export const OrderDirection = { ASCENDING: 'ASCENDING', DESCENDING: 'DESCENDING' } as const
export type OrderDirection = keyof typeof OrderDirection

export const ColumnType = {
  STRING: 'STRING',
  INTEGER: 'INTEGER',
  DECIMAL: 'DECIMAL',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  DATETIME: 'DATETIME',
} as const
export type ColumnType = keyof typeof ColumnType

export const ColumnRole = {
  MEASURE: 'MEASURE',
  DIMENSION: 'DIMENSION',
  TIME: 'TIME',
  IDENTIFIER: 'IDENTIFIER',
  GEOGRAPHY: 'GEOGRAPHY',
} as const
export type ColumnRole = keyof typeof ColumnRole

export const Intent = {
  RANKING: 'RANKING',
  TREND: 'TREND',
  COMPARISON: 'COMPARISON',
  COMPOSITION: 'COMPOSITION',
  DISTRIBUTION: 'DISTRIBUTION',
  CORRELATION: 'CORRELATION',
  FILTER: 'FILTER',
  SUMMARY: 'SUMMARY',
} as const
export type Intent = keyof typeof Intent

export const Mark = {
  BAR: 'BAR',
  LINE: 'LINE',
  AREA: 'AREA',
  POINT: 'POINT',
  ARC: 'ARC',
  RECT: 'RECT',
  BOXPLOT: 'BOXPLOT',
  TEXT: 'TEXT',
} as const
export type Mark = keyof typeof Mark

/** How a second dimension is laid out where the prompt says so; null leaves it to the spec builder. */
export const Arrangement = {
  STACKED: 'STACKED',
  GROUPED: 'GROUPED',
  NORMALIZED: 'NORMALIZED',
  FACETED: 'FACETED',
} as const
export type Arrangement = keyof typeof Arrangement

/** Which way bars lie; where nothing is said the spec builder decides by their names. */
export const Orientation = { HORIZONTAL: 'HORIZONTAL', VERTICAL: 'VERTICAL' } as const
export type Orientation = keyof typeof Orientation

export const Engine = {
  OFFLINE: 'OFFLINE',
  LANGUAGE_MODEL: 'LANGUAGE_MODEL',
  VERIFIED_ANSWER: 'VERIFIED_ANSWER',
} as const
export type Engine = keyof typeof Engine

/** Why a language model that was asked did not give the reading. */
export const ModelFailure = {
  TIMED_OUT: 'TIMED_OUT',
  UNAVAILABLE: 'UNAVAILABLE',
  BUDGET_SPENT: 'BUDGET_SPENT',
  UNUSABLE_ANSWER: 'UNUSABLE_ANSWER',
  NO_READING: 'NO_READING',
} as const
export type ModelFailure = keyof typeof ModelFailure

export const MentionKind = {
  MEASURE: 'MEASURE',
  DIMENSION: 'DIMENSION',
  TIME: 'TIME',
  VALUE: 'VALUE',
  AGGREGATE: 'AGGREGATE',
  MARK: 'MARK',
  ORDER: 'ORDER',
  LIMIT: 'LIMIT',
  COMPARISON: 'COMPARISON',
  GRANULARITY: 'GRANULARITY',
  TITLE: 'TITLE',
  COLOUR: 'COLOUR',
  /** It has no part in the reading, most often because nothing in the data is called so. */
  LEFT_OUT: 'LEFT_OUT',
} as const
export type MentionKind = keyof typeof MentionKind
