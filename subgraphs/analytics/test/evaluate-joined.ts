import {
  type Cell,
  type ColumnRef,
  type Filter,
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
  if ('exists' in filter) return []
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
  function combinations(table: string, row: number): readonly Joined[] {
    const shown = spec.dimensions.flatMap(({ column }) => way(table, tableOf(column)) ?? [])
    const asked = refsOf(spec.filter).flatMap((ref) => way(table, tableOf(ref)) ?? [])
    let all: readonly Joined[] = [new Map([[table, row]])]
    for (const step of shown) all = all.flatMap((joined) => walk(joined, step, true))
    for (const step of asked) all = all.flatMap((joined) => walk(joined, step, shown.includes(step)))
    return all.filter((joined) => holds(spec.filter, (ref) => cell(ref, joined.get(tableOf(ref)))) === true)
  }

  const groups = new Map<string, Cell[]>()
  spec.measures.forEach(({ column = '', aggregate = 'COUNT' }, index) => {
    const counted = new Map<string, Cell[]>()
    tableNamed(tableOf(column)).rows.forEach((_, row) => {
      const keys = combinations(tableOf(column), row).map((joined) =>
        JSON.stringify(
          spec.dimensions.map(({ column: ref, granularity }) => cut(cell(ref, joined.get(tableOf(ref))), granularity)),
        ),
      )
      for (const key of new Set(keys)) counted.set(key, [...(counted.get(key) ?? []), cell(column, row)])
    })
    if (spec.dimensions.length === 0 && counted.size === 0) counted.set('[]', [])
    for (const [key, values] of counted) {
      const empty = spec.measures.map((measure) => (measure.aggregate?.startsWith('COUNT') ? 0 : null))
      const group = groups.get(key) ?? empty
      group[index] = total(aggregate, values)
      groups.set(key, group)
    }
  })
  return [...groups].map(([key, values]) => {
    return [...cells.parse(JSON.parse(key)), ...values]
  })
}
