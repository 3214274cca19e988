import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { bestOfThree, timed } from '@askchart/testing'
import { z } from 'zod'
import { type Answer, aPerson, type Person } from './graph-client.js'
import { asksAndSees } from './scenario.js'
import { startWithMembers, type SystemOfMembers } from './systems.js'

const LIMIT_MS = 600_000
const CUT_OFF_WITHIN_MS = 2_000

let system: SystemOfMembers
beforeAll(async () => {
  system = await startWithMembers()
}, LIMIT_MS)
afterAll(() => system.stop(), LIMIT_MS)

const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment {
  id body author { name } mentions { name }
} } }`
const added = z.object({
  addComment: z.object({
    comment: z.object({
      id: z.string(),
      author: z.object({ name: z.string() }),
      mentions: z.array(z.object({ name: z.string() })),
    }),
  }),
})
const LIVE =
  'subscription ($id: ID!) { commentAdded(chartId: $id) { body resolvedAt author { name } mentions { name } } }'
const say = async (person: Person, chartId: string, body: string, more: object = {}) =>
  (await person.ask(ADD, added, { input: { chartId, body, ...more } })).addComment.comment

/** Comments until the follower has heard one: a subscription does not say when it is ready. */
async function sayUntilHeard(person: Person, chartId: string, events: AsyncIterator<Answer>): Promise<void> {
  const follower = { hasHeard: false }
  const first = events.next().finally(() => (follower.hasHeard = true))
  for (let attempt = 1; attempt <= 3_000 && !follower.hasHeard; attempt += 1) {
    await say(person, chartId, `Comment ${attempt}`)
    await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 100))])
  }
  expect((await first).done).toBe(false)
}

test(
  'a member reads, answers and is told live; once they are a member no more, they hear and see nothing within 2 s',
  async () => {
    const [ada, bob] = [await aPerson(system.url), await aPerson(system.url)]
    const chart = await asksAndSees(ada)
    const stranger = await bob.try(ADD, { input: { chartId: chart.id, body: 'Hello' } })
    expect(stranger.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
    const mention = await ada.try(ADD, { input: { chartId: chart.id, body: 'Hello', mentions: [bob.id] } })
    expect(mention.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')

    let threadId = ''
    const hearsUntilRemoved = async (): Promise<number> => {
      await system.members.joins(bob.id, ada.workspaceId, 'VIEWER')
      const query = 'query ($id: ID!) { chart(id: $id) { title } }'
      while ((await bob.try(query, { id: chart.id })).errors) await new Promise((resolve) => setTimeout(resolve, 100))
      const events = bob.follow(LIVE, { id: chart.id })
      await sayUntilHeard(ada, chart.id, events)
      const thread = await say(ada, chart.id, 'What do you think?', { mentions: [bob.id] })
      threadId = thread.id
      expect(thread).toMatchObject({ author: { name: ada.name }, mentions: [{ name: bob.name }] })
      let heard = await events.next()
      const bodyOf = (answer: Answer) => z.object({ commentAdded: z.object({ body: z.string() }) }).parse(answer.data)
      while (heard.done !== true && bodyOf(heard.value).commentAdded.body !== 'What do you think?')
        heard = await events.next()
      expect(heard.value).toMatchObject({
        data: { commentAdded: { author: { name: ada.name }, mentions: [{ name: bob.name }] } },
      })

      return timed(async () => {
        await system.members.leaves(bob.id, ada.workspaceId)
        const end = await events.next().then(
          (step) => (step.done === true ? 'ended' : JSON.stringify(step.value)),
          () => 'ended',
        )
        expect(end).toBe('ended')
      })
    }
    expect(await bestOfThree(CUT_OFF_WITHIN_MS, hearsUntilRemoved)).toBeLessThan(CUT_OFF_WITHIN_MS)
    const canary = 'canary-c0ffee'
    await say(ada, chart.id, canary)
    const comments = 'query ($id: ID!) { chart(id: $id) { comments { edges { node { body } } } } }'
    const answers = [
      await bob.try(comments, { id: chart.id }),
      await bob.try(ADD, { input: { chartId: chart.id, body: 'Hello', replyTo: threadId } }),
      await bob.try('mutation ($id: ID!) { resolveComment(id: $id) { comment { body } } }', { id: threadId }),
    ]
    for (const answer of answers) {
      expect(answer.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
      expect(JSON.stringify(answer)).not.toContain(canary)
    }
    await Promise.all([ada.leave(), bob.leave()])
  },
  LIMIT_MS,
)
