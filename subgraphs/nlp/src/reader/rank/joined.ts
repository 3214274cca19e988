import { type ColumnRef, splitRef } from '@askchart/vocabulary'
import { tableKey } from '../assemble/table-key.js'
import type { PreparedColumn, PreparedDataset, PreparedTable } from '../types.js'

/** Which tables a chart's tables are joined through, and whose rows the join then has. */
export interface Joins {
  /** Of the join of all these, the tables that no other table of it has many rows of: what a bare count counts. */
  rowsOf(...sets: readonly ReadonlySet<PreparedTable>[]): ReadonlySet<PreparedTable>
  /** Whether other tables refer to this one, and it to none: a list of names for codes. */
  isLookup(table: PreparedTable): boolean
  /** Whether each row of one table belongs to at most one of the other, over any number of steps. */
  belongs(many: PreparedTable, one: PreparedTable): boolean
  /** The tables whose rows a column's values stand for; none where it is no key to others. */
  referred(column: PreparedColumn): readonly PreparedTable[]
  /** Whether a column names the rows that a key stands for. */
  names(name: PreparedColumn, key: PreparedColumn): boolean
  /** The most rows that a table has, at least 1. */
  readonly mostRows: number
}

const known = new WeakMap<PreparedDataset, Joins>()

export function joinsOf(prepared: PreparedDataset): Joins {
  const found = known.get(prepared) ?? makeJoins(prepared)
  known.set(prepared, found)
  return found
}

function makeJoins(prepared: PreparedDataset): Joins {
  const { tables, profile } = prepared
  const byName = new Map(tables.map((table) => [table.profile.name, table]))
  const owners = new Map<PreparedTable, Set<PreparedTable>>(tables.map((table) => [table, new Set()]))
  const referred = new Map<ColumnRef, readonly PreparedTable[]>()
  for (const { from, to } of profile.relationships) {
    const [many, one] = [byName.get(splitRef(from).table), byName.get(splitRef(to).table)]
    if (many === undefined || one === undefined || many === one) continue
    owners.get(many)?.add(one)
    referred.set(from, [...(referred.get(from) ?? []), one])
  }
  const near = (table: PreparedTable): readonly PreparedTable[] =>
    tables.filter((other) => owners.get(table)?.has(other) === true || owners.get(other)?.has(table) === true)

  /** The tables of a shortest way from one table to another, both included; only the two where there is none. */
  function wayBetween(from: PreparedTable, to: PreparedTable): readonly PreparedTable[] {
    const before = new Map<PreparedTable, PreparedTable | null>([[from, null]])
    for (const table of before.keys()) {
      if (table === to) break
      for (const next of near(table)) if (!before.has(next)) before.set(next, table)
    }
    const way: PreparedTable[] = []
    for (let at: PreparedTable | null | undefined = before.has(to) ? to : null; at != null; at = before.get(at))
      way.push(at)
    return way.length > 0 ? way : [from, to]
  }

  const reached = new Map<PreparedTable, ReadonlySet<PreparedTable>>()
  function ownersOver(table: PreparedTable): ReadonlySet<PreparedTable> {
    const before = reached.get(table)
    if (before !== undefined) return before
    const all = new Set([table])
    for (const each of all) for (const owner of owners.get(each) ?? []) all.add(owner)
    reached.set(table, all)
    return all
  }

  const rows = new Map<number | string, ReadonlySet<PreparedTable>>()
  return {
    rowsOf(...sets) {
      const key = tableKey(prepared, ...sets)
      const before = rows.get(key)
      if (before !== undefined) return before
      const [first, ...rest] = new Set(sets.flatMap((tables) => [...tables]))
      const joined = new Set(first === undefined ? [] : [first, ...rest.flatMap((table) => wayBetween(first, table))])
      const owned = new Set([...joined].flatMap((table) => [...(owners.get(table) ?? [])]))
      const found = new Set([...joined].filter((table) => !owned.has(table)))
      if (rows.size < 500) rows.set(key, found)
      return found
    },
    isLookup: (table) => owners.get(table)?.size === 0 && [...owners.values()].some((set) => set.has(table)),
    referred: ({ profile: { ref } }) => referred.get(ref) ?? [],
    names: ({ isDisplay, table }, { isKey, isForeignKey, profile: { ref }, table: own }) =>
      isDisplay && (isForeignKey ? (referred.get(ref) ?? []).includes(table) : isKey && table === own),
    belongs: (many, one) => many !== one && ownersOver(many).has(one),
    mostRows: Math.max(1, ...tables.map(({ profile: { rowCount } }) => rowCount)),
  }
}
