import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import type { Viewer } from '@askchart/service'
import { importCsv, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
const owner = aViewer()
const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)
const reader: Viewer = { ...aViewer(), workspaces: [{ id: workspaceId, role: 'VIEWER' }] }
let datasetId = ''

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
  // A Sunday evening in UTC is Monday morning in Tokyo.
  datasetId = await importCsv(analytics, owner, 'Calls', {
    'calls.csv': 'id,at\n1,2025-03-30 14:30:00\n2,2025-03-30 15:30:00\n3,2025-03-31 01:00:00\n',
  })
})
afterAll(() => analytics.stop())

const DESCRIBE = `mutation ($input: DescribeDatasetInput!) { describeDataset(input: $input) {
  dataset { name version timeZone firstDayOfWeek } } }`
const describeDataset = (viewer: Viewer, change: Record<string, unknown>) =>
  analytics.ask(viewer, DESCRIBE, { input: { datasetId, ...change } })

async function perDay(granularity: string): Promise<unknown> {
  const { data } = await analytics.ask(
    owner,
    'query ($input: QueryInput!) { runQuery(input: $input) { ... on QueryData { data { columns { values } } } } }',
    {
      input: {
        datasetId,
        measures: [{ aggregate: 'COUNT' }],
        dimensions: [{ column: 'calls.at', granularity }],
      },
    },
  )
  return data
}
const columns = (...values: unknown[][]) => ({
  runQuery: { data: { columns: values.map((one) => ({ values: one })) } },
})

describe('a described dataset', () => {
  test('has the days and weeks that were said, and those of UTC again once that is taken back', async () => {
    expect(await perDay('DAY')).toEqual(columns(['2025-03-30', '2025-03-31'], [2, 1]))
    const { data } = await describeDataset(owner, { timeZone: 'Asia/Tokyo', firstDayOfWeek: 'SUNDAY' })
    expect(data).toEqual({
      describeDataset: {
        dataset: { name: 'Calls', version: 2, timeZone: 'Asia/Tokyo', firstDayOfWeek: 'SUNDAY' },
      },
    })
    expect(await perDay('DAY')).toEqual(columns(['2025-03-30', '2025-03-31'], [1, 2]))
    expect(await perDay('WEEK')).toEqual(columns(['2025-03-30'], [3]))
    expect(await perDay('DAY_OF_WEEK')).toEqual(columns(['Sunday', 'Monday'], [1, 2]))
    await describeDataset(owner, { timeZone: null })
    expect(await perDay('DAY')).toEqual(columns(['2025-03-30', '2025-03-31'], [2, 1]))
    expect((await describeDataset(owner, { firstDayOfWeek: null })).data).toMatchObject({
      describeDataset: { dataset: { timeZone: 'UTC', firstDayOfWeek: 'MONDAY' } },
    })
    expect(await perDay('WEEK')).toEqual(columns(['2025-03-24', '2025-03-31'], [2, 1]))
  })

  test('shows its points in time by the clocks that were said: in results, samples and ranges', async () => {
    const shown = async () => {
      const { data } = await analytics.ask(
        owner,
        `query ($id: ID!) { dataset(id: $id) { tables { preview(first: 1) columns { type minimum maximum sampleValues } } } }`,
        { id: datasetId },
      )
      return data
    }
    const expected = (one: string, two: string, three: string) => ({
      dataset: {
        tables: [
          {
            preview: [[1, one]],
            columns: [
              expect.objectContaining({ type: 'INTEGER', minimum: 1, maximum: 3 }),
              { type: 'DATETIME', minimum: one, maximum: three, sampleValues: [one, two, three] },
            ],
          },
        ],
      },
    })
    const utc = expected('2025-03-30T14:30:00Z', '2025-03-30T15:30:00Z', '2025-03-31T01:00:00Z')
    expect(await shown()).toEqual(utc)
    await describeDataset(owner, { timeZone: 'Asia/Tokyo' })
    expect(await shown()).toEqual(
      expected('2025-03-30T23:30:00+09:00', '2025-03-31T00:30:00+09:00', '2025-03-31T10:00:00+09:00'),
    )
    expect(await perDay('HOUR')).toEqual(
      columns(['2025-03-30T23:00:00+09:00', '2025-03-31T00:00:00+09:00', '2025-03-31T10:00:00+09:00'], [1, 1, 1]),
    )
    await describeDataset(owner, { timeZone: null })
    expect(await shown()).toEqual(utc)
  })

  test('has the name that was given, and keeps it where none is', async () => {
    expect((await describeDataset(owner, { name: ' Phone  calls ' })).data).toMatchObject({
      describeDataset: { dataset: { name: 'Phone calls' } },
    })
    expect((await describeDataset(owner, { name: null })).data).toMatchObject({
      describeDataset: { dataset: { name: 'Phone calls' } },
    })
  })

  test.each([
    ['an empty name', { name: ' ' }, 'input.name'],
    ['a long name', { name: 'x'.repeat(101) }, 'input.name'],
    ['a name of two lines', { name: 'a\nb' }, 'input.name'],
    ['a zone that is none', { timeZone: 'Europe/Atlantis' }, 'input.timeZone'],
    ['SQL for a zone', { timeZone: "UTC') OR 1=1 --" }, 'input.timeZone'],
  ])('with %s is refused', async (_what, change, field) => {
    const { errors } = await describeDataset(owner, change)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('is not found by a stranger, and not changed by who may only look', async () => {
    const codeOf = async (viewer: Viewer) =>
      (await describeDataset(viewer, { name: 'Mine' })).errors?.[0]?.extensions?.['code']
    expect(await codeOf(aViewer())).toBe('NOT_FOUND')
    expect(await codeOf(reader)).toBe('FORBIDDEN')
  })
})
