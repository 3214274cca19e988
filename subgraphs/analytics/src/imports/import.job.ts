import type { PubSub } from '@askchart/pubsub'
import { type Logger, newId } from '@askchart/service'
import type { Storage } from '@askchart/storage'
import type { DatasetDataSource } from '../datasets/dataset.data-source.js'
import type { ImportDataSource, Progress, Try } from './import.data-source.js'
import type { ImportEndingDataSource } from './import-ending.data-source.js'
import { type Import, progressTopic, skippedKey, storageKey } from './import.js'
import type { BadLine } from './import-files.js'
import { ImportProblemError, REPLACED_IS_GONE } from './import-problem.js'
import { MAX_SKIPPED_BYTES, SkippedLines } from './skipped-lines.js'
import type { ThreadOptions } from './source/threaded-source.js'
import type { StoreDataSource } from './store.data-source.js'

/** How often a try shows that it is alive, and looks whether it is still wanted. */
const ALIVE_EVERY_MS = 1_000

export interface ImportJobParts {
  readonly imports: ImportDataSource
  readonly endings: ImportEndingDataSource
  readonly datasets: Pick<DatasetDataSource, 'catalogue'>
  readonly stores: StoreDataSource
  readonly storage: Storage
  readonly pubsub: PubSub
  readonly log: Logger
  readonly clock: () => Date
  /** Before the names of databases that hold uploads. */
  readonly databasePrefix: string
  readonly thread?: ThreadOptions
}

/**
 * Carries out imports. Each try fills a database of its own; the dataset appears only when all of it is in, and what a
 * try that died has left is dropped by the next.
 */
export class ImportJob {
  constructor(private readonly parts: ImportJobParts) {}

  async run(importId: string, { signal, lastTry }: { signal: AbortSignal; lastTry: boolean }): Promise<void> {
    const { imports, stores, clock, databasePrefix } = this.parts
    const attempt: Try = { importId, database: `${databasePrefix}${newId('ds')}` }
    const claimed = await imports.claim(attempt, clock())
    if (!claimed) return
    await this.announce(importId)
    const unwanted = new AbortController()
    const heart = setInterval(() => void this.showLife(attempt, unwanted), ALIVE_EVERY_MS)
    try {
      if (claimed.leftover !== null) await stores.drop(claimed.leftover)
      await this.fill(claimed.import, attempt, AbortSignal.any([signal, unwanted.signal]), (progress) =>
        this.showLife(attempt, unwanted, progress),
      )
    } catch (error) {
      await stores.drop(attempt.database)
      if (await this.isWanted(attempt)) await this.failed(attempt, error, lastTry)
      return
    } finally {
      clearInterval(heart)
    }
    await this.announce(importId)
  }

  private async showLife(attempt: Try, unwanted: AbortController, progress?: Progress): Promise<void> {
    const { imports, clock, log } = this.parts
    try {
      if (!(await imports.report(attempt, clock(), progress))) unwanted.abort()
    } catch (error) {
      log.warn({ err: error, importId: attempt.importId }, 'an import could not show that it is alive')
    }
  }

  /** False once another try has taken over or somebody cancelled the import; then nothing of this try is left. */
  private async isWanted(attempt: Try): Promise<boolean> {
    const { imports, endings, storage, clock } = this.parts
    if (await imports.report(attempt, clock())) return true
    if (await endings.letGo(attempt)) await storage.delete(skippedKey(attempt.importId))
    return false
  }

  /** Says for good what is wrong, or throws so that it is tried again. The uploads stay for another import of them. */
  private async failed(attempt: Try, error: unknown, lastTry: boolean): Promise<void> {
    const { imports, endings, clock, log } = this.parts
    const told = error instanceof ImportProblemError ? error : lastTry ? new ImportProblemError(GAVE_UP) : null
    if (!told) {
      await imports.release(attempt)
      throw error
    }
    if (told !== error) log.error({ err: error, importId: attempt.importId }, 'an import failed for good')
    await endings.fail(attempt, told.problem, clock())
    await this.announce(attempt.importId)
  }

  private async fill(
    wanted: Import,
    attempt: Try,
    signal: AbortSignal,
    report: (progress: Progress) => Promise<void>,
  ): Promise<void> {
    const { imports, endings, datasets, stores, storage, clock } = this.parts
    const uploads = await imports.uploads(wanted.uploadIds)
    const files = wanted.uploadIds.map((id) => ({
      id,
      reading: wanted.readings[id] ?? {},
      name: uploads.find((upload) => upload.id === id)?.fileName ?? id,
      open: () => storage.read(storageKey(id)),
    }))
    const replaced = wanted.replaces === null ? null : await datasets.catalogue(wanted.replaces)
    if (wanted.replaces !== null && !replaced) throw new ImportProblemError(REPLACED_IS_GONE)
    const keptTypes = wanted.replaces === null ? {} : await imports.typesOf(wanted.replaces)
    const skipped = new SkippedLines()
    let rowsRead = 0
    let rowsTotal: number | null = null
    const tell = async (): Promise<void> => {
      await report({ rowsRead, rowsTotal, skippedLines: skipped.count })
      await this.announce(wanted.id)
    }
    const filled = await skippable(wanted, skipped, (badLine) =>
      stores.fill({
        database: attempt.database,
        before: replaced?.tables ?? [],
        files,
        types: wanted.columnTypes,
        keptTypes,
        badLine,
        signal,
        ...(this.parts.thread === undefined ? {} : { thread: this.parts.thread }),
        onRows: (count) => {
          rowsRead = count
          return tell()
        },
        onTotal: (rows) => {
          rowsTotal = rows
        },
        onStored: () => {
          rowsTotal = rowsRead
          return tell()
        },
      }),
    )
    if (skipped.count > 0) await storage.write(skippedKey(wanted.id), skipped.file(), { maxBytes: MAX_SKIPPED_BYTES })
    signal.throwIfAborted()
    const finished = await endings.finish(attempt, {
      ...filled,
      skippedLines: skipped.count,
      skippedFile: skipped.count > 0 ? { lines: skipped.kept } : null,
      datasetId: newId('dataset'),
      finishedAt: clock(),
    })
    if (!finished) throw new Error("the import is no longer this try's to finish")
  }

  private announce(importId: string): Promise<void> {
    return this.parts.pubsub.publish(progressTopic(importId), { id: importId })
  }
}

/** Leaves bad lines out where that is wanted; where it is not, what ends the import says that it could be. */
async function skippable<Filled>(
  { skipBadLines }: Import,
  skipped: SkippedLines,
  fill: (badLine: BadLine) => Promise<Filled>,
): Promise<Filled> {
  const ended = { atBadLine: false }
  try {
    return await fill((problem, text) => {
      ended.atBadLine = !skipBadLines
      if (skipBadLines) skipped.add(problem, text)
      return skipBadLines ? 'skip' : 'stop'
    })
  } catch (error) {
    throw ended.atBadLine && error instanceof ImportProblemError ? error.thatCanBeSkipped() : error
  }
}

const GAVE_UP = 'The import could not be finished. Try it again; nothing of it was kept.'
