import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { aVisitor, launchBrowser, type Visitor } from './browser.js'
import { type RunningServer, startServer } from './server.js'
import { askFor } from './steps.js'

jest.setTimeout(120_000)

let server: RunningServer
let browser: Awaited<ReturnType<typeof launchBrowser>>
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

const explained = async (page: Page, prompt: string): Promise<string> => {
  await page.getByRole('link', { name: 'Ask', exact: true }).click()
  if ((await page.getByRole('button', { name: 'Start over' }).count()) > 0)
    await page.getByRole('button', { name: 'Start over' }).click()
  await askFor(page, prompt)
  return (await page.locator('[data-reading=explanation]').textContent()) ?? ''
}

test('a corrected answer comes out right the next time, helps another question, and is forgotten again', async () => {
  const page = await visitor.open('/')
  expect(await explained(page, 'sales by channel')).toMatch(/revenue/i)

  await page.getByRole('button', { name: 'Correct it' }).click()
  const form = page.getByRole('form', { name: 'What would have been right' })
  expect(await form.getByRole('button', { name: 'Teach this' }).isDisabled()).toBe(true)
  await form.getByLabel('Measure').selectOption({ label: 'profit' })
  await form.getByRole('button', { name: 'Teach this' }).click()
  await page.getByText("'sales' means order_lines.profit").waitFor()
  await page.getByRole('button', { name: 'Show the corrected chart' }).click()
  await page.locator('[data-reading=explanation]', { hasText: /profit/i }).waitFor()
  await page.getByText('Someone in this workspace said what is right here.').waitFor()

  expect(await explained(page, 'sales by segment')).toMatch(/profit/i)

  const stranger = await aVisitor(browser, server.url)
  const other = await stranger.open('/')
  expect(await explained(other, 'sales by segment')).toMatch(/revenue/i)
  await other.getByRole('link', { name: 'Learned' }).click()
  await other.getByText('Nothing was learned yet').waitFor()
  await stranger.leave()
  expect(stranger.troubles).toEqual([])

  await page.getByRole('link', { name: 'Learned', exact: true }).click()
  const lessons = page.locator('[data-lesson]')
  await lessons.first().waitFor()
  expect(await lessons.count()).toBe(2)
  await page.getByRole('button', { name: "Forget: 'sales' means order_lines.profit" }).click()
  await lessons.nth(1).waitFor({ state: 'detached' })
  await lessons.first().getByRole('button').click()
  await page.getByText('Nothing was learned yet').waitFor()
  expect(await explained(page, 'sales by channel')).toMatch(/revenue/i)
})

test('an accepted answer is kept, a rejected one is not', async () => {
  const page = await visitor.open('/')
  await explained(page, 'revenue by channel')
  await page.getByRole('button', { name: 'Yes', exact: true }).click()
  await page.getByText("'revenue by channel' is answered with").waitFor()
  await explained(page, 'Revenue by channel?')
  await page.getByText('Someone in this workspace said what is right here.').waitFor()
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await page.getByText('Ask in other words').waitFor()
  await page.getByRole('link', { name: 'Learned', exact: true }).click()
  await page.getByText('Nothing was learned yet').waitFor()
})
