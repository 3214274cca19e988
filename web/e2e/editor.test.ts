import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { z } from 'zod'
import { accessProblems } from './accessibility.js'
import { graphOf } from './graph.js'
import {
  askFor,
  drawnChart,
  focusedName,
  marksOf,
  openChartPage,
  sidewaysScroll,
  tabTo,
  until,
  untilIs,
} from './steps.js'
import { type Visitor, visitors } from './visitors.js'

const { aVisitor } = visitors()
let visitor: Visitor

beforeEach(async () => {
  visitor = await aVisitor()
})

async function aChart(prompt: string): Promise<{ readonly page: Page; readonly path: string }> {
  const page = await visitor.open('/')
  await askFor(page, prompt)
  return { page, path: await openChartPage(page) }
}

const numbers = z.object({
  chart: z.object({ data: z.object({ columns: z.array(z.object({ values: z.array(z.number()) })) }) }),
})

/** The revenue that a chart shows, from its data, as dollars are written. The sample data goes on day by day. */
async function moneyOf(page: Page, path: string): Promise<readonly string[]> {
  const query = 'query ($id: ID!) { chart(id: $id) { data { columns(names: ["sum_revenue"]) { values } } } }'
  const ask = await graphOf(page)
  const { columns } = (await ask(query, numbers, { id: path.split('/').at(-1) ?? '' })).chart.data
  const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
  return columns.flatMap((column) => column.values.map((value) => dollars.format(value)))
}

/** The column that a channel shows. */
const shownAt = (page: Page, slot: string): Locator => page.locator(`[data-slot=${slot}] [data-column]`)
const section = async (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** Takes an edit back or does it again, by its keys; while one of them is under way, the next is not taken. */
async function stepBy(page: Page, keys: string): Promise<void> {
  await page.locator('body').press(keys)
  await page.locator('[data-change=said]').waitFor()
}

/** The texts of an axis of the drawn chart. */
const axisText = (page: Page, axis: 'X' | 'Y'): Locator =>
  page.locator(`[data-chart=drawn] [aria-roledescription="axis"][aria-label^="${axis}-axis"]`)

/** The labels of the categories, in the order drawn from the top or the left. */
async function labelsOf(page: Page, axis: 'X' | 'Y'): Promise<readonly string[]> {
  return axisText(page, axis).locator('.role-axis-label text').allTextContents()
}

/** The bars of the drawn chart. */
const bars = (page: Page): Locator => marksOf(page.locator('[data-chart=drawn]').first(), 'rect')

/** How long lying bars are, from the top to the bottom. */
const barLengths = (page: Page): Promise<readonly number[]> =>
  bars(page).evaluateAll((found) =>
    found
      .map((bar) => bar.getBoundingClientRect())
      .toSorted((a, b) => a.top - b.top)
      .map(({ width }) => Math.round(width)),
  )

describe('columns', () => {
  test('are dragged from one channel to another, in every window', async () => {
    const { page, path } = await aChart('Revenue by category and region')
    const second = await visitor.open(path)
    await drawnChart(second)
    const before = await labelsOf(second, 'Y')
    expect(before).toContain('Furniture')
    await shownAt(page, 'color').dragTo(page.locator('[data-slot=y]'))
    await shownAt(page, 'y').and(page.locator('[data-column=region_name]')).waitFor()
    await shownAt(page, 'color').and(page.locator('[data-column=category]')).waitFor()
    await axisText(second, 'Y').getByText('Midwest').waitFor()
    expect(await labelsOf(second, 'Y')).not.toContain('Furniture')
    await second.locator('[data-live]', { hasText: 'put region along the vertical axis' }).waitFor()
  })

  test('are dragged off the chart, and what split the rows leaves the question', async () => {
    const { page } = await aChart('Revenue by category and region')
    expect(await bars(page).count()).toBe(30)
    await shownAt(page, 'color').dragTo(page.locator('[data-slot=none]'))
    await page.getByText('5 rows').waitFor()
    await untilIs(() => bars(page).count(), 5)
  })

  test('are chosen by keyboard, from the question and from the data', async () => {
    const page = await visitor.open((await aChart('Revenue by category')).path)
    await untilIs(() => bars(page).count(), 5)
    await tabTo(page, 'Colour: choose a column')
    await page.keyboard.press('Enter')
    expect(await accessProblems(page)).toEqual([])
    await page.keyboard.type('chan')
    // The columns of the data are there a moment after those of the question.
    await page.getByRole('option', { name: 'channel' }).waitFor()
    await page.keyboard.press('Enter')
    await shownAt(page, 'color').and(page.locator('[data-column=channel]')).waitFor()
    await untilIs(() => focusedName(page), 'Colour: choose a column')
    await page.locator('[data-chart=drawn] [aria-roledescription="legend"]').getByText('Store').waitFor()
    await page.getByText('coloured it by channel').first().waitFor()
    await stepBy(page, 'Control+z')
    await untilIs(() => bars(page).count(), 5)
    await stepBy(page, 'Control+Shift+z')
    await page.locator('[data-chart=drawn] [aria-roledescription="legend"]').getByText('Store').waitFor()
  })

  test('are summed up otherwise, which asks the data anew', async () => {
    const { page } = await aChart('Revenue by category')
    await page.getByLabel('Revenue is summed up as').selectOption('Average')
    await axisText(page, 'X').getByText('Average revenue').waitFor()
    await page.getByRole('tab', { name: 'SQL' }).click()
    await page.locator('pre code', { hasText: 'avgOrNull(' }).waitFor()
  })

  test('of several measures keep their layers; each is summed up otherwise by itself, and their time is cut otherwise', async () => {
    const { page } = await aChart('Revenue and profit by month')
    const lines = marksOf(page.locator('[data-chart=drawn]').first(), 'line')
    await untilIs(() => lines.count(), 2)
    const panel = page.getByRole('complementary', { name: 'Panel of the chart' })
    await panel.getByText('each on a layer of its own, so columns cannot change places').waitFor()
    await untilIs(() => panel.locator('[data-column]').count(), 3)
    await untilIs(() => panel.locator('[data-slot]').count(), 0)
    expect(await accessProblems(page)).toEqual([])
    await panel.getByLabel('Profit is summed up as').selectOption('Average')
    const legend = page.locator('[data-chart=drawn] [aria-roledescription="legend"] .role-legend-label text')
    await untilIs(() => legend.allTextContents(), ['revenue', 'Average profit'])
    await page.getByRole('tab', { name: 'SQL' }).click()
    await page.locator('pre code', { hasText: 'avgOrNull(' }).filter({ hasText: 'sum' }).waitFor()
    await panel.getByLabel('Month is cut to').selectOption('Year')
    await panel.getByLabel('Year is cut to').waitFor()
    await axisText(page, 'X').getByText('2026', { exact: true }).waitFor()
    await untilIs(() => lines.count(), 2)
    await stepBy(page, 'Control+z')
    await panel.getByLabel('Month is cut to').waitFor()
    await stepBy(page, 'Control+z')
    await untilIs(() => legend.allTextContents(), ['revenue', 'profit'])
  })

  test('lie along either axis: the axes change places', async () => {
    const { page } = await aChart('Revenue by category')
    expect(await labelsOf(page, 'Y')).toContain('Furniture')
    await page.getByRole('button', { name: 'Swap the axes' }).click()
    await axisText(page, 'X').getByText('Furniture').waitFor()
    await page.getByText('stood the bars upright').first().waitFor()
  })
})

/** A picture of the page for people to look at, where SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const shots = process.env['SHOTS']
  if (shots === undefined) return
  await page.screenshot({ path: `${shots}/${name}-1440-light.png`, fullPage: true })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 800 })
  await page.screenshot({ path: `${shots}/${name}-360-dark.png`, fullPage: true })
}

describe('the look', () => {
  test('bars are sorted by value, and told so', async () => {
    const { page } = await aChart('Revenue by category')
    await section(page, 'Order and stacking')
    await page.getByRole('combobox', { name: 'Order', exact: true }).selectOption({ label: 'By value, smallest first' })
    await page.getByText('sorted it by value, smallest first').first().waitFor()
    await until(
      () => barLengths(page),
      (found) =>
        found.length === 5 && new Set(found).size > 2 && found.join() === found.toSorted((a, b) => a - b).join(),
    )
    await page.getByRole('combobox', { name: 'Order', exact: true }).selectOption({ label: 'By name, Z to A' })
    await page.getByText('sorted it from last to first').first().waitFor()
    await until(
      () => labelsOf(page, 'Y'),
      (names) => names.length === 5 && names.join() === names.toSorted().toReversed().join(),
    )
  })

  test('bars stand in an order made by hand, and tell what is chosen', async () => {
    const { page } = await aChart('Revenue by category')
    await section(page, 'Order and stacking')
    await page.getByRole('combobox', { name: 'Order', exact: true }).selectOption({ label: 'By hand' })
    const list = page.getByRole('list', { name: 'Order by hand' })
    await list.getByRole('listitem').nth(4).waitFor()
    const names = await list.getByRole('listitem').allTextContents()
    expect(names).toHaveLength(5)
    const [first = '', second = '', ...others] = names
    await page.getByRole('button', { name: `Move ${second} forwards` }).click()
    await page.getByText('sorted it by hand').first().waitFor()
    await untilIs(() => labelsOf(page, 'Y'), [second, first, ...others])
    await section(page, 'Tooltip')
    await page.getByRole('switch', { name: 'Category' }).click()
    await page.getByText('left category out of the tooltip').first().waitFor()
    const told = async (): Promise<readonly string[]> => {
      await bars(page).first().hover()
      return page.locator('dl:visible', { hasText: 'Revenue' }).allTextContents()
    }
    await until(told, ([text]) => text !== undefined && !text.includes('Category'))
    await shot(page, 'by-hand')
  })

  test('bins are as wide as they are told', async () => {
    const { page } = await aChart('Histogram of unit price')
    const before = await bars(page).count()
    const width = page.getByLabel('Bin width')
    const now = Number(await width.inputValue())
    expect(now).toBeGreaterThan(0)
    await width.fill(String(now * 4))
    await page.keyboard.press('Enter')
    await page
      .getByText(`${(now * 4).toLocaleString('en')} wide`)
      .first()
      .waitFor()
    await page.waitForFunction(
      (many) => document.querySelectorAll('[data-chart=drawn] g.mark-rect.role-mark > path').length < many / 2,
      before,
    )
    await shot(page, 'bins')
  })

  test('series are stacked, side by side, or shares of 100%', async () => {
    const { page } = await aChart('Revenue by category and region')
    await section(page, 'Order and stacking')
    const lefts = (): Promise<number> =>
      bars(page).evaluateAll((found) => new Set(found.map((bar) => Math.round(bar.getBoundingClientRect().left))).size)
    expect(await lefts()).toBeGreaterThan(6)
    await page.getByRole('button', { name: 'Side by side' }).click()
    await page.getByText('stood the series side by side').first().waitFor()
    await untilIs(lefts, 1)
    await page.getByRole('button', { name: 'Shares of 100%' }).click()
    await axisText(page, 'X').getByText('100%').waitFor()
  })

  test('an axis is called and written otherwise', async () => {
    const { page } = await aChart('Revenue by category')
    await section(page, 'Horizontal axis')
    const panel = page.getByRole('complementary', { name: 'Panel of the chart' })
    await panel.getByLabel('Title').fill('Euros')
    await page.keyboard.press('Enter')
    await axisText(page, 'X').getByText('Euros').waitFor()
    await panel.getByLabel('Numbers').selectOption('1.2k')
    await axisText(page, 'X')
      .getByText(/^\d(\.\d)?M$/)
      .first()
      .waitFor()
    await panel.getByLabel('Labels').click()
    await axisText(page, 'X').getByText(/M$/).first().waitFor({ state: 'detached' })
    await page.getByText('hid the labels of the horizontal axis').first().waitFor()
  })

  test('a legend moves, and goes', async () => {
    const { page } = await aChart('Revenue by category and region')
    const legend = page.locator('[data-chart=drawn] [aria-roledescription="legend"]')
    const above = await legend.boundingBox()
    await section(page, 'Legend')
    await page.getByRole('button', { name: 'Right', exact: true }).click()
    await page.getByText('moved the legend to the right').first().waitFor()
    await page.waitForFunction(
      ([left]) => {
        const found = document.querySelector('[data-chart=drawn] [aria-roledescription="legend"]')
        return found !== null && found.getBoundingClientRect().left > (left ?? 0) + 200
      },
      [above?.x ?? 0],
    )
    await page.getByLabel('Shown').click()
    await legend.waitFor({ state: 'detached' })
  })
})

describe('beside the data', () => {
  test('a line at the average is drawn in every window, and what two people add at once is both there', async () => {
    const { page, path } = await aChart('Revenue by category')
    const second = await visitor.open(path)
    await drawnChart(second)
    for (const window of [page, second]) {
      await section(window, 'Labels and annotations')
      await window.getByRole('button', { name: 'Add an annotation' }).click()
    }
    await page.getByLabel('Label', { exact: true }).fill('The average')
    await second.getByRole('combobox', { name: 'Kind' }).selectOption('Note')
    await second.getByRole('combobox', { name: 'Value' }).selectOption('Furniture')
    await second.getByLabel('Text', { exact: true }).fill('New supplier')
    await Promise.all([page, second].map((window) => window.getByRole('button', { name: 'Add', exact: true }).click()))
    for (const window of [page, second]) {
      const chart = window.locator('[data-chart=drawn]').first()
      await chart.getByText('The average').waitFor()
      await chart.getByText('New supplier').waitFor()
      await untilIs(() => chart.locator('g.mark-rule.role-mark > line').count(), 1)
    }
    await page.waitForFunction(() => {
      const drawn = document.querySelector('[data-chart=drawn]')
      const line = drawn?.querySelector('g.mark-rule.role-mark > line')?.getBoundingClientRect().left
      const bars = [...(drawn?.querySelectorAll('g.mark-rect.role-mark > path') ?? [])].map((bar) =>
        bar.getBoundingClientRect(),
      )
      const mean = bars.reduce((sum, { width }) => sum + width, 0) / bars.length
      return line !== undefined && Math.abs(line - Math.min(...bars.map(({ left }) => left)) - mean) < 3
    })
    await page.getByText('drew a line at the average').first().waitFor()
    await page.getByRole('button', { name: 'Remove: Line at the average' }).click()
    await untilIs(() => second.locator('[data-chart=drawn] g.mark-rule.role-mark > line').count(), 0)
  })

  test('values are written on the marks', async () => {
    const { page, path } = await aChart('Revenue by category')
    await section(page, 'Labels and annotations')
    const values = page.locator('[data-chart=drawn] g.mark-text.role-mark > text')
    expect(await values.count()).toBe(0)
    await page.getByLabel('Values on the marks').click()
    await untilIs(() => values.count(), 5)
    expect((await values.allTextContents()).toSorted()).toEqual((await moneyOf(page, path)).toSorted())
    await page.getByText('wrote the values on the marks').first().waitFor()
  })
})

describe('what others are at', () => {
  test('is outlined with their name at the control and on the chart, and gone when they leave it', async () => {
    const { page, path } = await aChart('Revenue by category')
    const second = await visitor.open(path)
    await drawnChart(second)
    await section(second, 'Horizontal axis')
    const name =
      (await page
        .getByRole('list', { name: 'Also looking at this chart' })
        .getByRole('listitem')
        .first()
        .getAttribute('title')) ?? ''
    await page
      .locator('[data-others]')
      .filter({ has: page.getByRole('button', { name: 'Horizontal axis' }) })
      .waitFor()
    const mark = page.locator('[data-cursor="/spec/encoding/x/axis"]')
    await mark.getByText(name.split(',')[0] ?? '').waitFor()
    const apart = async (): Promise<number> => {
      const [around, axis] = [await mark.boundingBox(), await axisText(page, 'X').boundingBox()]
      return Math.abs((around?.y ?? 0) + 4 - (axis?.y ?? 99))
    }
    await until(apart, (pixels) => pixels < 5)
    expect(await accessProblems(page)).toEqual([])
    // A window that is closed says nothing any more, as one whose connection is lost.
    await second.close()
    await mark.waitFor({ state: 'detached' })
  })
})

test.each([
  [360, 'dark'],
  [768, 'light'],
  [1440, 'light'],
] as const)('axe finds nothing wrong with the open panel at %i px, in %s', async (width, colorScheme) => {
  const reader = await aVisitor({
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: 'reduce',
  })
  const page = await reader.open('/')
  await askFor(page, 'Revenue by category and region')
  await openChartPage(page)
  if (width < 1024) {
    await page.getByRole('button', { name: 'Edit the chart' }).click()
    await untilIs(() => focusedName(page), 'Close the panel')
  }
  for (const name of [
    'Order and stacking',
    'Horizontal axis',
    'Legend',
    'Colours',
    'Tooltip',
    'Labels and annotations',
    'Size',
  ])
    await section(page, name)
  expect(await accessProblems(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  if (width < 1024) {
    await page.keyboard.press('Escape')
    await page.getByRole('complementary', { name: 'Panel of the chart' }).waitFor({ state: 'hidden' })
  }
})
