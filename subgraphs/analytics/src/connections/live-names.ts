import type { LiveTable } from '../query/catalogue.js'
import type { FoundTable } from './found-schema.js'

/** Room for what a statement puts behind a name, where Postgres cuts names after 63 bytes. */
const MAX_BYTES = 57

function shortened(name: string): string {
  let short = name
  while (Buffer.byteLength(short) > MAX_BYTES) short = Array.from(short).slice(0, -1).join('')
  return short
}

const keyOf = ({ schema, name }: Pick<LiveTable, 'schema' | 'name'>): string => JSON.stringify([schema, name])

/**
 * The name of each table in the catalogue: its own without dots, with its schema where another schema has one of that
 * name. Names that were given before stay, for charts say them.
 */
export function nameTables(
  tables: readonly FoundTable[],
  before: Readonly<Record<string, LiveTable>>,
): ReadonlyMap<FoundTable, string> {
  const kept = new Map(Object.entries(before).map(([name, table]) => [keyOf(table), name]))
  const taken = new Set(kept.values())
  const free = (wanted: string): string => {
    let name = wanted
    for (let n = 2; taken.has(name); n += 1) name = `${wanted}_${n}`
    return name
  }
  const names = new Map<FoundTable, string>()
  for (const table of tables) {
    const old = kept.get(keyOf(table))
    const plain = shortened(table.name.replaceAll('.', '_'))
    const long = shortened(`${table.schema}_${table.name}`.replaceAll('.', '_'))
    const name = old ?? (taken.has(plain) ? free(long) : plain)
    taken.add(name)
    names.set(table, name)
  }
  return names
}
