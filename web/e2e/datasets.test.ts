import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { accessProblems } from './accessibility.js'
import { graphOf, importCsv } from './graph.js'
import { answeredRows, contentOf, dragIn, drawnChart, focusedName, sidewaysScroll, untilIs } from './steps.js'
import { type Visitor, visitors } from './visitors.js'

const { aVisitor } = visitors()
let visitor: Visitor

beforeEach(async () => {
  visitor = await aVisitor()
})

async function openSample(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sample: a shop', exact: true }).click()
  await page.locator('[data-picture]').waitFor()
}

test('a dataset is shown with its tables, how they belong together, and what is in each column', async () => {
  const page = await visitor.open('/datasets')
  await openSample(page)
  expect(await page.locator('[data-picture] [data-link]').count()).toBe(4)
  const links = page.getByRole('list', { name: 'Links between tables' }).getByRole('listitem')
  expect(await links.count()).toBe(4)
  // The largest table is open to begin with.
  await page.getByRole('heading', { name: /^order lines/i }).waitFor()
  expect(await page.locator('[data-column="order_lines.quantity"]').count()).toBe(1)

  await page
    .locator('[data-picture]')
    .getByRole('button', { name: /^orders/ })
    .press('Enter')
  await page.getByRole('heading', { name: /^orders/i }).waitFor()
  const dates = page.locator('[data-column="orders.order_date"]')
  const picture = dates.getByRole('img', { name: /^Rows by order date: \d+ bars/ })
  await picture.waitFor()
  // Three years by month.
  expect(Number(await picture.getAttribute('data-bars'))).toBeGreaterThanOrEqual(36)
  await dates.getByText('none missing').waitFor()

  await page.getByRole('tab', { name: 'Rows' }).click()
  await page.getByRole('row').nth(10).waitFor()
  expect(await page.getByRole('columnheader').count()).toBe(
    await page.locator('tbody tr').first().locator('td').count(),
  )
})

test('of two datasets with one name both are in the list, and axe finds nothing wrong with it', async () => {
  const page = await visitor.open('/datasets')
  const ask = await graphOf(page)
  for (const amount of ['1', '2']) await importCsv(ask, 'takings.csv', `day,amount\n2026-01-01,${amount}\n`)
  await page.reload()
  const listed = page.getByRole('list', { name: 'Datasets' }).getByRole('listitem')
  await listed.getByRole('link', { name: 'takings.csv', exact: true }).nth(1).waitFor()
  expect(await listed.count()).toBe(3)
  expect(await accessProblems(page)).toEqual([])
})

test('a question is asked from the page of a dataset', async () => {
  const page = await visitor.open('/datasets')
  await openSample(page)
  await page.getByRole('region', { name: 'Try one of these' }).getByRole('button').first().click()
  await page.waitForURL(/\?dataset=/)
  await drawnChart(page)
})

test('what is not there, or belongs to somebody else, is said', async () => {
  const page = await visitor.open('/datasets')
  await openSample(page)
  const stranger = await aVisitor()
  const other = await stranger.open(new URL(page.url()).pathname)
  await other.getByText('There is no such dataset, or not for you').waitFor()
})

test.each([360, 640])('nothing of a dataset scrolls the page sideways at %i px', async (width) => {
  const phone = await aVisitor({ viewport: { width, height: 740 } })
  const page = await phone.open('/datasets')
  await openSample(page)
  await page.locator('[data-bars]').first().waitFor()
  await untilIs(() => page.locator('[data-column] .skeleton').count(), 0)
  expect(await sidewaysScroll(page)).toBe(0)
  await page.getByRole('tab', { name: 'Rows' }).click()
  await page.getByRole('row').nth(10).waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
})

describe('bringing files', () => {
  const broken = { name: 'rents.csv', text: 'city,rent\nOslo,8\nLisbon,1,2,3\nQuito,3\n' }

  test('a file that is broken is refused with the place to look at, or taken without what cannot be read', async () => {
    const page = await visitor.open('/datasets')
    await dragIn(page, [broken])
    const refusal = page.getByRole('alert')
    await refusal.waitFor()
    expect(await refusal.textContent()).toMatch(/rents\.csv.*Line\s*3/s)
    expect(await refusal.locator('pre').textContent()).toContain('Lisbon,1,2,3')
    expect(await accessProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'Leave such lines out' }).click()
    await page.getByText('Rents is here: 2 rows').waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download what was left out' }).click(),
    ])
    expect((await contentOf(file)).toString()).toContain('Lisbon,1,2,3')
  })

  test('several files are tables of one dataset, chosen by the dialog too, and it can be deleted', async () => {
    const page = await visitor.open('/datasets')
    const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page
      .locator('input[type=file]')
      .setInputFiles([
        csv('cities.csv', 'city_id,city\n1,Oslo\n2,Quito\n'),
        csv('rents.csv', 'flat,city_id,rent\na,1,8\nb,2,3\nc,1,9\n'),
      ])
    await page.getByText('Cities is here: 5 rows').waitFor()
    await page.getByRole('link', { name: 'See what is in it' }).click()
    const links = page.getByRole('list', { name: 'Links between tables' })
    await links.getByText('found').waitFor()
    expect(await page.locator('[data-picture] [data-link]').count()).toBe(1)

    await page.getByRole('button', { name: /^That is right/ }).click()
    await links.getByText('found').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.getByText('No table is known to belong to another').waitFor()
    await page.getByRole('button', { name: 'Add a link' }).click()
    await page.getByLabel('Many rows have in').selectOption('rents.flat')
    await page.getByLabel('what one row has in').selectOption('cities.city_id')
    await page.getByRole('button', { name: 'Add the link' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Many rows have in').selectOption('rents.city_id')
    await page.getByRole('button', { name: 'Add the link' }).click()
    await page.getByRole('button', { name: /^Remove/ }).waitFor()
    expect(await page.locator('[data-picture] [data-link]').count()).toBe(1)

    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete the dataset' }).click()
    await page.getByText('1 dataset to ask about').waitFor()
    expect(await page.getByRole('heading', { name: 'Cities', exact: true }).count()).toBe(0)
  })

  test('what is on its way can be cancelled, and leaves nothing', async () => {
    const page = await visitor.open('/datasets')
    // The upload is held up, so that there is something to cancel.
    await page.route('**/files/**', () => undefined)
    await dragIn(page, [{ name: 'long.csv', text: 'a\n1\n' }])
    await page.getByText('Sending long.csv').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Cancelled: nothing was imported').waitFor()
    await page.reload()
    await page.getByText('1 dataset to ask about').waitFor()
  })

  test('an empty file is not even sent', async () => {
    const page = await visitor.open('/datasets')
    await dragIn(page, [{ name: 'nothing.csv', text: '' }])
    await page.getByText('nothing.csv is empty.').waitFor()
  })
})

describe('what a column means', () => {
  test('is said on its page, counts with the next question, and stays in the form where it is refused', async () => {
    const page = await visitor.open('/datasets')
    await dragIn(page, [{ name: 'rents.csv', text: 'city,rent,fee\nOslo,8,1\nOslo,4,2\nQuito,3,5\n' }])
    await page.getByRole('link', { name: 'See what is in it' }).click()
    await page.getByRole('button', { name: 'Edit rent' }).click()
    const form = page.getByRole('form', { name: 'What rent means' })
    await form.getByLabel('Also called').fill('fee')
    await form.getByLabel('Unit').fill('€')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByRole('alert').waitFor()
    expect(await form.getByLabel('Unit').inputValue()).toBe('€')
    expect(await accessProblems(page)).toEqual([])
    await form.getByRole('button', { name: 'Take out fee' }).click()
    await form.getByLabel('Also called').fill('lodging costs')
    await form.getByRole('button', { name: 'Save' }).click()
    const column = page.locator('[data-column="rents.rent"]')
    await column.getByText('also called lodging costs').waitFor()
    await column.getByText('number, €').waitFor()
    await untilIs(() => focusedName(page), 'Edit rent')

    await page.getByLabel('Ask about Rents', { exact: true }).last().fill('total lodging costs by city')
    await page.keyboard.press('Enter')
    await drawnChart(page)
    expect(await answeredRows(page)).toEqual([
      ['Oslo', '12'],
      ['Quito', '3'],
    ])
  })

  test('a date that can be read in two ways is read in the other, from the column itself', async () => {
    const page = await visitor.open('/datasets')
    await dragIn(page, [{ name: 'stays.csv', text: 'city,day,paid\nOslo,03/04/2025,1\nQuito,05/06/2025,2\n' }])
    await page.getByRole('link', { name: 'See what is in it' }).click()
    const column = page.locator('[data-column="stays.day"]')
    await column.getByText('read as MM/DD/YYYY').waitFor()
    await column.getByText('2025-03-04 to 2025-05-06').waitFor()
    await column.getByRole('button', { name: 'Read differently: day' }).click()
    const notation = page.getByRole('combobox', { name: 'How day is written' })
    await notation.and(page.locator(':focus')).waitFor()
    await notation.selectOption('written as DD/MM/YYYY')
    expect(await accessProblems(page)).toEqual([])
    // The file is kept: nobody has to bring it once more.
    await page.getByRole('button', { name: 'Read the file again' }).click()
    await page.getByText('Stays is read again: 2 rows').waitFor()
    await column.getByText('read as DD/MM/YYYY').waitFor()
    await column.getByText('2025-04-03 to 2025-06-05').waitFor()
  })

  test('newer rows take the place of older ones, with a column read as something else', async () => {
    const page = await visitor.open('/datasets')
    await dragIn(page, [{ name: 'rents.csv', text: 'city,flat\nOslo,8\nQuito,3\n' }])
    await page.getByRole('link', { name: 'See what is in it' }).click()
    const column = page.locator('[data-column="rents.flat"]')
    await column.getByText(/whole number/).waitFor()
    await page.getByText('Read columns as something else').click()
    await page.getByRole('combobox', { name: /^flat/ }).selectOption('STRING')
    await dragIn(page, [{ name: 'rents_new.csv', text: 'city,flat\nOslo,8\nQuito,3\nLima,5\n' }])
    await page.getByText('rents_new.csv (').waitFor()
    await page.getByRole('button', { name: 'Replace the rows' }).click()
    await page.getByText('Rents is here: 3 rows').waitFor()
    await column.getByText(/text/).waitFor()
    await page.getByText(/1 table · 3 rows/).waitFor()
  })
})

/** Cyrillic as Windows has it: the letters from А to я lie together there as in Unicode. */
const inWindows1251 = (text: string): Buffer =>
  Buffer.from(Array.from(text, (sign) => (sign >= 'А' ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign.charCodeAt(0))))

test('a file that was read in the wrong letters, or parted by the wrong sign, is read otherwise without bringing it again', async () => {
  const page = await visitor.open('/datasets')
  const buffer = inWindows1251('город;цена\nМосква;1,5\nОрел;2\n')
  await page.locator('input[type=file]').setInputFiles({ name: 'cities.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('link', { name: 'See what is in it' }).click()
  const columns = page.locator('[data-column]').getByRole('heading')
  await page.getByText('read as Windows (Western Europe) parted by semicolons').waitFor()
  expect(await columns.allTextContents()).toEqual(['ãîðîä', 'öåíà'])

  await page.getByRole('button', { name: 'Read it otherwise: cities' }).press('Enter')
  const form = page.getByRole('form', { name: 'How cities is read' })
  const letters = form.getByRole('combobox', { name: 'Letters as in' })
  const signs = form.getByRole('combobox', { name: 'Cells parted by' })
  await letters.and(page.locator(':focus')).waitFor()
  expect([await letters.inputValue(), await signs.inputValue()]).toEqual(['Windows-1252', ';'])
  const again = form.getByRole('button', { name: 'Read the file again' })

  await letters.selectOption('Unicode (UTF-8)')
  await again.click()
  const refusal = page.getByRole('alert')
  await refusal.getByText('This file is not UTF-8').waitFor()
  await refusal.getByText('The rows from before are still there.').waitFor()
  expect(await accessProblems(page)).toEqual([])

  await letters.selectOption('Windows (Cyrillic)')
  await again.click()
  await page.getByText('Cities is read again: 2 rows').waitFor()
  await page.getByText('read as Windows (Cyrillic) parted by semicolons').waitFor()
  expect(await columns.allTextContents()).toEqual(['город', 'цена'])

  await signs.selectOption('commas')
  await again.click()
  await refusal.getByRole('button', { name: 'Leave such lines out' }).click()
  await page.getByText('Cities is read again: 1 row').waitFor()
  await page.getByText('parted by commas').waitFor()
  await page.getByText('город;цена', { exact: true }).waitFor()
  expect(await columns.count()).toBe(1)

  await signs.selectOption('semicolons')
  await again.click()
  await page.getByText('Cities is read again: 2 rows').waitFor()
  await page.getByText('read as Windows (Cyrillic) parted by semicolons').waitFor()
  await page.getByRole('tab', { name: 'Rows' }).click()
  await page.getByRole('row').nth(2).waitFor()
  expect(await page.getByRole('cell').allTextContents()).toEqual(['Москва', '1.50', 'Орел', '2.00'])
})

test('a metric is defined, refused where it is wrong, and deleted', async () => {
  const page = await visitor.open('/datasets')
  await openSample(page)
  await page.getByRole('button', { name: 'Define a metric' }).click()
  await page.getByLabel('Name of the metric').fill('basket value')
  await page.getByLabel('Computed as').fill('sum(order_lines.revnue) / count(orders)')
  await page.getByRole('button', { name: 'Define', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await accessProblems(page)).toEqual([])
  await page.getByLabel('Computed as').fill('sum(order_lines.revenue) / count(orders)')
  await page.getByRole('button', { name: 'Define', exact: true }).click()
  const metrics = page.getByRole('list', { name: 'Metrics' })
  await metrics.getByText('basket value').waitFor()
  await untilIs(() => focusedName(page), 'Define a metric')

  await page.getByRole('button', { name: 'Edit basket value' }).click()
  const form = page.getByRole('form', { name: 'How basket value is computed' })
  expect(await form.getByLabel('Computed as').inputValue()).toBe('sum(order_lines.revenue) / count(orders)')
  await form.getByLabel('What it says').fill('What an order brings in.')
  await form.getByLabel('Computed as').fill('sum(order_lines.revenue) / count(distinct orders.order_id)')
  await form.getByRole('button', { name: 'Save' }).click()
  await metrics.getByText('What an order brings in.').waitFor()
  await metrics.getByText('count(distinct orders.order_id)').waitFor()
  await untilIs(() => focusedName(page), 'Edit basket value')
  await page.getByRole('button', { name: 'Delete basket value' }).click()
  await page.getByRole('list', { name: 'Metrics' }).waitFor({ state: 'detached' })
})

test('a dataset is renamed and its week begins elsewhere; no such time zone is refused at its place', async () => {
  const page = await visitor.open('/datasets')
  await openSample(page)
  const form = page.getByRole('form', { name: 'Name, time zone and week' })
  await page.locator('summary', { hasText: 'Name, time zone and week' }).click()
  await form.getByLabel('Name', { exact: true }).fill('Our shop')
  await form.getByLabel('Time zone').fill('Nowhere/Land')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByRole('alert').waitFor()
  await form.getByLabel('Time zone').fill('Europe/Berlin')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Our shop', level: 1 }).waitFor()
})
