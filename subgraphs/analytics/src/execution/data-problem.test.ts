import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
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
  ... on Chart { data { rowCount } dataProblem {
    message path columns { column message removed suggestions }
    metrics { metric message suggestions { metric column aggregate } expressions } } } } }`
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
        metrics: [],
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
      metrics: [],
    })
  })

  describe('where a metric', () => {
    const define = async (name: string, expression: string): Promise<void> => {
      const mutation = `mutation ($input: DefineMetricInput!) { defineMetric(input: $input) { __typename } }`
      const { data } = await analytics.ask(owner, mutation, { input: { datasetId, name, expression } })
      expect(data).toMatchObject({ defineMetric: { __typename: 'MetricDefined' } })
    }
    const turnover: QuerySpec = { v: 1, measures: [{ metric: 'Turnover' }], dimensions: [{ column: 'sales.region' }] }
    const sum = (column: string) => ({ metric: null, column, aggregate: 'SUM' })

    beforeEach(async () => {
      await replaceWith(BEFORE)
      await define('Turnover', 'SUM(amount)')
    })
    afterEach(async () => {
      const mutation = `mutation ($input: DeleteMetricInput!) { deleteMetric(input: $input) { deleted } }`
      for (const name of ['Turnover', 'Deals']) await analytics.ask(owner, mutation, { input: { datasetId, name } })
    })

    test('has lost its column is told what may be measured instead, and what the metric may be computed as', async () => {
      await define('Deals', 'count(sales)')
      expect(await see(turnover)).toEqual({ data: { rowCount: 2 }, dataProblem: null })
      await replaceWith('day,region,channel,amounts,costs\n2026-01-01,North,Web,10,2\n')
      const message = expect.stringMatching(
        /^The metric "Turnover" does not fit the data any more\..* no column "amount"/,
      )
      expect(await see(turnover)).toEqual({
        data: null,
        dataProblem: {
          message,
          path: 'measures[0].metric',
          columns: [],
          metrics: [
            {
              metric: 'Turnover',
              message,
              // The same of the column that is called almost so, then metrics, then other measures.
              suggestions: [
                sum('sales.amounts'),
                { metric: 'Deals', column: null, aggregate: null },
                sum('sales.costs'),
              ],
              expressions: ['SUM(amounts)'],
            },
          ],
        },
      })
    })

    test('and a column are gone is told both, each with what fits once the other is mended', async () => {
      await replaceWith('day,Region,channel,amounts\n2026-01-01,North,Web,10\n')
      expect((await see(turnover)).dataProblem).toMatchObject({
        message: 'The column sales.region is no longer in this dataset.',
        columns: [{ column: 'sales.region', suggestions: ['sales.Region'] }],
        metrics: [{ metric: 'Turnover', suggestions: [sum('sales.amounts')], expressions: ['SUM(amounts)'] }],
      })
    })

    test('was deleted is told what may be measured instead', async () => {
      await define('Deals', 'count(sales)')
      const gone: QuerySpec = { ...turnover, measures: [{ metric: 'Deal' }] }
      expect((await see(gone)).dataProblem).toMatchObject({
        message: expect.stringMatching(/^This dataset has no metric "Deal"/),
        metrics: [
          {
            metric: 'Deal',
            suggestions: [{ metric: 'Deals' }, { metric: 'Turnover' }, sum('sales.amount')],
            expressions: [],
          },
        ],
      })
    })

    test('is a share, nothing is offered that does not add up', async () => {
      await define('Deals', 'avg(amount)')
      await replaceWith('day,region,channel,amounts\n2026-01-01,North,Web,10\n')
      const share: QuerySpec = { ...turnover, measures: [{ metric: 'Turnover', derive: { kind: 'SHARE' } }] }
      expect((await see(share)).dataProblem).toMatchObject({
        metrics: [{ suggestions: [sum('sales.amounts')], expressions: ['SUM(amounts)'] }],
      })
    })

    test('does not fit, nothing of what it is made of is told to those who may see the chart alone', async () => {
      await replaceWith('day,region,channel,amounts,secret\n2026-01-01,North,Web,10,1\n')
      const message = 'This chart no longer fits its dataset.'
      expect((await see(turnover, aViewer())).dataProblem).toEqual({
        message,
        path: 'measures[0].metric',
        columns: [],
        metrics: [{ metric: 'Turnover', message, suggestions: [], expressions: [] }],
      })
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
      metrics: [],
    })
  })

  test('is told to nobody without a grant', async () => {
    const representations = [{ __typename: 'Chart', id: 'chart_1', query: byRegion, dataGrant: null }]
    const { data, errors } = await analytics.ask(owner, ENTITY, { representations })
    expect(answered.parse(data)._entities[0].dataProblem).toBeNull()
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })
})
