import type { ColumnRef, Relationship, TableProfile, Written } from '@askchart/vocabulary'

const columnsOf = (tables: readonly TableProfile[]) => tables.flatMap(({ columns }) => columns)

/** Columns that were there before and are no longer. */
export function columnsGone(before: readonly TableProfile[], now: readonly TableProfile[]): readonly ColumnRef[] {
  const there = new Set(columnsOf(now).map(({ ref }) => ref))
  return columnsOf(before)
    .map(({ ref }) => ref)
    .filter((ref) => !there.has(ref))
}

/**
 * Relationships that still hold for new rows: both columns are there, of one type, and the one that is pointed to still
 * tells the rows of its table apart.
 */
export function keptRelationships(
  declared: readonly Relationship[],
  tables: readonly TableProfile[],
): readonly Relationship[] {
  const columns = new Map(columnsOf(tables).map((column) => [column.ref, column]))
  const keys = new Set(
    tables.flatMap((table) =>
      table.columns.filter(({ distinctCount }) => distinctCount === table.rowCount).map(({ ref }) => ref),
    ),
  )
  return declared.filter(({ from, to }) => {
    const type = columns.get(from)?.type
    return type !== undefined && type === columns.get(to)?.type && keys.has(to)
  })
}

interface NamedColumns {
  readonly name: string
  readonly columns: readonly { readonly name: string }[]
  readonly written?: Pick<Written, 'upload'>
}

/**
 * New tables that go on as old ones, by their new names: files are called after their month, and what was asked of
 * `sales_may` is to be answered by `sales_june`. Of tables whose names are new, each goes on as the old one with which it
 * shares most columns, at least half of them; where one of each is left, a single common column will do.
 */
export function keptNames(now: readonly NamedColumns[], before: readonly NamedColumns[]): ReadonlyMap<string, string> {
  const added = now.filter(({ name }) => !before.some((old) => old.name === name))
  const missing = before.filter(({ name }) => !now.some((table) => table.name === name))
  const least = added.length === 1 && missing.length === 1 ? 0 : 0.5
  const pairs = added
    .flatMap((table) => missing.map((old) => ({ table: table.name, old: old.name, share: shareOf(old, table) })))
    .filter(({ share }) => share > 0 && share >= least)
    .sort((a, b) => b.share - a.share)
  const kept = new Map<string, string>()
  const taken = new Set<string>()
  for (const { table, old } of pairs) {
    if (kept.has(table) || taken.has(old)) continue
    kept.set(table, old)
    taken.add(old)
  }
  return kept
}

/** The share of the old table's columns that the new one has; more than all where both are of one file, read otherwise. */
function shareOf(old: NamedColumns, table: NamedColumns): number {
  if (old.written?.upload !== undefined && old.written.upload === table.written?.upload) return 2
  const names = new Set(table.columns.map(({ name }) => name.toLowerCase()))
  return old.columns.filter(({ name }) => names.has(name.toLowerCase())).length / old.columns.length
}
