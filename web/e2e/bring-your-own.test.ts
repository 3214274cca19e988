import { beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { accessProblems } from './accessibility.js'
import { changePassword, writeClinic, writeGuild, writeSales } from './own-data.js'
import { answeredRows, askFor, dragIn, focusedName, startOver, untilIs } from './steps.js'
import { type Visitor, visitors } from './visitors.js'

/** Ten million rows take a quarter of a minute on a quiet machine, and all the minutes of one that is not. */
const IMPORT_LIMIT_MS = 900_000

const { aVisitor } = visitors()
let visitor: Visitor

beforeEach(async () => {
  visitor = await aVisitor()
})

/** Asks what was brought, and gives the rows of the answer. */
async function ask(page: Page, prompt: string): Promise<readonly (readonly string[])[]> {
  await startOver(page)
  await askFor(page, prompt)
  return answeredRows(page)
}

const inOrder = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.toSorted(([a = ''], [b = '']) => a.localeCompare(b))

describe('a CSV of their own', () => {
  const harvests = {
    name: 'harvest_2025.csv',
    text: [
      'orchard,fruit,picked on,crates,price per crate',
      'Hillside,Apple,2025-08-30,120,$12.50',
      'Hillside,Pear,2025-09-02,40,$15.00',
      'Riverbank,Apple,2025-09-14,200,$11.00',
      'Riverbank,Plum,2025-08-05,75,$18.00',
      'Old Mill,Apple,2025-10-01,60,$13.50',
      'Old Mill,Pear,2025-09-28,90,$14.00',
      '',
    ].join('\n'),
  }

  test('is dragged in and asked about; the answers are right', async () => {
    const page = await visitor.open('/')
    await page.getByRole('region', { name: 'Try one of these' }).getByRole('button').first().waitFor()
    await dragIn(page, [harvests], { drop: false })
    await page.getByText('Drop to ask about it').waitFor()
    await dragIn(page, [harvests])
    await page.getByText('Harvest 2025 is here: 6 rows').waitFor()
    await page
      .getByRole('combobox', { name: 'Dataset' })
      .locator('option:checked', { hasText: 'Harvest 2025' })
      .waitFor({ state: 'attached' })
    await page
      .getByRole('region', { name: 'Try one of these' })
      .getByRole('button', { name: /fruit/i })
      .first()
      .waitFor()
    await page.getByLabel('Your question').and(page.locator(':focus')).waitFor()
    expect(await accessProblems(page)).toEqual([])

    // 120 + 200 + 60, 40 + 90, 75.
    expect(inOrder(await ask(page, 'total crates by fruit'))).toEqual([
      ['Apple', '380'],
      ['Pear', '130'],
      ['Plum', '75'],
    ])
    // (12.5 + 15) / 2, (13.5 + 14) / 2, (11 + 18) / 2.
    expect(inOrder(await ask(page, 'average price per crate by orchard'))).toEqual([
      ['Hillside', '13.75'],
      ['Old Mill', '13.75'],
      ['Riverbank', '14.50'],
    ])
    // August: 120 + 75, September: 40 + 200 + 90, October: 60.
    expect((await ask(page, 'crates by month')).map(([month = '', crates]) => [month.slice(0, 7), crates])).toEqual([
      ['2025-08', '195'],
      ['2025-09', '330'],
      ['2025-10', '60'],
    ])
  })
})

/** Waits until what was brought can be asked about. */
async function untilAsked(page: Page, name: string, rows: string): Promise<void> {
  const here = page.getByText(`${name} is here: ${rows}`)
  const refused = page.getByRole('alert')
  await here.or(refused).first().waitFor({ timeout: IMPORT_LIMIT_MS })
  expect(await refused.allTextContents()).toEqual([])
  await page
    .getByText(`Ask about ${name}`)
    .or(page.getByPlaceholder(`Ask about ${name}`))
    .first()
    .waitFor()
}

describe('a workbook of three related sheets', () => {
  test('is asked what needs all of them', async () => {
    const page = await visitor.open('/datasets')
    await page.locator('input[type=file]').setInputFiles({
      name: 'guild.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await writeGuild(),
    })
    await untilAsked(page, 'Guild', '14 rows')
    // Loans of members of towns: Ada 10 + 4 in Bern; Ben 7 + 6 and Dan 3 + 5 in Basel; Cleo 21 in Thun.
    expect(inOrder(await ask(page, 'total days by town'))).toEqual([
      ['Basel', '21'],
      ['Bern', '14'],
      ['Thun', '21'],
    ])
    // Basel is the north: four loans; Bern and Thun the west: three.
    expect(inOrder(await ask(page, 'number of loans by region'))).toEqual([
      ['North', '4'],
      ['West', '3'],
    ])
    // (10 + 4) / 2, (7 + 6) / 2, 21, (3 + 5) / 2.
    expect(inOrder(await ask(page, 'average days by member'))).toEqual([
      ['Ada', '7.00'],
      ['Ben', '6.50'],
      ['Cleo', '21.00'],
      ['Dan', '4.00'],
    ])
  })
})

describe('a Parquet file of ten million rows', () => {
  test(
    'is asked about all of them',
    async () => {
      const page = await visitor.open('/datasets')
      const folder = await mkdtemp(join(tmpdir(), 'askchart-sales-'))
      try {
        await page.locator('input[type=file]').setInputFiles(await writeSales(folder))
        await untilAsked(page, 'Sales', '10,000,000 rows')
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
      // Row n is of region r = n mod 4 and of revenue n mod 1000 and a half: a region's 2.5 million rows have r, r + 4 to r + 996 alike,
      // which is r + 498 each, and the half.
      expect(inOrder(await ask(page, 'total revenue by region'))).toEqual([
        ['East', '1,248,750,000'],
        ['North', '1,246,250,000'],
        ['South', '1,251,250,000'],
        ['West', '1,253,750,000'],
      ])
      expect(inOrder(await ask(page, 'average revenue by region'))).toEqual([
        ['East', '499.50'],
        ['North', '498.50'],
        ['South', '500.50'],
        ['West', '501.50'],
      ])
      // The first three million rows are of 2022, seven of 2023; a thousand have 0 to 999, which is 499,500 in all, and 500 of halves.
      expect(
        (await ask(page, 'total revenue by year')).map(([year = '', revenue]) => [year.slice(0, 4), revenue]),
      ).toEqual([
        ['2022', '1,500,000,000'],
        ['2023', '3,500,000,000'],
      ])
    },
    IMPORT_LIMIT_MS,
  )
})

describe('a live Postgres', () => {
  test('is tested, connected and asked; its password is not shown again', async () => {
    const url = await writeClinic()
    const page = await visitor.open('/datasets')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByLabel('Address').fill(url.replace('s3cret', 'wrong'))
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Address').fill(url)
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await page.getByText('It answers, with 2 tables').waitFor()
    expect(await accessProblems(page)).toEqual([])
    await page.getByLabel('Name of the dataset').fill('Clinic')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('heading', { name: 'Clinic', level: 1 }).waitFor()
    await page.getByText(/Live PostgreSQL/).waitFor()
    expect(await page.content()).not.toContain('s3cret')
    const clinic = page.url()

    await page.getByRole('link', { name: 'Ask', exact: true }).click()
    await page.getByRole('combobox', { name: 'Dataset' }).selectOption({ label: 'Clinic (8 rows)' })
    // Ivy 100 + 50 and Kim 200 + 120 work for the heart, Joe 80 for the skin.
    expect(inOrder(await ask(page, 'total cost by ward'))).toEqual([
      ['Heart', '470'],
      ['Skin', '80'],
    ])
    expect(inOrder(await ask(page, 'number of visits by doctor'))).toEqual([
      ['Ivy', '2'],
      ['Joe', '1'],
      ['Kim', '2'],
    ])
    // (30 + 10 + 50 + 40) / 4.
    expect(inOrder(await ask(page, 'average minutes by ward'))).toEqual([
      ['Heart', '32.50'],
      ['Skin', '20.00'],
    ])

    // Its role gets another password: what is wrong is refused and changes nothing, and nothing tells the old one.
    await changePassword(url, 'n3wer')
    await page.goto(clinic)
    await page.getByRole('button', { name: 'Change its address' }).click()
    const form = page.getByRole('form', { name: 'Its address' })
    expect(await form.getByLabel('Address').inputValue()).toBe('')
    await form.getByLabel('Address').fill(url)
    await form.getByRole('button', { name: 'Test', exact: true }).click()
    await form.getByRole('alert').waitFor()
    await form.getByRole('button', { name: 'Read it from there' }).click()
    await form.getByRole('alert').waitFor()
    expect(await accessProblems(page)).toEqual([])
    await form.getByLabel('Address').fill(url.replace('s3cret', 'n3wer'))
    await form.getByRole('button', { name: 'Test', exact: true }).click()
    await form.getByText('It answers, with 2 tables').waitFor()
    await form.getByRole('button', { name: 'Read it from there' }).click()
    await page.getByText('It is read from there now').waitFor()
    await untilIs(() => focusedName(page), 'Change its address')
    expect(await page.content()).not.toContain('n3wer')
    await page.getByText(/2 tables · 8 rows/).waitFor()
  })
})
