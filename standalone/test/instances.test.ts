import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { hasRedis } from '@askchart/testing'
import WebSocket from 'ws'
import { z } from 'zod'
import { aPerson, type Person } from './graph-client.js'
import { type Chart, generate, rename, sampleDataset } from './scenario.js'
import { startTwoSystems, type TwoSystems } from './systems.js'

const LIMIT_MS = 600_000
const EDITS = 'subscription ($id: ID!, $since: Int) { chartEdited(chartId: $id, sinceVersion: $since) { version } }'
const edited = z.object({ data: z.object({ chartEdited: z.object({ version: z.number() }) }) })
const counted = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The versions told after one, until the last; what comes after it is not waited for. */
async function versionsUntil(person: Person, chartId: string, since: number, last: number): Promise<number[]> {
  const events = person.follow(EDITS, { id: chartId, since })
  const seen: number[] = []
  while (seen.at(-1) !== last) seen.push(edited.parse((await events.next()).value).data.chartEdited.version)
  await events.return?.()
  return seen
}

const describeWithRedis = hasRedis ? describe : describe.skip

describeWithRedis('two whole systems on the same stores, with Redis between them', () => {
  let systems: TwoSystems
  let here: Person
  let there: Person
  let chart: Chart
  beforeAll(async () => {
    systems = await startTwoSystems()
    here = await aPerson(systems.urls[0])
    there = here.at(systems.urls[1])
  }, LIMIT_MS)
  afterAll(async () => {
    await Promise.all([here.leave(), there.leave()])
    await systems.stop()
  }, LIMIT_MS)
  beforeEach(async () => {
    chart = await generate(here, (await sampleDataset(here)).id, 'Top 5 sales by region')
  }, LIMIT_MS)

  const title = (person: Person): Promise<unknown> =>
    person.ask('query ($id: ID!) { chart(id: $id) { title version } }', z.unknown(), { id: chart.id })

  test(
    'a chart edited through both converges: each side is told every edit once and in order',
    async () => {
      const edits = 40
      const told = [here, there].map((person) => versionsUntil(person, chart.id, 1, 1 + edits))
      await Promise.all(
        [here, there].map(async (person, side) => {
          for (let edit = 0; edit < edits / 2; edit += 1) await rename(person, chart.id, `${side} ${edit}`)
        }),
      )
      for (const seen of await Promise.all(told)) expect(seen).toEqual(counted(2, 1 + edits))
      expect(await title(there)).toEqual(await title(here))
    },
    LIMIT_MS,
  )

  test(
    'Redis killed and back: what was acknowledged meanwhile is told on both sides, once and in order',
    async () => {
      const told = [here, there].map((person) => versionsUntil(person, chart.id, 1, 31))
      for (let edit = 0; edit < 10; edit += 1) await rename(here, chart.id, `before ${edit}`)
      await systems.killRedis()
      for (let edit = 0; edit < 5; edit += 1) {
        await rename(here, chart.id, `here without ${edit}`)
        await rename(there, chart.id, `there without ${edit}`)
      }
      await expect(here.ask('{ viewer { user { id } } }', z.unknown())).resolves.toEqual({
        viewer: { user: { id: here.id } },
      })
      await systems.restartRedis()
      const silent = [here, there].map((person) => versionsUntil(person, chart.id, 1, 21))
      for (const seen of await Promise.all(silent)) expect(seen).toEqual(counted(2, 21))
      for (let edit = 0; edit < 5; edit += 1) {
        await rename(here, chart.id, `here after ${edit}`)
        await rename(there, chart.id, `there after ${edit}`)
      }
      for (const seen of await Promise.all(told)) expect(seen).toEqual(counted(2, 31))
    },
    LIMIT_MS,
  )

  test(
    'what was edited while Redis was away reaches a follower though nobody edits after',
    async () => {
      const told = versionsUntil(there, chart.id, 1, 3)
      await rename(here, chart.id, 'before')
      await systems.killRedis()
      await rename(here, chart.id, 'without')
      await systems.restartRedis()
      expect(await told).toEqual([2, 3])
    },
    LIMIT_MS,
  )

  test(
    'the limits of sockets hold while Redis is away',
    async () => {
      await systems.killRedis()
      const guest = await aPerson(systems.urls[0])
      const closed = await eleventhSocket(systems.urls[0], guest)
      await systems.restartRedis()
      expect(closed).toBe(4429)
    },
    LIMIT_MS,
  )

  test.each([1, 2, 3])(
    'a follower whose connection breaks at any moment, and who comes back to either side by version, misses nothing and hears nothing twice: seed %d',
    async (seed) => {
      const edits = 60
      const next = random(seed)
      const seen: number[] = []
      const follow = async (): Promise<void> => {
        while ((seen.at(-1) ?? 1) < 1 + edits) {
          const window = (next() < 0.5 ? here : there).anotherWindow()
          const takes = 1 + Math.floor(next() * 8)
          const events = window.follow(EDITS, { id: chart.id, since: seen.at(-1) ?? 1 })
          for (let taken = 0; taken < takes && (seen.at(-1) ?? 1) < 1 + edits; taken += 1)
            seen.push(edited.parse((await events.next()).value).data.chartEdited.version)
          await window.leave()
        }
      }
      const following = follow()
      for (let edit = 0; edit < edits; edit += 1) await rename(edit % 2 ? here : there, chart.id, `Edit ${edit}`)
      await following
      expect(seen).toEqual(counted(2, 1 + edits))
    },
    LIMIT_MS,
  )

  test(
    'a session that ends through one side has its sockets closed at the other',
    async () => {
      const guest = await aPerson(systems.urls[0])
      const elsewhere = guest.at(systems.urls[1])
      const events = elsewhere.follow('subscription ($id: ID!) { workspaceCharts(workspaceId: $id) { kind } }', {
        id: guest.workspaceId,
      })
      const waiting = events.next()
      const ended = expect(waiting).rejects.toMatchObject({ code: 4403 })
      await guest.ask('mutation { signOut { ok } }', z.unknown())
      await ended
    },
    LIMIT_MS,
  )
})

/** With which code the eleventh socket of a person is closed. */
async function eleventhSocket(url: string, person: Person): Promise<number> {
  const sockets: WebSocket[] = []
  for (let count = 1; count <= 11; count += 1) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    sockets.push(socket)
    const answer = new Promise<number>((resolve) => {
      socket.once('message', () => resolve(0))
      socket.once('close', resolve)
    })
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: person.authorization } }))
    const code = await answer
    if (code !== 0) {
      for (const one of sockets) one.terminate()
      return code
    }
  }
  throw new Error('eleven sockets of one person are open')
}
