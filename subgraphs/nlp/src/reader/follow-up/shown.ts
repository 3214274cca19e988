import {
  type Dimension,
  type Filter,
  type LimitBy,
  type Measure,
  type Order,
  type OutputColumn,
  outputColumns,
  type QuerySpec,
} from '@askchart/vocabulary'
import type { Candidate } from '../assemble/candidate.js'
import type { Condition } from '../assemble/filter/condition.js'
import type { Frame } from '../assemble/frame.js'
import type { Slot } from '../link/links.js'
import type { Situation } from '../rank/features.js'
import type { Reading } from '../types.js'
import { partsOf } from './filters.js'

/** What is ordered by, kept by what it is and not by its name, which changes with what is made of it. */
export type Ordering = Pick<Order, 'direction'> &
  (
    | { readonly kind: 'measure'; readonly of: Measure; readonly at: number }
    | { readonly kind: 'dimension'; readonly of: Dimension; readonly at: number }
  )

/** What is shown, in parts that a prompt may change one by one. */
export interface Shown {
  readonly measures: readonly Measure[]
  readonly dimensions: readonly Dimension[]
  readonly filters: readonly Filter[]
  readonly order: readonly Ordering[]
  readonly limit: number | undefined
  readonly limitBy: LimitBy | undefined
  readonly mark: Reading['mark']
  readonly arrangement: Reading['arrangement']
  readonly orientation: Reading['orientation']
  /** Places of the prompt that a change has used up. */
  readonly spoken: ReadonlySet<Slot>
  /** Words that a change has used up and that name nothing in the data, by where they stand. */
  readonly heard: ReadonlySet<number>
}

/** What a prompt that goes on was understood to say. */
export interface Asked {
  readonly situation: Situation
  readonly conditions: readonly Condition[]
  /** What it would show if it stood alone. */
  readonly alone: Candidate | null
}

/** One kind of change; null where the prompt does not ask for it. */
export type Edit = (before: Shown, asked: Asked) => Shown | null

/** Words that bring something in beside what is there. */
export const ADDS = ['add', 'also', 'plus', 'include', 'including', 'and', 'too', 'additionally', 'alongside']

export const says = ({ tokens }: Frame, ...words: readonly string[]): boolean =>
  tokens.some(({ lower }) => words.includes(lower))

/** "Add tax", "also the weather". */
export const addsFirst = ({ tokens }: Frame): boolean =>
  /^(?:please |now |then |can you |could you |and )*(?:add|also|plus|include)\b/.test(
    tokens.map(({ lower }) => lower).join(' '),
  )

export const heard = (before: Shown, places: readonly number[]): Shown => ({
  ...before,
  heard: new Set([...before.heard, ...places]),
})

const orderings = ({ measures, dimensions, orderBy = [] }: QuerySpec): readonly Ordering[] => {
  const columns = outputColumns({ measures, dimensions })
  return orderBy.flatMap(({ by, direction }): readonly Ordering[] => {
    const found =
      columns.find(({ name }) => name === by) ??
      columns.find((column) => (column.kind === 'measure' ? column.measure : column.dimension).column === by)
    if (found === undefined) return []
    return found.kind === 'measure'
      ? [{ kind: 'measure', of: found.measure, at: measures.indexOf(found.measure), direction }]
      : [{ kind: 'dimension', of: found.dimension, at: dimensions.indexOf(found.dimension), direction }]
  })
}

export function shownBy({ query, mark, arrangement, orientation }: Reading): Shown {
  const { measures, dimensions, filter, limit, limitBy } = query
  const order = orderings(query)
  const spoken = new Set<Slot>()
  return {
    measures,
    dimensions,
    filters: partsOf(filter),
    order,
    limit,
    limitBy,
    mark,
    arrangement,
    orientation,
    spoken,
    heard: new Set(),
  }
}

/** The column that is now what was ordered by: itself, else what stands in its place, else the first of its kind. */
function columnOf(ordering: Ordering, columns: readonly OutputColumn[]): OutputColumn | undefined {
  const alike = columns.filter(({ kind }) => kind === ordering.kind)
  const partOf = (column: OutputColumn): Measure | Dimension =>
    column.kind === 'measure' ? column.measure : column.dimension
  const aggregate = ordering.kind === 'measure' ? ordering.of.aggregate : undefined
  const same = alike.filter((column) => partOf(column).column === ordering.of.column)
  return (
    same.find((column) => column.kind === 'dimension' || column.measure.aggregate === aggregate) ??
    same[0] ??
    alike[ordering.at] ??
    alike[0]
  )
}

export function orderOf({ order, measures, dimensions }: Shown): readonly Order[] {
  const columns = outputColumns({ measures, dimensions })
  return order.flatMap((ordering) => {
    const column = columnOf(ordering, columns)
    return column === undefined ? [] : [{ by: column.name, direction: ordering.direction }]
  })
}
