import type { Relationship, TableProfile } from '@askchart/vocabulary'
import { freeName } from '../datasets/profile/relationships.js'
import type { LiveDatabase, LiveTable } from '../query/catalogue.js'
import { findRelationships } from './found-relationships.js'
import type { FoundPlace, FoundSchema, FoundTable } from './found-schema.js'
import type { LiveConnection } from './live-connection.js'
import { nameTables } from './live-names.js'
import { LiveProfiler } from './live-profile.js'

/** A live database as its catalogue tells it. */
export interface ReadDatabase {
  readonly live: LiveDatabase
  readonly tables: readonly TableProfile[]
  readonly relationships: readonly Relationship[]
  /** Tables that there was no time to look into. */
  readonly unreached: readonly string[]
  /** Tables that could not be looked into: views that fail or take too long. */
  readonly unread: readonly string[]
}

const AT_ONCE = 3

const liveTable = ({ schema, name, keys, columns }: FoundTable): LiveTable => ({
  schema,
  name,
  keys,
  casts: Object.fromEntries(columns.flatMap((column) => (column.cast === null ? [] : [[column.name, column.cast]]))),
})

function relationshipsOf(schema: FoundSchema, nameOf: (place: FoundPlace) => string | null): readonly Relationship[] {
  const taken = new Set<string>()
  return schema.foreignKeys.flatMap((key): readonly Relationship[] => {
    const [from, to] = [nameOf(key.from), nameOf(key.to)]
    if (from === null || to === null) return []
    const [fromRef, toRef] = [`${from}.${key.from.column}`, `${to}.${key.to.column}`]
    const name = freeName({ ref: fromRef }, taken)
    taken.add(name)
    return [{ name, from: fromRef, to: toRef, declared: true }]
  })
}

/** Names what was found and samples it, for `seconds` at most; what is not reached by then stays without values. */
export async function readCatalogue(
  connection: LiveConnection,
  kind: LiveDatabase['kind'],
  schema: FoundSchema,
  options: { readonly before: LiveDatabase['tables']; readonly foldsCase: boolean; readonly seconds: number },
): Promise<ReadDatabase> {
  const names = nameTables(schema.tables, options.before)
  const nameOf = (table: FoundTable): string => names.get(table) ?? table.name
  const profiler = new LiveProfiler(connection)
  const end = performance.now() + options.seconds * 1_000
  const profiles = new Map<FoundTable, TableProfile>()
  const unreached: string[] = []
  const unread: string[] = []
  const waiting = [...schema.tables]
  const work = async (): Promise<void> => {
    for (let table = waiting.shift(); table !== undefined; table = waiting.shift()) {
      const name = nameOf(table)
      // A view may be slow or broken; the others are none the worse for it.
      const isEarly = performance.now() < end
      const sampled = isEarly ? await profiler.table(table, name).catch(() => null) : null
      if (sampled === null) (isEarly ? unread : unreached).push(name)
      profiles.set(table, sampled ?? profiler.unsampled(table, name))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const named = (place: FoundPlace): string | null => {
    const table = schema.tables.find(({ schema: own, name }) => own === place.schema && name === place.table)
    return table === undefined ? null : nameOf(table)
  }
  const live = {
    kind,
    foldsCase: options.foldsCase,
    tables: Object.fromEntries(schema.tables.map((table) => [nameOf(table), liveTable(table)])),
  }
  const tables = schema.tables.flatMap((table) => profiles.get(table) ?? [])
  const declared = relationshipsOf(schema, named)
  const views = new Set(schema.tables.flatMap((table) => (table.isView ? [nameOf(table)] : [])))
  const isInTime = (): boolean => performance.now() < end
  const isView = (table: string): boolean => views.has(table)
  const found = await findRelationships(connection, live, tables, declared, { isView, isInTime })
  return {
    live,
    tables,
    relationships: [...declared, ...found],
    unreached,
    unread,
  }
}
