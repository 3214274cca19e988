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
  readonly step: Step | null
  readonly before: Walk | null
  /** The names of `via` still to be walked. */
  readonly open: readonly string[]
}

function hasWalked(walk: Walk, { relationship }: Step): boolean {
  for (let at: Walk | null = walk; at !== null; at = at.before) {
    if (at.step?.relationship === relationship) return true
  }
  return false
}

function wayOf(walk: Walk): Way {
  const way: Step[] = []
  for (let at: Walk | null = walk; at !== null; at = at.before) if (at.step !== null) way.unshift(at.step)
  return way
}

/** Walks by cost, cheapest first. Costs are few and small sums, so a list for each of them is enough. */
function createQueue(first: Walk) {
  const lists = new Map<number, Walk[]>([[first.cost, [first]]])
  return {
    push(walk: Walk): void {
      const list = lists.get(walk.cost)
      if (list === undefined) lists.set(walk.cost, [walk])
      else list.push(walk)
    },
    shift(): Walk | null {
      if (lists.size === 0) return null
      const least = Math.min(...lists.keys())
      const list = lists.get(least) ?? []
      const walk = list.shift() ?? null
      if (list.length === 0) lists.delete(least)
      return walk
    },
  }
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
  const first: Walk = { table: from, cost: 0, step: null, before: null, open: [...new Set(via)] }
  const queue = createQueue(first)
  const best = new Map<string, { readonly cost: number; count: number }>()
  const found: Walk[] = []
  for (let walk = queue.shift(); walk !== null && found.length < MAX_WAYS; walk = queue.shift()) {
    if (found[0] !== undefined && walk.cost > found[0].cost) break
    if (walk.table === to && walk.open.length === 0) {
      found.push(walk)
      continue
    }
    const state = JSON.stringify([walk.table, walk.open])
    const known = best.get(state) ?? { cost: walk.cost, count: 0 }
    if (known.cost < walk.cost || known.count >= MAX_WAYS) continue
    best.set(state, known)
    known.count += 1
    for (const step of steps.get(walk.table) ?? []) {
      if (hasWalked(walk, step)) continue
      const { name } = step.relationship
      const open = walk.open.includes(name) ? walk.open.filter((wanted) => wanted !== name) : walk.open
      queue.push({ table: step.to.table, cost: walk.cost + COST[step.toward], step, before: walk, open })
    }
  }
  return found.map(wayOf)
}

/** The names that tell ways apart: for each way, the first relationship that not all of them walk. */
export function tellingNames(ways: readonly Way[]): readonly string[] {
  const namesOf = (way: Way): readonly string[] => way.map(({ relationship }) => relationship.name)
  const shared = (name: string): boolean => ways.every((way) => namesOf(way).includes(name))
  return [...new Set(ways.map((way) => namesOf(way).find((name) => !shared(name)) ?? namesOf(way)[0] ?? ''))]
}
