import { BadInputError, newId, shown, type Viewer } from '@askchart/service'
import type { Storage } from '@askchart/storage'
import { type Dataset, DataSourceKind } from '../datasets/dataset.js'
import type { DatasetDataSource } from '../datasets/dataset.data-source.js'
import { assertCanChangeDataset } from '../datasets/dataset.policy.js'
import { askedReading } from './asked-reading.js'
import type { ImportDataSource } from './import.data-source.js'
import { type ColumnTypes, type Import, storageKey } from './import.js'
import { type ImportProblem, ImportProblemError } from './import-problem.js'
import { checkIdempotencyKey, TAKEN } from './import.service.js'
import type { Reading } from './source/content.js'

export interface ReadAgainServiceParts {
  readonly imports: ImportDataSource
  readonly datasets: Pick<DatasetDataSource, 'byIds' | 'catalogue'>
  readonly storage: Storage
  readonly clock: () => Date
}

export interface WantedReading {
  readonly datasetId: string
  readonly table: string
  /** What is null stays as it was read. */
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly columnTypes: ColumnTypes
  readonly skipBadLines: boolean
  readonly idempotencyKey: string | null
}

type Outcome = Import | { readonly rejected: ImportProblem }

/** Reading the files that a dataset was imported from once more, one of them otherwise: an import in place of its rows. */
export class ReadAgainService {
  constructor(private readonly parts: ReadAgainServiceParts) {}

  async start(wanted: WantedReading, viewer: Viewer): Promise<Outcome> {
    const { datasetId, idempotencyKey } = wanted
    const { imports, datasets } = this.parts
    const reading = readingOf(wanted)
    checkIdempotencyKey(idempotencyKey)
    const [found = null] = await datasets.byIds([datasetId])
    assertCanChangeDataset(viewer, found, datasetId)
    const { workspaceId } = found
    const earlier = await this.earlier(wanted, workspaceId, viewer)
    if (earlier) return earlier
    const upload = await this.uploadOf(wanted, found)
    const last = await imports.lastInto(datasetId)
    if (upload === null || !last?.uploadIds.includes(upload) || !(await this.areKept(last.uploadIds)))
      return { rejected: gone(wanted.table) }
    const created = await imports.create({
      id: newId('import'),
      workspaceId,
      requestedBy: viewer.id,
      name: found.name,
      uploadIds: last.uploadIds,
      columnTypes: wanted.columnTypes,
      readings: { ...last.readings, [upload]: { ...last.readings[upload], ...reading } },
      skipBadLines: wanted.skipBadLines,
      replaces: datasetId,
      idempotencyKey,
      createdAt: this.parts.clock(),
    })
    if (created === 'taken') return rejected(TAKEN)
    const started = created ?? (await this.earlier(wanted, workspaceId, viewer))
    if (!started) throw new Error('an import was neither stored nor found')
    return started
  }

  private async earlier(
    { idempotencyKey }: WantedReading,
    workspaceId: string,
    { id }: Viewer,
  ): Promise<Import | null> {
    return idempotencyKey === null ? null : this.parts.imports.byIdempotencyKey(id, workspaceId, idempotencyKey)
  }

  /** Of the table's file; null where it was imported before that was written down, or no file of text. */
  private async uploadOf({ table, datasetId }: WantedReading, { source }: Dataset): Promise<string | null> {
    const catalogue = await this.parts.datasets.catalogue(datasetId)
    const found = catalogue?.tables.find(({ name }) => name === table)
    if (!found) throw new BadInputError('input.table', `The dataset has no table ${shown(table)}.`)
    if (source !== DataSourceKind.UPLOAD || !found.written)
      throw new BadInputError('input.table', `${shown(table)} is not of a file of text: there is one way to read it.`)
    return found.written.upload ?? null
  }

  private async areKept(uploadIds: readonly string[]): Promise<boolean> {
    const uploads = await this.parts.imports.uploads(uploadIds)
    const sizes = await Promise.all(uploads.map(({ id }) => this.parts.storage.stat(storageKey(id))))
    return sizes.length === uploadIds.length && sizes.every((size) => size !== null)
  }
}

const UPLOAD_AGAIN = 'Import it into this dataset again, and say then how it is to be read.'

const gone = (table: string) =>
  new ImportProblemError(
    `The file of ${shown(table)} is no longer kept: that is for a day. ${UPLOAD_AGAIN}`,
  ).ofGoneFile()

const rejected = (message: string) => ({ rejected: new ImportProblemError(message).problem })

function readingOf(wanted: WantedReading): Reading {
  const { encoding, delimiter, columnTypes } = wanted
  if (encoding === null && delimiter === null && Object.keys(columnTypes).length === 0)
    throw new BadInputError('input', 'Say what is to be otherwise: the encoding, the delimiter or types of columns.')
  if (Object.keys(columnTypes).length > 1_000)
    throw new BadInputError('input.columnTypes', 'At most 1000 columns can be given a type.')
  return askedReading(wanted, 'input')
}
