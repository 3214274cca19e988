import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { ImportProblemError } from '../import-problem.js'
import type { ImportFile } from './content.js'
import type { RowBatch } from './row-batch.js'
import type { BadRecord, SourceFile, SourceTable } from './source.js'
import { spool } from './spool.js'
import { type ThreadAnswer, threadAnswer, type ThreadRequest, type ThreadTask } from './thread-messages.js'

export interface ThreadOptions {
  /** The file of its code. */
  readonly code?: string
  /** Of what a thread holds at once, the cells that it gives away not counted. */
  readonly heapMb?: number
  /** How long it may take until its code runs; half a second where a machine has nothing else to do. */
  readonly startMs?: number
}
const USUAL: Required<ThreadOptions> = {
  // A thread runs the built code also where this file runs from its source.
  code: fileURLToPath(new URL('../../../dist/imports/source/source-thread.js', import.meta.url)),
  heapMb: 400,
  startMs: 120_000,
}

/** A file read in a thread of its own, so that this one goes on answering. Throws ImportProblemError. */
export async function openInThread(
  kind: ThreadTask['kind'],
  file: ImportFile,
  options: ThreadOptions = {},
): Promise<SourceFile> {
  const spooled = await spool(file)
  const thread = new Thread({ kind, path: spooled.path, size: spooled.size }, { ...USUAL, ...options })
  const close = async (): Promise<void> => {
    await thread.end()
    await spooled.close()
  }
  try {
    const opened = await thread.answer(0)
    if (opened.kind !== 'opened') throw unexpected(opened)
    const tables = opened.tables.map(({ name, columns, rowCount }, index): SourceTable => ({
      name,
      columns,
      ...(rowCount === undefined ? {} : { rowCount }),
      rows: (bad) => rowsOf(thread, index, bad),
    }))
    return { tables, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function* rowsOf(thread: Thread, table: number, bad: BadRecord): AsyncGenerator<RowBatch> {
  const reading = thread.begin()
  thread.ask({ reading, table })
  for (;;) {
    const answer = await thread.answer(reading)
    if (answer.kind === 'end') return
    if (answer.kind === 'bad')
      bad(new ImportProblemError(answer.problem.message, answer.problem), answer.line, answer.text)
    else if (answer.kind === 'batch') {
      // The next is read while this one is stored.
      thread.ask({ reading, table })
      yield bufferOf(answer.batch)
    } else throw unexpected(answer)
  }
}

/** Bytes come through a message as no Buffer. */
const bufferOf = (batch: RowBatch): RowBatch => ({
  ...batch,
  bytes: Buffer.from(batch.bytes.buffer, batch.bytes.byteOffset, batch.bytes.byteLength),
})

const unexpected = (answer: ThreadAnswer): Error => new Error(`the thread answered ${answer.kind} out of turn`)

/** Answers in the order in which they came; one that says that something failed is thrown, as is the thread's own end. */
class Thread {
  private readonly worker: Worker
  private readonly answers: ThreadAnswer[] = []
  private failure: Error | null = null
  private begun = 0
  private wake: () => void = () => undefined

  constructor(task: ThreadTask, { code, heapMb, startMs }: Required<ThreadOptions>) {
    this.worker = new Worker(code, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: heapMb } })
    const late = setTimeout(() => this.fail(new Error(`the thread that reads files did not start in ${startMs} ms`)), startMs) // prettier-ignore
    this.worker.once('message', () => clearTimeout(late))
    this.worker.once('exit', () => clearTimeout(late))
    this.worker.on('message', (message) => this.take(message))
    this.worker.on('messageerror', (error) => this.fail(error))
    this.worker.on('error', (error) => this.fail(isOutOfMemory(error) ? tooMuch() : error))
    this.worker.on('exit', () => this.fail(new Error('the thread that reads the file has ended')))
  }

  ask(request: ThreadRequest): void {
    this.worker.postMessage(request)
  }

  /** A number of its own for a reading of rows. */
  begin(): number {
    return (this.begun += 1)
  }

  /** The next answer of a reading; what is left of those before it is dropped. */
  async answer(reading: number): Promise<ThreadAnswer> {
    for (;;) {
      const answer = this.answers.shift()
      if (answer !== undefined && 'reading' in answer && answer.reading < reading) continue
      if (answer?.kind === 'problem') throw new ImportProblemError(answer.problem.message, answer.problem)
      if (answer?.kind === 'fault') throw new Error(answer.message)
      if (answer) return answer
      if (this.failure !== null) throw this.failure
      await new Promise<void>((resolve) => (this.wake = resolve))
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  private take(message: unknown): void {
    const read = threadAnswer.safeParse(message)
    if (!read.success) this.fail(new Error('the thread that reads files says what is not understood'))
    else if (read.data.kind !== 'started') this.answers.push(read.data)
    this.wake()
  }

  private fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error))
    this.wake()
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const tooMuch = (): ImportProblemError =>
  new ImportProblemError(
    'Reading this file takes more memory than there is for it. Save it as CSV, or in smaller parts.',
  )
