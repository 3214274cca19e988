import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { accessProblems } from './accessibility.js'
import { askFor, changeBy, drawnChart, marksOf, openChartPage, sidewaysScroll } from './steps.js'
import { visitors } from './visitors.js'

// A link that ended is refused, and the browser writes so.
const { aVisitor } = visitors({ forgives: /401|ERR_ABORTED/ })

async function makeLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByLabel('The link', { exact: true }).inputValue()
  await page.locator('[data-link]').first().waitFor()
  return link
}

test('a link opens in a browser that is not signed in, is live, and is refused once it is revoked', async () => {
  const owner = await aVisitor()
  const page = await owner.open('/')
  await askFor(page, 'Top 5 sales by region')
  await openChartPage(page)
  const link = await makeLink(page)
  expect(link).toMatch(/\/shared#link_[\w-]{43}$/)
  expect(await accessProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Close', exact: true }).click()

  const guest = await aVisitor()
  const asked: string[] = []
  guest.context.on('request', (request) => asked.push(request.url()))
  const theirs = await guest.open(link)
  const chart = await drawnChart(theirs)
  expect(await marksOf(chart, 'rect').count()).toBe(5)
  expect(await theirs.getByRole('table').getByRole('row').count()).toBe(6)
  expect(await theirs.getByRole('textbox').count()).toBe(0)
  expect(await theirs.getByRole('link').count()).toBe(0)
  expect(await accessProblems(theirs)).toEqual([])

  await changeBy(page, 'as a line, title it Seen by everybody')
  await theirs.getByRole('heading', { name: 'Seen by everybody' }).waitFor()
  await marksOf(await drawnChart(theirs), 'line')
    .first()
    .waitFor()

  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const revoke = page.locator('[data-link]').getByRole('button', { name: 'Revoke' })
  await revoke.waitFor()
  expect(await page.getByLabel('The link', { exact: true }).count()).toBe(0)
  await revoke.click()
  await page.getByText('None.').waitFor()
  await theirs.getByText('This link does not work any more.').waitFor()
  await theirs.reload()
  await theirs.getByText('This link does not work any more.').waitFor()
  expect(await theirs.locator('[data-chart-id]').count()).toBe(0)
  // No address that was asked for holds the token, and no session was begun.
  expect(asked.filter((url) => url.includes('link_') || url.includes('/session'))).toEqual([])
})

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)(
  'axe finds nothing wrong with sharing at %i px, in %s, and nothing scrolls sideways',
  async (width, colorScheme) => {
    const look = { viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' } as const
    const owner = await aVisitor(look)
    const page = await owner.open('/')
    await askFor(page, 'monthly sales by channel in 2025')
    await openChartPage(page)
    const link = await makeLink(page)
    const dialog = await accessProblems(page)
    const guest = await aVisitor(look)
    const theirs = await guest.open(link)
    await drawnChart(theirs)
    expect({ dialog, shared: await accessProblems(theirs) }).toEqual({ dialog: [], shared: [] })
    expect([await sidewaysScroll(page), await sidewaysScroll(theirs)]).toEqual([0, 0])
    const cut = await guest.open('/shared')
    await cut.getByText('This link is not whole.').waitFor()
  },
)
