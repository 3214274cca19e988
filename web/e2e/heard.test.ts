import { beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { type Ask, graphOf } from './graph.js'
import { kept } from './kept.js'
import { askFor, drawnChart, openChartPage, until, untilIs } from './steps.js'
import { bars, fillOf, keptHere, paint, rename, repaint, sign } from './together.js'
import { type Traveller, travellers } from './travellers.js'
import { visitors } from './visitors.js'

const { aTraveller } = travellers(visitors({ forgives: /net::ERR_|WebSocket connection/ }))
let ada: Traveller

beforeEach(async () => {
  ada = await aTraveller()
})

interface KeptPart {
  readonly version: number
  readonly bytes: number
}

/** What this browser keeps of a chart's document: the whole, and the edits beside it. */
const partsOf = (page: Page): Promise<readonly KeptPart[]> =>
  page.evaluate(
    () =>
      new Promise<KeptPart[]>((resolve, reject) => {
        const opening = indexedDB.open('askchart-offline')
        opening.onerror = () => reject(new Error('the store does not open'))
        opening.onsuccess = () => {
          const all = opening.result.transaction('documents').objectStore('documents').getAll()
          all.onsuccess = () => {
            opening.result.close()
            resolve(
              all.result.map((part: { version: number; document: Uint8Array }) => ({
                version: part.version,
                bytes: part.document.length,
              })),
            )
          }
        }
      }),
  )

const edited = z.object({ editChart: z.object({ chart: z.object({ version: z.number() }) }) })

/** Gives the chart of a page other titles, as a program of its person would; the version that it has then. */
async function retitle(ask: Ask, chartId: string, titles: readonly string[]): Promise<number> {
  let version = 0
  for (const title of titles) {
    const input = { chartId, changes: [{ path: '/title', value: title }] }
    const mutation = `mutation ($input: EditChartInput!) {
      editChart(input: $input) { ... on ChartEdited { chart { version } } } }`
    version = (await ask(mutation, edited, { input })).editChart.chart.version
  }
  return version
}

const titles = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1}`)

const versionOf = z.object({ chart: z.object({ version: z.number() }) })

/** What this browser keeps for when it is offline goes. */
const forgets = (page: Page, kind: 'answers' | 'documents'): Promise<void> =>
  page.evaluate(
    (store) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('askchart-offline')
        opening.onsuccess = () => {
          const change = opening.result.transaction(store, 'readwrite')
          change.objectStore(store).clear()
          change.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    kind,
  )

test('what is heard of a chart is kept as it comes, once for all windows, and merged now and then', async () => {
  const page = await ada.open('/')
  await askFor(page, 'Top 5 sales by region')
  const path = await openChartPage(page)
  const chartId = path.split('/').at(-1) ?? ''
  const other = await ada.open(path)
  await drawnChart(other)
  const ask = await graphOf(page)
  await retitle(ask, chartId, titles(5, 'Heard'))
  for (const window of [page, other]) await window.getByRole('heading', { name: 'Heard 5' }).waitFor()
  await untilIs(async () => (await partsOf(page)).length, 6)
  const [whole, ...edits] = await partsOf(page)
  for (const { bytes } of edits) expect(bytes).toBeLessThan((whole?.bytes ?? 0) / 4)

  const last = await retitle(ask, chartId, titles(100, 'Kept'))
  for (const window of [page, other]) await window.getByRole('heading', { name: 'Kept 100' }).waitFor()
  const parts = await until(
    () => partsOf(page),
    (found) => found.length < 65 && Math.max(...found.map(({ version }) => version)) === last,
  )
  expect(parts[0]?.version).toBeGreaterThan(whole?.version ?? 0)

  await ada.goesOffline(page, other)
  await other.close()
  await page.reload()
  await page.getByRole('heading', { name: 'Kept 100' }).waitFor()
  const offline = await repaint(page, 'Red')
  await keptHere(page)
  await page.reload()
  await bars(page, offline).first().waitFor()
  await ada.isBack()
  await sign(page, 'saved').or(page.locator('[data-left=saved]')).first().waitFor()
  expect((await ask(`{ chart(id: "${chartId}") { version } }`, versionOf)).chart.version).toBe(last + 1)
})

test('an edit that two windows make, as neither knows of the other, is one, and both go on from it', async () => {
  await ada.context.addInitScript(() => {
    // As on plain HTTP over a network.
    Reflect.deleteProperty(Navigator.prototype, 'locks')
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID')
  })
  const page = await ada.open('/')
  await askFor(page, 'Top 5 sales by region')
  const path = await openChartPage(page)
  const chartId = path.split('/').at(-1) ?? ''
  const before = await fillOf(page)
  await page.goto('/learned')
  await forgets(page, 'documents')
  const first = await ada.open('/')
  await first.route('**/graphql', (route) =>
    route.request().postData()?.includes('query ChartDocument') ? route.abort() : route.fallback(),
  )
  await first.goto(path)
  await drawnChart(first)
  await paint(first, 'Red')
  await sign(first, 'waiting').waitFor()
  await untilIs(() => kept(first), 1)
  const second = await ada.open(path)
  await bars(second, before).first().waitFor({ state: 'detached' })
  await first.unroute('**/graphql')
  await sign(first, 'saved').waitFor()
  await page.goto(path)
  const ask = await graphOf(page)
  expect((await ask(`{ chart(id: "${chartId}") { version } }`, versionOf)).chart.version).toBe(2)

  await rename(first, 'By the first')
  await second.getByRole('heading', { name: 'By the first' }).waitFor()
  const green = await repaint(second, 'Green')
  await bars(first, green).first().waitFor()
})

test('a chart is changed by those alone of whom it is known who they are, so that no edit is kept for nobody', async () => {
  const page = await ada.open('/')
  await askFor(page, 'Top 5 sales by region')
  await openChartPage(page)
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('query CurrentViewer') ? route.abort() : route.fallback(),
  )
  await forgets(page, 'answers')
  await page.reload()
  await drawnChart(page)
  await page.getByText('can be looked at, but not changed now').waitFor()
  expect(await page.getByRole('button', { name: 'Edit the title' }).count()).toBe(0)
  await page.unroute('**/graphql')
  // It asks again by itself too.
  const known = page.getByRole('button', { name: 'Edit the title' }).waitFor()
  await Promise.race([known, page.getByRole('button', { name: 'Try again' }).click()])
  await rename(page, 'Known again')
  await sign(page, 'saved').waitFor()
})
