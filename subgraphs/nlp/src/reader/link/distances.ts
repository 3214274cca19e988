import { type DatasetProfile, splitRef } from '@askchart/vocabulary'
import type { PreparedTable } from '../types.js'

/** Steps over relationships between any two tables; Infinity where they do not meet. */
export function distances(
  profile: DatasetProfile,
  tables: readonly PreparedTable[],
): (from: PreparedTable, to: PreparedTable) => number {
  const neighbours = new Map<string, Set<string>>()
  const connect = (a: string, b: string): void => void neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b))
  for (const { from, to } of profile.relationships) {
    const [a, b] = [splitRef(from).table, splitRef(to).table]
    connect(a, b)
    connect(b, a)
  }
  const from = new Map<string, ReadonlyMap<string, number>>()
  for (const { profile: table } of tables) {
    const reached = new Map([[table.name, 0]])
    const queue = [table.name]
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      for (const next of neighbours.get(name) ?? []) {
        if (reached.has(next)) continue
        reached.set(next, (reached.get(name) ?? 0) + 1)
        queue.push(next)
      }
    }
    from.set(table.name, reached)
  }
  return (a, b) => from.get(a.profile.name)?.get(b.profile.name) ?? Infinity
}
