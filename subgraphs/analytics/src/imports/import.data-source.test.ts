import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { type Jobs, silentLogger, startJobs } from '@askchart/service'
import { testDatabase } from '@askchart/testing'
import { type AnalyticsDatabase, openAnalyticsDatabase } from '../db/database.js'
import { IMPORT_QUEUE, ImportDataSource, type Try } from './import.data-source.js'
import { ImportEndingDataSource } from './import-ending.data-source.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let store: Awaited<ReturnType<typeof testDatabase>>
let database: AnalyticsDatabase
let jobs: Jobs
let imports: ImportDataSource
let endings: ImportEndingDataSource

const start = new Date('2026-03-01T09:00:00Z')
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000)
const made = {
  datasetId: 'dataset_1',
  tables: [],
  relationships: [],
  skippedLines: 0,
  skippedFile: null,
  finishedAt: later(60),
}

beforeAll(async () => {
  store = await testDatabase()
  database = await openAnalyticsDatabase(store.url, silentLogger)
  jobs = await startJobs({ url: store.url, log: silentLogger })
  await jobs.defineQueue(IMPORT_QUEUE)
  imports = new ImportDataSource(database, jobs)
  endings = new ImportEndingDataSource(database, jobs)
})
afterAll(async () => {
  await jobs.stop()
  await database.close()
  await store.drop()
})

test('one living try has an import to itself; a dead one is taken over and can no longer finish it', async () => {
  const workspaceId = 'workspace_1'
  await imports.addUpload({ id: 'upload_1', workspaceId, createdBy: 'user_1', fileName: 'a.csv', createdAt: start })
  await imports.create({
    id: 'import_1',
    workspaceId,
    requestedBy: 'user_1',
    name: 'Data',
    uploadIds: ['upload_1'],
    columnTypes: {},
    readings: {},
    replaces: null,
    skipBadLines: false,
    idempotencyKey: null,
    createdAt: start,
  })
  const [first, second, third]: readonly [Try, Try, Try] = [
    { importId: 'import_1', database: 'ds_first' },
    { importId: 'import_1', database: 'ds_second' },
    { importId: 'import_1', database: 'ds_third' },
  ]
  expect(await imports.claim(first, start)).toMatchObject({ leftover: null, import: { status: 'RUNNING' } })
  expect(await imports.claim(second, later(19))).toBeNull()
  expect(await imports.report(first, later(19), { rowsRead: 10 })).toBe(true)
  expect(await imports.claim(second, later(38))).toBeNull()
  expect(await imports.requeueDead(later(38))).toBe(0)
  expect(await imports.claim(second, later(39))).toMatchObject({ leftover: 'ds_first', import: { rowsRead: 0 } })

  expect(await imports.report(first, later(40), { rowsRead: 20 })).toBe(false)
  expect(await endings.finish(first, made)).toBe(false)
  expect(await imports.databasesInUse()).toEqual(new Set(['ds_second']))
  await imports.release(second)
  expect(await imports.claim(third, later(41))).toMatchObject({ leftover: null })
  expect(await endings.finish(third, made)).toBe(true)
  expect(await imports.byId('import_1')).toMatchObject({ status: 'DONE', datasetId: 'dataset_1' })
  expect(await imports.claim(first, later(99))).toBeNull()
  expect(await imports.databasesInUse()).toEqual(new Set(['ds_third']))
})
