import { BadInputError, newId, type Viewer } from '@askchart/service'
import { type Dataset, isLive } from '../datasets/dataset.js'
import { assertCanAddDatasets } from '../datasets/dataset.policy.js'
import type { DatasetService } from '../datasets/dataset.service.js'
import type { ConnectionDataSource, StoredConnection } from './connection.data-source.js'
import { type DatabaseAddress, type LiveKind, parseDatabaseUrl } from './database-url.js'
import type { ReadDatabase } from './live-catalogue.js'
import { countTables, readDatabase, type ReaderParts, type ReadOptions } from './read-database.js'
import { refusalOf } from './refusal.js'
import type { Vault } from './vault.js'

export interface WantedDatabase {
  readonly workspaceId: string
  readonly name: string
  readonly kind: string
  readonly url: string
  readonly schemas?: readonly string[] | null
  readonly datasetId?: string | null
}
export interface Connected {
  readonly dataset: Dataset
  readonly notes: readonly string[]
}
export interface Refused {
  readonly refused: string
}

export interface ConnectionServiceParts {
  readonly datasets: Pick<DatasetService, 'dataset' | 'changeable'>
  readonly connections: ConnectionDataSource
  readonly vault: Vault
  readonly reader: ReaderParts
  readonly clock: () => Date
}

const MAX_NAME = 200
const MAX_SCHEMAS = 50
const MAX_SCHEMA = 200
type Time = Pick<ReadOptions, 'seconds' | 'sampleSeconds'>
/** A caller waits ten seconds at most. */
const WHILE_WAITING: Time = { seconds: 9, sampleSeconds: 4 }
const LATER: Time = { seconds: 300, sampleSeconds: 240 }

/** Connects live databases, reads them again, and knows how to reach them. */
export class ConnectionService {
  constructor(private readonly parts: ConnectionServiceParts) {}

  /** Tries a connection and keeps nothing. */
  async check(
    input: WantedDatabase,
    viewer: Viewer,
  ): Promise<{ readonly tables: number; readonly notes: readonly string[] } | Refused> {
    const { kind, schemas } = await this.allowed(input, viewer)
    return refusing(kind, input.url, (address) =>
      countTables({ address, schemas }, this.parts.reader, WHILE_WAITING.seconds),
    )
  }

  async connect(input: WantedDatabase, viewer: Viewer): Promise<Connected | Refused> {
    const { workspaceId, url } = input
    const { known, name, kind, schemas } = await this.allowed(input, viewer)
    const { connections, reader, vault, clock } = this.parts
    const before = known?.stored.live.tables ?? {}
    const outcome = await refusing(kind, url, (address) =>
      readDatabase({ address, schemas }, reader, { ...WHILE_WAITING, before }),
    )
    if ('refused' in outcome) return outcome
    const id = known?.dataset.id ?? newId('dataset')
    const store = known?.stored.store ?? `live_${id}`
    const sealed = vault.seal(url.trim(), store)
    const made = { datasetId: id, store, sealed, schemas, read: outcome.read, at: clock(), name }
    if (known === null) await connections.add({ ...made, workspaceId, kind })
    else await connections.replace(made)
    return { dataset: await this.parts.datasets.dataset(id, viewer), notes: outcome.notes }
  }

  async refresh(datasetId: string, viewer: Viewer): Promise<Connected | Refused> {
    const { dataset, stored } = await this.liveDataset(datasetId, viewer)
    const outcome = await refusing(stored.live.kind, this.urlOf(stored), (address) =>
      this.readAgain(stored, address, WHILE_WAITING),
    )
    if ('refused' in outcome) return outcome
    await this.keep(dataset.id, stored, outcome.read)
    return { dataset: await this.parts.datasets.dataset(datasetId, viewer), notes: outcome.notes }
  }

  /** What was not looked into while somebody waited. Throws where the database cannot be read now. */
  async complete(datasetId: string): Promise<void> {
    const { connections } = this.parts
    const store = await connections.storeOf(datasetId)
    const stored = store === null ? null : await connections.byStore(store)
    if (stored === null) return
    const { read } = await this.readAgain(stored, parseDatabaseUrl(stored.live.kind, this.urlOf(stored)), LATER)
    await this.keep(datasetId, stored, { ...read, unreached: [] })
  }

  /** What may be tried or connected: a new dataset, or another address of one, whose schemas stay where none are named. */
  private async allowed(input: WantedDatabase, viewer: Viewer) {
    const { datasetId = null, workspaceId } = input
    const known = datasetId === null ? null : await this.liveDataset(datasetId, viewer)
    if (known === null) assertCanAddDatasets(viewer, workspaceId)
    const wanted = checkInput(input)
    if (known !== null && known.dataset.source !== wanted.kind)
      throw new BadInputError('input.kind', `This dataset is of ${known.dataset.source}, and stays so.`)
    return { ...wanted, known, schemas: input.schemas == null ? (known?.stored.schemas ?? null) : wanted.schemas }
  }

  private urlOf({ sealed, store }: StoredConnection): string {
    return this.parts.vault.open(sealed, store)
  }

  private readAgain({ schemas, live }: StoredConnection, address: DatabaseAddress, time: Time) {
    return readDatabase({ address, schemas }, this.parts.reader, { ...time, before: live.tables })
  }

  private async keep(datasetId: string, { schemas, sealed, store }: StoredConnection, read: ReadDatabase) {
    const { connections, clock } = this.parts
    await connections.replace({ datasetId, store, sealed, schemas, read, at: clock(), name: null })
  }

  private async liveDataset(datasetId: string, viewer: Viewer) {
    const dataset = await this.parts.datasets.changeable(datasetId, viewer)
    const stored = isLive(dataset) ? await this.parts.connections.byStore(dataset.database) : null
    if (stored === null) throw new BadInputError('datasetId', 'This dataset is not of a connected database.')
    return { dataset, stored }
  }
}

/** What reading gives, or why it was refused. */
async function refusing<Result>(
  kind: LiveKind,
  url: string,
  read: (address: DatabaseAddress) => Promise<Result>,
): Promise<Result | Refused> {
  let address: DatabaseAddress | null = null
  try {
    address = parseDatabaseUrl(kind, url)
    return await read(address)
  } catch (error) {
    const refused = refusalOf(error, address)
    if (refused === null) throw error
    return { refused }
  }
}

function checkInput({ name, kind, schemas = null }: WantedDatabase) {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > MAX_NAME)
    throw new BadInputError('input.name', `A name has 1 to ${MAX_NAME} characters.`)
  if (kind !== 'POSTGRES' && kind !== 'CLICKHOUSE')
    throw new BadInputError('input.kind', 'Only POSTGRES and CLICKHOUSE can be connected.')
  if (schemas !== null && (schemas.length > MAX_SCHEMAS || schemas.some(({ length }) => length > MAX_SCHEMA)))
    throw new BadInputError('input.schemas', `At most ${MAX_SCHEMAS} schemas of ${MAX_SCHEMA} characters.`)
  const given = schemas === null || schemas.length === 0 ? null : [...new Set(schemas)]
  return { name: trimmed, kind, schemas: given } as const
}
