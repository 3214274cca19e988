import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { aPerson, type Person } from './graph-client.js'
import { killAll } from './processes.js'
import { brings } from './scenario.js'
import { CLEAN_REFUSAL, SteadyWrites } from './steady-writes.js'
import { type Service, SERVICES, type SixProcesses, startSixProcesses } from './systems.js'

const LIMIT_MS = 600_000
const KILLS = 2

let system: SixProcesses
let person: Person
let writes: SteadyWrites
beforeAll(async () => {
  system = await startSixProcesses({ redis: false })
  person = await aPerson(system.url)
}, LIMIT_MS)
afterAll(async () => {
  await person.leave()
  expect(await system.stop()).toEqual(SERVICES.map(() => 0))
}, LIMIT_MS)
beforeEach(async () => {
  writes = await SteadyWrites.to(person)
  writes.start()
  await writes.untilMore()
}, LIMIT_MS)

test(
  'kill -9 of Postgres: nothing acknowledged is lost, nothing is there twice, and all six go on when it is back',
  async () => {
    const pids = SERVICES.map((name) => system.programs[name].pid)
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await killAll(system.stores.postgres.pid)
      await writes.untilMore()
    }
    await writes.stop()
    expect(writes.refusals.size).toBeGreaterThan(0)
    for (const refusal of writes.refusals) expect(refusal).toMatch(CLEAN_REFUSAL)
    expect(writes.lost).toBe(0)
    await writes.expectAllThereOnce()
    // Jobs too are taken up again.
    expect(await brings(person, 'shops.csv', 'shop,turnover\nA,10.5\n')).toMatchObject({ status: 'DONE' })
    expect(SERVICES.map((name) => system.programs[name].pid)).toEqual(pids)
  },
  LIMIT_MS,
)

test.each<Service>(['charts', 'gateway'])(
  'kill -9 of %s: nothing acknowledged is lost, nothing is there twice, and it goes on at its address',
  async (service) => {
    const { programs } = system
    programs[service].signal('SIGKILL')
    expect(await programs[service].ended).toBe('SIGKILL')
    await system.restart(service)
    await writes.untilMore()
    await writes.stop()
    for (const refusal of writes.refusals) expect(refusal).toMatch(CLEAN_REFUSAL)
    expect(service === 'gateway' ? writes.lost : writes.refusals.size).toBeGreaterThan(0)
    await writes.expectAllThereOnce()
  },
  LIMIT_MS,
)
