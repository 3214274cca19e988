import { type Relationship, splitRef } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'

export interface Way {
  readonly steps: readonly Relationship[]
  /** Whether it meets several rows of the last table for one of the first. */
  readonly repeats: boolean
}

/** A step that repeats rows costs more than any number of steps that do not, as it does where queries are compiled. */
const TO_ONE = 1
const TO_MANY = 1_000
const MOST = 8

interface Walk {
  readonly table: string
  readonly cost: number
  readonly steps: readonly Relationship[]
}

const known = new WeakMap<PreparedDataset, Map<string, Map<string, readonly Way[]>>>()

/**
 * All best ways over relationships from one table to another: fewest steps that repeat rows, then fewest steps.
 * Relationships between the same two columns count once. None where the tables do not meet.
 */
export function waysBetween(prepared: PreparedDataset, from: string, to: string): readonly Way[] {
  const ways = known.get(prepared) ?? new Map<string, Map<string, readonly Way[]>>()
  known.set(prepared, ways)
  const waysFrom = ways.get(from) ?? new Map<string, readonly Way[]>()
  ways.set(from, waysFrom)
  const before = waysFrom.get(to)
  if (before !== undefined) return before
  const found = findWays(relationshipsOf(prepared), from, to)
  waysFrom.set(to, found)
  return found
}

function relationshipsOf({ profile }: PreparedDataset): readonly Relationship[] {
  const byColumns = new Map<string, Relationship>()
  for (const one of profile.relationships) {
    const key = JSON.stringify([one.from, one.to])
    if (!byColumns.has(key)) byColumns.set(key, one)
  }
  return [...byColumns.values()]
}

function onwards({ table, cost, steps }: Walk, relationships: readonly Relationship[]): readonly Walk[] {
  return relationships.flatMap((one): readonly Walk[] => {
    if (steps.includes(one)) return []
    const [many, single] = [splitRef(one.from).table, splitRef(one.to).table]
    const next = { steps: [...steps, one] }
    return [
      ...(many === table ? [{ ...next, table: single, cost: cost + TO_ONE }] : []),
      ...(single === table ? [{ ...next, table: many, cost: cost + TO_MANY }] : []),
    ]
  })
}

/** Dijkstra's algorithm, keeping equals. */
function findWays(relationships: readonly Relationship[], from: string, to: string): readonly Way[] {
  const open: Walk[] = [{ table: from, cost: 0, steps: [] }]
  const best = new Map<string, { readonly cost: number; count: number }>()
  const found: Walk[] = []
  while (open.length > 0 && found.length < MOST) {
    const cheapest = open.reduce((a, b) => (b.cost < a.cost ? b : a))
    open.splice(open.indexOf(cheapest), 1)
    if (found[0] !== undefined && cheapest.cost > found[0].cost) break
    if (cheapest.table === to) {
      found.push(cheapest)
      continue
    }
    const before = best.get(cheapest.table) ?? { cost: cheapest.cost, count: 0 }
    if (before.cost < cheapest.cost || before.count >= MOST) continue
    best.set(cheapest.table, before)
    before.count += 1
    open.push(...onwards(cheapest, relationships))
  }
  return found.map(({ steps, cost }) => ({ steps, repeats: cost >= TO_MANY }))
}
