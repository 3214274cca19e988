import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { bestOfThree, timed, until } from '@askchart/testing'
import { z } from 'zod'
import { type Answer, aPerson, type Person } from './graph-client.js'
import { EDIT, rename, sampleChart } from './scenario.js'
import { SERVICES, type SixProcesses, startSixProcesses } from './systems.js'

const LIMIT_MS = 600_000
/** 10 s are what a store that hangs may take, and one what stands around it. */
const OPENS_WITHIN_MS = 11_000

let system: SixProcesses
let person: Person
beforeAll(async () => {
  system = await startSixProcesses({ redis: false })
  person = await aPerson(system.url)
}, LIMIT_MS)
afterAll(async () => {
  await person.leave()
  expect(await system.stop()).toEqual(SERVICES.map(() => 0))
}, LIMIT_MS)

const OPEN = `query ($id: ID!) {
  chart(id: $id) { title version spec document dataset { name } data { columns { name values } } } }`
const open = (id: string): Promise<Answer> => person.try(OPEN, { id })
const isDrawn = async (id: string): Promise<boolean> => (await open(id)).errors === undefined

const BEYOND_REACH = {
  message: 'The data cannot be reached now. Try again in a moment.',
  extensions: expect.objectContaining({ code: 'UNAVAILABLE' }),
}
/** All of a chart but its rows, and why they are missing. */
const withoutData = (title: string, version: number) => {
  const spec = expect.objectContaining({ mark: { type: 'bar' } })
  const known = { title, version, spec, document: expect.any(String), dataset: { name: expect.any(String) } }
  return { data: { chart: { ...known, data: null } }, errors: [{ ...BEYOND_REACH, path: ['chart', 'data'] }] }
}

const ORDER = { path: '/query/orderBy', value: [{ by: 'region_name', direction: 'DESCENDING' }] }
const reorder = (chartId: string): Promise<Answer> => person.try(EDIT, { input: { chartId, changes: [ORDER] } })
const undone = z.object({ undoChartEdit: z.object({ chart: z.object({ title: z.string() }) }) })
const undo = (id: string): Promise<z.output<typeof undone>> =>
  person.ask('mutation ($id: ID!) { undoChartEdit(chartId: $id) { ... on ChartEdited { chart { title } } } }', undone, {
    id,
  })
const TITLE = 'Revenue by region'

/** What needs no rows: a title is changed, told live, and taken back. */
async function isEdited(id: string): Promise<void> {
  const events = person.follow('subscription ($id: ID!) { chartEdited(chartId: $id, sinceVersion: 1) { version } }', {
    id,
  })
  await rename(person, id, 'Without data')
  expect((await events.next()).value).toEqual({ data: { chartEdited: { version: 2 } } })
  expect(await undo(id)).toEqual({ undoChartEdit: { chart: { title: TITLE } } })
  expect((await events.next()).value).toEqual({ data: { chartEdited: { version: 3 } } })
  await events.return?.()
}

test(
  'ClickHouse stopped: charts open without their rows, are edited and undone, and drawn once it is back',
  async () => {
    const pids = SERVICES.map((name) => system.programs[name].pid)
    const [seen, id] = [await sampleChart(person), await sampleChart(person, 3)]
    const drawn = await open(seen)
    expect(drawn.errors).toBeUndefined()

    await system.stores.clickHouse.stop()
    expect(await open(id)).toEqual(withoutData(TITLE, 1))
    // Rows that somebody has seen are known.
    expect(await open(seen)).toEqual(drawn)
    await isEdited(id)
    // A query that cannot be looked at makes no edit.
    const refused = await reorder(id)
    const message = 'The analytics service could not answer. Try again in a moment.'
    expect(refused.errors).toEqual([expect.objectContaining({ ...BEYOND_REACH, message })])
    expect(await open(id)).toEqual(withoutData(TITLE, 3))

    await system.restartClickHouse()
    await until('its data', () => isDrawn(id))
    expect(await reorder(id)).toEqual({ data: { editChart: { __typename: 'ChartEdited', edit: { version: 4 } } } })
    expect(SERVICES.map((name) => system.programs[name].pid)).toEqual(pids)
  },
  LIMIT_MS,
)

test(
  'ClickHouse that hangs: a chart opens without its rows within 10 s, is edited meanwhile, and is drawn once it goes on',
  async () => {
    const [id, edited] = [await sampleChart(person, 4), await sampleChart(person, 5)]
    const { pid } = system.stores.clickHouse
    process.kill(pid, 'SIGSTOP')
    try {
      await isEdited(edited)
      const opens = (): Promise<number> => timed(async () => expect(await open(id)).toEqual(withoutData(TITLE, 1)))
      expect(await bestOfThree(OPENS_WITHIN_MS, opens)).toBeLessThan(OPENS_WITHIN_MS)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await until('its data', () => isDrawn(id))
  },
  LIMIT_MS,
)
