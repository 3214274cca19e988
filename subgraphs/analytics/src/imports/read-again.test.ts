import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { z } from 'zod'
import {
  follow,
  importFilesOf,
  type Progress,
  type RunningAnalytics,
  runAnalytics,
  upload,
} from '../../test/running-analytics.js'

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

/** Cyrillic as Windows has it: the letters from А to я lie together there as in Unicode. */
const inWindows1251 = (text: string): Buffer =>
  Buffer.from(Array.from(text, (sign) => (sign >= 'А' ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign.charCodeAt(0))))

const AGAIN = `mutation ($input: ReadFileAgainInput!) { readFileAgain(input: $input) {
  ... on ImportStarted { import { id } } ... on ImportRejected { message needsUpload } } }`
const ask = (input: Readonly<Record<string, unknown>>, viewer: Viewer = owner) =>
  analytics.ask(viewer, AGAIN, { input })
const START = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
  ... on ImportStarted { import { id } } } }`
const begun = z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) })
const answered = z.object({
  readFileAgain: z.union([
    z.object({ import: z.object({ id: z.string() }) }),
    z.object({ message: z.string(), needsUpload: z.boolean() }),
  ]),
})

/** What came of it: the last state of the import, or why there is none. */
async function again(input: Readonly<Record<string, unknown>>): Promise<Progress | string> {
  const { data, errors } = await ask(input)
  if (errors) return errors[0]?.message ?? ''
  const { readFileAgain } = answered.parse(data)
  if ('message' in readFileAgain) return `${readFileAgain.message}${readFileAgain.needsUpload ? ' (upload it)' : ''}`
  const last = (await follow(analytics, owner, readFileAgain.import.id)).at(-1)
  if (!last) throw new Error('an import without an end')
  return last
}

async function imported(files: Readonly<Record<string, string | Buffer>>, more: object = {}): Promise<string> {
  const last = (await importFilesOf(analytics, owner, 'Sales', files, { ...more })).at(-1)
  if (!last?.dataset) throw new Error(JSON.stringify(last))
  return last.dataset.id
}

const shape = z.object({
  dataset: z.object({
    version: z.number(),
    tables: z.array(
      z.object({
        name: z.string(),
        written: z.object({ encoding: z.string(), delimiter: z.string() }).nullable(),
        columns: z.array(z.object({ name: z.string(), type: z.string() })),
        preview: z.array(z.array(z.unknown())),
      }),
    ),
  }),
})
async function seen(id: string) {
  const { data } = await analytics.ask(
    owner,
    'query ($id: ID!) { dataset(id: $id) { version tables { name written { encoding delimiter } columns { name type } preview(first: 9) } } }',
    { id },
  )
  const { version, tables } = shape.parse(data).dataset
  const told = tables.map(({ name, written, columns, preview }) => ({
    name,
    by: `${written?.encoding} ${written?.delimiter}`,
    columns: columns.map((column) => `${column.name} ${column.type}`),
    rows: preview,
  }))
  return { version, tables: told }
}

/** Another process starts, and with it what is left is thrown away. */
async function sweep(): Promise<void> {
  await (await analytics.another(() => now)).start()
}
const uploadsOf = async (id: string) => {
  const [row] = await analytics.sql(
    `select upload_ids as ids from analytics.imports where dataset_id = $1 and status = 'DONE' order by finished_at desc, id desc`,
    [id],
  )
  return z.object({ ids: z.array(z.string()) }).parse(row).ids
}
const isKept = async (uploadId: string): Promise<boolean> =>
  (await analytics.storage.stat(`uploads/${uploadId}`)) !== null

const CITIES = inWindows1251('город;сумма\nМосква;1\nОрел;2\n')
const CITIES_READ = {
  name: 'cities',
  by: 'Windows-1251 ;',
  columns: ['город STRING', 'сумма INTEGER'],
  rows: [
    ['Москва', 1],
    ['Орел', 2],
  ],
}
const PRICES = 'a,b;c,d\n1,5;2,5\n3,5;4,5\n'

describe('a file that was read wrongly', () => {
  test('is read in the encoding and by the delimiter that are asked for, each table by itself', async () => {
    const id = await imported({ 'cities.csv': CITIES, 'prices.csv': PRICES })
    const before = await seen(id)
    expect(before.tables.map(({ by }) => by)).toEqual(['Windows-1252 ;', 'UTF-8 ,'])
    expect(before.tables[0]?.columns).toEqual(['ãîðîä STRING', 'ñóììà INTEGER'])
    expect(before.tables[1]?.columns).toEqual(['a INTEGER', 'b;c STRING', 'd INTEGER'])

    const cities = { datasetId: id, table: 'cities', encoding: 'windows-1251' }
    expect(await again(cities)).toMatchObject({ status: 'DONE', dataset: { id } })
    const after = await seen(id)
    expect(after.tables).toEqual([CITIES_READ, before.tables[1]])
    expect(after.version).toBe(before.version + 1)

    expect(await again({ datasetId: id, table: 'prices', delimiter: ';' })).toMatchObject({ status: 'DONE' })
    const prices = {
      name: 'prices',
      by: 'UTF-8 ;',
      columns: ['a,b DECIMAL', 'c,d DECIMAL'],
      rows: [
        [1.5, 2.5],
        [3.5, 4.5],
      ],
    }
    // What was asked of the other file stays asked.
    expect((await seen(id)).tables).toEqual([CITIES_READ, prices])
  })

  test('is read with other types as well, and keeps the name that its table has', async () => {
    const id = await imported({ 'may.csv': 'm;k\n1;2\n' })
    await imported({ 'june.csv': 'code|n;m\n007|1,5;x\n' }, { datasetId: id, name: null })
    expect((await seen(id)).tables).toMatchObject([{ name: 'may', columns: ['code|n STRING', 'm STRING'] }])
    const columnTypes = [{ column: 'n;m', type: 'STRING' }]
    expect(await again({ datasetId: id, table: 'may', delimiter: '|', columnTypes })).toMatchObject({ status: 'DONE' })
    expect((await seen(id)).tables).toEqual([
      { name: 'may', by: 'UTF-8 |', columns: ['code STRING', 'n;m STRING'], rows: [['007', '1,5;x']] },
    ])
  })

  test('that is not what was asked for is refused with its place, and the rows stay', async () => {
    const id = await imported({ 'cities.csv': CITIES })
    const before = await seen(id)
    const utf8 = await again({ datasetId: id, table: 'cities', encoding: 'UTF-8' })
    expect(utf8).toMatchObject({ status: 'FAILED', problem: { file: 'cities.csv', line: 1 } })
    expect(JSON.stringify(utf8)).toContain('This file is not UTF-8')
    const japanese = await again({ datasetId: id, table: 'cities', encoding: 'EUC-KR' })
    expect(JSON.stringify(japanese)).toContain('This file is not EUC-KR')
    expect(await seen(id)).toEqual(before)
    expect(await again({ datasetId: id, table: 'cities', encoding: 'Windows-1251' })).toMatchObject({ status: 'DONE' })
    expect((await seen(id)).tables).toEqual([CITIES_READ])
  })

  test('is read rightly at once by who knows how it is written, and only of what is imported', async () => {
    const uploadId = await upload(analytics, owner, 'cities.csv', CITIES)
    const start = (reading: object) =>
      analytics.ask(owner, START, {
        input: { workspaceId, name: 'Cities', uploadIds: [uploadId], readings: [{ uploadId, ...reading }] },
      })
    const messageOf = async (reading: object) => (await start(reading)).errors?.[0]?.message
    expect(await messageOf({ encoding: 'latin-13' })).toMatch(/no encoding known here/)
    expect(await messageOf({ delimiter: ';;' })).toMatch(/parted by one sign/)
    expect(await messageOf({ uploadId: 'upload_other' })).toMatch(/an upload that is not imported/)
    const { importDataset } = begun.parse((await start({ encoding: 'windows-1251' })).data)
    const last = (await follow(analytics, owner, importDataset.import.id)).at(-1)
    expect((await seen(last?.dataset?.id ?? '')).tables).toEqual([CITIES_READ])
  })

  test('asked for ten times at once, it is read once', async () => {
    const id = await imported({ 'cities.csv': CITIES })
    const input = { datasetId: id, table: 'cities', encoding: 'Windows-1251', idempotencyKey: `once ${id}` }
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(input)))
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1)
    expect(answers[0]?.data).toMatchObject({ readFileAgain: { import: {} } })
    const rows = await analytics.sql('select id from analytics.imports where replaces = $1', [id])
    expect(rows).toHaveLength(1)
  })

  test.each([
    [{ encoding: 'latin-13' }, /"?latin-13"? is no encoding known here: UTF-8/],
    [{ delimiter: 'a' }, /parted by one sign/],
    [{ delimiter: ';;' }, /parted by one sign/],
    [{ delimiter: '"' }, /parted by one sign/],
    [{}, /Say what is to be otherwise/],
    [{ delimiter: ';', table: 'nowhere' }, /no table nowhere/],
  ])('is not read by %j', async (input, message) => {
    const id = await imported({ 'cities.csv': CITIES })
    expect(await again({ datasetId: id, table: 'cities', ...input })).toMatch(message)
  })

  test('is for editors: to strangers it is not there, and readers may not', async () => {
    const id = await imported({ 'cities.csv': CITIES })
    const input = { datasetId: id, table: 'cities', delimiter: ',' }
    const stranger = aViewer()
    const reader: Viewer = { ...stranger, workspaces: [{ id: workspaceId, role: 'VIEWER' }] }
    const codeOf = async (viewer: Viewer) => (await ask(input, viewer)).errors?.[0]?.extensions?.['code']
    expect([await codeOf(stranger), await codeOf(reader)]).toEqual(['NOT_FOUND', 'FORBIDDEN'])
    expect(await analytics.sql('select id from analytics.imports where replaces = $1', [id])).toEqual([])
  })
})

describe('the files of a dataset', () => {
  test('are kept for a day after it was read from them, and no longer; then they are to be uploaded again', async () => {
    const id = await imported({ 'cities.csv': CITIES })
    const [uploadId = ''] = await uploadsOf(id)
    now = new Date(now.getTime() + 86_300_000)
    await sweep()
    const input = { datasetId: id, table: 'cities', encoding: 'Windows-1251' }
    expect(await again(input)).toMatchObject({ status: 'DONE' })
    now = new Date(now.getTime() + 86_300_000)
    await sweep()
    expect(await isKept(uploadId)).toBe(true)
    now = new Date(now.getTime() + 200_000)
    await sweep()
    expect(await isKept(uploadId)).toBe(false)
    expect(await again(input)).toMatch(/no longer kept.*Import it into this dataset again.* \(upload it\)$/)
    expect((await seen(id)).tables).toEqual([CITIES_READ])
  })

  test('are thrown away once it has other rows, or is deleted', async () => {
    const id = await imported({ 'cities.csv': CITIES })
    const [first = ''] = await uploadsOf(id)
    await imported({ 'cities.csv': 'a;b\n1;2\n' }, { datasetId: id, name: null })
    const [second = ''] = await uploadsOf(id)
    await sweep()
    expect([await isKept(first), await isKept(second)]).toEqual([false, true])
    await analytics.ask(owner, 'mutation ($id: ID!) { deleteDataset(id: $id) { deleted } }', { id })
    await sweep()
    expect(await isKept(second)).toBe(false)
  })

  test('outlive a reading that is cancelled, and make no other dataset', async () => {
    const id = await imported({ 'cities.csv': CITIES })
    const uploads = await uploadsOf(id)
    const other = await upload(analytics, owner, 'other.csv', 'x\n1\n')
    await analytics.sql(
      `insert into analytics.imports (id, workspace_id, requested_by, name, upload_ids, column_types, status, replaces, created_at)
       values ('import_again', $1, $2, 'Again', $3, '{}', 'QUEUED', $4, $5)`,
      [workspaceId, owner.id, [...uploads, other], id, now],
    )
    expect(await again({ datasetId: id, table: 'cities', delimiter: ',' })).toMatch(
      /Another import has one of these uploads.*again\.$/,
    )
    const cancel = 'mutation ($id: ID!) { cancelImport(id: $id) { import { status } } }'
    await analytics.ask(owner, cancel, { id: 'import_again' })
    expect(await Promise.all([...uploads, other].map(isKept))).toEqual([true, false])
    const start = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { ... on ImportRejected { message } } }`
    const { data } = await analytics.ask(owner, start, { input: { workspaceId, name: 'Other', uploadIds: uploads } })
    expect(JSON.stringify(data)).toContain('Another import has one of these uploads')
  })
})
