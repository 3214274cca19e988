import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { accessProblems } from './accessibility.js'
import { graphOf } from './graph.js'
import { kept, keptOf, opensWithout, shownBefore } from './kept.js'
import { askFor, changeBy, drawnChart, openChartPage, sidewaysScroll, until, untilIs } from './steps.js'
import {
  atServer,
  bars,
  becomes,
  beforeOneChart,
  fillOf,
  joins,
  keptHere,
  leaves,
  mayEdit,
  opensShared,
  repaint,
  personAt,
  rename,
  sign,
  untilGone,
} from './together.js'
import { type Traveller, travellers } from './travellers.js'
import { visitors } from './visitors.js'

const { aTraveller } = travellers(visitors({ forgives: /net::ERR_|WebSocket connection/ }))
let ada: Traveller
let bob: Traveller

beforeEach(async () => {
  ada = await aTraveller()
  bob = await aTraveller()
})

/** Names and numbers along the axes of a drawn chart. */
const axisLabels = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-chart=drawn] .role-axis-label').allTextContents()

/** Since which versions a page asks for edits from here on, as its connections begin. */
function asksSince(page: Page): readonly number[] {
  const asked: number[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const [, since] = /subscription ChartEdits.*"sinceVersion":(\d+)/.exec(String(payload)) ?? []
      if (since !== undefined) asked.push(Number(since))
    }),
  )
  return asked
}

describe('two people who edit one chart', () => {
  test('see both edits; one goes offline, both go on, and once it is back both show the work of both', async () => {
    const { adas, bobs } = await beforeOneChart(ada, bob)
    const [red] = await Promise.all([repaint(bobs, 'Red'), rename(adas, 'Named by Ada')])
    await bobs.getByRole('heading', { name: 'Named by Ada' }).waitFor()
    await bars(adas, red).first().waitFor()
    await Promise.all([sign(adas, 'saved').waitFor(), sign(bobs, 'saved').waitFor()])

    const { version } = await atServer(await graphOf(bobs), new URL(bobs.url()).pathname)
    const since = asksSince(bobs)
    await bob.goesOffline(bobs)
    await rename(bobs, 'Named on a train')
    const violet = await repaint(bobs, 'Violet')
    await keptHere(bobs, '2 changes not yet saved, kept in this browser')
    expect(await accessProblems(bobs)).toEqual([])
    const before = await axisLabels(adas)
    await changeBy(adas, 'smallest first')
    const sorted = await until(
      () => axisLabels(adas),
      (labels) => labels.join() !== before.join(),
    )
    expect(await adas.getByRole('heading', { level: 2 }).first().textContent()).toContain('Named by Ada')

    await bob.isBack()
    await sign(bobs, 'saved').waitFor()
    for (const page of [adas, bobs]) {
      await page.getByRole('heading', { name: 'Named on a train' }).waitFor()
      await bars(page, violet).first().waitFor()
      await untilIs(() => axisLabels(page), sorted)
    }
    expect(since).toEqual([version])
  })

  test('lose nothing where the page is closed before it could be saved, whatever page is opened next', async () => {
    const { adas, bobs, her, him } = await beforeOneChart(ada, bob)
    const [ask, path] = [await graphOf(bobs), new URL(bobs.url()).pathname]
    const before = await atServer(ask, path)
    await bob.goesOffline(bobs)
    await rename(bobs, 'Kept over a reload')
    await keptHere(bobs)
    await bobs.close()
    const again = await bob.open('/')
    await again
      .locator('[data-left=waiting]')
      .getByText('1 earlier change to “Kept over a reload” not yet saved')
      .waitFor()
    expect(await accessProblems(again)).toEqual([])
    expect(await atServer(ask, path)).toEqual(before)
    expect(await adas.getByRole('heading', { name: 'Kept over a reload' }).count()).toBe(0)
    await bob.isBack()
    await adas.getByRole('heading', { name: 'Kept over a reload' }).waitFor()
    await again.locator('[data-left=saved]').getByText('are saved').waitFor()
    await again.getByRole('link', { name: '“Kept over a reload”' }).click()
    await again.getByRole('heading', { name: 'Kept over a reload' }).waitFor()
    await again.locator('[data-left]').waitFor({ state: 'detached' })

    await drawnChart(again)
    await bob.goesOffline(again)
    await rename(again, 'No longer theirs')
    await keptHere(again)
    await again.close()
    await becomes(him.id, her.workspaceId, 'VIEWER')
    await mayEdit(ask, path, false)
    await bob.isBack()
    const last = await bob.open('/learned')
    const told = last.locator('[data-left=refused]')
    await told.getByText('were not taken. You may look at this chart, but not change it.').waitFor()
    await told.getByText('“Kept over a reload”').waitFor()
    const shots = process.env['SHOTS']
    if (shots !== undefined) await last.screenshot({ path: `${shots}/left-refused.png` })
    expect(await accessProblems(last)).toEqual([])
    await untilIs(() => kept(last), 0)
    expect(await adas.getByRole('heading', { name: 'No longer theirs' }).count()).toBe(0)
  })

  test('make an edit once where the server took it and its window was closed before it was told so', async () => {
    const { adas, bobs } = await beforeOneChart(ada, bob)
    const [ask, path] = [await graphOf(bobs), new URL(bobs.url()).pathname]
    const { version } = await atServer(ask, path)
    await bob.losesAnswers(bobs)
    await rename(bobs, 'Seen by others first')
    await adas.getByRole('heading', { name: 'Seen by others first' }).waitFor()
    await keptHere(bobs, '1 change not yet saved, kept in this browser')
    await bobs.close()
    const again = await bob.open('/')
    await again
      .locator('[data-left=waiting]')
      .getByText('1 earlier change to “Seen by others first” not yet saved')
      .waitFor()
    await bob.isBack()
    await again.locator('[data-left=saved]').getByText('Your earlier changes to “Seen by others first”').waitFor()
    expect(await atServer(ask, path)).toEqual({ title: 'Seen by others first', version: version + 1 })
    await untilIs(() => kept(again), 0)
  })

  test('open the chart again without a network, go on with it, and all of it merges', async () => {
    const { adas, bobs } = await beforeOneChart(ada, bob)
    await rename(bobs, 'Before the tunnel')
    await sign(bobs, 'saved').waitFor()
    await adas.getByRole('heading', { name: 'Before the tunnel' }).waitFor()
    await bob.goesOffline(bobs)
    const violet = await repaint(bobs, 'Violet')
    await keptHere(bobs)

    await bobs.reload()
    await bobs.getByRole('heading', { name: 'Before the tunnel' }).waitFor()
    await bars(bobs, violet).first().waitFor()
    await bobs.locator('[data-reach=off]').getByText('You are offline').waitFor()
    await keptHere(bobs, '1 change not yet saved, kept in this browser')
    expect(await accessProblems(bobs)).toEqual([])
    await rename(bobs, 'Named in the tunnel')
    await keptHere(bobs, '2 changes not yet saved, kept in this browser')
    const before = await axisLabels(adas)
    await adas.getByRole('button', { name: 'Swap the axes' }).click()
    const swapped = await until(
      () => axisLabels(adas),
      (labels) => labels.join() !== before.join(),
    )
    await sign(adas, 'saved').waitFor()

    await bob.isBack()
    await sign(bobs, 'saved').waitFor()
    await bobs.locator('[data-reach=on]').waitFor({ state: 'attached' })
    for (const page of [adas, bobs]) {
      await page.getByRole('heading', { name: 'Named in the tunnel' }).waitFor()
      await bars(page, violet).first().waitFor()
      await untilIs(() => axisLabels(page), swapped)
    }
  })

  test('in two windows of one of them, both offline, both keep what they have', async () => {
    const { adas, bobs } = await beforeOneChart(ada, bob)
    const second = await bob.open(new URL(bobs.url()).pathname)
    await drawnChart(second)
    await bob.goesOffline(bobs, second)
    await rename(bobs, 'Of the first window')
    const red = await repaint(second, 'Red')
    await Promise.all([bobs, second].map((page) => keptHere(page)))
    await bob.isBack()
    await Promise.all([bobs, second].map((page) => sign(page, 'saved').waitFor()))
    for (const page of [adas, bobs, second]) {
      await page.getByRole('heading', { name: 'Of the first window' }).waitFor()
      await bars(page, red).first().waitFor()
    }
  })
})

describe('edits that wait for a chart that is gone when their window is back', () => {
  test('are told of, on its page and elsewhere, and those of other charts are saved', async () => {
    const { adas, bobs } = await beforeOneChart(ada, bob)
    const [path, ask] = [new URL(bobs.url()).pathname, await graphOf(adas)]
    const title = (await adas.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
    const [leaving, other] = await Promise.all([bob.open(path), bob.open('/')])
    await askFor(other, 'Revenue by category')
    await openChartPage(other)
    await drawnChart(leaving)
    await bob.goesOffline(bobs, leaving, other)
    await rename(bobs, 'Of a chart that goes')
    await repaint(bobs, 'Red')
    await repaint(leaving, 'Violet')
    await rename(other, 'Still saved')
    await Promise.all([bobs, leaving, other].map((page) => keptHere(page)))
    await leaving.getByRole('link', { name: 'Ask', exact: true }).click()
    await leaving.getByLabel('Your question').waitFor()

    await adas.getByRole('button', { name: 'Delete' }).click()
    await adas.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await untilGone(ask, path)
    await bob.isBack()
    await sign(other, 'saved').waitFor()
    await bobs.getByText('There is no such chart, or it was deleted.').waitFor()
    await bobs.locator('[data-lost="2"]').getByText('2 changes of “').waitFor()
    const told = leaving.locator('[data-left=refused]')
    await told
      .getByText(`Your earlier changes to “${title}” were not taken. There is no such chart any more, or you may`)
      .waitFor()
    for (const page of [bobs, leaving]) expect(await accessProblems(page)).toEqual([])
    await untilIs(() => kept(other), 0)
  })

  test('are told of where the right to see it was taken away, whatever page is opened next', async () => {
    const { adas, bobs, her, him } = await beforeOneChart(ada, bob)
    const [path, ask] = [new URL(bobs.url()).pathname, await graphOf(bobs)]
    // His own data is asked, though hers is older.
    const own = await bob.open('/')
    await askFor(own, 'Revenue by category')
    const ownPath = await openChartPage(own)
    await bob.goesOffline(bobs, own)
    await rename(bobs, 'Never seen')
    await rename(own, 'Of his own')
    await Promise.all([bobs, own].map((page) => keptHere(page)))
    await Promise.all([bobs.close(), own.close()])
    await leaves(him.id, her.workspaceId)
    await untilGone(ask, path)
    await bob.isBack()
    const again = await bob.open(path)
    await again.getByText('There is no such chart, or it was deleted.').waitFor()
    await again.locator('[data-lost="1"]').getByText('was not yet saved when it went').waitFor()
    expect(await accessProblems(again)).toEqual([])
    await again.locator('[data-left=saved]').getByText('Your earlier changes to “Of his own” are saved.').waitFor()
    await again.goto(ownPath)
    await again.getByRole('heading', { name: 'Of his own' }).waitFor()
    expect(await adas.getByRole('heading', { name: 'Never seen' }).count()).toBe(0)
    await untilIs(() => kept(again), 0)
  })
})

test('an edit that is refused is taken back, and says why; the next one is taken', async () => {
  const { adas, bobs, her, him } = await beforeOneChart(ada, bob)
  const title = (await bobs.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
  const second = await bob.open('/')
  // Without its document an edit is not shown.
  await opensWithout(bobs)
  await bobs.route('**/graphql', (route) => route.abort())
  await repaint(bobs, 'Red')
  await sign(bobs, 'waiting').waitFor()
  await becomes(him.id, her.workspaceId, 'VIEWER')
  await second.goto(bobs.url())
  await mayEdit(await graphOf(second), new URL(second.url()).pathname, false)
  await bobs.unroute('**/graphql')
  await bobs.getByText('The edit was not taken').waitFor()
  await bobs.getByText('You may look at this chart, but not change it.').first().waitFor()
  await bobs.locator('[data-saving=waiting]').waitFor({ state: 'detached' })
  await bars(bobs, await fillOf(adas))
    .first()
    .waitFor()
  expect(await bobs.getByRole('heading', { level: 2 }).first().textContent()).toBe(title)

  await becomes(him.id, her.workspaceId, 'EDITOR')
  await mayEdit(await graphOf(bobs), new URL(bobs.url()).pathname, true)
  await bobs.reload()
  await drawnChart(bobs)
  await rename(bobs, 'Taken')
  await adas.getByRole('heading', { name: 'Taken' }).waitFor()
  await sign(bobs, 'saved').waitFor()
})

test('an edit that would spoil the chart is taken back, says of what part and why; the next one on that page is taken', async () => {
  const { adas, bobs } = await beforeOneChart(ada, bob)
  const title = (await bobs.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
  await opensWithout(bobs)
  await bobs.getByRole('button', { name: 'Edit the title' }).click()
  await bobs.getByLabel('Edit the title').fill('From\u0000a table')
  await bobs.keyboard.press('Enter')
  await bobs.getByRole('alert').getByText('Title: This holds a null character').waitFor()
  await bobs.getByRole('heading', { name: title }).waitFor()
  expect(await accessProblems(bobs)).toEqual([])
  await rename(bobs, 'By hand')
  await bobs.getByRole('alert').waitFor({ state: 'detached' })
  await adas.getByRole('heading', { name: 'By hand' }).waitFor()
  await sign(bobs, 'saved').waitFor()
})

test('what one person has not saved is kept, and not sent in the name of the next at that browser', async () => {
  const { adas, bobs, her } = await beforeOneChart(ada, bob)
  await opensWithout(adas)
  expect((await shownBefore(adas, her.id)).own).toBeGreaterThan(1)
  const [path, title] = [
    new URL(adas.url()).pathname,
    await adas.getByRole('heading', { level: 2 }).first().textContent(),
  ]
  await ada.goesOffline(adas)
  await rename(adas, 'Never of another')
  await keptHere(adas)
  await adas.close()
  await ada.context.clearCookies()
  await ada.isBack()
  const page = await ada.open('/')
  const successor = await personAt(page)
  await untilIs(async () => (await shownBefore(page, successor.id)).others, 0)
  await ada.goesOffline()
  await page.goto(path)
  await page.getByText('The server cannot be reached.').waitFor()
  await ada.isBack()
  await joins(successor.id, her.workspaceId, 'EDITOR')
  await opensShared(page, path)
  const red = await repaint(page, 'Red')
  await sign(page, 'saved').waitFor()
  await bars(bobs, red).first().waitFor()
  for (const shown of [page, bobs])
    expect(await shown.getByRole('heading', { level: 2 }).first().textContent()).toBe(title)
  await untilIs(() => keptOf(page), [her.id])
})

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)('the sign of what is not saved fits at %i px, in %s', async (width, colorScheme) => {
  const visitor = await aTraveller({
    viewport: { width, height: 800 },
    colorScheme,
  })
  const page = await visitor.open('/')
  await askFor(page, 'Top 5 sales by region')
  await openChartPage(page)
  await visitor.goesOffline(page)
  await rename(page, 'Sales on the move')
  await keptHere(page)
  const shots = process.env['SHOTS']
  if (shots !== undefined) await page.screenshot({ path: `${shots}/waiting-${width}-${colorScheme}.png` })
  expect(await accessProblems(page)).toEqual([])
  await visitor.isBack()
  await sign(page, 'saved').waitFor()
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('Sales on the move')
  if (shots !== undefined) await page.screenshot({ path: `${shots}/saved-${width}-${colorScheme}.png` })
  expect(await accessProblems(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
})
