import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { hasRedis, until } from '@askchart/testing'
import WebSocket from 'ws'
import { z } from 'zod'
import { type DocumentState, EditingWindow, serverFor, stateOf } from './editing-window.js'
import { aPerson, type Person } from './graph-client.js'
import { membersIn } from './members.js'
import { type Chart, generate, rename, sampleDataset } from './scenario.js'
import { startTwoSystems, type TwoSystems } from './systems.js'

const LIMIT_MS = 600_000
const EDITS = 'subscription ($id: ID!, $since: Int) { chartEdited(chartId: $id, sinceVersion: $since) { version } }'
const CREATE =
  'mutation ($input: CreateChartInput!) { createChart(input: $input) { ... on ChartCreated { chart { id } } } }'
const created = z.object({ createChart: z.object({ chart: z.object({ id: z.string() }) }) })
const edited = z.object({ data: z.object({ chartEdited: z.object({ version: z.number() }) }) })
const SEEN = 'query ($id: ID!) { chart(id: $id) { id } }'
const SAID = 'query ($id: ID!) { chart(id: $id) { version title description spec query } }'
const said = z.object({ chart: z.looseObject({ version: z.number() }) })
/** Of each of two editors, with two annotations in each: a chart takes 50. */
const ROUNDS = 6
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
  /** A colleague of the first, at the other address. */
  let bob: Person
  let chart: Chart
  beforeAll(async () => {
    systems = await startTwoSystems()
    here = await aPerson(systems.urls[0])
    there = here.at(systems.urls[1])
    bob = await aPerson(systems.urls[1])
    const members = await membersIn(systems.databaseUrl)
    await members.joins(bob.id, here.workspaceId, 'EDITOR')
    await members.close()
  }, LIMIT_MS)
  afterAll(async () => {
    await Promise.all([here.leave(), there.leave(), bob.leave()])
    await systems.stop()
  }, LIMIT_MS)
  beforeEach(async () => {
    chart = await generate(here, (await sampleDataset(here)).id, 'Top 5 sales by region')
  }, LIMIT_MS)

  const title = (person: Person): Promise<unknown> =>
    person.ask('query ($id: ID!) { chart(id: $id) { title version } }', z.unknown(), { id: chart.id })

  /**
   * Two people edit a bar chart at once, each through a system of their own, by updates and by paths. In the end the documents
   * of both windows and those that either system tells are one, with all in it that either was told is saved.
   */
  async function bothEdit(meanwhile: (round: number) => Promise<void> = () => Promise.resolve()): Promise<void> {
    const people = [here, bob]
    const id = await revenueByChannel(here)
    await until('the chart being there for both', async () => !(await bob.try(SEEN, { id })).errors)
    const windows = await Promise.all(
      people.map((person, side) => EditingWindow.open(person, id, `window-${side}`, side + 1)),
    )
    await Promise.all(
      windows.map(async (window, side) => {
        for (const round of counted(1, ROUNDS)) {
          if (side === 0) await meanwhile(round)
          await window.edit(round)
        }
      }),
    )
    const documents = await Promise.all(people.map((person) => serverFor(person, id).taken()))
    const [version = 0, ...others] = documents.map((document) => document.version)
    expect(others).toEqual([version])
    await Promise.all(windows.map((window) => window.hears(version)))
    for (const window of windows) expect(window.versions).toEqual(counted(2, version))

    const [state, ...same] = [
      ...documents.map(({ document }) => stateOf(document)),
      ...windows.flatMap(({ states }) => states),
    ]
    for (const other of same) expect(other).toEqual(state)
    expect(notesIn(state)).toEqual(windows.flatMap(({ notes }) => notes).sort())
    for (const person of people)
      expect((await person.ask(SAID, said, { id })).chart).toEqual({ version, ...state?.content })
    await Promise.all(windows.map((window) => window.close()))
  }

  test(
    'two people who edit at once by updates and by paths, each through one of them, come to the same document, with the work of both',
    () => bothEdit(),
    LIMIT_MS,
  )

  test(
    'so they do where Redis is killed while they edit, and back before they are done',
    () =>
      bothEdit(async (round) => {
        if (round === 2) await systems.killRedis()
        if (round === 5) await systems.restartRedis()
      }),
    LIMIT_MS,
  )

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

/** A new bar chart, of which `RandomEditor` knows what may be edited. */
async function revenueByChannel(person: Person): Promise<string> {
  const input = {
    datasetId: (await sampleDataset(person)).id,
    title: 'Start',
    query: {
      v: 1,
      measures: [{ column: 'order_lines.revenue', aggregate: 'SUM' }],
      dimensions: [{ column: 'orders.channel' }],
    },
    spec: {
      data: { name: 'data' },
      mark: { type: 'bar' },
      encoding: { x: { field: 'channel', type: 'nominal' }, y: { field: 'sum_revenue', type: 'quantitative' } },
    },
  }
  const { createChart } = await person.ask(CREATE, created, { input })
  return createChart.chart.id
}

/** Ids of the annotations of a chart. */
const notesIn = (state: DocumentState | undefined): string[] =>
  Object.keys(z.object({ annotations: z.looseObject({}) }).parse(state?.content.spec).annotations).sort()

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
