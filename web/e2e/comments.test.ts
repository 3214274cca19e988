import { beforeEach, expect, test } from '@jest/globals'
import type { Locator, Page, Request } from 'playwright-core'
import { accessProblems } from './accessibility.js'
import { askFor, changeBy, marksOf, openChartPage, sidewaysScroll, untilFits, untilIs } from './steps.js'
import { beforeOneChart } from './together.js'
import { type Visitor, visitors } from './visitors.js'

const { aVisitor } = visitors({ forgives: /ERR_INTERNET_DISCONNECTED/ })
let ada: Visitor
let bob: Visitor

beforeEach(async () => {
  ada = await aVisitor()
  bob = await aVisitor()
})

const opener = (page: Page): Locator => page.getByRole('button', { name: /^Comments/ })
const panel = (page: Page): Locator => page.locator('[data-comments=ready]')
const threads = (page: Page): Locator => panel(page).locator('[data-thread]')

const box = (page: Page): Locator => panel(page).getByLabel('Your comment')

async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await panel(page).getByRole('button', { name: 'Comment', exact: true }).click()
}

/** Comes back once a comment is answered and its box empty: the page may be told of it before. */
const isSent = (page: Page): Promise<void> => box(page).and(page.locator(':placeholder-shown')).waitFor()

/** Holds back what is asked by an operation of this name from now on; `asked` once something is. */
async function holdBack(page: Page, operation: string) {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => (give = resolve))
  const isHeld = (request: Request): boolean => request.postData()?.includes(operation) ?? false
  await page.route('**/graphql', async (route) => {
    if (isHeld(route.request())) await given
    await route.fallback()
  })
  return { asked: page.waitForRequest(isHeld), give: () => give() }
}

test('one comments on a bar, the other sees it at once, answers with a mention, the first resolves it: both see it', async () => {
  const { adas, bobs, her } = await beforeOneChart(ada, bob)
  await opener(adas).click()
  await panel(adas).getByText('Nothing was said yet').waitFor()
  await marksOf(adas.locator('[data-chart=drawn]').first(), 'rect').nth(1).click()
  const about = panel(adas).getByLabel('About')
  const region = (await about.locator('option:checked').textContent()) ?? ''
  expect(region).not.toBe('The whole chart')
  await adas.locator('[data-looked]').waitFor()
  await say(adas, 'Why so <b>high</b>?')
  await threads(adas).filter({ hasText: 'Why so <b>high</b>?' }).waitFor()
  await isSent(adas)
  expect(await about.inputValue()).toBe('')

  await opener(bobs).filter({ hasText: '1' }).waitFor()
  await bobs.getByRole('button', { name: `1 thread on ${region}` }).click()
  await threads(bobs).filter({ hasText: region }).filter({ hasText: her.name }).waitFor()
  await bobs.locator('[data-looked]').waitFor()
  await threads(bobs).getByRole('button', { name: 'Reply' }).click()
  const reply = threads(bobs).getByLabel('Your reply')
  await reply.pressSequentially(`Let me see, @${her.name.slice(0, 3).toLowerCase()}`)
  const offered = bobs.getByRole('option', { name: her.name })
  await offered.waitFor()
  const answers = await holdBack(bobs, 'PeopleOfChart')
  // But for one letter: his own name may begin with the same colour.
  await reply.pressSequentially(her.name.slice(3, -1).toLowerCase())
  await answers.asked
  await offered.waitFor()
  await bobs.keyboard.press('Enter')
  expect(await reply.inputValue()).toBe(`Let me see, @${her.name} `)
  answers.give()
  await bobs.keyboard.press('Control+Enter')

  await threads(adas)
    .locator('[data-mention]', { hasText: `@${her.name}` })
    .waitFor()
  await reply.waitFor({ state: 'detached' })
  expect([await accessProblems(adas), await accessProblems(bobs)]).toEqual([[], []])
  await threads(adas).getByRole('button', { name: 'Resolve' }).click()
  for (const page of [adas, bobs]) {
    await panel(page).getByText('1 resolved thread').waitFor()
    await page.locator('[data-comment-count]').waitFor({ state: 'detached' })
    expect(await opener(page).textContent()).toBe('Comments')
  }
  await panel(bobs).getByText('1 resolved thread').click()
  await threads(bobs).getByText(`Resolved by ${her.name}`).waitFor()
  await threads(bobs).getByRole('button', { name: 'Open again' }).click()
  await adas.getByRole('button', { name: `1 thread on ${region}` }).waitFor()
})

test('an axis is commented on by its title or by keyboard, by one who may only look; what leaves the chart is said to have left', async () => {
  const { adas, bobs } = await beforeOneChart(ada, bob, 'VIEWER')
  await opener(bobs).press('Enter')
  await panel(bobs).waitFor()
  // The panel takes from its place: who clicks before it is drawn anew, clicks what goes.
  await untilFits(bobs.locator('[data-chart=drawn]').first())
  const about = panel(bobs).getByLabel('About')
  await bobs.locator('[data-chart=drawn] .role-axis-title text').first().click()
  expect(await about.locator('option:checked').textContent()).toMatch(/^[XY] axis$/)
  await about.focus()
  await bobs.keyboard.press('End')
  const last = (await about.locator('option:checked').textContent()) ?? ''
  await say(bobs, 'Is this complete?')
  await threads(bobs).filter({ hasText: last }).waitFor()
  await adas.getByRole('button', { name: `1 thread on ${last}` }).waitFor()

  await changeBy(adas, 'by month instead')
  await threads(bobs).getByText('no longer in this chart').waitFor()
  await bobs.locator('[data-comment-count]').waitFor({ state: 'detached' })
})

test('what is written stays while the connection is away and over a reload, and is sent once', async () => {
  const { adas, bobs } = await beforeOneChart(ada, bob)
  await opener(adas).click()
  await box(adas).fill('Written on a train')
  await ada.context.setOffline(true)
  await panel(adas).getByRole('button', { name: 'Comment', exact: true }).click()
  await panel(adas).getByText('What you wrote is kept').first().waitFor()
  await ada.context.setOffline(false)
  await adas.reload()
  await opener(adas).click()
  expect(await box(adas).inputValue()).toBe('Written on a train')
  await panel(adas).getByRole('button', { name: 'Comment', exact: true }).click()
  await threads(adas).filter({ hasText: 'Written on a train' }).waitFor()
  await isSent(adas)
  await opener(bobs).filter({ hasText: '1' }).waitFor()
  await bobs.reload()
  await untilIs(() => opener(bobs).textContent(), 'Comments1')
})

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)(
  'axe finds nothing wrong with comments at %i px, in %s, and nothing scrolls sideways',
  async (width, colorScheme) => {
    const visitor = await aVisitor({
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    })
    const page = await visitor.open('/')
    await askFor(page, 'Top 5 sales by region')
    await openChartPage(page)
    await opener(page).click()
    await panel(page).waitFor()
    const empty = await accessProblems(page)
    await panel(page).getByLabel('About').selectOption({ index: 3 })
    await say(page, `A long word: ${'abcdefghij'.repeat(12)}`)
    await threads(page).first().waitFor()
    await isSent(page)
    expect({ empty, said: await accessProblems(page) }).toEqual({ empty: [], said: [] })
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('button', { name: 'Close the comments' }).click()
    await panel(page).waitFor({ state: 'detached' })
    await page.locator('[data-comment-count]').click()
    await threads(page).first().waitFor()
  },
)

test('what is written while a comment is on its way stays, and is a comment of its own', async () => {
  const { adas } = await beforeOneChart(ada, bob)
  await opener(adas).click()
  await panel(adas).waitFor()
  const box = panel(adas).getByLabel('Your comment')
  const wroteOn = new Promise<void>((resolve) => {
    void adas.route('**/graphql', async (route) => {
      if (!(route.request().postData()?.includes('mutation AddComment') ?? false)) return route.fallback()
      if ((await box.inputValue()) === 'Why so high?') {
        await box.press('Control+End')
        await box.pressSequentially(' And since when?')
        resolve()
      }
      return route.continue()
    })
  })
  await say(adas, 'Why so high?')
  await wroteOn
  await threads(adas).filter({ hasText: 'Why so high?' }).waitFor()
  await panel(adas).getByRole('button', { name: 'Comment', exact: true, disabled: false }).click()
  await threads(adas).filter({ hasText: 'And since when?' }).waitFor()
  await isSent(adas)
  expect(await threads(adas).count()).toBe(2)
})

test('a comment whose answer was lost is found where it stands, and what it is made into is another', async () => {
  const { adas } = await beforeOneChart(ada, bob)
  await opener(adas).click()
  await panel(adas).waitFor()
  let hears = false
  await adas.routeWebSocket('**/graphql', (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (hears || !message.toString().includes('commentAdded')) socket.send(message)
    })
  })
  await adas.reload()
  await opener(adas).click()
  await panel(adas).waitFor()
  await adas.route('**/graphql', async (route) => {
    if (!(route.request().postData()?.includes('mutation AddComment') ?? false)) return route.fallback()
    await route.fetch()
    return route.abort('internetdisconnected')
  })
  await say(adas, 'Twelve or twenty?')
  await panel(adas).getByText('What you wrote is kept').first().waitFor()
  await adas.unroute('**/graphql')
  await say(adas, 'Twelve or twenty-one?')
  await threads(adas).filter({ hasText: 'Twelve or twenty-one?' }).waitFor()
  await isSent(adas)

  hears = true
  await adas.route('**/graphql', async (route) => {
    if (!(route.request().postData()?.includes('mutation AddComment') ?? false)) return route.fallback()
    await route.fetch()
    return route.abort('internetdisconnected')
  })
  await say(adas, 'Thirteen?')
  await threads(adas).filter({ hasText: 'Thirteen?' }).waitFor()
  await panel(adas).getByText('What you wrote is kept').waitFor({ state: 'detached' })
  await isSent(adas)
  await adas.reload()
  await opener(adas).click()
  await threads(adas).filter({ hasText: 'Thirteen?' }).waitFor()
  expect(await threads(adas).allInnerTexts()).toEqual([
    expect.stringContaining('Twelve or twenty?'),
    expect.stringContaining('Twelve or twenty-one?'),
    expect.stringContaining('Thirteen?'),
  ])
})
