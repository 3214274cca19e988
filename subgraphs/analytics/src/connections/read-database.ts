import type { AddressCheck } from './address-check.js'
import { checkClickHouseUser, readClickHouseSchema } from './clickhouse-schema.js'
import type { DatabaseAddress } from './database-url.js'
import { type FoundSchema, UnusableDatabaseError } from './found-schema.js'
import { type ReadDatabase, readCatalogue } from './live-catalogue.js'
import { DeadlineError } from './live-connection.js'
import { type OpenedDatabase, openDatabaseAt } from './open-database.js'
import { ownDatabasesAt, type OwnStores } from './own-stores.js'
import { checkPostgresRole } from './postgres-role.js'
import { readPostgresSchema } from './postgres-schema.js'

/** All schemas but the system's own. */
const EVERY = '*'
const USUAL_SCHEMA = 'public'

export interface ReaderParts {
  readonly check: AddressCheck
  readonly own: OwnStores
}

interface Wanted {
  readonly address: DatabaseAddress
  readonly schemas: readonly string[] | null
}

async function readSchema({ connection }: OpenedDatabase, { address, schemas }: Wanted, own: OwnStores) {
  const isOurs = await ownDatabasesAt(own, address)
  if (address.kind === 'CLICKHOUSE') {
    const notes = await checkClickHouseUser(connection)
    const schema = await readClickHouseSchema(connection, schemas ?? [address.database], isOurs)
    return { schema, notes: [...notes, ...schema.notes] }
  }
  const wanted = schemas?.includes(EVERY) === true ? null : (schemas ?? [USUAL_SCHEMA])
  const notes = await checkPostgresRole(connection, address.database, wanted)
  const schema = await readPostgresSchema(connection, wanted)
  return { schema, notes: [...notes, ...schema.notes] }
}

/** What a database holds, without a look at its rows. Throws what `refusalOf` puts into words. */
async function withDatabase<Result>(
  wanted: Wanted,
  { check, own }: ReaderParts,
  seconds: number,
  work: (opened: OpenedDatabase, found: { schema: FoundSchema; notes: readonly string[] }) => Promise<Result>,
): Promise<Result> {
  const { address } = wanted
  if (address.kind === 'POSTGRES' && (await ownDatabasesAt(own, address))(address.database))
    throw new UnusableDatabaseError('This is the database that this installation keeps its own data in.')
  const opening = openDatabaseAt(address, check)
  const close = () => opening.then(({ connection }) => connection.close()).catch(() => undefined)
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError()), seconds * 1_000)
  })
  try {
    const reading = opening.then(async (opened) => work(opened, await readSchema(opened, wanted, own)))
    return await Promise.race([reading, deadline])
  } finally {
    clearTimeout(timer)
    void close()
  }
}

export const countTables = (wanted: Wanted, parts: ReaderParts, seconds: number) =>
  withDatabase(wanted, parts, seconds, (_, { schema, notes }) =>
    Promise.resolve({ tables: schema.tables.length, notes }),
  )

export interface ReadOptions {
  readonly before: ReadDatabase['live']['tables']
  /** For everything, and for looking into rows: what is not reached by then has no samples. */
  readonly seconds: number
  readonly sampleSeconds: number
}

export const readDatabase = (wanted: Wanted, parts: ReaderParts, { before, seconds, sampleSeconds }: ReadOptions) =>
  withDatabase(wanted, parts, seconds, async ({ connection, foldsCase }, { schema, notes }) => {
    const read = await readCatalogue(connection, wanted.address.kind, schema, {
      before,
      foldsCase,
      seconds: sampleSeconds,
    })
    const unread =
      read.unread.length > 0 ? [`Rows that could not be looked into: ${read.unread.slice(0, 5).join(', ')}.`] : []
    return { read, notes: [...notes, ...unread] }
  })
