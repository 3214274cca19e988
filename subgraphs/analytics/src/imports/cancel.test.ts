import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { z } from 'zod'
import { follow, importFilesOf, type RunningAnalytics, runAnalytics, upload } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
let now = new Date('2026-03-01T09:00:00Z')
const owner = aViewer()
const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)

beforeAll(async () => {
  analytics = await runAnalytics(() => now)
  await analytics.subgraph.start()
})
afterAll(() => analytics.stop())

const CANCEL =
  'mutation ($id: ID!) { cancelImport(id: $id) { import { id status dataset { id } problem { message } } } }'
const cancel = (id: string, viewer: Viewer = owner) => analytics.ask(viewer, CANCEL, { id })
const cancelled = (id: string, status = 'CANCELLED') => ({
  cancelImport: { import: { id, status, dataset: null, problem: null } },
})

/** An import that no process has been told of. */
async function waiting(id: string, more: { readonly database?: string } = {}): Promise<string> {
  const uploadId = await upload(analytics, owner, 'a.csv', 'x\n1\n')
  const { database = null } = more
  await analytics.sql(
    `insert into analytics.imports (id, workspace_id, requested_by, name, upload_ids, column_types, status, database, alive_at, created_at)
     values ($1, $2, $3, $1, array[$4], '{}', $5, $6, $7, $8)`,
    [id, workspaceId, owner.id, uploadId, database ? 'RUNNING' : 'QUEUED', database, database && now, now],
  )
  return uploadId
}

const isStored = async (uploadId: string): Promise<boolean> =>
  (await analytics.storage.stat(`uploads/${uploadId}`)) !== null ||
  (await analytics.sql('select id from analytics.uploads where id = $1', [uploadId])).length > 0

describe('cancelling an import', () => {
  test('takes one from the queue, and says the same when asked again', async () => {
    const uploadId = await waiting('import_queued')
    expect((await cancel('import_queued')).data).toEqual(cancelled('import_queued'))
    expect((await cancel('import_queued')).data).toEqual(cancelled('import_queued'))
    expect(await isStored(uploadId)).toBe(false)
    expect(await follow(analytics, owner, 'import_queued')).toMatchObject([{ status: 'CANCELLED' }])
  })

  test('changes nothing of one that is done', async () => {
    const [last] = (await importFilesOf(analytics, owner, 'Finished', { 'a.csv': 'x\n1\n' })).slice(-1)
    const [row] = await analytics.sql(`select id from analytics.imports where name = 'Finished'`)
    const { id } = z.object({ id: z.string() }).parse(row)
    expect((await cancel(id)).data).toMatchObject({
      cancelImport: { import: { status: 'DONE', dataset: last?.dataset } },
    })
  })

  test('is for editors: strangers find none, readers may not', async () => {
    await waiting('import_guarded')
    const stranger = aViewer()
    const reader: Viewer = { ...stranger, workspaces: [{ id: workspaceId, role: 'VIEWER' }] }
    const codeOf = async (viewer: Viewer) => (await cancel('import_guarded', viewer)).errors?.[0]?.extensions?.['code']
    expect([await codeOf(stranger), await codeOf(reader)]).toEqual(['NOT_FOUND', 'FORBIDDEN'])
    const [row] = await analytics.sql(`select status from analytics.imports where id = 'import_guarded'`)
    expect(row).toEqual({ status: 'QUEUED' })
  })

  test('whose process was killed drops what it had made, once it is known to be dead', async () => {
    const database = `${analytics.prefix}ds_cancelled`
    await analytics.clickhouse.command(`CREATE DATABASE ${database}`)
    await waiting('import_dead', { database })
    expect((await cancel('import_dead')).data).toEqual(cancelled('import_dead'))
    await (await analytics.another(() => now)).start()
    // It may still be alive, and cleans up by itself.
    expect(await analytics.databases()).toContain(database)
    now = new Date(now.getTime() + 21_000)
    await (await analytics.another(() => now)).start()
    expect(await analytics.databases()).not.toContain(database)
    const [row] = await analytics.sql(`select status, database from analytics.imports where id = 'import_dead'`)
    expect(row).toEqual({ status: 'CANCELLED', database: null })
  })
})

test('uploads that nobody imports are thrown away a day later; one that is waited for is kept', async () => {
  const unused = await upload(analytics, owner, 'unused.csv', 'x\n1\n')
  const waited = await waiting('import_patient')
  now = new Date(now.getTime() + 86_390_000)
  await (await analytics.another(() => now)).start()
  expect([await isStored(unused), await isStored(waited)]).toEqual([true, true])
  now = new Date(now.getTime() + 20_000)
  await (await analytics.another(() => now)).start()
  expect([await isStored(unused), await isStored(waited)]).toEqual([false, true])
})
