import type { Aggregate, DerivationKind, Granularity } from './enums.js'
import type { ColumnRef, Denominator, Dimension, Measure, QuerySpec } from './query-spec.js'

/** One column of a query's result, dimensions first, then measures, each in the order of the spec. */
export type OutputColumn =
  | { readonly name: string; readonly kind: 'dimension'; readonly dimension: Dimension }
  | { readonly name: string; readonly kind: 'measure'; readonly measure: Measure }

const PREFIX: Record<Aggregate, string> = {
  COUNT: 'count',
  COUNT_DISTINCT: 'distinct',
  SUM: 'sum',
  AVERAGE: 'average',
  MEDIAN: 'median',
  MINIMUM: 'minimum',
  MAXIMUM: 'maximum',
}

const DERIVED: Record<DerivationKind, string> = {
  SHARE: 'share',
  RUNNING_TOTAL: 'running',
  CHANGE: 'change',
  GROWTH: 'growth',
}

/** Whether a measure is a column's own values, row by row. */
export const isRaw = ({ aggregate, metric }: Measure): boolean => aggregate === undefined && metric === undefined

/** Splits `table.column` at the first dot. */
export function splitRef(ref: ColumnRef): { readonly table: string; readonly column: string } {
  const dot = ref.indexOf('.')
  return dot < 0 ? { table: '', column: ref } : { table: ref.slice(0, dot), column: ref.slice(dot + 1) }
}

/** Letters, digits and underscores only, so that a name is a Vega field, a CSV header and a JSON key without escaping. */
const safe = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '') || 'value'

const granularitySuffix = (granularity: Granularity | undefined): string =>
  granularity ? `_${granularity.toLowerCase()}` : ''

function dimensionName(dimension: Dimension, qualified: boolean): string {
  const { table, column } = splitRef(dimension.column)
  const base = qualified ? `${safe(table)}_${safe(column)}` : safe(column)
  return base + (dimension.bin ? '_bin' : granularitySuffix(dimension.granularity))
}

function aggregateName({ column: ref, aggregate }: Measure | Denominator, qualified: boolean): string {
  if (ref === undefined) return 'count'
  const { table, column } = splitRef(ref)
  const base = qualified ? `${safe(table)}_${safe(column)}` : safe(column)
  return aggregate ? `${PREFIX[aggregate]}_${base}` : base
}

function measureName(measure: Measure, qualified: boolean): string {
  const { metric, per, derive } = measure
  const own = metric === undefined ? aggregateName(measure, qualified) : safe(metric)
  const divided = per === undefined ? '' : `_per_${aggregateName(per, qualified)}`
  return (derive === undefined ? '' : `${DERIVED[derive.kind]}_`) + own + divided
}

/**
 * The result columns of a query and their names: `as` where given, else the column's name with what was done to it
 * (`order_date_month`, `sum_sales`, `count`,
 * `sum_profit_per_count_id`, `share_sum_sales`, `profit_margin` of a metric). Names that clash take their table in front, then a number behind.
 */
export function outputColumns(spec: Pick<QuerySpec, 'dimensions' | 'measures'>): readonly OutputColumn[] {
  const wanted = [
    ...spec.dimensions.map((dimension) => ({
      kind: 'dimension' as const,
      dimension,
      given: dimension.as,
      short: dimensionName(dimension, false),
      long: dimensionName(dimension, true),
    })),
    ...spec.measures.map((measure) => ({
      kind: 'measure' as const,
      measure,
      given: measure.as,
      short: measureName(measure, false),
      long: measureName(measure, true),
    })),
  ]
  const shorts = new Map<string, number>()
  for (const column of wanted) {
    const name = column.given ?? column.short
    shorts.set(name, (shorts.get(name) ?? 0) + 1)
  }
  const taken = new Set<string>()
  return wanted.map((column) => {
    const first = column.given ?? ((shorts.get(column.short) ?? 0) > 1 ? column.long : column.short)
    let name = first
    for (let n = 2; taken.has(name); n += 1) name = `${first}_${n}`
    taken.add(name)
    return column.kind === 'dimension'
      ? { name, kind: column.kind, dimension: column.dimension }
      : { name, kind: column.kind, measure: column.measure }
  })
}
