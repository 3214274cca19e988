import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouse, openClickHouse } from '@askchart/analytics'
import { testClickHouse } from '@askchart/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { importDatabase } from './databases.js'

let folder: string
let server: Awaited<ReturnType<typeof testClickHouse>>
let clickhouse: ClickHouse

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'databases-'))
  server = await testClickHouse()
  clickhouse = openClickHouse(server.url)
})
afterAll(async () => {
  await clickhouse.close()
  await server.drop()
  await rm(folder, { recursive: true })
})

async function problemOf(name: string, files: Readonly<Record<string, string>> | null): Promise<string> {
  if (files !== null) await mkdir(join(folder, name))
  for (const [file, text] of Object.entries(files ?? {})) await writeFile(join(folder, name, file), text)
  try {
    await importDatabase(clickhouse, folder, name)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'none'
}

test('what keeps a database from being read is said with its place', async () => {
  expect(await problemOf('gone', null)).toBe(`There is no folder ${folder}/gone, where the database "gone" should be.`)
  expect(await problemOf('bare', { 'notes.txt': 'x' })).toBe(`${folder}/bare holds no CSV file.`)
  expect(await problemOf('short', { 'pets.csv': 'kind,weight\nCat,4\nDog\n' })).toBe(
    `${folder}/short/pets.csv, line 3, column "weight": This row has 1 cell, the header has 2.`,
  )
  expect(await problemOf('torn', { 'pets.csv': 'kind\nCat\n', 'schema.json': '{oops' })).toMatch(
    new RegExp(`^${folder}/torn/schema\\.json: SyntaxError: `),
  )
  expect(await problemOf('shapeless', { 'pets.csv': 'kind\nCat\n', 'schema.json': '{}' })).toMatch(
    new RegExp(`^${folder}/shapeless/schema\\.json: .*tables`, 's'),
  )
})
