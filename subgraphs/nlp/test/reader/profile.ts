import type { Aggregate, Cell, ColumnProfile, ColumnRole, ColumnType, TableProfile } from '@askchart/vocabulary'

/** A column as a test describes it; its table gives it the name. */
export interface Column {
  readonly type: ColumnType
  readonly role: ColumnRole
  readonly distinct: number
  readonly values?: readonly Cell[]
  readonly from?: Cell
  readonly to?: Cell
  readonly aggregate?: Aggregate
  readonly synonyms?: readonly string[]
  readonly unit?: string
}

export const key = (distinct: number): Column => ({
  type: 'INTEGER',
  role: 'IDENTIFIER',
  distinct,
  from: 1,
  to: distinct,
})

export const text = (values: readonly string[], distinct = values.length): Column => ({
  type: 'STRING',
  role: 'DIMENSION',
  distinct,
  values,
})

export const place = (values: readonly string[], distinct = values.length): Column => ({
  ...text(values, distinct),
  role: 'GEOGRAPHY',
})

export const number = (
  type: ColumnType,
  aggregate: 'SUM' | 'AVERAGE',
  to: number,
  synonyms: readonly string[] = [],
): Column => ({ type, role: 'MEASURE', distinct: 500, from: 0, to, aggregate, synonyms })

export const day = (from: string, to: string): Column => ({ type: 'DATE', role: 'TIME', distinct: 1_000, from, to })

export const yesNo: Column = { type: 'BOOLEAN', role: 'DIMENSION', distinct: 2, values: [false, true] }

/** A table whose labels are its names with spaces. */
export function table(name: string, rowCount: number, columns: Readonly<Record<string, Column>>): TableProfile {
  return {
    name,
    label: name.replaceAll('_', ' '),
    rowCount,
    columns: Object.entries(columns).map(
      ([column, { type, role, distinct, values, from, to, aggregate, synonyms, unit }]): ColumnProfile => ({
        ref: `${name}.${column}`,
        name: column,
        label: column.replaceAll('_', ' '),
        type,
        role,
        synonyms: synonyms ?? [],
        distinctCount: distinct,
        sampleValues: values ?? [],
        minimum: from ?? null,
        maximum: to ?? null,
        unit: unit ?? null,
        defaultAggregate: aggregate ?? null,
      }),
    ),
  }
}

export const joins = (from: string, to: string) => ({ name: from.replace('.', '_'), from, to, declared: true })
