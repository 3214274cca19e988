import { buffer } from 'node:stream/consumers'
import { isDeepStrictEqual } from 'node:util'
import type { Download, Locator, Page } from 'playwright-core'

/** The drawn chart of a page, once it is drawn. */
export async function drawnChart(page: Page): Promise<Locator> {
  const chart = page.locator('[data-chart-id] [data-chart=drawn]').first()
  try {
    await chart.locator('svg, canvas').first().waitFor()
  } catch (cause) {
    throw new Error(`No chart is drawn; the page says: ${await page.locator('body').innerText()}`, { cause })
  }
  return chart
}

/** Asks from the first page, and waits for the chart. */
export async function askFor(page: Page, prompt: string): Promise<Locator> {
  await page.getByLabel('Your question').fill(prompt)
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  return drawnChart(page)
}

/** Begins anew on the first page, where something was asked there. */
export async function startOver(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Your question' }).waitFor()
  const again = page.getByRole('button', { name: 'Start over' })
  if (await again.isVisible()) await again.click()
  await again.waitFor({ state: 'detached' })
}

/** Comes back once a chart is drawn as wide as its place, as it is anew after that has changed. */
export async function untilFits(chart: Locator): Promise<void> {
  const over = (): Promise<number> =>
    chart.evaluate((frame) => {
      const drawn = frame.querySelector('svg, canvas')?.getBoundingClientRect()
      return Math.abs(frame.clientWidth - (drawn?.width ?? 0))
    })
  await until(over, (pixels) => pixels < 2)
}

/** Marks of a kind in a drawn chart, as Vega names their groups. */
export const marksOf = (chart: Locator, kind: 'rect' | 'line' | 'symbol' | 'area' | 'arc'): Locator =>
  chart.locator(`g.mark-${kind}.role-mark > path`)

/** How far a page can be scrolled sideways, in CSS pixels. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Opens the chart of the last answer at its own address, and answers with that address. */
export async function openChartPage(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Open' }).click()
  await page.waitForURL(/\/charts\/.+/)
  await drawnChart(page)
  return new URL(page.url()).pathname
}

/** Texts of a drawn chart that reach beyond it, and are cut off there; and its own scroll bar, where it has one. */
export const cutOff = (chart: Locator): Promise<readonly string[]> =>
  chart.evaluate((frame) => {
    const drawn = frame.querySelector('svg')
    if (!drawn) return ['no chart']
    const edge = drawn.getBoundingClientRect()
    const texts = [...drawn.querySelectorAll('text')].filter((text) => {
      const { left, right, width } = text.getBoundingClientRect()
      return width > 0 && (left < edge.left - 1 || right > edge.right + 1)
    })
    const scrolls = frame.scrollWidth > frame.clientWidth ? ['a scroll bar'] : []
    return [...texts.map(({ textContent }) => textContent), ...scrolls]
  })

interface Focus {
  readonly what: string
  readonly ringed: boolean
}

const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const { activeElement: element } = document
    if (!element || element === document.body) return { what: '', ringed: true }
    const { outlineStyle } = getComputedStyle(element)
    const what = [element.getAttribute('aria-label'), element.textContent, element.tagName].join(' ')
    return { what, ringed: outlineStyle !== 'none' || element.tagName === 'TEXTAREA' }
  })

/** What has the focus, as it is called. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim()
  })

/** Presses Tab until the focus is on what is called so. Throws where a stop on the way does not show its focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focus = await focusOf(page)
    if (!focus.ringed) throw new Error(`The focus is not to be seen on ${focus.what}.`)
    if (focus.what.includes(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The focus never reached ${name}.`)
}

/** Opens one of GraphiQL's example tabs; a tab that is chosen before the editor is there would be filled from another. */
export async function openExample(page: Page, name: string): Promise<void> {
  const editor = page.locator('.graphiql-query-editor .view-lines')
  await editor
    .getByText(/mutation|query|subscription/)
    .first()
    .waitFor()
  await page.getByRole('tab', { name }).click()
  await editor.getByText(name).first().waitFor()
}

/** A file as a test makes it. */
export interface MadeFile {
  readonly name: string
  readonly text: string
}

/** Drags files over a page and, unless they are only held there, lets go of them. */
export async function dragIn(page: Page, files: readonly MadeFile[], { drop = true } = {}): Promise<void> {
  const held = await page.evaluateHandle((made) => {
    const transfer = new DataTransfer()
    for (const { name, text } of made) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  const over = page.locator('[data-drop-target]')
  // A page that is still arriving takes nothing yet.
  do {
    await page.dispatchEvent('main', 'dragenter', { dataTransfer: held })
    await over.waitFor({ timeout: 500 }).catch(() => undefined)
  } while (!(await over.isVisible()))
  if (drop) await page.dispatchEvent('main', 'drop', { dataTransfer: held })
}

/** The rows of the answer that is shown, as the table beside its chart tells them, without the head. */
export async function answeredRows(page: Page): Promise<readonly (readonly string[])[]> {
  const table = page.locator('[data-chart-id]').last().getByRole('tabpanel').getByRole('row')
  await table.first().waitFor()
  return table.evaluateAll((rows) =>
    rows.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
  )
}

/** What was downloaded. */
export const contentOf = async (file: Download): Promise<Buffer> => buffer(await file.createReadStream())

/** Changes the chart of a page by words, and waits for what comes of it. Throws where no answer came. */
export async function changeBy(page: Page, words: string): Promise<void> {
  const box = page.getByLabel('Change this chart')
  await box.fill(words)
  await box.press('Enter')
  const change = page.locator('[data-change=answered], [data-change=failed]')
  await change.waitFor()
  if ((await change.getAttribute('data-change')) === 'failed') throw new Error((await change.textContent()) ?? '')
}

const FOUND_WITHIN_MS = 60_000

/**
 * Comes back with what a look finds, once that is what is waited for; throws with what was found last. For what no locator
 * says, and what a page has to look up: `waitForFunction` takes a promise for true, whatever comes of it.
 */
export async function until<Found>(look: () => Promise<Found>, isIt: (found: Found) => boolean): Promise<Found> {
  const deadline = Date.now() + FOUND_WITHIN_MS
  for (;;) {
    const found = await look()
    if (isIt(found)) return found
    if (Date.now() > deadline)
      throw new Error(`Within ${FOUND_WITHIN_MS / 1000} s it came no further than ${JSON.stringify(found)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Comes back once a look finds exactly this. */
export async function untilIs<Found>(look: () => Promise<Found>, wanted: Found): Promise<void> {
  await until(look, (found) => isDeepStrictEqual(found, wanted)).catch((cause: unknown) => {
    throw new Error(`Wanted was ${JSON.stringify(wanted)}`, { cause })
  })
}
