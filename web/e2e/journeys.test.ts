import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Page, WebSocketRoute } from 'playwright-core'
import { accessProblems } from './accessibility.js'
import {
  askFor,
  contentOf,
  cutOff,
  drawnChart,
  focusedName,
  marksOf,
  openChartPage,
  openExample,
  sidewaysScroll,
  startOver,
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

const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).textContent()) ?? ''

describe('asking', () => {
  test('a question leads to its chart, its reading, its rows and its SQL', async () => {
    const page = await visitor.open('/')
    const chart = await askFor(page, 'Top 5 sales by region')

    expect(await marksOf(chart, 'rect').count()).toBe(5)
    expect(await textOf(page, '[data-reading=prompt]')).toBe('Top 5 sales by region')
    expect(await page.locator('[data-reading=prompt] mark').allTextContents()).toContain('region')
    expect((await textOf(page, '[data-reading=explanation]')).length).toBeGreaterThan(10)
    expect(await page.getByRole('row').count()).toBe(6)
    expect(await textOf(page, '[data-announcement]')).toMatch(/^Chart ready/)
    await page.getByRole('tab', { name: 'SQL' }).click()
    expect(await page.locator('pre code').textContent()).toMatch(/^(WITH|SELECT)/)
  })

  test('a question asked before the datasets are there is answered once they are', async () => {
    const page = await visitor.open('/')
    const gate = { open: (): void => undefined }
    const opened = new Promise<void>((resolve) => (gate.open = resolve))
    await page.route('**/graphql', async (route) => {
      await opened
      await route.continue()
    })
    await page.reload({ waitUntil: 'domcontentloaded' })
    const box = page.getByLabel('Your question')
    await box.fill('Top 5 sales by region')
    await box.press('Enter')
    gate.open()
    expect(await marksOf(await drawnChart(page), 'rect').count()).toBe(5)
  })

  test('an example is asked by a click, and a follow-up goes on from its chart', async () => {
    const page = await visitor.open('/')
    const examples = page.locator('section', { hasText: 'Try one of these' }).getByRole('button')
    await untilIs(() => examples.count(), 10)
    await examples.first().click()
    await drawnChart(page)

    const followUp = page.getByLabel('Go on from this chart')
    await followUp.fill('by channel instead')
    await followUp.press('Enter')
    await page.locator('[data-chart-id]').nth(1).waitFor()
    await page.locator('[data-chart-id]').nth(1).locator('[data-chart=drawn]').waitFor()
  })

  test('what is being typed is completed with the keys, and then asked', async () => {
    const page = await visitor.open('/')
    const box = page.getByLabel('Your question')
    // What was told of fewer letters may come first, in another order.
    const told = page.waitForResponse((response) => response.request().postData()?.includes('by reg"') ?? false)
    await box.pressSequentially('Top 5 sales by reg')
    await (await told).finished()
    const option = page.getByRole('option', { name: 'Top 5 sales by region', exact: true })
    await option.waitFor()
    expect(await accessProblems(page)).toEqual([])
    await box.press('ArrowDown')
    await option.and(page.locator('[aria-selected=true]')).waitFor()
    await box.press('Enter')
    expect(await box.inputValue()).toBe('Top 5 sales by region ')
    await option.waitFor({ state: 'detached' })
    await box.press('Enter')
    expect(await marksOf(await drawnChart(page), 'rect').count()).toBe(5)
  })

  test('what the data does not hold is said, with questions that would work', async () => {
    const page = await visitor.open('/')
    await page.getByLabel('Your question').fill('weather on the moon')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByText('Not found in this data').waitFor()
    expect(await page.locator('main mark').allTextContents()).toContain('moon')

    await page.getByText('These would work').locator('xpath=../..').getByRole('button').first().click()
    await drawnChart(page)
  })
})

describe('a chart', () => {
  test('shows in a second window what the first one edits, as it is edited', async () => {
    const first = await visitor.open('/')
    await askFor(first, 'Top 5 sales by region')
    const path = await openChartPage(first)
    const second = await visitor.open(path)
    const shown = await drawnChart(second)
    const before = await shown.innerHTML()

    await first.getByRole('button', { name: /Edit the title/ }).click()
    await first.getByLabel('Edit the title').fill('Where the money comes from')
    await first.keyboard.press('Enter')
    await second.getByRole('heading', { name: 'Where the money comes from' }).waitFor()

    await first.getByRole('button', { name: 'Colours' }).click()
    await first.getByRole('button', { name: 'Plum' }).click()
    await marksOf(shown, 'rect').and(second.locator('[fill="#b5479b"]')).first().waitFor()

    await first.getByRole('button', { name: 'Points' }).click()
    await marksOf(shown, 'symbol').first().waitFor()
    expect(await marksOf(shown, 'rect').count()).toBe(0)
    expect(await shown.innerHTML()).not.toBe(before)
    await second.locator('[data-live]', { hasText: 'made it points' }).waitFor()
    const called = second.getByRole('listitem').filter({ hasText: 'called it “Where the money comes from”' })
    await untilIs(() => called.count(), 1)
  })

  test('says when the connection is lost, and follows again once it is back', async () => {
    const first = await visitor.open('/')
    await askFor(first, 'Top 5 sales by region')
    const path = await openChartPage(first)
    const second = await visitor.context.newPage()
    const sockets: WebSocketRoute[] = []
    let isThere = true
    await second.routeWebSocket('**/graphql', (socket) => {
      sockets.push(socket)
      if (isThere) socket.connectToServer()
      else void socket.close({ code: 4000 })
    })
    await second.goto(path)
    const live = second.locator('[data-live]')
    await drawnChart(second)
    await until(
      () => Promise.resolve(sockets.length),
      (opened) => opened > 0,
    )

    isThere = false
    await sockets[0]?.close({ code: 4000 })
    await live.filter({ hasText: 'The connection is lost' }).waitFor()
    isThere = true
    await live.and(second.locator('[data-live=on]')).waitFor({ state: 'attached' })
    await first.getByRole('button', { name: 'Points' }).click()
    await marksOf(await drawnChart(second), 'symbol')
      .first()
      .waitFor()
  })

  test('is downloaded as PNG, SVG and CSV', async () => {
    const page = await visitor.open('/')
    await askFor(page, 'Top 5 sales by region')
    const download = async (format: string): Promise<Buffer> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Download ${format}` }).click(),
      ])
      expect(file.suggestedFilename().toLowerCase()).toMatch(new RegExp(`\\.${format.toLowerCase()}$`))
      return contentOf(file)
    }
    expect((await download('PNG')).subarray(1, 4).toString()).toBe('PNG')
    expect((await download('SVG')).toString()).toMatch(/^<svg|^<\?xml/)
    expect((await download('CSV')).toString().trim().split(/\r?\n/)).toHaveLength(6)
  })

  test('is found in the gallery, and gone once it is deleted', async () => {
    const page = await visitor.open('/')
    await askFor(page, 'Top 5 sales by region')
    const path = await openChartPage(page)
    await page.getByRole('link', { name: 'Charts', exact: true }).click()
    const card = page.locator(`a[href="${path}"]`)
    await card.waitFor()
    await page.getByRole('searchbox').fill('no such words')
    await page.getByText('No chart has').waitFor()
    await page.getByRole('searchbox').fill('region')
    await card.click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete the chart' }).click()
    await page.getByText('No charts yet').waitFor()
  })
})

describe('the look', () => {
  /** Each page, and what is there last. */
  const pages = [
    ['/', 'section:has-text("Try one of these") button'],
    ['/charts', 'a[href^="/charts/"] svg.marks'],
    ['/datasets', 'role=link[name="Sample: a shop"]'],
    ['/learned', ':text("Nothing was learned yet")'],
  ] as const

  test.each([
    [360, 'light'],
    [360, 'dark'],
    [640, 'light'],
  ] as const)('nothing scrolls sideways at %i px, in %s', async (width, colorScheme) => {
    const phone = await aVisitor({ viewport: { width, height: 740 }, colorScheme })
    const page = await phone.open('/')
    await askFor(page, 'Monthly sales by region')
    expect(await sidewaysScroll(page)).toBe(0)
    await openChartPage(page)
    expect(await sidewaysScroll(page)).toBe(0)
    for (const [path, last] of pages) {
      await page.goto(path)
      await page.locator(last).first().waitFor()
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0])
    }
  })

  const crowded = [
    'Profit by category and segment, stacked',
    'Bottom 10 products by profit',
    'daily revenue',
    'revenue by month faceted by region',
  ]
  test.each([360, 1440])('no chart is cut off at %i px', async (width) => {
    const reader = await aVisitor({ viewport: { width, height: 900 } })
    const page = await reader.open('/')
    for (const prompt of crowded) {
      expect([prompt, await cutOff(await askFor(page, prompt))]).toEqual([prompt, []])
      await startOver(page)
    }
  })

  test('follows the system, and what was chosen over it, charts included', async () => {
    const page = await visitor.open('/')
    await page.emulateMedia({ colorScheme: 'light' })
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await ground()
    const chart = await askFor(page, 'Top 5 sales by region')
    const fill = () => marksOf(chart, 'rect').first().getAttribute('fill')
    const inLight = await fill()

    await page.getByRole('button', { name: 'Switch to the dark theme' }).click()
    await until(ground, (colour) => colour !== light)
    await marksOf(chart, 'rect')
      .and(page.locator(`:not([fill="${inLight}"])`))
      .first()
      .waitFor()
    await page.reload()
    expect(await ground()).not.toBe(light)
  })
})

test.each(['light', 'dark'] as const)('axe finds nothing wrong with any page, in %s', async (colorScheme) => {
  const reader = await aVisitor({ colorScheme, reducedMotion: 'reduce' })
  const page = await reader.open('/')
  await page.locator('section', { hasText: 'Try one of these' }).getByRole('button').first().waitFor()
  const found = { ask: await accessProblems(page) }
  await askFor(page, 'Monthly revenue by region')
  const answered = { answer: await accessProblems(page) }
  await openChartPage(page)
  await page.getByRole('button', { name: 'Colours' }).click()
  const opened = { chart: await accessProblems(page) }
  await page.goto('/charts')
  await page.locator('a[href^="/charts/"] svg.marks').first().waitFor()
  const listed = { charts: await accessProblems(page) }
  await page.goto('/datasets')
  await page.getByRole('link', { name: 'Sample: a shop', exact: true }).waitFor()
  const datasets = { datasets: await accessProblems(page) }
  await page.getByRole('link', { name: 'Sample: a shop', exact: true }).click()
  await page.locator('[data-bars]').first().waitFor()
  const dataset = { dataset: await accessProblems(page) }
  await page.getByRole('tab', { name: 'Rows' }).click()
  await page.getByRole('row').nth(10).waitFor()
  const rows = { rows: await accessProblems(page) }
  await page.goto('/nowhere')
  await page.getByText('There is no such page').waitFor()
  expect({
    ...found,
    ...answered,
    ...opened,
    ...listed,
    ...datasets,
    ...dataset,
    ...rows,
    nowhere: await accessProblems(page),
  }).toEqual({
    ask: [],
    answer: [],
    chart: [],
    charts: [],
    datasets: [],
    dataset: [],
    rows: [],
    nowhere: [],
  })
})

test('by keyboard alone: asked, renamed, and looked behind', async () => {
  const page = await visitor.open('/')
  await page.locator('section', { hasText: 'Try one of these' }).getByRole('button').first().waitFor()
  await tabTo(page, 'TEXTAREA')
  await page.keyboard.type('Top 5 sales by region')
  await page.keyboard.press('Enter')
  await drawnChart(page)
  await tabTo(page, 'Edit the title')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Renamed by hand')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Renamed by hand' }).waitFor()
  await tabTo(page, 'Download CSV')
  await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  await page.getByText('Saved.').waitFor()
  expect(await focusedName(page)).toBe('Download CSV')
  await tabTo(page, 'Data')
  await page.keyboard.press('ArrowRight')
  await page.locator('pre code').waitFor()
  await page.keyboard.press('Home')
  await page.getByRole('row').first().waitFor()
  await page.goto(await page.getByRole('link', { name: 'Open' }).evaluate((link) => link.getAttribute('href') ?? ''))
  await drawnChart(page)
  await tabTo(page, 'Delete')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focusedName(page)).toBe('Delete')
})

test('GraphiQL: asks, and watches a chart that is edited elsewhere', async () => {
  const client = await visitor.open('/')
  await askFor(client, 'Top 5 sales by region')
  await openChartPage(client)

  const page = await visitor.open('/graphiql')
  const run = page.locator('.graphiql-execute-button')
  const response = page.locator('.graphiql-response .view-lines')
  await openExample(page, 'ChartData')
  await run.click()
  await response.getByText('totalCount').waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await until(
    () => page.locator('.graphiql-response').boundingBox(),
    (pane) => (pane?.width ?? 0) > 250,
  )
  await page.setViewportSize({ width: 1440, height: 900 })

  await openExample(page, 'WatchAChart')
  await run.click()
  await client.getByRole('button', { name: 'Colours' }).click()
  // A subscription does not say when it is ready, so the chart is edited until an edit arrives.
  const arrived = response.getByText('chartEdited')
  for (let edits = 0; edits < 100 && !(await arrived.isVisible()); edits += 1) {
    const button = client.getByRole('button', { name: edits % 2 === 0 ? 'Plum' : 'Green', exact: true })
    await button.click()
    await button.and(client.locator('[aria-pressed=true]')).waitFor()
    await arrived.waitFor({ timeout: 1000 }).catch(() => undefined)
  }
  expect(await arrived.isVisible()).toBe(true)
})
