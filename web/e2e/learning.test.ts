import { beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { askFor, startOver, untilIs } from './steps.js'
import { type Visitor, visitors } from './visitors.js'

const { aVisitor } = visitors()
let visitor: Visitor

beforeEach(async () => {
  visitor = await aVisitor()
})

const explained = async (page: Page, prompt: string): Promise<string> => {
  await page.getByRole('link', { name: 'Ask', exact: true }).click()
  await startOver(page)
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

  const stranger = await aVisitor()
  const other = await stranger.open('/')
  expect(await explained(other, 'sales by segment')).toMatch(/revenue/i)
  await other.getByRole('link', { name: 'Learned' }).click()
  await other.getByText('Nothing was learned yet').waitFor()

  await page.getByRole('link', { name: 'Learned', exact: true }).click()
  const lessons = page.locator('[data-lesson]')
  await untilIs(() => lessons.count(), 2)
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
