import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { z } from 'zod'
import { type RunningAnalytics, runAnalytics, upload } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
const now = new Date('2026-03-01T09:00:00Z')
const owner = aViewer()
const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)

beforeAll(async () => {
  analytics = await runAnalytics(() => now)
  await analytics.subgraph.start()
})
afterAll(() => analytics.stop())

const START = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
  ... on ImportStarted { import { id status } } ... on ImportRejected { message file line column } } }`
const startImport = (uploadIds: readonly string[], more: Record<string, unknown> = {}, viewer: Viewer = owner) =>
  analytics.ask(viewer, START, { input: { workspaceId, name: 'Data', uploadIds, ...more } })

const startedImport = (data: unknown): string =>
  z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) }).parse(data).importDataset.import.id

async function importsOf(name: string): Promise<number> {
  const rows = await analytics.sql('select id from analytics.imports where name = $1', [name])
  return rows.length
}

describe('uploads and imports', () => {
  const CREATE =
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadId headers { name value } } }'
  const wanted = { workspaceId, fileName: 'a.csv', byteSize: 10, contentType: 'text/csv' }

  test('belong to a workspace: strangers find neither, readers may not add', async () => {
    const stranger = aViewer()
    const reader: Viewer = { ...stranger, workspaces: [{ id: workspaceId, role: 'VIEWER' }] }
    const id = await upload(analytics, owner, 'a.csv', 'x\n1\n')
    const codes = async (viewer: Viewer) => [
      (await analytics.ask(viewer, CREATE, { input: wanted })).errors?.[0]?.extensions?.['code'],
      (await startImport([id], {}, viewer)).errors?.[0]?.extensions?.['code'],
    ]
    expect(await codes(stranger)).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    expect(await codes(reader)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    const { data } = await startImport([id], { name: 'Secret' })
    const importId = startedImport(data)
    const read = await analytics.ask(stranger, 'query ($id: ID!) { datasetImport(id: $id) { status } }', {
      id: importId,
    })
    expect(read.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
    const followed = analytics.subgraph.client.subscribe(
      {
        query: 'subscription ($id: ID!) { importProgress(id: $id) { status } }',
        variables: { id: importId },
      },
      await analytics.identity.callAs(stranger),
    )
    expect(await followed.next()).toMatchObject({ value: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } })
    expect(await followed.next()).toMatchObject({ done: true })
    // Another workspace of one's own does not make its uploads one's own either.
    const mine = stranger.workspaces[0]?.id
    const theft = await analytics.ask(stranger, START, { input: { workspaceId: mine, name: 'Theft', uploadIds: [id] } })
    expect(theft.data).toMatchObject({ importDataset: { message: expect.stringContaining('no upload') } })
  })

  test.each([
    ['byteSize', { byteSize: 0 }],
    ['byteSize', { byteSize: 2 * 1024 ** 3 + 1 }],
    ['byteSize', { byteSize: 1.5 }],
    ['fileName', { fileName: '  ' }],
    ['contentType', { contentType: 'application/zip' }],
    ['contentType', { contentType: 'text/csv\r\nX: y' }],
    ['contentType', { contentType: 'text/csv\n' }],
    ['contentType', { contentType: 'text/' }],
    ['contentType', { contentType: 'application/csvx' }],
  ])('are refused where %s is wrong: %j', async (field, change) => {
    const { errors } = await analytics.ask(owner, CREATE, { input: { ...wanted, ...change } })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: `input.${field}` })
  })

  test.each([
    'text/csv',
    'Text/CSV; charset=UTF-8',
    'application/vnd.ms-excel',
    'text/csv;header="present"',
    'application/x-ndjson',
    'application/gzip',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.apache.parquet',
  ])('may be %s', async (contentType) => {
    const { errors } = await analytics.ask(owner, CREATE, { input: { ...wanted, contentType } })
    expect(errors).toBeUndefined()
  })

  test('say back only the start of a long id', async () => {
    const { data } = await startImport(['u'.repeat(100_000)])
    expect(data).toEqual({
      importDataset: {
        message: `There is no upload ${'u'.repeat(80)}… in this workspace. Upload the file again.`,
        file: null,
        line: null,
        column: null,
      },
    })
  })

  test('of which two name one upload: the second is refused', async () => {
    const waiting = await upload(analytics, owner, 'a.csv', 'x\n1\n')
    await analytics.sql(
      `insert into analytics.imports (id, workspace_id, requested_by, name, upload_ids, column_types, status, created_at)
       values ('import_before', $1, $2, 'Before', array[$3], '{}', 'QUEUED', $4)`,
      [workspaceId, owner.id, waiting, now],
    )
    expect((await startImport([waiting], { name: 'After' })).data).toMatchObject({
      importDataset: { message: expect.stringContaining('Another import has one of these uploads') },
    })
    expect(await importsOf('After')).toBe(0)
    const ids = [await upload(analytics, owner, 'b.csv', 'x\n1\n'), await upload(analytics, owner, 'c.csv', 'x\n1\n')]
    await Promise.all([startImport(ids, { name: 'At once' }), startImport(ids.toReversed(), { name: 'At once' })])
    expect(await importsOf('At once')).toBe(1)
  })

  test('are refused where an upload is missing, empty-handed, named twice or not there yet', async () => {
    const { data } = await analytics.ask(owner, CREATE, { input: wanted })
    const { createUpload } = z.object({ createUpload: z.object({ uploadId: z.string() }) }).parse(data)
    expect((await startImport([createUpload.uploadId])).data).toMatchObject({
      importDataset: { file: 'a.csv', message: expect.stringContaining('not uploaded yet') },
    })
    expect((await startImport(['upload_none'])).data).toMatchObject({
      importDataset: { message: expect.stringContaining('upload_none') },
    })
    for (const [ids, name] of [
      [[], 'Data'],
      [['u', 'u'], 'Data'],
      [['u'], ' '],
    ] as const)
      expect((await startImport(ids, { name })).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})
