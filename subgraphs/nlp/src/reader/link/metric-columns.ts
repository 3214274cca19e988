import type { ColumnProfile, Metric } from '@askchart/vocabulary'
import type { PreparedColumn, PreparedTable } from '../types.js'

/** What no column is called: table names hold no such ending, and analytics refuses metrics with a column's name. */
const ENDING = '()'

/** A metric as a number of the table whose rows it aggregates first, which the stages then read like any other. */
function profileOf(metric: Metric, table: string): ColumnProfile {
  return {
    ref: `${table}.${metric.name}${ENDING}`,
    name: metric.name,
    label: metric.name,
    type: 'DECIMAL',
    role: 'MEASURE',
    synonyms: [],
    distinctCount: null,
    sampleValues: [],
    minimum: null,
    maximum: null,
    unit: metric.unit,
    defaultAggregate: metric.addsUp ? 'SUM' : 'AVERAGE',
  }
}

/** Metrics that fit the data, each with the table it is measured in. */
export const metricColumns = (
  metrics: readonly Metric[],
  tables: readonly PreparedTable[],
): readonly { readonly metric: Metric; readonly profile: ColumnProfile; readonly table: PreparedTable }[] =>
  metrics.flatMap((metric) => {
    const [home] = metric.tables
    const table = tables.find(({ profile }) => profile.name === home)
    return table === undefined ? [] : [{ metric, profile: profileOf(metric, table.profile.name), table }]
  })

/** Whether a column may group, be compared with, or stand row by row: a metric is only ever measured. */
export const isColumn = ({ metric }: PreparedColumn): boolean => metric === null
