import { Readable } from 'node:stream'
import type { ClickHouse } from '../../db/clickhouse.js'
import type { WrittenRows } from './row-writer.js'

/** How many are sent at once: one is parsed while the next is on its way. */
const AT_ONCE = 2

/** Sends rows to a table while the next ones are being read. */
export class Inserts {
  private readonly running = new Set<Promise<void>>()
  private failure: { readonly error: unknown } | null = null

  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly table: string,
    private readonly onStored: (sent: WrittenRows) => Promise<void> | void,
  ) {}

  /** Waits while as many as may be are on their way. */
  async add(written: WrittenRows): Promise<void> {
    if (written.rows === 0) return
    while (this.running.size >= AT_ONCE) await Promise.race(this.running)
    this.throwFailure()
    const sent: Promise<void> = this.send(written)
      .catch((error: unknown) => {
        this.failure ??= { error }
      })
      .finally(() => this.running.delete(sent))
    this.running.add(sent)
  }

  /** When all that was added is stored. */
  async end(): Promise<void> {
    await Promise.all(this.running)
    this.throwFailure()
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error
  }

  private async send(written: WrittenRows): Promise<void> {
    await this.clickhouse.insertText(this.table, Readable.from([written.bytes], { objectMode: false }))
    await this.onStored(written)
  }
}
