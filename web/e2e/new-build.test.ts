import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { accessProblems } from './accessibility.js'
import { type Build, entryOf, type Front, openFront } from './front.js'
import { opensWithout } from './kept.js'
import { answeredRows, askFor, drawnChart, openChartPage, until } from './steps.js'
import { isCutOff, keptHere, rename, sign } from './together.js'
import { visitors } from './visitors.js'

// What a server that is being replaced says, and what is not there any more.
const { aVisitor } = visitors({
  forgives: /status of (404|502)|WebSocket connection|dynamically imported module|preload|ERR_/,
})
let front: Front
beforeEach(async () => {
  front = await openFront()
})
afterEach(() => front.close())

const entry = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const script = document.querySelector('script[type=module][src]')
    return script instanceof HTMLScriptElement ? new URL(script.src).pathname : ''
  })

/** Which builds the files come from that a page has loaded. */
const buildsOf = async (page: Page): Promise<readonly Build[]> => {
  const first = await fetch(new URL('/sw.js', process.env['ASKCHART_URL'])).then((file) => file.text())
  const names = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => /\/assets\/[^?]+/.exec(name)?.[0] ?? []),
  )
  return [...new Set(names.map((name): Build => (first.includes(name) ? 'first' : 'second')))]
}

/** Comes back once the service worker of a build answers for a page, and it could be opened and edited without a network. */
async function servedBy(page: Page, script: string): Promise<void> {
  const look = async (wanted: string): Promise<boolean> => {
    const { controller } = navigator.serviceWorker
    const registration = await navigator.serviceWorker.getRegistration()
    // The next one puts its page aside before it has the rest and takes over.
    if (controller?.state !== 'activated' || controller !== registration?.active) return false
    if (registration.installing !== null || registration.waiting !== null) return false
    const kept = await caches.match('/', { cacheName: (await caches.keys()).at(-1) ?? '' })
    return kept !== undefined && (await kept.text()).includes(wanted)
  }
  await until(
    () => page.evaluate(look, script),
    (serves) => serves,
  )
  await opensWithout(page)
}

test('a page goes on with the build that it began with, is told of the next, and has all of that once it is loaded again', async () => {
  const visitor = await aVisitor({ baseURL: front.url, serviceWorkers: 'allow' })
  const page = await visitor.open('/')
  await askFor(page, 'Top 5 sales by region')
  const path = await openChartPage(page)
  const [first, second] = await Promise.all([entryOf('first'), entryOf('second')])
  await servedBy(page, first)
  expect(await entry(page)).toBe(first)

  front.has('none')
  await isCutOff(page)
  await rename(page, 'Named while the server was replaced')
  await keptHere(page)
  front.has('second')
  await sign(page, 'saved').waitFor()
  await page.getByText('There is a newer version of Askchart.').waitFor()
  expect(await accessProblems(page)).toEqual([])
  // A part that was not needed before, and that the server does not have any more.
  await page.getByRole('link', { name: 'Learned' }).click()
  await page.getByRole('heading', { level: 1, name: 'Learned' }).waitFor()
  expect([await entry(page), await buildsOf(page)]).toEqual([first, ['first']])

  await page.getByRole('button', { name: 'Reload' }).click()
  await page.waitForFunction((wanted) => document.querySelector(`script[src="${wanted}"]`) !== null, second)
  await page.goto(path)
  await page.getByRole('heading', { name: 'Named while the server was replaced' }).waitFor()
  await drawnChart(page)
  expect([await entry(page), await buildsOf(page)]).toEqual([second, ['second']])

  await servedBy(page, second)
  expect(await page.getByText('There is a newer version of Askchart.').count()).toBe(0)
  await visitor.context.setOffline(true)
  await page.reload()
  await drawnChart(page)
  await rename(page, 'Named offline in the next build')
  expect([await entry(page), await buildsOf(page)]).toEqual([second, ['second']])
  await visitor.context.setOffline(false)
  await sign(page, 'saved').waitFor()
})

test('an edit that waits while the page is loaded again goes out from the next build', async () => {
  const visitor = await aVisitor({ baseURL: front.url, serviceWorkers: 'allow' })
  const page = await visitor.open('/')
  await askFor(page, 'Top 5 sales by region')
  const path = await openChartPage(page)
  await servedBy(page, await entryOf('first'))
  front.has('none')
  await isCutOff(page)
  await rename(page, 'Taken along')
  await keptHere(page)
  await page.reload()
  await page.getByRole('heading', { name: 'Taken along' }).waitFor()
  await sign(page, 'waiting').waitFor()
  expect(await buildsOf(page)).toEqual(['first'])
  // Else it may go out from this page, before that is loaded again.
  await page.close()
  front.has('second')
  const next = await visitor.open(path)
  await sign(next, 'saved').waitFor()
  await next.getByRole('heading', { name: 'Taken along' }).waitFor()
  expect(await buildsOf(next)).toEqual(['second'])
})

test('without a service worker, a part that is gone says that there is a newer version, and the rest goes on', async () => {
  const visitor = await aVisitor({ baseURL: front.url })
  const page = await visitor.open('/')
  await page.getByLabel('Your question').fill('Top 5 sales by region')
  front.has('second')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  const notice = page.getByText('This part of the page was replaced by it.')
  await notice.waitFor()
  expect(await answeredRows(page)).toHaveLength(5)
  await page.getByRole('button', { name: 'Colours' }).click()
  await page.getByRole('button', { name: 'Red', exact: true }).click()
  await page.getByText('There is a newer version of Askchart: reload the page, then edit.').waitFor()
  expect(await sign(page, 'saved').count()).toBe(0)
  await page.getByRole('link', { name: 'Learned' }).click()
  await page.locator('[data-chart-id]').waitFor({ state: 'detached' })
  await notice.waitFor()
  expect(await accessProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await page.getByRole('heading', { level: 1, name: 'Learned' }).waitFor()
  expect([await entry(page), await buildsOf(page)]).toEqual([await entryOf('second'), ['second']])
})
