import { type Relationship, splitRef } from '@askchart/vocabulary'
import type { Catalogue } from './catalogue.js'

/**
 * One relationship walked in one direction. `one`: each row met so far meets at most one row of the next table.
 * `many`: it may meet several, which repeats it.
 */
export interface Step {
  readonly relationship: Relationship
  readonly toward: 'one' | 'many'
  readonly from: { readonly table: string; readonly column: string }
  readonly to: { readonly table: string; readonly column: string }
}
export type Way = readonly Step[]

/** A step that repeats rows costs more than any number of steps that do not. */
const COST = { one: 1, many: 1_000 }
const MAX_WAYS = 8

export const wayCost = (way: Way): number => way.reduce((sum, { toward }) => sum + COST[toward], 0)
export const repeatsRows = (way: Way): boolean => way.some(({ toward }) => toward === 'many')

/** The steps that leave each table; relationships that join the same two columns count once. */
export function stepsByTable(catalogue: Catalogue): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>()
  const seen = new Set<string>()
  const add = (step: Step): void => void steps.set(step.from.table, [...(steps.get(step.from.table) ?? []), step])
  for (const relationship of catalogue.relationships) {
    const columns = JSON.stringify([relationship.from, relationship.to])
    if (seen.has(columns)) continue
    seen.add(columns)
    const from = splitRef(relationship.from)
    const to = splitRef(relationship.to)
    add({ relationship, toward: 'one', from, to })
    add({ relationship, toward: 'many', from: to, to: from })
  }
  return steps
}

interface Walk {
  readonly table: string
  readonly cost: number
  readonly way: Way
  readonly visited: ReadonlySet<string>
  /** The names of `via` still to be walked. */
  readonly open: readonly string[]
}

/**
 * The best ways from one table to another that walk every relationship named in `via`: fewest steps that repeat rows,
 * then fewest steps (Dijkstra over table and names still to walk, keeping equals). More than one: the query must choose.
 * With `via` a table may be visited again, as a hierarchy within one table needs. At most 8 are told.
 */
export function bestWays(
  steps: ReadonlyMap<string, readonly Step[]>,
  from: string,
  to: string,
  via: readonly string[],
): readonly Way[] {
  const best = new Map<string, { cost: number; count: number }>()
  const found: Way[] = []
  let foundCost = Infinity
  const queue: Walk[] = [{ table: from, cost: 0, way: [], visited: new Set(), open: [...new Set(via)] }]
  while (queue.length > 0 && found.length < MAX_WAYS) {
    queue.sort((a, b) => a.cost - b.cost)
    const walk = queue.shift()
    if (walk === undefined || walk.cost > foundCost) break
    if (walk.table === to && walk.open.length === 0) {
      foundCost = walk.cost
      found.push(walk.way)
      continue
    }
    const state = JSON.stringify([walk.table, walk.open])
    const known = best.get(state)
    if (known !== undefined && (known.cost < walk.cost || known.count >= MAX_WAYS)) continue
    best.set(state, { cost: walk.cost, count: (known?.count ?? 0) + 1 })
    for (const step of steps.get(walk.table) ?? []) {
      const key = `${step.relationship.from}>${step.relationship.to}`
      if (walk.visited.has(key)) continue
      queue.push({
        table: step.to.table,
        cost: walk.cost + COST[step.toward],
        way: [...walk.way, step],
        visited: new Set([...walk.visited, key]),
        open: walk.open.filter((name) => name !== step.relationship.name),
      })
    }
  }
  return found
}

/** The names that tell ways apart: for each way, the first relationship that not all of them walk. */
export function tellingNames(ways: readonly Way[]): readonly string[] {
  const namesOf = (way: Way): readonly string[] => way.map(({ relationship }) => relationship.name)
  const shared = (name: string): boolean => ways.every((way) => namesOf(way).includes(name))
  return [...new Set(ways.map((way) => namesOf(way).find((name) => !shared(name)) ?? namesOf(way)[0] ?? ''))]
}
