import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { hasRedis } from '@askchart/testing'
import { asksBack } from './clarifying.js'
import { aPerson } from './graph-client.js'
import { teaches } from './learning.js'
import { defines, says } from './meaning.js'
import { aFolder, type Folder } from './processes.js'
import { converses, refines, unfilters } from './refining.js'
import { replaces } from './replacing.js'
import { asksAndSees, wholeScenario } from './scenario.js'
import { showsItsChart } from './sharing.js'
import { startSixProcesses, startStandalone, type System } from './systems.js'

const LIMIT_MS = 600_000

const inSix = (redis: boolean) => () => startSixProcesses({ redis, firstStart: true })
const systems: [string, (folder: string) => Promise<System>][] = [
  ['in one process', startStandalone],
  ['in six processes', inSix(false)],
  ...(hasRedis ? [['in six processes with Redis', inSix(true)] satisfies [string, () => Promise<System>]] : []),
]

describe.each(systems)('the whole graph %s', (_name, start) => {
  let folder: Folder
  let system: System
  beforeAll(async () => {
    folder = await aFolder()
    system = await start(folder.path)
  }, LIMIT_MS)
  afterAll(async () => {
    await system.stop()
    await folder.remove()
  }, LIMIT_MS)

  test(
    'a question becomes a chart, is edited together, and leaves as files; a stranger sees nothing',
    () => wholeScenario(system.url),
    LIMIT_MS,
  )

  test(
    'a correction teaches the workspace it was made in, and no other',
    async () => {
      const [person, stranger] = [await aPerson(system.url), await aPerson(system.url)]
      await teaches(person, stranger)
      await Promise.all([person.leave(), stranger.leave()])
    },
    LIMIT_MS,
  )

  test(
    'what is said of a column counts with the next prompt',
    async () => {
      const [person, stranger] = [await aPerson(system.url), await aPerson(system.url)]
      await says(person)
      await defines(person, stranger)
      await Promise.all([person.leave(), stranger.leave()])
    },
    LIMIT_MS,
  )

  test(
    'words change a chart and lead a conversation on, and "undo" leads back',
    async () => {
      const [person, stranger] = [await aPerson(system.url), await aPerson(system.url)]
      await refines(person, stranger)
      await unfilters(person)
      await converses(person)
      await Promise.all([person.leave(), stranger.leave()])
    },
    LIMIT_MS,
  )

  test(
    'a question that may mean several things is asked back, and each choice is another chart',
    async () => {
      const person = await aPerson(system.url)
      await asksBack(person)
      await person.leave()
    },
    LIMIT_MS,
  )

  test(
    'replaced data is drawn at once where charts are looked at; what is gone is named, and mended',
    async () => {
      const [person, stranger] = [await aPerson(system.url), await aPerson(system.url)]
      await replaces(person, stranger)
      await Promise.all([person.leave(), stranger.leave()])
    },
    LIMIT_MS,
  )

  test(
    'a link shows its chart, live, to whoever has it; revoked, it is refused and open sockets are closed within 2 s',
    async () => {
      const person = await aPerson(system.url)
      await showsItsChart(system.url, person, await asksAndSees(person))
      await person.leave()
    },
    LIMIT_MS,
  )

  test('every process ends cleanly', async () => expect(new Set(await system.stop())).toEqual(new Set([0])), LIMIT_MS)
})
