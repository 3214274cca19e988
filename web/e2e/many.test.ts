import { beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { graphOf, importCsv } from './graph.js'
import { dragIn } from './steps.js'
import { joins, personAt, type Sitting, write } from './together.js'
import { type Visitor, visitors } from './visitors.js'

const { aVisitor } = visitors()
let ada: Visitor
let bob: Visitor

beforeEach(async () => {
  ada = await aVisitor()
  bob = await aVisitor()
})

const CSV = 'day,amount\n2026-01-01,1\n'

/** Gives somebody so many datasets that they do not come in one page of the API, and another after them. */
async function bringsMany(page: Page): Promise<Sitting> {
  const her = await personAt(page)
  const ask = await graphOf(page)
  const first = await importCsv(ask, 'ledger.csv', CSV)
  await write(
    `insert into analytics.datasets (id, workspace_id, name, source, database, created_at)
     select like_it, workspace_id, 'ledger ' || n, source, database, created_at
     from analytics.datasets, generate_series(1, 111) n, concat(left(id, length(id) - 3), lpad(n::text, 3, '0')) like_it
     where id = $1 and like_it <> id limit 110`,
    [first],
  )
  await importCsv(ask, 'newest.csv', CSV)
  return her
}

test('of more than a hundred datasets the newest can be asked, comes first in the list, and is found by its name', async () => {
  const page = await ada.open('/')
  await bringsMany(page)
  await page.goto('/')
  const picker = page.getByRole('combobox', { name: 'Dataset' })
  await picker.locator('option').nth(111).waitFor({ state: 'attached' })
  expect(await picker.locator('option:checked').textContent()).toContain('Sample: a shop')
  await picker.selectOption({ label: 'newest.csv (1 row)' })
  await page.getByPlaceholder('Ask about newest.csv').waitFor()

  await page.goto('/datasets')
  const listed = page.getByRole('list', { name: 'Datasets' }).getByRole('listitem')
  await page.getByText('113 datasets to ask about').waitFor()
  await listed.first().getByRole('link', { name: 'newest.csv', exact: true }).waitFor()
  const before = await listed.count()
  await page.getByRole('button', { name: /^Show more/ }).click()
  await listed.nth(before).waitFor()
  await page.getByLabel('Search datasets').fill('Sample')
  await page.getByText('1 dataset for “Sample”').waitFor()
  await listed.getByRole('link', { name: 'Sample: a shop', exact: true }).waitFor()
  await page.getByLabel('Search datasets').fill('no such thing')
  await page.getByText('is called “no such thing”').waitFor()
})

const owned = z.object({
  datasets: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
})

test("one's own data is asked first, though a hundred older datasets of another workspace may be asked", async () => {
  const adas = await ada.open('/')
  const her = await bringsMany(adas)
  const bobs = await bob.open('/')
  const him = await personAt(bobs)
  const ask = await graphOf(bobs)
  const { datasets } = await ask(`{ datasets(workspaceId: "${him.workspaceId}") { edges { node { id } } } }`, owned)
  await joins(him.id, her.workspaceId, 'VIEWER')
  const picker = bobs.getByRole('combobox', { name: 'Dataset' })
  // What may be seen is asked again after 2 s.
  do {
    await bobs.goto('/')
    await bobs.getByText('Sample: a shop').first().waitFor({ state: 'attached' })
  } while (!(await picker.isVisible()))
  expect(await picker.inputValue()).toBe(datasets.edges[0]?.node.id)
})

test('who may only look at an older workspace brings files to their own', async () => {
  const adas = await ada.open('/')
  const her = await personAt(adas)
  const page = await bob.open('/')
  const him = await personAt(page)
  await joins(him.id, her.workspaceId, 'VIEWER')
  // What may be seen is asked again after 2 s.
  do {
    await page.goto('/datasets')
    await page.getByText('to ask about').waitFor()
  } while (!(await page.getByText('2 datasets to ask about').isVisible()))
  await dragIn(page, [{ name: 'takings.csv', text: CSV }])
  await page.getByText('Takings is here: 1 row').waitFor()
  const own = z.object({ datasets: z.object({ totalCount: z.number() }) })
  const ask = await graphOf(page)
  expect(await ask(`{ datasets(workspaceId: "${him.workspaceId}") { totalCount } }`, own)).toEqual({
    datasets: { totalCount: 2 },
  })
})
