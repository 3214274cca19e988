import type { PubSub } from '@askchart/pubsub'
import { type Logger, newId } from '@askchart/service'
import type { Storage } from '@askchart/storage'
import type { ImportDataSource, Try } from './import.data-source.js'
import { type Import, progressTopic, storageKey } from './import.js'
import { ImportProblemError } from './import-problem.js'
import type { StoreDataSource } from './store.data-source.js'

const ALIVE_EVERY_MS = 5_000

export interface ImportJobParts {
  readonly imports: ImportDataSource
  readonly stores: StoreDataSource
  readonly storage: Storage
  readonly pubsub: PubSub
  readonly log: Logger
  readonly clock: () => Date
  /** Before the names of databases that hold uploads. */
  readonly databasePrefix: string
}

/**
 * Carries out imports. Each try fills a database of its own; the dataset appears only when all of it is in, and what a
 * try that died has left is dropped by the next.
 */
export class ImportJob {
  constructor(private readonly parts: ImportJobParts) {}

  async run(importId: string, { signal, lastTry }: { signal: AbortSignal; lastTry: boolean }): Promise<void> {
    const { imports, stores, clock, databasePrefix, log } = this.parts
    const attempt: Try = { importId, database: `${databasePrefix}${newId('ds')}` }
    const claimed = await imports.claim(attempt, clock())
    if (!claimed) return
    await this.announce(importId)
    const takenOver = new AbortController()
    const heart = setInterval(() => {
      imports.report(attempt, clock()).then(
        (alive) => {
          if (!alive) takenOver.abort()
        },
        (error: unknown) => log.warn({ err: error, importId }, 'an import could not show that it is alive'),
      )
    }, ALIVE_EVERY_MS)
    try {
      if (claimed.leftover !== null) await stores.drop(claimed.leftover)
      await this.fill(claimed.import, attempt, AbortSignal.any([signal, takenOver.signal]))
    } catch (error) {
      await stores.drop(attempt.database)
      if (error instanceof ImportProblemError) await imports.fail(attempt, error.problem, clock())
      else if (lastTry) {
        log.error({ err: error, importId }, 'an import failed for good')
        await imports.fail(attempt, new ImportProblemError(GAVE_UP).problem, clock())
      } else {
        await imports.release(attempt)
        throw error
      }
    } finally {
      clearInterval(heart)
    }
    await this.announce(importId)
    await this.forget(claimed.import)
  }

  private async fill(wanted: Import, attempt: Try, signal: AbortSignal): Promise<void> {
    const { imports, stores, storage, clock } = this.parts
    const uploads = await imports.uploads(wanted.uploadIds)
    const files = wanted.uploadIds.map((id) => ({
      name: uploads.find((upload) => upload.id === id)?.fileName ?? id,
      open: () => storage.read(storageKey(id)),
    }))
    const filled = await stores.fill({
      database: attempt.database,
      files,
      types: wanted.columnTypes,
      signal,
      onRows: async (count) => {
        await imports.report(attempt, clock(), count)
        await this.announce(wanted.id)
      },
    })
    signal.throwIfAborted()
    const finished = await imports.finish(attempt, { ...filled, datasetId: newId('dataset'), finishedAt: clock() })
    if (!finished) await stores.drop(attempt.database)
  }

  /** The files are not needed again; one that stays because of this only takes room. */
  private async forget({ uploadIds }: Import): Promise<void> {
    try {
      await Promise.all(uploadIds.map((id) => this.parts.storage.delete(storageKey(id))))
      await this.parts.imports.forgetUploads(uploadIds)
    } catch (error) {
      this.parts.log.warn({ err: error, uploadIds }, 'uploads could not be deleted')
    }
  }

  private announce(importId: string): Promise<void> {
    return this.parts.pubsub.publish(progressTopic(importId), { id: importId })
  }
}

const GAVE_UP = 'The import could not be finished. Try it again; nothing of it was kept.'
