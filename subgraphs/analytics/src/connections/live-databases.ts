import { NotFoundError } from '@askchart/service'
import type { AddressCheck } from './address-check.js'
import type { ConnectionDataSource } from './connection.data-source.js'
import { parseDatabaseUrl } from './database-url.js'
import type { LiveConnection } from './live-connection.js'
import { isOfServer } from './live-error.js'
import { openDatabaseAt } from './open-database.js'
import type { Vault } from './vault.js'

const UNUSED_MS = 60_000

interface Opened {
  /** Which address and user it was opened for. */
  readonly sealed: string
  readonly connection: Promise<LiveConnection>
  users: number
  usedAt: number
}

export interface LiveDatabasesParts {
  readonly connections: Pick<ConnectionDataSource, 'byStore'>
  readonly vault: Vault
  readonly check: AddressCheck
  /** How long a connection may stay open that nobody asks. */
  readonly unusedMs?: number
}

/** Connections to live databases: opened when first asked, few to each, closed when nobody has asked for a minute. */
export class LiveDatabases {
  private readonly open = new Map<string, Opened>()
  private readonly unusedMs: number
  private readonly sweep: NodeJS.Timeout

  constructor(private readonly parts: LiveDatabasesParts) {
    this.unusedMs = parts.unusedMs ?? UNUSED_MS
    this.sweep = setInterval(() => this.closeUnused(), this.unusedMs / 4).unref()
  }

  /** Throws what the driver throws, and a NotFoundError where the connection was deleted. */
  async use<Result>(store: string, work: (connection: LiveConnection) => Promise<Result>): Promise<Result> {
    const opened = await this.opened(store)
    opened.users += 1
    try {
      return await work(await opened.connection)
    } catch (error) {
      // Where the server itself did not answer, the next question looks it up anew.
      if (!isOfServer(error)) this.forget(store, opened)
      throw error
    } finally {
      opened.users -= 1
      opened.usedAt = performance.now()
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.sweep)
    const all = [...this.open.values()]
    this.open.clear()
    await Promise.all(all.map(close))
  }

  private async opened(store: string): Promise<Opened> {
    const stored = await this.parts.connections.byStore(store)
    const known = this.open.get(store)
    if (stored !== null && known?.sealed === stored.sealed) return known
    if (known !== undefined) this.forget(store, known)
    if (stored === null) throw new NotFoundError('connection', store)
    const { vault, check } = this.parts
    const connect = async (): Promise<LiveConnection> => {
      const address = parseDatabaseUrl(stored.live.kind, vault.open(stored.sealed, store))
      return (await openDatabaseAt(address, check)).connection
    }
    const opened = { sealed: stored.sealed, connection: connect(), users: 0, usedAt: performance.now() }
    this.open.set(store, opened)
    return opened
  }

  private forget(store: string, opened: Opened): void {
    if (this.open.get(store) === opened) this.open.delete(store)
    void close(opened)
  }

  private closeUnused(): void {
    for (const [store, opened] of this.open)
      if (opened.users === 0 && performance.now() - opened.usedAt > this.unusedMs) this.forget(store, opened)
  }
}

async function close({ connection }: Opened): Promise<void> {
  const open = await connection.catch(() => null)
  await open?.close().catch(() => undefined)
}
