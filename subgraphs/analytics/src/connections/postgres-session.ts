import type { Cell } from '@askchart/vocabulary'
import pg from 'pg'
import Cursor from 'pg-cursor'
import { z } from 'zod'
import { DeadlineError, type ReadLimits, type ReadRows, TooManyBytesError } from './live-connection.js'

/** Every cell as Postgres writes it. */
export interface TextRows extends ReadRows {
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Reads with statements of our own making; a statement stands alone, and its values never stand in its text. */
export interface PostgresReader {
  read(sql: string, values: readonly Cell[], limits: ReadLimits): Promise<TextRows>
}

const BATCH = 1_000
const WATCH_EVERY_MS = 100
/** What the client waits beyond what the server was told. */
const GRACE = 2

const textRows = z.array(z.array(z.string().nullable()))
const asText = { getTypeParser: () => (text: string | Buffer) => text.toString() }

/**
 * Read only and at most so long, with everything set that the text of a value depends on. Nothing of the database's own
 * making stands before Postgres' functions and operators.
 */
const begin = (seconds: number): string =>
  [
    'BEGIN TRANSACTION READ ONLY',
    `SET LOCAL statement_timeout = ${Math.ceil(seconds * 1_000)}`,
    `SET LOCAL lock_timeout = ${Math.ceil(seconds * 1_000)}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${Math.ceil(seconds * 4_000)}`,
    'SET LOCAL search_path = pg_catalog',
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO, YMD'",
    'SET LOCAL extra_float_digits = 1',
    'SET LOCAL standard_conforming_strings = on',
    // Only before its first query may a transaction be made one that writes.
    'SELECT 1',
  ].join('; ')

/** Reads within a transaction of its own on a connection of its own. */
export const createPostgresReader = (connect: () => Promise<pg.PoolClient>): PostgresReader => ({
  async read(sql, values, limits) {
    const client = await connect()
    let isOurs = true
    const giveBack = (broken: boolean): void => {
      if (isOurs) client.release(broken)
      isOurs = false
    }
    const watch = watchOver(client, limits, () => giveBack(true))
    try {
      await client.query(begin(limits.seconds))
      const answer = await readWithin(client, sql, values, limits)
      await client.query('ROLLBACK')
      giveBack(false)
      return answer
    } catch (error) {
      giveBack(true)
      throw watch.reason() ?? error
    } finally {
      watch.stop()
    }
  },
})

/**
 * The rows up to the limits. A cursor is the extended protocol: what is sent as one statement can be no two, and no row
 * beyond the limits is asked for.
 */
async function readWithin(
  client: pg.PoolClient,
  sql: string,
  values: readonly Cell[],
  limits: ReadLimits,
): Promise<TextRows> {
  const cursor = client.query(new Cursor<unknown>(sql, [...values], { rowMode: 'array', types: asText }))
  const rows: (readonly (string | null)[])[] = []
  let bytes = 0
  for (;;) {
    const wanted = Math.min(BATCH, limits.rows + 1 - rows.length)
    const batch = textRows.parse(await cursor.read(wanted))
    for (const row of batch) {
      bytes += row.reduce((sum, cell) => sum + (cell?.length ?? 0), 0)
      if (rows.length === limits.rows || bytes > limits.bytes) {
        await cursor.close()
        return { rows, truncated: true }
      }
      rows.push(row)
    }
    if (batch.length < wanted) return { rows, truncated: false }
  }
}

const counted = z.object({ connection: z.object({ stream: z.object({ bytesRead: z.number() }) }) })

/**
 * Closes the connection where its server keeps to no limit: it answers too late, or sends more in one piece than all
 * rows together may be.
 */
function watchOver(client: pg.PoolClient, { seconds, bytes }: ReadLimits, breakOff: () => void) {
  const bytesRead = (): number => counted.safeParse(client).data?.connection.stream.bytesRead ?? 0
  const before = bytesRead()
  let reason: Error | null = null
  const close = (why: Error): void => {
    reason ??= why
    breakOff()
  }
  const deadline = setTimeout(() => close(new DeadlineError()), seconds * 1_000 * GRACE)
  const watch = setInterval(() => {
    if (bytesRead() - before > bytes * GRACE + 1_000_000) close(new TooManyBytesError())
  }, WATCH_EVERY_MS)
  return {
    reason: () => reason,
    stop() {
      clearTimeout(deadline)
      clearInterval(watch)
    },
  }
}
