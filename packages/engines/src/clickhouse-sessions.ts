import { Session } from 'chdb'
import { StatementError } from './clickhouse-statement.js'

export interface Outcome {
  readonly bytes: Uint8Array
  readonly rowsRead: number
  readonly bytesRead: number
  readonly elapsedSeconds: number
}

const AT_ONCE = 4
const MAX_WAITING = 500

/**
 * Runs statements beside each other, each in a chDB session of its own (opening one takes a millisecond), so that
 * settings, parameters and the database of one are never seen by another.
 */
export class Sessions {
  private readonly keepsEngine: Session
  private readonly waiting: (() => void)[] = []
  private running = 0

  constructor(private readonly folder: string) {
    this.keepsEngine = new Session(folder)
  }

  /** `isWanted` is asked again when the statement's turn comes: its caller may have gone. */
  async run(text: string, format: string, isWanted: () => boolean): Promise<Outcome> {
    await this.turn()
    try {
      if (!isWanted()) throw new StatementError(394, 'QUERY_WAS_CANCELLED', 'the client went away')
      const session = new Session(this.folder)
      try {
        const result = await session.queryAsync(text, { format })
        return {
          bytes: result.bytes(),
          rowsRead: result.rowsRead,
          bytesRead: result.bytesRead,
          elapsedSeconds: result.elapsed,
        }
      } finally {
        session.close()
      }
    } finally {
      this.running -= 1
      this.waiting.shift()?.()
    }
  }

  /** Ends what runs under this `log_comment`. */
  async cancel(comment: string): Promise<void> {
    if (!/^[\w-]+$/.test(comment)) throw new TypeError('no id of ours')
    await this.keepsEngine.queryAsync(`KILL QUERY WHERE Settings['log_comment'] = '${comment}' ASYNC`)
  }

  close(): void {
    this.keepsEngine.close()
  }

  private async turn(): Promise<void> {
    if (this.waiting.length >= MAX_WAITING)
      throw new StatementError(202, 'TOO_MANY_SIMULTANEOUS_QUERIES', 'too many queries are waiting')
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve))
    this.running += 1
  }
}
