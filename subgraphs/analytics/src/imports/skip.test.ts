import { buffer, text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { importFilesOf, type RunningAnalytics, runAnalytics, upload } from '../../test/running-analytics.js'
import { SkippedLines } from './skipped-lines.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
let now = new Date('2026-03-01T09:00:00Z')
const owner = aViewer()

beforeAll(async () => {
  analytics = await runAnalytics(() => now)
  await analytics.subgraph.start()
})
afterAll(() => analytics.stop())

const importId = async (name: string): Promise<string> => {
  const [row] = await analytics.sql('select id from analytics.imports where name = $1 order by created_at desc', [name])
  return z.object({ id: z.string() }).parse(row).id
}

const SEE = `query ($id: ID!) { datasetImport(id: $id) {
  status rowsRead rowsTotal skippedLines skippedFile { url expiresAt lines truncated } problem { message line canSkip } } }`
const seen = z.object({
  datasetImport: z.looseObject({
    skippedFile: z
      .object({ url: z.string(), expiresAt: z.string(), lines: z.number(), truncated: z.boolean() })
      .nullable(),
  }),
})
const see = async (name: string) =>
  seen.parse((await analytics.ask(owner, SEE, { id: await importId(name) })).data).datasetImport

async function download(url: string): Promise<string> {
  const link = analytics.storage.openLink('GET', url)
  if (link?.kind !== 'download') throw new Error('the link opens nothing')
  expect(link).toMatchObject({ fileName: 'skipped-lines.csv', contentType: 'text/csv; charset=utf-8' })
  return text(await analytics.storage.read(link.key))
}

const BAD = { 'sales.csv': 'region,amount\nNorth,1\nSouth\n"East, far",x,3\nWest,=4\nWest,5\n' }

describe('an import that skips bad lines', () => {
  test('counts them, and hands them out as a file for a week', async () => {
    const asked = { skipBadLines: true, columnTypes: [{ column: 'amount', type: 'INTEGER' }] }
    const states = await importFilesOf(analytics, owner, 'Skipping', BAD, asked)
    expect(states.at(-1)).toMatchObject({ status: 'DONE', rowsRead: 2, problem: null })
    const told = await see('Skipping')
    expect(told).toMatchObject({ status: 'DONE', rowsRead: 2, rowsTotal: 2, skippedLines: 3 })
    expect(told.skippedFile).toMatchObject({ lines: 3, truncated: false, expiresAt: '2026-03-01T10:00:00.000Z' })
    const { url = '' } = told.skippedFile ?? {}
    const [head, ...lines] = parse(await download(url), { bom: true })
    expect(head).toEqual(['file', 'line', 'column', 'problem', 'text'])
    expect(lines).toEqual([
      ['sales.csv', '3', 'amount', 'This row has 1 cell, the header has 2.', 'South'],
      ['sales.csv', '4', 'amount', expect.stringContaining('This row has 3 cells'), '"East, far",x,3'],
      ['sales.csv', '5', 'amount', expect.stringContaining('"=4" is not a whole number'), 'West,=4'],
    ])
    now = new Date(now.getTime() + 7 * 86_400_000 - 1_000)
    await (await analytics.another(() => now)).start()
    expect((await see('Skipping')).skippedFile).not.toBeNull()
    now = new Date(now.getTime() + 2_000)
    await (await analytics.another(() => now)).start()
    expect(await see('Skipping')).toMatchObject({ skippedLines: 3, skippedFile: null })
    expect(await analytics.storage.stat(`skipped/${await importId('Skipping')}`)).toBeNull()
  })

  test('keeps nothing where nothing is wrong', async () => {
    await importFilesOf(analytics, owner, 'Clean', { 'a.csv': 'x\n1\n' }, { skipBadLines: true })
    expect(await see('Clean')).toMatchObject({ status: 'DONE', rowsTotal: 1, skippedLines: 0, skippedFile: null })
  })
})

describe('an import that ends at a bad line', () => {
  const START = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
    ... on ImportStarted { import { id } } ... on ImportRejected { message canSkip } } }`

  test('says that it can be skipped, and its uploads can be imported again without it', async () => {
    const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)
    const uploadIds = [await upload(analytics, owner, 'sales.csv', BAD['sales.csv'])]
    const start = async (more: Record<string, unknown>) =>
      analytics.ask(owner, START, { input: { workspaceId, uploadIds, ...more } })
    const ends = async (name: string) => {
      const id = await importId(name)
      const events = analytics.subgraph.client.subscribe(
        { query: 'subscription ($id: ID!) { importProgress(id: $id) { status } }', variables: { id } },
        await analytics.identity.callAs(owner),
      )
      for await (const _ of events);
      return see(name)
    }
    await start({ name: 'Strict' })
    expect(await ends('Strict')).toMatchObject({
      status: 'FAILED',
      rowsTotal: null,
      skippedFile: null,
      problem: { line: 3, canSkip: true },
    })
    await start({ name: 'Lenient', skipBadLines: true })
    expect(await ends('Lenient')).toMatchObject({ status: 'DONE', rowsRead: 3, skippedLines: 2 })
    expect((await start({ name: 'Thrice' })).data).toMatchObject({ importDataset: { canSkip: false } })
  })

  test('keeps its uploads for an hour; what no skipping helps does not say so', async () => {
    await importFilesOf(analytics, owner, 'Empty', { 'empty.csv': '\n' })
    expect(await see('Empty')).toMatchObject({ status: 'FAILED', problem: { canSkip: false } })
    const [row] = await analytics.sql(`select upload_ids[1] as id from analytics.imports where name = 'Empty'`)
    const { id } = z.object({ id: z.string() }).parse(row)
    now = new Date(now.getTime() + 3_599_000)
    await (await analytics.another(() => now)).start()
    expect(await analytics.storage.stat(`uploads/${id}`)).not.toBeNull()
    now = new Date(now.getTime() + 2_000)
    await (await analytics.another(() => now)).start()
    expect(await analytics.storage.stat(`uploads/${id}`)).toBeNull()
  })
})

test('the file of skipped lines is bounded in lines and in bytes, and runs nothing in a spreadsheet', async () => {
  const problem = { message: 'Bad.', file: 'a.csv', line: 7, column: null, sample: null }
  const many = new SkippedLines()
  for (let line = 0; line < 10_050; line += 1) many.add(problem, 'x')
  expect([many.count, many.kept]).toEqual([10_050, 10_000])
  expect(parse(await text(many.file()), { bom: true })).toHaveLength(10_001)
  const long = new SkippedLines()
  for (let line = 0; line < 2_000; line += 1) long.add(problem, 'x'.repeat(10_000))
  expect(long.count).toBe(2_000)
  expect(long.kept).toBeGreaterThan(1_000)
  expect(long.kept).toBeLessThan(1_050)
  const formula = new SkippedLines()
  formula.add(problem, '=cmd()')
  expect((await buffer(formula.file())).toString()).toBe(
    "\uFEFFfile,line,column,problem,text\r\na.csv,7,,Bad.,'=cmd()\r\n",
  )
})
