// A thread that reads one file: unpacking and reading cells takes all of a core for seconds, and whoever asks something
// else of the process meanwhile is to be answered.
import { open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { ImportProblemError } from '../import-problem.js'
import { openParquet } from '../parquet/parquet-source.js'
import { openXlsx } from '../xlsx/xlsx-source.js'
import type { RowBatch } from './row-batch.js'
import type { SourceTable } from './source.js'
import { type ThreadAnswer, threadRequest, threadTask } from './thread-messages.js'

const openers = { parquet: openParquet, xlsx: openXlsx }

const port = parentPort
if (port === null) throw new Error('this file is the code of a thread')
const tell = (answer: ThreadAnswer, given: ArrayBuffer[] = []): void => port.postMessage(answer, given)

function tellFailure(reading: number, error: unknown): void {
  if (error instanceof ImportProblemError) tell({ kind: 'problem', reading, problem: error.problem })
  else tell({ kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}

const rowsOf = (table: SourceTable | undefined, reading: number): AsyncIterator<RowBatch> | null => {
  const rows = table?.rows(({ problem }, line, text) =>
    tell({ kind: 'bad', reading, problem, line, ...(text === undefined ? {} : { text }) }),
  )
  return rows?.[Symbol.asyncIterator]() ?? null
}

async function next(rows: AsyncIterator<RowBatch> | null, reading: number): Promise<void> {
  const read = await rows?.next()
  if (read === undefined || read.done === true) {
    tell({ kind: 'end', reading })
    return
  }
  const { bytes, starts, ends, lines } = read.value
  const buffers = [bytes, starts, ends, lines].map(({ buffer }) => buffer)
  tell(
    { kind: 'batch', reading, batch: read.value },
    buffers.filter((buffer) => buffer instanceof ArrayBuffer),
  )
}

async function serve(): Promise<void> {
  const { kind, path, size } = threadTask.parse(workerData)
  const { tables } = await openers[kind]({ size, handle: await open(path, 'r') })
  let begun = 0
  let rows: AsyncIterator<RowBatch> | null = null
  port?.on('message', (message) => {
    const { reading, table } = threadRequest.parse(message)
    if (reading > begun) rows = rowsOf(tables[table], (begun = reading))
    if (reading === begun) next(rows, reading).catch((error: unknown) => tellFailure(reading, error))
  })
  const told = tables.map(({ name, columns, rowCount }) => ({
    name,
    columns: [...columns],
    ...(rowCount === undefined ? {} : { rowCount }),
  }))
  tell({ kind: 'opened', reading: 0, tables: told })
}

tell({ kind: 'started' })
serve().catch((error: unknown) => tellFailure(0, error))
