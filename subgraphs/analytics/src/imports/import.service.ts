import type { PubSub } from '@askchart/pubsub'
import { BadInputError, mapIterator, newId, shown, untilLast, type Viewer } from '@askchart/service'
import type { DownloadLink, Storage, UploadLink } from '@askchart/storage'
import { type Dataset, DataSourceKind } from '../datasets/dataset.js'
import type { DatasetDataSource } from '../datasets/dataset.data-source.js'
import { assertCanAddDatasets, assertCanChangeDataset } from '../datasets/dataset.policy.js'
import { type AskedReading, askedReading } from './asked-reading.js'
import type { ImportDataSource } from './import.data-source.js'
import type { ImportEndingDataSource } from './import-ending.data-source.js'
import {
  type ColumnTypes,
  type Import,
  isFinished,
  progressTopic,
  skippedKey,
  storageKey,
  type Upload,
  type Readings,
} from './import.js'
import { assertCanCancelImport, assertCanSeeImport } from './import.policy.js'
import { type ImportProblem, ImportProblemError } from './import-problem.js'

export const MAX_UPLOAD_BYTES = 2 * 1024 ** 3
const MAX_FILES = 100
const MAX_NAME = 200
const LINK_SECONDS = 3_600
/** A media type with its parameters, such as text/csv; charset=utf-8. */
const CONTENT_TYPES =
  /^(text\/[\w.+-]+|application\/(csv|json|jsonl|x-ndjson|x-jsonlines|gzip|x-gzip|parquet|x-parquet|vnd\.apache\.parquet|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|octet-stream))( ?; ?[\w-]+=("[\w.+ -]*"|[\w.+-]+))*$/

export interface ImportServiceParts {
  readonly imports: ImportDataSource
  readonly endings: ImportEndingDataSource
  readonly datasets: Pick<DatasetDataSource, 'byIds'>
  readonly storage: Storage
  readonly pubsub: PubSub
  readonly clock: () => Date
}

export interface WantedUpload {
  readonly workspaceId: string
  readonly fileName: string
  readonly byteSize: number
  readonly contentType: string
}

export interface WantedImport {
  readonly workspaceId: string
  /** Null only where a dataset's rows are replaced: it keeps its own. */
  readonly name: string | null
  /** The dataset whose rows are replaced. */
  readonly datasetId: string | null
  readonly uploadIds: readonly string[]
  readonly skipBadLines: boolean
  readonly columnTypes: ColumnTypes
  /** Of files of text that are not to be read as they look. */
  readonly readings: readonly (AskedReading & { readonly uploadId: string })[]
  readonly idempotencyKey: string | null
}

export interface SkippedFileLink extends DownloadLink {
  readonly lines: number
  readonly truncated: boolean
}

/** Bringing files in and following their import; carrying it out is ImportJob's. */
export class ImportService {
  constructor(private readonly parts: ImportServiceParts) {}

  async createUpload(wanted: WantedUpload, viewer: Viewer): Promise<UploadLink & { readonly uploadId: string }> {
    assertCanAddDatasets(viewer, wanted.workspaceId)
    checkUpload(wanted)
    const uploadId = newId('upload')
    const { workspaceId, fileName, byteSize, contentType } = wanted
    await this.parts.imports.addUpload({
      id: uploadId,
      workspaceId,
      createdBy: viewer.id,
      fileName: fileName.trim(),
      createdAt: this.parts.clock(),
    })
    const link = this.parts.storage.uploadLink(storageKey(uploadId), {
      maxBytes: byteSize,
      contentType,
      expiresInSeconds: LINK_SECONDS,
    })
    return { ...link, uploadId }
  }

  /** Queues the import of uploaded files, each a table; what is wrong with the uploads comes back at once. */
  async start(wanted: WantedImport, viewer: Viewer): Promise<Import | { readonly rejected: ImportProblem }> {
    assertCanAddDatasets(viewer, wanted.workspaceId)
    const { imports, clock } = this.parts
    checkImport(wanted)
    const readings = readingsOf(wanted)
    const { workspaceId, uploadIds, columnTypes, skipBadLines, idempotencyKey } = wanted
    const earlier = await this.earlier(wanted, viewer)
    if (earlier) return earlier
    const replaced = await this.replaced(wanted, viewer)
    const name = nameOf(wanted, replaced)
    const rejected = (replaced && replacementProblem(replaced)) ?? (await this.uploadProblem(wanted))
    if (rejected) return { rejected }
    const requestedBy = viewer.id
    const [id, createdAt] = [newId('import'), clock()]
    const created = await imports.create({
      id,
      workspaceId,
      requestedBy,
      name,
      uploadIds,
      columnTypes,
      readings,
      skipBadLines,
      replaces: replaced?.id ?? null,
      idempotencyKey,
      createdAt,
    })
    if (created === 'taken') return { rejected: new ImportProblemError(TAKEN).problem }
    const found = created ?? (await this.earlier(wanted, viewer))
    if (!found) throw new Error('an import was neither stored nor found')
    return found
  }

  async import(id: string, viewer: Viewer): Promise<Import> {
    const found = await this.parts.imports.byId(id)
    assertCanSeeImport(viewer, found, id)
    return found
  }

  /** Stops an import that is not finished: nothing of it stays. What is finished is left and told as it is. */
  async cancel(id: string, viewer: Viewer): Promise<Import> {
    const { imports, endings, storage, pubsub, clock } = this.parts
    assertCanCancelImport(viewer, await imports.byId(id), id)
    const cancelled = await endings.cancel(id, clock())
    if (!cancelled) return this.import(id, viewer)
    await pubsub.publish(progressTopic(id), { id })
    // What a dataset was read from may be read otherwise again.
    const unneeded = await imports.unimported(cancelled.uploadIds)
    for (const uploadId of unneeded) await storage.delete(storageKey(uploadId))
    await imports.forgetUploads(unneeded)
    return cancelled
  }

  /** A signed link to the skipped lines, good for an hour from now, and how many of them are in it. */
  skippedFile({ id, skippedFile, skippedLines }: Import): SkippedFileLink | null {
    if (!skippedFile) return null
    const link = this.parts.storage.downloadLink(skippedKey(id), {
      fileName: 'skipped-lines.csv',
      contentType: 'text/csv; charset=utf-8',
      expiresInSeconds: LINK_SECONDS,
    })
    return { ...link, lines: skippedFile.lines, truncated: skippedFile.lines < skippedLines }
  }

  /** The import as it is now, then each new state; ends after the last one. */
  async progress(id: string, viewer: Viewer): Promise<AsyncIterableIterator<Import>> {
    const announced = this.parts.pubsub.subscribe(progressTopic(id), {})
    try {
      await announced.ready
      const now = await this.import(id, viewer)
      const later = mapIterator(announced, () => this.import(id, viewer))
      return untilLast(now, later, isFinished)
    } catch (error) {
      await announced.return?.()
      throw error
    }
  }

  private async earlier({ workspaceId, idempotencyKey }: WantedImport, viewer: Viewer): Promise<Import | null> {
    return idempotencyKey === null ? null : this.parts.imports.byIdempotencyKey(viewer.id, workspaceId, idempotencyKey)
  }

  private async replaced({ datasetId, workspaceId }: WantedImport, viewer: Viewer): Promise<Dataset | null> {
    if (datasetId === null) return null
    const [found = null] = await this.parts.datasets.byIds([datasetId])
    assertCanChangeDataset(viewer, found, datasetId)
    if (found.workspaceId !== workspaceId)
      throw new BadInputError('input.workspaceId', 'The dataset whose rows are to be replaced is in another workspace.')
    return found
  }

  private async uploadProblem({ workspaceId, uploadIds }: WantedImport): Promise<ImportProblem | null> {
    const uploads = await this.parts.imports.uploads(uploadIds)
    const known = new Map<string, Upload>(
      uploads.filter((upload) => upload.workspaceId === workspaceId).map((upload) => [upload.id, upload]),
    )
    for (const id of uploadIds) {
      const upload = known.get(id)
      if (!upload)
        return new ImportProblemError(`There is no upload ${shown(id)} in this workspace. Upload the file again.`)
          .problem
      if (!(await this.parts.storage.stat(storageKey(id))))
        return new ImportProblemError('This file is not uploaded yet: PUT it to the URL of its upload first.', {
          file: upload.fileName,
        }).problem
    }
    return null
  }
}

export const TAKEN = 'Another import has one of these uploads already; each is imported once. Upload the file again.'

function checkUpload({ fileName, byteSize, contentType }: WantedUpload): void {
  if (fileName.trim() === '' || fileName.length > MAX_NAME)
    throw new BadInputError('input.fileName', `A file's name has 1 to ${MAX_NAME} characters.`)
  if (!Number.isInteger(byteSize) || byteSize < 1 || byteSize > MAX_UPLOAD_BYTES)
    throw new BadInputError('input.byteSize', `A file has 1 to ${MAX_UPLOAD_BYTES} bytes; this is ${byteSize}.`)
  if (contentType.length > 100 || !CONTENT_TYPES.test(contentType.toLowerCase()))
    throw new BadInputError(
      'input.contentType',
      'This is no type of a table: send text/csv, application/x-ndjson or, where none fits, application/octet-stream.',
    )
}

/** The name as given, without spaces around it; a dataset whose rows are replaced keeps its own unless one is given. */
function nameOf({ name }: WantedImport, replaced: Dataset | null): string {
  return name?.trim() ?? replaced?.name ?? ''
}

function replacementProblem({ name, source }: Dataset): ImportProblem | null {
  if (source === DataSourceKind.UPLOAD) return null
  const message = `The rows of ${shown(name)} cannot be replaced: only those of uploaded files can. Import the files as a dataset of their own.`
  return new ImportProblemError(message).problem
}

function checkImport({ name, datasetId, uploadIds, columnTypes, idempotencyKey }: WantedImport): void {
  const trimmed = name?.trim()
  const missing = trimmed === undefined ? datasetId === null : trimmed === ''
  if (missing || (trimmed ?? '').length > MAX_NAME)
    throw new BadInputError('input.name', `A dataset's name has 1 to ${MAX_NAME} characters.`)
  if (uploadIds.length < 1 || uploadIds.length > MAX_FILES)
    throw new BadInputError('input.uploadIds', `Name 1 to ${MAX_FILES} uploads; there are ${uploadIds.length}.`)
  if (new Set(uploadIds).size !== uploadIds.length)
    throw new BadInputError('input.uploadIds', 'An upload is named twice.')
  if (Object.keys(columnTypes).length > 1_000)
    throw new BadInputError('input.columnTypes', 'At most 1000 columns can be given a type.')
  checkIdempotencyKey(idempotencyKey)
}

function readingsOf({ uploadIds, readings }: WantedImport): Readings {
  if (readings.some(({ uploadId }) => !uploadIds.includes(uploadId)))
    throw new BadInputError('input.readings', 'A reading is of an upload that is not imported.')
  return Object.fromEntries(readings.map((asked) => [asked.uploadId, askedReading(asked, 'input.readings')]))
}

export function checkIdempotencyKey(key: string | null): void {
  if (key !== null && (key === '' || key.length > MAX_NAME))
    throw new BadInputError('input.idempotencyKey', `An idempotency key has 1 to ${MAX_NAME} characters.`)
}
