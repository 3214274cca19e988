import { beforeEach, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { z } from 'zod'
import { accessProblems } from './accessibility.js'
import { type Ask, graphOf, importCsv } from './graph.js'
import { askFor, drawnChart, marksOf, openChartPage, sidewaysScroll, untilIs } from './steps.js'
import { type Visitor, visitors } from './visitors.js'

const { aVisitor } = visitors()
let visitor: Visitor

beforeEach(async () => {
  visitor = await aVisitor()
})

const FIRST = 'region,revenue\nNorth,10.5\nSouth,20.25\n'
const THREE = 'region,revenue\nNorth,10.5\nSouth,20.25\nEast,30.5\n'
const RENAMED = 'Region,revenue\nNorth,1.5\nSouth,2.5\nEast,3.5\nWest,4.5\n'

/** A chart page of imported data, and the API as its visitor. */
async function aChartOfImported(): Promise<{ page: Page; path: string; datasetId: string; ask: Ask }> {
  const page = await visitor.open('/')
  await page.getByLabel('Your question').waitFor()
  const ask = await graphOf(page)
  const datasetId = await importCsv(ask, 'sales.csv', FIRST)
  await page.goto(`/?dataset=${datasetId}`)
  await askFor(page, 'total revenue by region')
  return { page, path: await openChartPage(page), datasetId, ask }
}

/** Waits until a drawn chart has so many bars. */
const bars = (chart: Locator, count: number): Promise<void> => untilIs(() => marksOf(chart, 'rect').count(), count)

test('open pages and the gallery draw replaced rows without a reload', async () => {
  const { page, datasetId, ask } = await aChartOfImported()
  const gallery = await visitor.open('/charts')
  const picture = gallery.locator('a[href^="/charts/"]').first()
  await bars(await drawnChart(page), 2)
  await bars(picture, 2)
  await importCsv(ask, 'sales.csv', THREE, datasetId)
  await bars(page.locator('[data-chart=drawn]').first(), 3)
  await bars(picture, 3)
})

test('a column that is gone is named, with what would do in its place a click away; and back', async () => {
  const { page, path, datasetId, ask } = await aChartOfImported()
  const gallery = await visitor.open('/charts')
  await gallery.locator('a[href^="/charts/"] svg').first().waitFor()
  await importCsv(ask, 'sales.csv', RENAMED, datasetId)

  const gone = 'The column sales.region is no longer in this dataset.'
  await page.getByRole('alert').getByText(gone).waitFor()
  expect(await page.locator('[data-chart=drawn]').count()).toBe(0)
  await gallery.locator('a[href^="/charts/"]').getByText(gone).waitFor()
  expect(await accessProblems(page)).toEqual([])
  expect(await accessProblems(gallery)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)

  // Somebody who opens it later sees the same.
  const later = await visitor.open(path)
  await later.getByRole('alert').getByText(gone).waitFor()
  await later.close()

  await page.getByRole('button', { name: 'Use “Region” instead' }).click()
  await bars(await drawnChart(page), 4)
  const chart = z.object({
    chart: z.object({ query: z.looseObject({ dimensions: z.unknown() }), version: z.number() }),
  })
  const read = async () =>
    (await ask('query ($id: ID!) { chart(id: $id) { query version } }', chart, { id: path.split('/').at(-1) })).chart
  expect(await read()).toMatchObject({ version: 2, query: { dimensions: [{ column: 'sales.Region' }] } })

  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('alert').getByText(gone).waitFor()
  expect(await read()).toMatchObject({ version: 3, query: { dimensions: [{ column: 'sales.region' }] } })
  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await bars(await drawnChart(page), 4)
})

test('several that are gone are replaced together, and the question can be asked anew', async () => {
  const { page, datasetId, ask } = await aChartOfImported()
  await bars(await drawnChart(page), 2)
  await importCsv(ask, 'sales.csv', 'Region,revenues,note\nNorth,1.5,x\nSouth,2.5,y\nEast,3.5,z\n', datasetId)
  await page.getByText('The columns sales.revenue and sales.region are no longer in this dataset.').waitFor()
  expect(await page.getByLabel('Instead of sales.revenue').inputValue()).toBe('sales.revenues')
  expect(await page.getByLabel('Instead of sales.region').inputValue()).toBe('sales.Region')
  expect(await accessProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Use these instead' }).click()
  await bars(await drawnChart(page), 3)

  await importCsv(ask, 'sales.csv', 'REGION,revenue\nNorth,1.5\nSouth,2.5\n', datasetId)
  await page.getByText('The columns sales.revenues and sales.Region are no longer in this dataset.').waitFor()
  await page.getByRole('button', { name: 'Ask again: “total revenue by region”' }).click()
  await page.waitForURL(/\/\?dataset=/)
  await bars(await drawnChart(page), 2)
})

test('a metric whose column is gone is replaced in the chart by a click, or mended for all; and back', async () => {
  const page = await visitor.open('/')
  await page.getByLabel('Your question').waitFor()
  const ask = await graphOf(page)
  const datasetId = await importCsv(ask, 'sales.csv', FIRST)
  const metric = { datasetId, name: 'Turnover', expression: 'sum(revenue)', description: 'What was sold.' }
  await ask('mutation ($input: DefineMetricInput!) { defineMetric(input: $input) { __typename } }', z.unknown(), {
    input: metric,
  })
  await page.goto(`/?dataset=${datasetId}`)
  await askFor(page, 'turnover by region')
  const path = await openChartPage(page)
  await bars(await drawnChart(page), 2)
  const chart = z.object({ chart: z.object({ query: z.looseObject({ measures: z.unknown() }), version: z.number() }) })
  const read = async () =>
    (await ask('query ($id: ID!) { chart(id: $id) { query version } }', chart, { id: path.split('/').at(-1) })).chart
  expect(await read()).toMatchObject({ version: 1, query: { measures: [{ metric: 'Turnover' }] } })

  await importCsv(ask, 'sales.csv', 'region,revenues,costs\nNorth,1.5,1\nSouth,2.5,1\nEast,3.5,1\n', datasetId)
  const gone = 'The metric "Turnover" does not fit the data any more.'
  await page.getByRole('alert').getByText(gone).waitFor()
  expect(await accessProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Use “total revenues” instead' }).click()
  await bars(await drawnChart(page), 3)
  expect(await read()).toMatchObject({
    version: 2,
    query: { measures: [{ column: 'sales.revenues', aggregate: 'SUM' }] },
  })
  // The one edit is in the history, and taken back as any other.
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('alert').getByText(gone).waitFor()
  expect(await read()).toMatchObject({ version: 3, query: { measures: [{ metric: 'Turnover' }] } })

  await page.getByRole('button', { name: 'Compute it as sum(revenues)' }).click()
  await bars(await drawnChart(page), 3)
  expect(await read()).toMatchObject({ version: 3, query: { measures: [{ metric: 'Turnover' }] } })

  // The page of the dataset says it as well, and offers the same.
  await importCsv(ask, 'sales.csv', 'region,revenue,costs\nNorth,1.5,1\nSouth,2.5,1\n', datasetId)
  await page.getByRole('alert').getByText(gone).waitFor()
  const data = await visitor.open(`/datasets/${datasetId}`)
  const turnover = data.locator('[data-metric=Turnover]')
  await turnover.getByText('What was sold.').waitFor()
  await turnover.getByRole('alert').getByText('It does not fit the data any more').waitFor()
  expect(await accessProblems(data)).toEqual([])
  await turnover.getByRole('button', { name: 'Compute it as sum(revenue)' }).click()
  await turnover.getByRole('alert').waitFor({ state: 'detached' })
  await turnover.getByText('What was sold.').waitFor()
  await bars(await drawnChart(page), 2)
})
