import { Aggregate, type Cell, type Granularity } from '@askchart/vocabulary'
import { Choice } from './choice.js'
import { ColumnOptions, type TableChoice } from './column-options.js'
import { type ColumnChoice, dimensionOf, type Draft, isNumber, isTime, measureOf, withAggregate } from './correction.js'

const aggregates: Record<Aggregate, string> = {
  SUM: 'Total',
  AVERAGE: 'Average',
  MEDIAN: 'Median',
  MINIMUM: 'Lowest',
  MAXIMUM: 'Highest',
  COUNT_DISTINCT: 'Different values',
  COUNT: 'Count',
}
const steps: Partial<Record<Granularity, string>> = {
  DAY: 'Day',
  WEEK: 'Week',
  MONTH: 'Month',
  QUARTER: 'Quarter',
  YEAR: 'Year',
  DAY_OF_WEEK: 'Day of the week',
}
const keys = <Key extends string>(record: Partial<Record<Key, string>>): readonly Key[] => {
  const isKey = (key: string): key is Key => key in record
  return Object.keys(record).filter(isKey)
}
const isOf = <Key extends string>(record: Partial<Record<Key, string>>, value: string): value is Key => value in record

interface FieldsProps {
  readonly draft: Draft
  readonly tables: readonly TableChoice[]
  readonly onChange: (draft: Draft) => void
}

const columnIn = (tables: readonly TableChoice[], ref: string | undefined): ColumnChoice | null =>
  tables.flatMap(({ columns }) => columns).find((column) => column.ref === ref) ?? null

const replaced = <Item,>(items: readonly Item[], at: number, item: Item | null): readonly Item[] =>
  items.flatMap((one, index) => (index !== at ? [one] : item === null ? [] : [item]))

const COUNT = ''
const NOTHING = ''

/** What is measured, and how it is summed up. */
export function MeasureFields({ draft, tables, onChange }: FieldsProps) {
  return draft.measures.map((measure, at) => {
    const counted = measure.aggregate === 'COUNT'
    const put = (next: typeof measure): void => onChange({ ...draft, measures: replaced(draft.measures, at, next) })
    return (
      <div key={at} className="grid grid-cols-2 gap-3">
        <Choice
          label="Measure"
          value={counted ? COUNT : (measure.column ?? COUNT)}
          className={counted || measure.aggregate === undefined ? 'col-span-2' : ''}
          onChange={(ref) => {
            const next = measureOf(columnIn(tables, ref === COUNT ? undefined : ref))
            const raw = measure.aggregate === undefined && next.column !== undefined
            put(raw ? { column: next.column } : next)
          }}
        >
          <option value={COUNT}>Number of rows</option>
          <ColumnOptions
            tables={tables}
            accepts={(column) => (isNumber(column) && column.role !== 'IDENTIFIER') || column.ref === measure.column}
          />
        </Choice>
        {!counted && measure.aggregate !== undefined && (
          <Choice
            label="Summed up as"
            value={measure.aggregate}
            onChange={(value) => {
              if (isOf(aggregates, value)) put(withAggregate(measure, value))
            }}
          >
            {keys(aggregates)
              .filter((aggregate) => aggregate !== 'COUNT')
              .map((aggregate) => (
                <option key={aggregate} value={aggregate}>
                  {aggregates[aggregate]}
                </option>
              ))}
          </Choice>
        )}
      </div>
    )
  })
}

/** What it is split by; one place more than there are, up to two. */
export function DimensionFields({ draft, tables, onChange }: FieldsProps) {
  const places = [...draft.dimensions, ...(draft.dimensions.length < 2 ? [null] : [])]
  return places.map((dimension, at) => {
    const column = columnIn(tables, dimension?.column)
    const put = (next: typeof dimension): void =>
      onChange({
        ...draft,
        dimensions:
          dimension === null && next !== null ? [...draft.dimensions, next] : replaced(draft.dimensions, at, next),
      })
    const granularity = dimension?.granularity
    return (
      <div key={at} className="grid grid-cols-2 gap-3">
        <Choice
          label={at === 0 ? 'Split by' : 'Then by'}
          value={dimension?.column ?? NOTHING}
          className={granularity === undefined ? 'col-span-2' : ''}
          onChange={(ref) => {
            const chosen = columnIn(tables, ref)
            put(chosen === null ? null : dimensionOf(chosen, dimension ?? undefined))
          }}
        >
          <option value={NOTHING}>Nothing</option>
          <ColumnOptions tables={tables} accepts={() => true} />
        </Choice>
        {dimension !== null && column !== null && isTime(column) && granularity !== undefined && (
          <Choice
            label="In steps of"
            value={granularity}
            onChange={(value) => {
              if (isOf(steps, value)) put({ ...dimension, granularity: value })
            }}
          >
            {keys(steps).map((step) => (
              <option key={step} value={step}>
                {steps[step]}
              </option>
            ))}
          </Choice>
        )}
      </div>
    )
  })
}

const texts = (values: readonly Cell[]): readonly string[] =>
  values.flatMap((value) => (typeof value === 'string' ? [value] : []))

/** Which rows count: each condition is a column and one of its values. */
export function ConditionFields({ draft, tables, onChange }: FieldsProps) {
  const places = [...draft.conditions, null]
  return places.map((condition, at) => {
    const column = columnIn(tables, condition?.column)
    const put = (next: typeof condition): void =>
      onChange({
        ...draft,
        conditions:
          condition === null && next !== null ? [...draft.conditions, next] : replaced(draft.conditions, at, next),
      })
    return (
      <div key={at} className="grid grid-cols-2 gap-3">
        <Choice
          label={condition === null ? 'Only where' : 'Where'}
          value={condition?.column ?? NOTHING}
          className={condition === null ? 'col-span-2' : ''}
          onChange={(ref) => {
            const chosen = columnIn(tables, ref)
            const [first] = texts(chosen?.sampleValues ?? [])
            put(chosen === null || first === undefined ? null : { column: ref, value: first })
          }}
        >
          <option value={NOTHING}>{condition === null ? 'No other condition' : 'Leave this out'}</option>
          <ColumnOptions tables={tables} accepts={({ sampleValues }) => texts(sampleValues).length > 0} />
        </Choice>
        {condition !== null && (
          <Choice label="Is" value={condition.value} onChange={(value) => put({ ...condition, value })}>
            {[...new Set([condition.value, ...texts(column?.sampleValues ?? [])])].map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </Choice>
        )}
      </div>
    )
  })
}
