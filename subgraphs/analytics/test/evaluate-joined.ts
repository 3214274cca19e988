import {
  type Cell,
  type ColumnRef,
  type Denominator,
  type Existence,
  type Filter,
  type Measure,
  type QuerySpec,
  type Relationship,
  splitRef,
} from '@askchart/vocabulary'
import { z } from 'zod'
import { cut, holds, total } from './evaluate.js'
import type { TestTable } from './tables.js'

const cells = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** Which row of each table, by index; null where none meets it. */
type Joined = ReadonlyMap<string, number | null>
interface Step {
  readonly from: ColumnRef
  readonly to: ColumnRef
  readonly many: boolean
}

const tableOf = (ref: ColumnRef): string => splitRef(ref).table
const refsOf = (filter: Filter | undefined): readonly ColumnRef[] => {
  if (filter === undefined) return []
  if ('compare' in filter) return [filter.compare.column]
  if ('exists' in filter) return [`${filter.exists.of}.`]
  return 'not' in filter ? refsOf(filter.not) : ('and' in filter ? filter.and : filter.or).flatMap(refsOf)
}

/**
 * What a query over tables related as a tree gives, by the meaning of a measure alone: each row of the measure's own
 * table counts once in every group it belongs to. Nested loops, no SQL and none of the compiler's code.
 */
export function evaluateJoined(
  spec: QuerySpec,
  tables: readonly TestTable[],
  relationships: readonly Relationship[],
): readonly (readonly Cell[])[] {
  const tableNamed = (name: string): TestTable => {
    const table = tables.find((candidate) => candidate.name === name)
    if (table === undefined) throw new Error(`no table ${name}`)
    return table
  }
  const cell = (ref: ColumnRef, row: number | null | undefined): Cell => {
    const { table, column } = splitRef(ref)
    const { columns, rows } = tableNamed(table)
    return row === null || row === undefined ? null : (rows[row]?.[Object.keys(columns).indexOf(column)] ?? null)
  }
  const steps = relationships.flatMap(({ from, to }): readonly Step[] => [
    { from, to, many: false },
    { from: to, to: from, many: true },
  ])
  function way(from: string, to: string, seen: readonly string[] = []): readonly Step[] | null {
    if (from === to) return []
    for (const step of steps) {
      if (tableOf(step.from) !== from || seen.includes(tableOf(step.to))) continue
      const rest = way(tableOf(step.to), to, [...seen, from])
      if (rest !== null) return [step, ...rest]
    }
    return null
  }
  function walk(joined: Joined, step: Step, inner: boolean): readonly Joined[] {
    if (joined.has(tableOf(step.to))) return [joined]
    const key = cell(step.from, joined.get(tableOf(step.from)))
    const { rows } = tableNamed(tableOf(step.to))
    const met = rows.flatMap((_, index) => (key !== null && cell(step.to, index) === key ? [index] : []))
    const wanted = step.many ? met : met.slice(0, 1)
    if (wanted.length === 0) return step.many && inner ? [] : [new Map([...joined, [tableOf(step.to), null]])]
    return wanted.map((index) => new Map([...joined, [tableOf(step.to), index]]))
  }
  /** All ways to join a row with what is shown of it and what a filter asks about, where that holds. */
  function combinations(
    table: string,
    row: number,
    refs: readonly ColumnRef[],
    filter: Filter | undefined,
  ): readonly Joined[] {
    const shown = refs.flatMap((ref) => way(table, tableOf(ref)) ?? [])
    const asked = refsOf(filter).flatMap((ref) => way(table, tableOf(ref)) ?? [])
    let all: readonly Joined[] = [new Map([[table, row]])]
    for (const step of shown) all = all.flatMap((joined) => walk(joined, step, true))
    for (const step of asked) all = all.flatMap((joined) => walk(joined, step, shown.includes(step)))
    return all.filter(
      (joined) =>
        holds(
          filter,
          (ref) => cell(ref, joined.get(tableOf(ref))),
          (existence) => exists(existence, joined.get(existence.of) ?? null),
        ) === true,
    )
  }
  /** Whether a row of `of` has related rows, counted one by one; unknown where there is no such row. */
  function exists({ of, table, filter, count }: Existence, row: number | null): boolean | null {
    const [first] = way(of, table) ?? []
    if (first === undefined) throw new Error(`no way from ${of} to ${table}`)
    if (row === null) return null
    const key = cell(first.from, row)
    const { length } = tableNamed(table).rows.filter(
      (_, index) =>
        key !== null &&
        combinations(table, index, [first.to], filter).some(
          (joined) => cell(first.to, joined.get(tableOf(first.to))) === key,
        ),
    )
    if (count === undefined) return length > 0
    return holds({ compare: { column: 'count', operator: count.operator, values: [count.value] } }, () => length)
  }
  function aggregates(part: Measure | Denominator): ReadonlyMap<string, Cell> {
    const { column = '', aggregate = 'COUNT', filter } = part
    const table = tableOf(column)
    const counted = new Map<string, Cell[]>(spec.dimensions.length === 0 ? [['[]', []]] : [])
    tableNamed(table).rows.forEach((_, row) => {
      const refs = spec.dimensions.map((dimension) => dimension.column)
      const keys = combinations(table, row, refs, spec.filter).map((joined) =>
        JSON.stringify(
          spec.dimensions.map(({ column: ref, granularity }) => cut(cell(ref, joined.get(tableOf(ref))), granularity)),
        ),
      )
      const counts = combinations(table, row, [], filter).length > 0
      for (const key of new Set(keys)) {
        counted.set(key, [...(counted.get(key) ?? []), ...(counts ? [cell(column, row)] : [])])
      }
    })
    return new Map([...counted].map(([key, values]) => [key, total(aggregate, values)]))
  }

  const parts = spec.measures.flatMap((measure) => [measure, ...(measure.per === undefined ? [] : [measure.per])])
  const found = new Map(parts.map((part) => [part, aggregates(part)]))
  const groups = new Set([...found.values()].flatMap((values) => [...values.keys()]))
  const valueOf = (part: Measure | Denominator, group: string): Cell =>
    found.get(part)?.get(group) ?? (part.aggregate?.startsWith('COUNT') ? 0 : null)
  return [...groups].map((group) => [
    ...cells.parse(JSON.parse(group)),
    ...spec.measures.map((measure): Cell => {
      const value = valueOf(measure, group)
      if (measure.per === undefined) return value
      const divisor = valueOf(measure.per, group)
      return value === null || divisor === null || divisor === 0 ? null : Number(value) / Number(divisor)
    }),
  ])
}
