import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { aVisitor, launchBrowser, type Visitor } from './browser.js'
import { type RunningServer, startServer } from './server.js'
import { drawnChart, sidewaysScroll } from './steps.js'

jest.setTimeout(90_000)

let server: RunningServer
let browser: Browser
let visitor: Visitor

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await server.stop()
}, 60_000)

beforeEach(async () => {
  visitor = await aVisitor(browser, server.url)
})

afterEach(async () => {
  await visitor.leave()
  expect(visitor.troubles).toEqual([])
})

async function openSample(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sample: a shop', exact: true }).click()
  await page.locator('[data-picture]').waitFor()
}

test('a dataset is shown with its tables, how they belong together, and what is in each column', async () => {
  const page = await visitor.open('/datasets')
  await openSample(page)
  expect(await page.locator('[data-picture] [data-link]').count()).toBe(4)
  const links = page.getByRole('list', { name: 'Links between tables' }).getByRole('listitem')
  expect(await links.count()).toBe(4)
  // The largest table is open to begin with.
  await page.getByRole('heading', { name: /^order lines/i }).waitFor()
  expect(await page.locator('[data-column="order_lines.quantity"]').count()).toBe(1)

  await page
    .locator('[data-picture]')
    .getByRole('button', { name: /^orders/ })
    .press('Enter')
  await page.getByRole('heading', { name: /^orders/i }).waitFor()
  const dates = page.locator('[data-column="orders.order_date"]')
  const picture = dates.getByRole('img', { name: /^Rows by order date: \d+ bars/ })
  await picture.waitFor()
  // Three years by month.
  expect(Number(await picture.getAttribute('data-bars'))).toBeGreaterThanOrEqual(36)
  await dates.getByText('none missing').waitFor()

  await page.getByRole('tab', { name: 'Rows' }).click()
  await page.getByRole('row').nth(10).waitFor()
  expect(await page.getByRole('columnheader').count()).toBe(
    await page.locator('tbody tr').first().locator('td').count(),
  )
})

test('a question is asked from the page of a dataset', async () => {
  const page = await visitor.open('/datasets')
  await openSample(page)
  await page.getByRole('region', { name: 'Try one of these' }).getByRole('button').first().click()
  await page.waitForURL(/\?dataset=/)
  await drawnChart(page)
})

test('what is not there, or belongs to somebody else, is said', async () => {
  const page = await visitor.open('/datasets')
  await openSample(page)
  const stranger = await aVisitor(browser, server.url)
  const other = await stranger.open(new URL(page.url()).pathname)
  await other.getByText('There is no such dataset, or not for you').waitFor()
  await stranger.leave()
})

test.each([360, 640])('nothing of a dataset scrolls the page sideways at %i px', async (width) => {
  const phone = await aVisitor(browser, server.url, { viewport: { width, height: 740 } })
  const page = await phone.open('/datasets')
  await openSample(page)
  await page.locator('[data-bars]').first().waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  await page.getByRole('tab', { name: 'Rows' }).click()
  await page.getByRole('row').nth(10).waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  await phone.leave()
})
