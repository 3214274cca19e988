import { beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { drawnChart, marksOf, until, untilIs } from './steps.js'
import { beforeOneChart, sign } from './together.js'
import { type Visitor, visitors } from './visitors.js'

const { aVisitor } = visitors()
let ada: Visitor
let bob: Visitor

beforeEach(async () => {
  ada = await aVisitor()
  bob = await aVisitor({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
})

/** Comes back once a look finds the same in both windows, and in one of them after a reload too. */
async function everywhere<Found>(
  adas: Page,
  bobs: Page,
  look: (page: Page) => Promise<Found>,
  wanted: Found,
): Promise<void> {
  for (const page of [adas, bobs]) await untilIs(() => look(page), wanted)
  await sign(adas, 'saved').waitFor()
  await bobs.reload()
  await drawnChart(bobs)
  await untilIs(() => look(bobs), wanted)
}

/** How wide a drawn chart is, and how tall its plot, in CSS pixels. */
const sizeOf = (page: Page): Promise<{ readonly width: number; readonly height: number }> =>
  page
    .locator('[data-chart=drawn] svg')
    .first()
    .evaluate((drawn) => {
      const plot = drawn.querySelector('.root > g > path.background')
      return {
        width: Math.round(drawn.getBoundingClientRect().width),
        height: Math.round(plot?.getBoundingClientRect().height ?? 0),
      }
    })

/** The colours of the bars. */
const fillsOf = (page: Page): Promise<readonly string[]> =>
  marksOf(page.locator('[data-chart=drawn]').first(), 'rect').evaluateAll((bars) =>
    [...new Set(bars.map((bar) => bar.getAttribute('fill') ?? ''))].toSorted(),
  )

/** What an axis of the drawn chart is called. */
const titleOf = (page: Page, axis: 'X' | 'Y'): Promise<string | null> =>
  page
    .locator(`[data-chart=drawn] [aria-roledescription="axis"][aria-label^="${axis}-axis"] .role-axis-title`)
    .first()
    .textContent()

test('a chart is made as wide and as tall as somebody says', async () => {
  const { adas, bobs } = await beforeOneChart(ada, bob)
  await adas.getByRole('button', { name: 'Size', exact: true }).click()
  await adas.getByLabel('Width').fill('320')
  await adas.keyboard.press('Enter')
  await bobs.locator('[data-live]', { hasText: 'made it 320 pixels wide' }).waitFor()
  await adas.getByLabel('Height').fill('200')
  await adas.keyboard.press('Enter')
  await bobs.locator('[data-live]', { hasText: 'made it 200 pixels tall' }).waitFor()
  await everywhere(adas, bobs, sizeOf, { width: 320, height: 200 })
  await adas.getByLabel('Height').fill('')
  await adas.keyboard.press('Enter')
  await until(
    () => sizeOf(bobs),
    ({ width, height }) => width === 320 && height !== 200,
  )
})

test('the series of a chart get the colours of another scheme, and those of the theme again', async () => {
  const { adas, bobs } = await beforeOneChart(ada, bob, 'EDITOR', 'Revenue by category and region')
  const theme = await fillsOf(adas)
  expect(theme.length).toBeGreaterThan(3)
  await adas.getByRole('button', { name: 'Colours' }).click()
  await adas.getByRole('button', { name: 'Dark 2', exact: true }).click()
  const dark = await until(
    () => fillsOf(adas),
    (fills) => fills.join() !== theme.join(),
  )
  expect(dark).toHaveLength(theme.length)
  await bobs.locator('[data-live]', { hasText: 'chose the colours dark2' }).waitFor()
  await everywhere(adas, bobs, fillsOf, dark)
  await adas.getByRole('button', { name: 'Theme', exact: true }).click()
  await untilIs(() => fillsOf(adas), theme)
  await until(
    () => fillsOf(bobs),
    (fills) => fills.join() !== dark.join(),
  )
})

test('a column of the question that the chart does not show is dragged to a channel', async () => {
  const { adas, bobs } = await beforeOneChart(ada, bob)
  const free = adas.locator('[data-slot=none] [data-column=sum_revenue]')
  await adas.getByRole('button', { name: 'Vertical: choose a column' }).click()
  await adas.getByRole('option', { name: 'profit', exact: true }).click()
  await untilIs(() => titleOf(adas, 'Y'), 'Profit')
  await untilIs(() => titleOf(bobs, 'Y'), 'Profit')
  await free.dragTo(adas.locator('[data-slot=y]'))
  await adas.locator('[data-slot=y] [data-column=sum_revenue]').waitFor()
  await adas.locator('[data-slot=none] [data-column=sum_profit]').waitFor()
  await bobs.locator('[data-live]', { hasText: 'put revenue along the vertical axis' }).waitFor()
  await everywhere(adas, bobs, (page) => titleOf(page, 'Y'), 'Revenue')
})
