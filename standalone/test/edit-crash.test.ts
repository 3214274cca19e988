import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { aPerson, type Person } from './graph-client.js'
import { aDataFolder, type Folder, killAll } from './processes.js'
import { CLEAN_REFUSAL, SteadyWrites } from './steady-writes.js'
import { type Standalone, startStandalone, stopCleanly } from './systems.js'

const LIMIT_MS = 600_000
const KILLS = 2

let folder: Folder
let system: Standalone
let person: Person
let writes: SteadyWrites
beforeEach(async () => {
  folder = await aDataFolder()
  system = await startStandalone(folder.path)
  person = await aPerson(system.url)
  writes = await SteadyWrites.to(person)
  writes.start()
  await writes.untilMore()
}, LIMIT_MS)
afterEach(async () => {
  await writes.stop()
  await person.leave()
  await system.stop()
  await folder.remove()
}, LIMIT_MS)

test(
  'kill -9 during 50 writes a second loses nothing that was acknowledged, and nothing is there twice',
  async () => {
    system.program.signal('SIGKILL')
    expect(await system.program.ended).toBe('SIGKILL')
    system = await startStandalone(folder.path, { PORT: new URL(system.url).port })
    await writes.untilMore()
    await writes.stop()
    expect(writes.lost).toBeGreaterThan(0)
    await writes.expectAllThereOnce()
    await stopCleanly(system)
  },
  LIMIT_MS,
)

test(
  'nor does kill -9 of its Postgres alone, which it starts again by itself',
  async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const postmaster = await readFile(join(folder.path, 'postgres/cluster/postmaster.pid'), 'utf8')
      await killAll(Number(postmaster.split('\n')[0]))
      await writes.untilMore()
    }
    await writes.stop()
    expect(writes.refusals.size).toBeGreaterThan(0)
    for (const refusal of writes.refusals) expect(refusal).toMatch(CLEAN_REFUSAL)
    expect(writes.lost).toBe(0)
    await writes.expectAllThereOnce()
    await stopCleanly(system)
  },
  LIMIT_MS,
)
