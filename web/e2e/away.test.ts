import { beforeEach, expect, test } from '@jest/globals'
import { graphOf } from './graph.js'
import { askFor, openChartPage, untilIs } from './steps.js'
import { kept, opensWithout } from './kept.js'
import { atServer, bars, paint, fillOf, joins, keptHere, opensShared, personAt, sign } from './together.js'
import { type Traveller, travellers } from './travellers.js'
import { visitors } from './visitors.js'

const { aTraveller } = travellers(visitors({ forgives: /net::ERR_|WebSocket connection/ }))
let ada: Traveller

beforeEach(async () => {
  ada = await aTraveller()
})

test('an edit made before its document is there is kept, and made once it can be had, whatever page is opened next', async () => {
  const bob = await aTraveller()
  const [adas, bobs] = await Promise.all([ada.open('/'), bob.open('/')])
  const [her, him] = await Promise.all([personAt(adas), personAt(bobs)])
  await joins(him.id, her.workspaceId, 'EDITOR')
  await askFor(adas, 'Top 5 sales by region')
  const path = await openChartPage(adas)
  const ask = await graphOf(adas)
  const before = await fillOf(adas)
  await bobs.route('**/graphql', (route) =>
    route.request().postData()?.includes('query ChartDocument') ? route.abort() : route.fallback(),
  )
  await opensShared(bobs, path)
  // Nothing shows it before the document is there.
  await paint(bobs, 'Red')
  await sign(bobs, 'waiting').waitFor()
  await bob.goesOffline()
  await keptHere(bobs, '1 change not yet saved, kept in this browser')
  await bobs.close()
  expect((await atServer(ask, path)).version).toBe(1)

  await bob.isBack()
  const again = await bob.open('/')
  await again.locator('[data-left=saved]').getByText('are saved').waitFor()
  await bars(adas, before).first().waitFor({ state: 'detached' })
  await untilIs(() => kept(again), 0)
  await again.goto(path)
  await bars(again, await fillOf(adas))
    .first()
    .waitFor()
})

test.each([
  ['/learned', 'Nothing was learned yet'],
  ['/datasets', '1 dataset to ask about'],
  ['/', 'Sample: a shop'],
])('what %s could not show without a network, it asks for once there is one', async (path, shown) => {
  const page = await ada.open('/')
  await opensWithout(page)
  await ada.goesOffline()
  await page.goto(path)
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await ada.isBack()
  await page.getByText(shown).first().waitFor()
})
