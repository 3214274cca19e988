import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { until } from '@askchart/testing'
import { z } from 'zod'
import { aPerson, type Person } from './graph-client.js'
import { aDataFolder, type Folder } from './processes.js'
import { importSales, importState, startImport } from './replacing.js'
import { startStandalone } from './systems.js'

const LIMIT_MS = 600_000
const OLD = 'region,revenue\nNorth,1.5\nSouth,2.5\n'
const ROWS = 1_500_000

let folder: Folder
beforeEach(async () => {
  folder = await aDataFolder()
})
afterEach(() => folder.remove())

const TOTAL = `query ($input: QueryInput!) { runQuery(input: $input) {
  ... on QueryData { data { columns { values } } } ... on QueryProblem { message } } }`
const total = z.object({
  runQuery: z.object({ data: z.object({ columns: z.tuple([z.object({ values: z.tuple([z.number()]) })]) }) }),
})
async function totalOf(person: Person, datasetId: string): Promise<number> {
  const input = { datasetId, measures: [{ column: 'sales.revenue', aggregate: 'SUM' }] }
  return (await person.ask(TOTAL, total, { input })).runQuery.data.columns[0].values[0]
}

/** A system that is killed once a second import into a dataset has stored rows, and started again. */
async function killedMidway(meanwhile: (person: Person, importId: string) => Promise<unknown>) {
  const first = await startStandalone(folder.path)
  const person = await aPerson(first.url)
  const datasetId = await importSales(person, OLD)
  const large = `region,revenue\n${'North,2.5\n'.repeat(ROWS)}`
  const importId = await startImport(person, large, datasetId)
  await until('rows to be stored', async () => (await importState(person, importId)).rowsRead > 0, 300_000)
  await meanwhile(person, importId)
  first.program.signal('SIGKILL')
  expect(await first.program.ended).toBe('SIGKILL')
  await person.leave()
  const second = await startStandalone(folder.path, { PORT: new URL(first.url).port })
  return { person, datasetId, importId, second }
}

describe('kill -9 while the rows of a dataset are replaced', () => {
  test(
    'leaves the old ones whole, and the import goes on until the new ones are there',
    async () => {
      const { person, datasetId, importId, second } = await killedMidway(() => Promise.resolve())
      const seen = new Set<number>()
      await until(
        'the end of the import',
        async () => {
          seen.add(await totalOf(person, datasetId))
          return (await importState(person, importId)).status === 'DONE'
        },
        500_000,
      )
      seen.add(await totalOf(person, datasetId))
      expect([...seen]).toEqual([4, ROWS * 2.5])
      expect((await importState(person, importId)).dataset).toEqual({ id: datasetId })
      expect(await second.stop()).toEqual([0])
    },
    LIMIT_MS,
  )

  test(
    'and cancelled: the old ones stay for good',
    async () => {
      const cancel = 'mutation ($id: ID!) { cancelImport(id: $id) { import { status } } }'
      const answered = z.object({ cancelImport: z.object({ import: z.object({ status: z.literal('CANCELLED') }) }) })
      const { person, datasetId, importId, second } = await killedMidway((asking, id) =>
        asking.ask(cancel, answered, { id }),
      )
      expect(await totalOf(person, datasetId)).toBe(4)
      expect(await importState(person, importId)).toMatchObject({ status: 'CANCELLED', dataset: null, problem: null })
      expect(await second.stop()).toEqual([0])
    },
    LIMIT_MS,
  )
})
