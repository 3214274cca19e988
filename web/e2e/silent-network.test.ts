import { beforeEach, expect, test } from '@jest/globals'
import { accessProblems } from './accessibility.js'
import { untilIs } from './steps.js'
import { beforeOneChart, isCutOff, keptHere, rename, sign } from './together.js'
import { kept } from './kept.js'
import { type Traveller, travellers } from './travellers.js'
import { visitors } from './visitors.js'

const { aTraveller } = travellers(visitors({ forgives: /net::ERR_|WebSocket connection/ }))
let ada: Traveller
let bob: Traveller

beforeEach(async () => {
  ada = await aTraveller()
  bob = await aTraveller({ colorScheme: 'dark', viewport: { width: 390, height: 844 } })
})

/** What is promised of a network that is gone without a word. */
const NOTICED_WITHIN_MS = 30_000

test('a network that dies without a word is noticed within 30 s, and what is edited meanwhile is kept, shown and saved after', async () => {
  const { adas, bobs } = await beforeOneChart(ada, bob)
  await bob.fallsSilent(bobs)
  const silentSince = performance.now()
  await rename(bobs, 'Named in silence')
  await sign(bobs, 'waiting').getByText('1 change not yet saved').waitFor()
  await isCutOff(bobs)
  expect(performance.now() - silentSince).toBeLessThan(NOTICED_WITHIN_MS)
  await keptHere(bobs, '1 change not yet saved, kept in this browser until the connection is back')
  await bobs.getByRole('heading', { name: 'Named in silence' }).waitFor()
  expect(await accessProblems(bobs)).toEqual([])
  const shots = process.env['SHOTS']
  if (shots !== undefined) await bobs.screenshot({ path: `${shots}/silent-390-dark.png` })
  expect(await adas.getByRole('heading', { name: 'Named in silence' }).count()).toBe(0)

  await bob.isBack()
  await sign(bobs, 'saved').waitFor()
  await adas.getByRole('heading', { name: 'Named in silence' }).waitFor()
  await bobs.locator('[data-live=on]').waitFor({ state: 'attached' })
  await bobs.locator('[data-reach=on]').waitFor({ state: 'attached' })
  await untilIs(() => kept(bobs), 0)
  await rename(adas, 'Heard again')
  await bobs.getByRole('heading', { name: 'Heard again' }).waitFor()
})
