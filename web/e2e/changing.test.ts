import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { accessProblems } from './accessibility.js'
import {
  askFor,
  changeBy,
  drawnChart,
  focusedName,
  marksOf,
  openChartPage,
  sidewaysScroll,
  tabTo,
  untilIs,
} from './steps.js'
import { type Visitor, visitors } from './visitors.js'

const { aVisitor } = visitors()
let visitor: Visitor

beforeEach(async () => {
  visitor = await aVisitor()
})

/** Types a change and waits for what comes of it. */
async function change(page: Page, words: string): Promise<string> {
  await changeBy(page, words)
  return (await page.locator('[data-change] [aria-live]').textContent()) ?? ''
}

async function aChartPage(page: Page): Promise<string> {
  await askFor(page, 'monthly sales by channel in 2025')
  return openChartPage(page)
}

/** Who else looks at the chart of a page. */
const othersAt = (page: Page): Locator =>
  page.getByRole('list', { name: 'Also looking at this chart' }).getByRole('listitem')

describe('a chart is changed by words', () => {
  test('in every window that shows it, and says how they were read', async () => {
    const page = await visitor.open('/')
    const second = await visitor.open(await aChartPage(page))
    await drawnChart(second)

    expect(await change(page, 'by quarter instead, as bars, title it Every quarter')).toMatch(/^Changed: Every quarter/)
    await marksOf(await drawnChart(page), 'rect')
      .first()
      .waitFor()
    expect(await page.locator('[data-change-reply] mark').allTextContents()).toContain('quarter')
    await untilIs(() => page.getByRole('listitem').filter({ hasText: 'title it Every quarter' }).count(), 1)
    await page.getByText('The chart was changed since').waitFor()

    await second.getByRole('heading', { name: 'Every quarter' }).waitFor()
    await marksOf(await drawnChart(second), 'rect')
      .first()
      .waitFor()
    await second.locator('[data-live]', { hasText: 'called it “Every quarter”' }).waitFor()
    // By then this window was told of its own edit as well.
    await second.getByLabel('Change this chart').focus()
    await othersAt(page).filter({ hasText: ', at its question' }).waitFor()
    expect(await page.locator('[data-live]').textContent()).toBe('')
  })

  test('by keyboard alone: changed, undone, redone', async () => {
    const page = await visitor.open(await aChartPage(await visitor.open('/')))
    await drawnChart(page)
    const title = (await page.getByRole('heading', { level: 2 }).textContent()) ?? ''
    await tabTo(page, 'TEXTAREA')
    await page.keyboard.type('title it Renamed')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Renamed' }).waitFor()
    await page.locator('[data-change=answered]').waitFor()
    await page.keyboard.press('Tab')
    expect(await focusedName(page)).toBe('Undo')
    await page.keyboard.press('Enter')
    await page.getByText('Undone: the title is as it was before.').first().waitFor()
    await page.getByRole('heading', { level: 2, name: title }).waitFor()
    await page.getByText('took back v2').waitFor()
    expect(await focusedName(page)).toBe('Undo')
    await tabTo(page, 'Redo')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Renamed' }).waitFor()
    await page.getByText('Done again: the title changed.').first().waitFor()
  })

  test('not where it cannot be: what was not understood is said, and nothing is lost', async () => {
    const page = await visitor.open('/')
    await aChartPage(page)
    await change(page, 'like the weather on Mars')
    await page.getByText('Not found in this data').waitFor()
    await page.getByRole('button', { name: 'Put it another way' }).click()
    expect(await page.getByLabel('Change this chart').inputValue()).toBe('like the weather on Mars')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('There is nothing of yours to undo in this chart.').first().waitFor()
    await marksOf(await drawnChart(page), 'line')
      .first()
      .waitFor()
    expect(await change(page, 'make it a line')).toBe('The chart shows this already. Nothing was changed.')
  })
})

describe('who else looks at a chart', () => {
  test('is there with what they are at, and gone when they leave', async () => {
    const page = await visitor.open('/')
    const second = await visitor.open(await aChartPage(page))
    await drawnChart(second)
    const others = othersAt(page)
    await untilIs(() => others.count(), 1)
    await second.getByLabel('Change this chart').focus()
    await others.filter({ hasText: ', at its question' }).waitFor()
    await second.getByRole('button', { name: 'Colours' }).focus()
    await others.filter({ hasText: ', at the colours' }).waitFor()
    expect(await accessProblems(page)).toEqual([])
    await second.getByRole('link', { name: 'All charts' }).click()
    await others.first().waitFor({ state: 'detached' })
  })
})

describe('a gallery', () => {
  test('shows what is made, renamed and deleted elsewhere', async () => {
    const page = await visitor.open('/')
    const address = await aChartPage(page)
    const gallery = await visitor.open('/charts')
    const cards = gallery
      .getByRole('list')
      .filter({ has: gallery.locator('[href^="/charts/"]') })
      .getByRole('listitem')
    await untilIs(() => cards.count(), 1)
    await change(page, 'title it Seen at once')
    await gallery.getByRole('heading', { name: 'Seen at once' }).waitFor()

    const third = await visitor.open('/')
    await askFor(third, 'Top 5 sales by region')
    await cards.nth(1).waitFor()

    await page.goto(new URL(address, page.url()).href)
    await drawnChart(page)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete the chart' }).click()
    await gallery.getByRole('heading', { name: 'Seen at once' }).waitFor({ state: 'detached' })
    await untilIs(() => cards.count(), 1)
  })
})

describe('an earlier version', () => {
  test('is looked at and brought back, in every window', async () => {
    const page = await visitor.open('/')
    const second = await visitor.open(await aChartPage(page))
    await drawnChart(second)
    const title = (await page.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
    await change(page, 'by quarter instead, as bars, title it Every quarter')
    await second.locator('[data-live]', { hasText: 'called it “Every quarter”' }).waitFor()

    await page.getByRole('button', { name: 'Look at v1' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(title, { exact: true }).waitFor()
    await dialog.locator('[data-chart=drawn] g.mark-line.role-mark > path').first().waitFor()
    expect(await accessProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Every quarter' }).waitFor()

    await page.getByRole('button', { name: 'Look at v1' }).click()
    await dialog.getByRole('button', { name: 'Bring this version back' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByText('brought back v1').first().waitFor()
    await second.locator('[data-live]', { hasText: 'brought back v1' }).waitFor()
    for (const window of [page, second])
      await marksOf(await drawnChart(window), 'line')
        .first()
        .waitFor()
  })
})

test.each([
  [360, 'light'],
  [1440, 'dark'],
] as const)(
  'axe finds nothing wrong with a change at %i px, in %s, and nothing scrolls sideways',
  async (width, colorScheme) => {
    const reader = await aVisitor({
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    })
    const page = await reader.open('/')
    await aChartPage(page)
    const found = { before: await accessProblems(page) }
    await change(page, 'only Online and Store, as stacked bars')
    const changed = { changed: await accessProblems(page) }
    await change(page, 'like the weather on Mars')
    expect({ ...found, ...changed, refused: await accessProblems(page) }).toEqual({
      before: [],
      changed: [],
      refused: [],
    })
    expect(await sidewaysScroll(page)).toBe(0)
  },
)
