import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryHash, signDataGrant, type Viewer } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import type { QuerySpec } from '@askchart/vocabulary'
import { z } from 'zod'
import { importCsv, importFilesOf, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

let analytics: RunningAnalytics
let datasetId: string
const owner = aViewer()

const BEFORE = 'day,region,channel,amount\n2026-01-01,North,Web,10\n2026-02-01,South,Shop,20\n'
const RENAMED = 'day,Region,channel,amount,secret\n2026-01-01,North,Web,10,x\n2026-02-01,South,Shop,20,y\n'

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
  datasetId = await importCsv(analytics, owner, 'Sales', { 'sales.csv': BEFORE })
}, 120_000)
afterAll(() => analytics.stop(), 60_000)

const replaceWith = (content: string) =>
  importFilesOf(analytics, owner, 'Sales', { 'sales.csv': content }, { datasetId })

const ENTITY = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Chart { data { rowCount } dataProblem { message path columns { column message removed suggestions } } } } }`
const answered = z.object({
  _entities: z.tuple([z.object({ data: z.object({ rowCount: z.number() }).nullable(), dataProblem: z.unknown() })]),
})

async function see(query: QuerySpec, viewer: Viewer = owner, dataset = datasetId) {
  const grant = { chart: 'chart_1', dataset, queryHash: queryHash(query) }
  const dataGrant = await signDataGrant(analytics.identity.signers.charts, grant)
  const representations = [{ __typename: 'Chart', id: 'chart_1', query, dataGrant }]
  const { data } = await analytics.ask(viewer, ENTITY, { representations })
  return answered.parse(data)._entities[0]
}

const byRegion: QuerySpec = {
  v: 1,
  measures: [{ column: 'sales.amount', aggregate: 'SUM' }],
  dimensions: [{ column: 'sales.region' }],
}

describe('what has become of the data of a chart', () => {
  test('is nothing while the query fits', async () => {
    await replaceWith(BEFORE)
    expect(await see(byRegion)).toEqual({ data: { rowCount: 2 }, dataProblem: null })
  })

  test('is told of a column that is gone, with the columns that are called almost so', async () => {
    await replaceWith(RENAMED)
    const message = 'The column sales.region is no longer in this dataset.'
    expect(await see(byRegion)).toEqual({
      data: null,
      dataProblem: {
        message,
        path: 'dimensions[0].column',
        columns: [{ column: 'sales.region', message, removed: true, suggestions: ['sales.Region'] }],
      },
    })
  })

  test('names no other column to those who may see the chart alone', async () => {
    await replaceWith(RENAMED)
    const { dataProblem } = await see(byRegion, aViewer())
    expect(dataProblem).toMatchObject({ columns: [{ column: 'sales.region', suggestions: [] }] })
    expect(JSON.stringify(dataProblem)).not.toContain('secret')
  })

  test('is told of all columns that are gone, wherever the query uses them, each with what fits there', async () => {
    await replaceWith('day,zone,kind,amounts,note\n2026-01-01,North,Web,10,x\n')
    const query: QuerySpec = {
      ...byRegion,
      filter: { and: [{ compare: { column: 'sales.channel', operator: 'EQ', values: ['Web'] } }] },
    }
    expect((await see(query)).dataProblem).toMatchObject({
      message: 'The columns sales.amount, sales.region and sales.channel are no longer in this dataset.',
      columns: [
        { column: 'sales.amount', suggestions: ['sales.amounts'] },
        // Nothing is called like it: columns of its table that can be grouped by.
        { column: 'sales.region', suggestions: expect.arrayContaining(['sales.zone', 'sales.kind', 'sales.note']) },
        // A date is not compared with "Web", nor is a number.
        { column: 'sales.channel', suggestions: ['sales.zone', 'sales.kind', 'sales.note'] },
      ],
    })
  })

  test('is told of a column that holds something else now', async () => {
    await replaceWith('day,region,channel,amount,total\n2026-01-01,North,Web,ten,10\n')
    expect((await see(byRegion)).dataProblem).toEqual({
      message: 'SUM needs numbers, but "sales.amount" holds text.',
      path: 'measures[0].aggregate',
      columns: [
        {
          column: 'sales.amount',
          message: 'SUM needs numbers, but "sales.amount" holds text.',
          removed: false,
          suggestions: ['sales.total'],
        },
      ],
    })
  })

  test('is told of a metric whose column is gone', async () => {
    await replaceWith(BEFORE)
    const define = `mutation ($input: DefineMetricInput!) { defineMetric(input: $input) { __typename } }`
    const input = { datasetId, name: 'Turnover', expression: 'SUM(amount)' }
    const defined = await analytics.ask(owner, define, { input })
    expect(defined.data).toMatchObject({ defineMetric: { __typename: 'MetricDefined' } })
    const query: QuerySpec = { v: 1, measures: [{ metric: 'Turnover' }], dimensions: [{ column: 'sales.region' }] }
    expect(await see(query)).toEqual({ data: { rowCount: 2 }, dataProblem: null })
    await replaceWith('day,region,channel,total\n2026-01-01,North,Web,10\n')
    const { data, dataProblem } = await see(query)
    expect(data).toBeNull()
    expect(dataProblem).toEqual({
      message: expect.stringMatching(/^The metric "Turnover" does not fit the data any more\..* no column "amount"/),
      path: 'measures[0].metric',
      columns: [],
    })
    // What the metric is made of is not the chart's to tell.
    expect((await see(query, aViewer())).dataProblem).toMatchObject({
      message: 'This chart no longer fits its dataset.',
      path: 'measures[0].metric',
    })
  })

  test('offers no column that is hidden', async () => {
    await replaceWith(RENAMED)
    const hide = `mutation ($input: DescribeColumnInput!) { describeColumn(input: $input) { column { hidden } } }`
    await analytics.ask(owner, hide, { input: { datasetId, column: 'sales.Region', hidden: true } })
    const { dataProblem } = await see(byRegion)
    expect(JSON.stringify(dataProblem)).not.toContain('sales.Region')
    await analytics.ask(owner, hide, { input: { datasetId, column: 'sales.Region', hidden: false } })
  })

  test('is that the dataset has been deleted', async () => {
    expect((await see(byRegion, owner, 'dataset_gone')).dataProblem).toEqual({
      message: 'The dataset of this chart has been deleted.',
      path: null,
      columns: [],
    })
  })

  test('is told to nobody without a grant', async () => {
    const representations = [{ __typename: 'Chart', id: 'chart_1', query: byRegion, dataGrant: null }]
    const { data, errors } = await analytics.ask(owner, ENTITY, { representations })
    expect(answered.parse(data)._entities[0].dataProblem).toBeNull()
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })
})
