import type { PreparedDataset, PreparedTable } from '../types.js'

/** A number of 32 bits with its sign has this many that say something. */
const MOST_BITS = 31

const indexes = new WeakMap<PreparedDataset, ReadonlyMap<PreparedTable, number>>()

function indexesIn(prepared: PreparedDataset): ReadonlyMap<PreparedTable, number> {
  const known = indexes.get(prepared) ?? new Map(prepared.tables.map((table, index) => [table, index]))
  indexes.set(prepared, known)
  return known
}

/** The same for the same tables of a dataset, in whatever order and sets they are given: one bit for each, where they are few enough. */
export function tableKey(prepared: PreparedDataset, ...sets: readonly ReadonlySet<PreparedTable>[]): number | string {
  const indexOf = indexesIn(prepared)
  if (indexOf.size > MOST_BITS)
    return [...new Set(sets.flatMap((tables) => [...tables]))]
      .map((table) => indexOf.get(table) ?? -1)
      .sort((a, b) => a - b)
      .join()
  let key = 0
  for (const tables of sets) for (const table of tables) key |= 1 << (indexOf.get(table) ?? 0)
  return key
}
