import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { GraphResponse, Viewer } from '@askchart/service'
import { until } from '@askchart/testing'
import { z } from 'zod'
import { type ChartsRoom, openChartsRoom } from '../../test/charts-room.js'
import { commentTopic } from './comment.js'

let room: ChartsRoom
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(async () => {
  id = await room.aChart()
})

const FOLLOW = 'subscription ($id: ID!) { commentAdded(chartId: $id) { id body resolvedAt replyTo author { id } } }'
const listeners = () => room.pubsub.listenerCount(commentTopic(id))
async function follow(viewer: Viewer = room.owner) {
  return room.subgraph.client.subscribe({ query: FOLLOW, variables: { id } }, await room.identity.callAs(viewer))
}
const event = z.object({ data: z.object({ commentAdded: z.looseObject({ id: z.string() }) }) })
async function next(events: AsyncIterator<GraphResponse>): Promise<unknown> {
  const result = await events.next()
  if (result.done) throw new Error('the subscription ended')
  return event.parse(result.value).data.commentAdded
}
async function add(input: object): Promise<string> {
  const ADD = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }'
  const answer = z.object({ addComment: z.object({ comment: z.object({ id: z.string() }) }) })
  return (await room.answer(answer, ADD, { input: { chartId: id, ...input } })).addComment.comment.id
}
const step = (name: string, commentId: string) =>
  room.ask(`mutation ($id: ID!) { ${name}(id: $id) { comment { id } } }`, { id: commentId })

test('whoever follows is told of each comment once, and of each thread that is resolved or opened again', async () => {
  const events = await follow(room.reader)
  const first = next(events)
  await until('a listener', () => listeners() === 1)
  const thread = await add({ body: 'Why?', idempotencyKey: 'a' })
  await add({ body: 'Why?', idempotencyKey: 'a' })
  expect(await first).toMatchObject({ id: thread, body: 'Why?', resolvedAt: null })
  for (const _twice of [1, 2]) await step('resolveComment', thread)
  expect(await next(events)).toMatchObject({ id: thread, resolvedAt: expect.anything() })
  await step('reopenComment', thread)
  expect(await next(events)).toMatchObject({ id: thread, resolvedAt: null })
  await step('resolveComment', thread)
  await next(events)
  const reply = await add({ body: 'Still', replyTo: thread })
  expect(await next(events)).toMatchObject({ id: thread, resolvedAt: null })
  expect(await next(events)).toMatchObject({ id: reply, replyTo: thread })
  const waiting = events.next()
  await events.return?.()
  expect(await waiting).toMatchObject({ done: true })
  expect(listeners()).toBe(0)
})

test('it ends with the chart', async () => {
  const events = await follow()
  const end = events.next()
  await until('a listener', () => listeners() === 1)
  await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
  expect(await end).toMatchObject({ done: true })
  expect(listeners()).toBe(0)
})

test('strangers are refused, and hear nothing', async () => {
  const refused = await (await follow(room.stranger)).next()
  expect(refused.value).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  expect(listeners()).toBe(0)
})
