import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { hasRedis, testRedis, until } from '@askchart/testing'
import { z } from 'zod'
import { type Answer, aPerson } from './graph-client.js'
import { aDataFolder, type Folder } from './processes.js'
import { asksAndSees, editUntilSeen, followEdits, rename } from './scenario.js'
import { startSixProcesses, startStandalone } from './systems.js'

const LIMIT_MS = 600_000

/** How many subscribers Redis itself counts on a topic. */
function subscribersInRedis(redisUrl: string, topic: string): number {
  const { stdout } = spawnSync('redis-cli', ['-u', redisUrl, 'pubsub', 'numsub', `askchart:${topic}`], {
    encoding: 'utf8',
  })
  return Number(stdout.trim().split('\n').at(-1))
}

const edit = z.object({ chartEdited: z.object({ version: z.number(), chart: z.object({ title: z.string() }) }) })
const versionOf = (event: Answer): number => edit.parse(event.data).chartEdited.version

async function nextEvent(events: AsyncIterator<Answer>): Promise<Answer> {
  const result = await events.next()
  if (result.done === true) throw new Error('the subscription ended')
  return result.value
}

const describeWithRedis = hasRedis ? describe : describe.skip

describeWithRedis('two windows on one chart', () => {
  let redis: Awaited<ReturnType<typeof testRedis>>
  let folder: Folder
  let system: Awaited<ReturnType<typeof startStandalone>>
  beforeAll(async () => {
    ;[redis, folder] = await Promise.all([testRedis(), aDataFolder()])
    system = await startStandalone(folder.path, { REDIS_URL: redis.url })
  }, LIMIT_MS)
  afterAll(async () => {
    await system.stop()
    await redis.stop()
    await folder.remove()
  }, LIMIT_MS)

  test(
    'both receive each edit once and in order; when one leaves the other goes on; when both have left no listener stays',
    async () => {
      const person = await aPerson(system.url)
      const second = person.anotherWindow()
      const chart = await asksAndSees(person)
      const [here, there] = [followEdits(person, chart.id), followEdits(second, chart.id)]
      const events = await Promise.all([editUntilSeen(person, chart.id, here), editUntilSeen(second, chart.id, there)])
      for (const event of events) {
        expect(event.errors).toBeUndefined()
        expect(event.data?.['chartEdited']).toMatchObject({
          author: { name: person.name },
          chart: { data: { rowCount: chart.data.rowCount } },
        })
      }

      await here.return?.()
      await rename(person, chart.id, 'The last title')
      const versions = [versionOf(events[1])]
      for (let title = ''; title !== 'The last title';) {
        const event = await nextEvent(there)
        versions.push(versionOf(event))
        title = edit.parse(event.data).chartEdited.chart.title
      }
      const [first = 0] = versions
      expect(versions).toEqual(versions.map((_, index) => first + index))

      await there.return?.()
      await until('the last listener leaving', () => subscribersInRedis(redis.url, `chartEdited:${chart.id}`) === 0)
      await Promise.all([person.leave(), second.leave()])
    },
    LIMIT_MS,
  )
})

describe('a subscription while one subgraph is away', () => {
  let system: Awaited<ReturnType<typeof startSixProcesses>>
  beforeAll(async () => {
    system = await startSixProcesses({ redis: false })
  }, LIMIT_MS)
  afterAll(() => system.stop(), LIMIT_MS)

  test(
    'still receives the edit and its author; what the dead subgraph holds is null, with an error that says so',
    async () => {
      const person = await aPerson(system.url)
      const chart = await asksAndSees(person)
      const events = followEdits(person, chart.id)
      await editUntilSeen(person, chart.id, events)

      system.programs.analytics.signal('SIGKILL')
      await system.programs.analytics.ended
      await rename(person, chart.id, 'Without analytics')
      let event = await nextEvent(events)
      while (edit.parse(event.data).chartEdited.chart.title !== 'Without analytics') event = await nextEvent(events)

      expect(event.data?.['chartEdited']).toMatchObject({
        author: { name: person.name },
        chart: { title: 'Without analytics', data: null },
      })
      expect(event.errors).toMatchObject([{ path: ['chartEdited', 'chart'], extensions: { code: 'UNAVAILABLE' } }])
      await events.return?.()
      await person.leave()
    },
    LIMIT_MS,
  )
})
