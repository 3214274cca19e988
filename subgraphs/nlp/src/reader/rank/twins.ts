import type { Frame } from '../assemble/frame.js'
import { type Slot, tableLinks } from '../link/links.js'
import type { PreparedColumn, PreparedTable } from '../types.js'

const NEARLY = 0.9
const LEAST = 0.7
const AS_GOOD = 0.97

/** The first table that a prompt names, which is often what it is about; null where it names none. */
export function firstTable({ slots }: Frame): PreparedTable | null {
  for (const slot of slots) {
    const [best] = tableLinks(slot)
    if (best !== undefined && best.score >= Math.max(LEAST, (slot.links[0]?.score ?? 0) * NEARLY)) return best.table
  }
  return null
}

/**
 * The tables of like-named columns that a place names as well as this one: "name" where things of several kinds have names. Keys
 * are called alike because they mean the same.
 */
export function tablesOfTwins({ links }: Slot, column: PreparedColumn): readonly PreparedTable[] {
  if (column.isKey || column.isForeignKey) return []
  const columns = links.filter((link) => link.kind === 'column')
  const own = columns.find((one) => one.column === column)?.score ?? Infinity
  const name = column.words.join()
  return columns.flatMap(({ column: other, score }) =>
    other.table !== column.table && score >= own * AS_GOOD && other.words.join() === name ? [other.table] : [],
  )
}
