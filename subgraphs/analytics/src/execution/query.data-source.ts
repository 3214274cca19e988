import { NotFoundError, UnavailableError } from '@askchart/service'
import type { DataColumn } from '@askchart/vocabulary'
import { ClickHouseError, type ClickHouseClient } from '@clickhouse/client'
import { z } from 'zod'
import type { CompiledQuery } from '../query/compile.js'
import { decodeCell } from './decode.js'
import { QueryLimitError } from './errors.js'
import { rowsWithin, textWithin } from './rows-within.js'

export interface QueryRows {
  readonly columns: readonly DataColumn[]
  readonly rowCount: number
  /** True where there were more rows, or larger ones, than the caps allow. */
  readonly truncated: boolean
  readonly asOf: Date
}

export interface QueryLimits {
  readonly seconds: number
  readonly rows: number
  /** Of an answer as it comes. */
  readonly answerBytes: number
  /** Of memory. */
  readonly bytes: number
}

export const defaultQueryLimits: QueryLimits = {
  seconds: 5,
  rows: 100_000,
  answerBytes: 64 * 1024 ** 2,
  bytes: 2 * 1024 ** 3,
}

// Cells are checked one by one as they are decoded.
const columnar = z.array(z.custom<readonly unknown[]>(Array.isArray))

// Codes of ClickHouse: github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp
const TIMEOUT = new Set(['159', '160'])
const TOO_LARGE = new Set(['158', '191', '241', '307', '396'])
const GONE = new Set(['60', '81'])
const BUSY = new Set(['202', '209', '210', '439'])
const NETWORK = /ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|socket hang up|Timeout error/i

const ASK_FOR_LESS = 'Narrow it with a filter, or ask for fewer groups.'

/** Code and message of whatever was thrown: errors of Node's own need not be instances of our Error. */
function describe(error: unknown): string {
  const parsed = z.object({ code: z.unknown(), message: z.unknown() }).partial().safeParse(error)
  return parsed.success ? `${String(parsed.data.code)} ${String(parsed.data.message)}` : String(error)
}

/** What a failure means to the asker; a ClickHouse error of any other kind is a bug of ours and stays as it is. */
export function queryError(error: unknown, datasetId: string): unknown {
  if (error instanceof ClickHouseError) {
    if (TIMEOUT.has(error.code)) return tookTooLong(error)
    if (TOO_LARGE.has(error.code)) {
      return new QueryLimitError('QUERY_TOO_LARGE', `The query needs too much memory. ${ASK_FOR_LESS}`, error)
    }
    if (GONE.has(error.code)) return new NotFoundError('dataset', datasetId)
    if (!BUSY.has(error.code)) return error
  } else if (!NETWORK.test(describe(error))) {
    return error
  }
  return outOfReach(error)
}

const outOfReach = (cause: unknown): UnavailableError =>
  new UnavailableError('clickhouse', 'The data cannot be reached now. Try again in a moment.', cause)
const tookTooLong = (cause: unknown): QueryLimitError =>
  new QueryLimitError('QUERY_TIMEOUT', `The query took too long. ${ASK_FOR_LESS}`, cause)

/**
 * How long an answer is waited for, in times of what a query may take: ClickHouse looks at its clock between blocks only, and one that
 * hangs never does. By the limits of every query this, and the question whether it hangs, end before whoever asks has gone.
 */
const PATIENCE = 1.6
const ANSWERS_A_PING_WITHIN_MS = 500

/** Of the threads that a query gets where nothing else runs. */
export type ThreadShare = 'all' | 'half'

export interface QueryDataSource {
  run(datasetId: string, compiled: CompiledQuery, threads?: ThreadShare): Promise<QueryRows>
}

/** Runs compiled queries within bounds: time, memory and rows; nothing but reading. */
export function createQueryDataSource(
  client: ClickHouseClient,
  clock: () => Date,
  limits: QueryLimits = defaultQueryLimits,
): QueryDataSource {
  const serverThreads = createServerThreads(client)
  async function ask({ sql, parameters }: CompiledQuery, { threads, patience }: Run, format: string) {
    const half = threads === 'half' ? { max_threads: Math.max(1, Math.floor((await serverThreads(patience)) / 2)) } : {}
    const { stream } = await client.exec({
      query: `${sql}\nFORMAT ${format}`,
      query_params: { ...parameters },
      clickhouse_settings: {
        ...half,
        readonly: '2',
        max_execution_time: limits.seconds,
        max_memory_usage: String(limits.bytes),
        limit: String(limits.rows + 1),
        session_timezone: 'UTC',
        output_format_json_quote_64bit_integers: 1,
        output_format_json_quote_denormals: 0,
        output_format_json_quote_decimals: 0,
      },
      abort_signal: patience,
    })
    return stream
  }
  /** Cells by column, of one row more than the cap at most. Columns come as one text; what is too large for that by rows. */
  async function cellsOf(compiled: CompiledQuery, run: Run) {
    const whole = await textWithin(await ask(compiled, run, 'JSONCompactColumns'), limits.answerBytes)
    if (whole !== null) return { cells: columnar.parse(JSON.parse(whole)), isCut: false }
    const { rows, truncated } = await rowsWithin(await ask(compiled, run, 'JSONCompactEachRow'), {
      rows: limits.rows,
      bytes: limits.answerBytes,
    })
    return { cells: compiled.columns.map((_, index) => rows.map((row) => row[index])), isCut: truncated }
  }
  return {
    async run(datasetId, compiled, threads = 'all') {
      const asOf = clock()
      const patience = AbortSignal.timeout(limits.seconds * 1_000 * PATIENCE)
      try {
        const { cells, isCut } = await cellsOf(compiled, { threads, patience })
        const read = cells[0]?.length ?? 0
        const columns = compiled.columns.map(({ name, type, decoding }, index): DataColumn => {
          const kept = (cells[index] ?? []).slice(0, limits.rows)
          return { name, type, values: kept.map((cell) => decodeCell(cell, decoding)) }
        })
        return { columns, rowCount: Math.min(read, limits.rows), truncated: isCut || read > limits.rows, asOf }
      } catch (error) {
        if (!patience.aborted) throw queryError(error, datasetId)
        throw (await answersAPing(client)) ? tookTooLong(error) : outOfReach(error)
      }
    },
  }
}

interface Run {
  readonly threads: ThreadShare
  /** Aborted when the answer has not come in time. */
  readonly patience: AbortSignal
}

async function answersAPing(client: ClickHouseClient): Promise<boolean> {
  const abort_signal = AbortSignal.timeout(ANSWERS_A_PING_WITHIN_MS)
  return (await client.ping({ select: false, abort_signal })).success
}

const threadCount = z.tuple([z.tuple([z.coerce.number()])])

/** As many threads as this server gives a query by itself; asked once. */
function createServerThreads(client: ClickHouseClient): (patience: AbortSignal) => Promise<number> {
  let known: number | null = null
  return async (abort_signal) => {
    if (known !== null) return known
    const query = `SELECT getSetting('max_threads')`
    const answer = await client.query({ query, format: 'JSONCompactEachRow', abort_signal })
    const [[count]] = threadCount.parse(await answer.json())
    known = count
    return count
  }
}
