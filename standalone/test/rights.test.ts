import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { bestOfThree, timed, until } from '@askchart/testing'
import { z } from 'zod'
import { type Answer, aPerson, type Person } from './graph-client.js'
import { generate, rename, sampleDataset } from './scenario.js'
import { startWithMembers, type SystemOfMembers } from './systems.js'

const LIMIT_MS = 600_000
const CUT_OFF_WITHIN_MS = 2_000
/** A subscription does not say when it is ready, so that what it tells is made to happen again until it has told it. */
const AGAIN_AFTER_MS = 200

let system: SystemOfMembers
let ada: Person
let id: string
beforeAll(async () => {
  system = await startWithMembers()
  ada = await aPerson(system.url)
  id = (await generate(ada, (await sampleDataset(ada)).id, 'Top 5 sales by region')).id
}, LIMIT_MS)
afterAll(async () => {
  await ada.leave()
  await system.stop()
}, LIMIT_MS)

let bob: Person
beforeEach(async () => {
  bob = await aPerson(system.url)
}, LIMIT_MS)

const SEEN = 'query ($id: ID!) { chart(id: $id) { viewerCanEdit } }'
const seen = z.object({ chart: z.object({ viewerCanEdit: z.boolean() }) })
const mayEdit = async (person: Person): Promise<boolean | null> =>
  seen.safeParse((await person.try(SEEN, { id })).data).data?.chart.viewerCanEdit ?? null
/** Makes him a member, and waits until it is known. */
async function joins(role: 'VIEWER' | 'EDITOR'): Promise<void> {
  await system.members.joins(bob.id, ada.workspaceId, role)
  await until('the membership', async () => (await mayEdit(bob)) !== null)
}

const ANNOUNCE = 'mutation ($input: PresenceInput!) { announcePresence(input: $input) { ok } }'
interface Live {
  readonly name: string
  readonly query: string
  /** What it tells, with words that can be found in it. */
  readonly happens: (words: string) => Promise<unknown>
}
const GALLERY: Live = {
  name: 'workspaceCharts',
  query: 'subscription ($workspaceId: ID!) { workspaceCharts(workspaceId: $workspaceId) { kind chart { title } } }',
  happens: (title) => rename(ada, id, title),
}
const LOOKING: Live = {
  name: 'chartPresence',
  query: 'subscription ($id: ID!) { chartPresence(chartId: $id) { clientId selection user { name } } }',
  happens: (selection) => ada.ask(ANNOUNCE, z.unknown(), { input: { chartId: id, clientId: 'window', selection } }),
}
const follows = (person: Person, query: string) => person.follow(query, { id, workspaceId: ada.workspaceId })

let count = 0
/** Makes something happen, again and again, until a follower is told of it; the answer that told. */
async function isTold(events: AsyncIterator<Answer>, { happens }: Live): Promise<Answer> {
  const words = `Words ${(count += 1)}`
  const state = { isTold: false }
  const hears = async (): Promise<Answer> => {
    for (;;) {
      const step = await events.next()
      if (step.done === true) throw new Error('the subscription ended')
      if (JSON.stringify(step.value).includes(`"${words} `)) return step.value
    }
  }
  const told = hears().finally(() => (state.isTold = true))
  for (let time = 1; !state.isTold; time += 1) {
    await happens(`${words} ${time}`)
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))])
  }
  return told
}

/** How a subscription ends, whatever it tells before. */
async function endOf(events: AsyncIterator<Answer>): Promise<unknown> {
  try {
    while ((await events.next()).done !== true);
    return 'completed'
  } catch (error) {
    return error
  }
}

const REFUSED = [{ extensions: { code: 'NOT_FOUND' } }]

describe.each([GALLERY, LOOKING])('$name', (live) => {
  test(
    'is refused to a stranger, told to a member, and ended within 2 s when they are removed from the workspace',
    async () => {
      expect(await endOf(follows(bob, live.query))).toMatchObject(REFUSED)
      const cutOff = await bestOfThree(CUT_OFF_WITHIN_MS, async () => {
        await joins('VIEWER')
        const events = follows(bob, live.query)
        await isTold(events, live)
        return timed(async () => {
          await system.members.leaves(bob.id, ada.workspaceId)
          expect(await endOf(events)).toMatchObject({ code: 4403 })
        })
      })
      expect(cutOff).toBeLessThan(CUT_OFF_WITHIN_MS)
      await live.happens('Not for him any more')
      expect(await endOf(follows(bob, live.query))).toMatchObject(REFUSED)
      await bob.leave()
    },
    LIMIT_MS,
  )

  test(
    'goes on for who may edit no longer and look still, as it tells no more than they see',
    async () => {
      await joins('EDITOR')
      const events = follows(bob, live.query)
      await isTold(events, live)
      await system.members.becomes(bob.id, ada.workspaceId, 'VIEWER')
      await until('the other role', async () => (await mayEdit(bob)) === false)
      await isTold(events, live)
      await bob.leave()
    },
    LIMIT_MS,
  )
})

describe('workspaceCharts with what the viewer may do', () => {
  const own: Live = { ...GALLERY, query: GALLERY.query.replace('title', 'title viewerCanEdit') }
  const toldMayEdit = z.object({
    workspaceCharts: z.object({ chart: z.object({ viewerCanEdit: z.boolean() }) }),
  })
  const told = async (events: AsyncIterator<Answer>): Promise<boolean> =>
    toldMayEdit.parse((await isTold(events, own)).data).workspaceCharts.chart.viewerCanEdit

  test.each([
    ['less', 'EDITOR', 'VIEWER'],
    ['more', 'VIEWER', 'EDITOR'],
  ] as const)(
    'is ended when they may do %s, and says so when they subscribe again',
    async (_what, before, after) => {
      await joins(before)
      const events = follows(bob, own.query)
      expect(await told(events)).toBe(before === 'EDITOR')
      await system.members.becomes(bob.id, ada.workspaceId, after)
      expect(await endOf(events)).toMatchObject({ code: 4403 })
      expect(await told(follows(bob, own.query))).toBe(after === 'EDITOR')
      await bob.leave()
    },
    LIMIT_MS,
  )
})
