import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { z } from 'zod'
import { bars, type ChartsRoom, codesOf, datasetId, openChartsRoom, query } from '../../test/charts-room.js'

let room: ChartsRoom
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
  for (const { id: member } of [room.owner, room.reader]) room.world.members.add(member)
})
afterAll(() => room.stop())
beforeEach(async () => {
  id = await room.aChart()
})

const PARTS = 'id body anchor replyTo resolvedAt author { id } resolvedBy { id } mentions { id }'
const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { ${PARTS} } } }`
const comment = z.looseObject({ id: z.string() })
const added = z.object({ addComment: z.object({ comment }) })

const tryAdd = (input: object, viewer = room.owner) =>
  room.ask(ADD, { input: { chartId: id, body: 'Why?', ...input } }, viewer)
async function add(input: object = {}, viewer: Viewer = room.owner): Promise<z.infer<typeof comment>> {
  const response = await tryAdd(input, viewer)
  expect(response.errors).toBeUndefined()
  return added.parse(response.data).addComment.comment
}
const COMMENTS = `query ($id: ID!, $first: Int!, $after: String) { chart(id: $id) { comments(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { ${PARTS} } }
} } }`
const list = async (more: object = {}, viewer = room.owner) =>
  z
    .object({
      chart: z.object({
        comments: z.object({
          totalCount: z.number(),
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          edges: z.array(z.object({ node: comment })),
        }),
      }),
    })
    .parse((await room.ask(COMMENTS, { id, first: 20, ...more }, viewer)).data).chart.comments
const step = (name: 'resolveComment' | 'reopenComment', commentId: string, viewer = room.owner) =>
  room.ask(`mutation ($id: ID!) { ${name}(id: $id) { comment { ${PARTS} } } }`, { id: commentId }, viewer)

describe('a comment', () => {
  test('is kept as it was said, by whom and about what, and told with the chart, oldest first, page by page', async () => {
    const body = ' <img src=x onerror=alert(1)> & “so what”? '
    const first = await add({ body, anchor: 'mark:{ "channel" : "Web" }', mentions: [room.reader.id, room.reader.id] })
    expect(first).toMatchObject({
      body: body.trim(),
      anchor: 'mark:{"channel":"Web"}',
      replyTo: null,
      resolvedAt: null,
      author: { id: room.owner.id },
      mentions: [{ id: room.reader.id }],
    })
    const second = await add({ anchor: 'axis:y' }, room.reader)
    const page = await list({ first: 1 })
    expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: first }] })
    expect(await list({ first: 1, after: page.pageInfo.endCursor })).toMatchObject({
      pageInfo: { hasNextPage: false },
      edges: [{ node: second }],
    })
  })

  test('comes after all before it though the clock is put back, and whoever reads on from one misses none', async () => {
    const now = jest.spyOn(Date, 'now')
    try {
      const clock = Date.now()
      const said = []
      for (const hours of [0, 2, 0, -2]) {
        now.mockReturnValue(clock + hours * 3_600_000)
        said.push(await add(), await add())
      }
      const seen = []
      for (let page = await list({ first: 1 }); ; page = await list({ first: 3, after: page.pageInfo.endCursor })) {
        seen.push(...page.edges.map(({ node }) => node.id))
        if (!page.pageInfo.hasNextPage) break
      }
      expect(seen).toEqual(said.map((each) => each.id))
      expect([...seen].sort()).toEqual(seen)
    } finally {
      now.mockRestore()
    }
  })

  test('asked for ten times at once with one key is there once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => add({ idempotencyKey: 'once' })))
    expect(new Set(all.map((each) => each.id)).size).toBe(1)
    expect((await list()).totalCount).toBe(1)
    expect((await add({ idempotencyKey: 'once' }, room.reader)).id).not.toBe(all[0]?.id)
  })

  test('goes with its chart', async () => {
    const thread = await add()
    await add({ replyTo: thread.id })
    await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
    expect(codesOf(await step('resolveComment', thread.id))).toEqual(['NOT_FOUND'])
  })

  test.each([
    ['no text', { body: ' \n ' }, 'input.body'],
    ['too long a text', { body: 'x'.repeat(4_001) }, 'input.body'],
    ['a text that cannot be stored', { body: 'a\0b' }, 'input.body'],
    ['an anchor of no known form', { anchor: 'somewhere' }, 'input.anchor'],
    ['a column that the chart has not', { anchor: 'mark:{"region":"West"}' }, 'input.anchor'],
    ['an anchor that cannot be stored', { anchor: 'mark:{"channel":"\0"}' }, 'input.anchor'],
    ['more mentions than there may be', { mentions: Array.from({ length: 21 }, String) }, 'input.mentions'],
    ['somebody who cannot see the chart', { mentions: ['user_elsewhere'] }, 'input.mentions'],
    ['an empty key', { idempotencyKey: '' }, 'input.idempotencyKey'],
  ])('with %s is refused', async (_what, input, field) => {
    expect((await tryAdd(input)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }])
    expect((await list()).totalCount).toBe(0)
  })

  test('without mentions needs no other subgraph; with them it says that users cannot be asked', async () => {
    room.world.down.add('users')
    await add()
    expect(codesOf(await tryAdd({ mentions: [room.reader.id] }))).toEqual(['UNAVAILABLE'])
    room.world.down.delete('users')
  })
})

describe('a thread', () => {
  test('holds replies to replies, and they are about what it is about', async () => {
    const thread = await add({ anchor: 'axis:x' })
    const reply = await add({ replyTo: thread.id }, room.reader)
    expect(await add({ replyTo: reply.id })).toMatchObject({ replyTo: thread.id, anchor: null })
    expect(codesOf(await tryAdd({ replyTo: thread.id, anchor: 'axis:y' }))).toEqual(['BAD_USER_INPUT'])
  })

  test('is of one chart: a reply from another does not find it', async () => {
    const thread = await add()
    id = await room.aChart('Another')
    expect(codesOf(await tryAdd({ replyTo: thread.id }))).toEqual(['NOT_FOUND'])
  })

  test('is resolved once, by a reply as well, and opened again', async () => {
    const thread = await add()
    const reply = await add({ replyTo: thread.id })
    const resolved = await step('resolveComment', reply.id)
    expect(resolved.data).toMatchObject({
      resolveComment: { comment: { id: thread.id, resolvedAt: expect.anything(), resolvedBy: { id: room.owner.id } } },
    })
    const again = await step('resolveComment', thread.id, { ...room.owner, id: 'user_colleague' })
    expect(again.data).toEqual(resolved.data)
    for (const _twice of [1, 2])
      expect((await step('reopenComment', thread.id)).data).toMatchObject({
        reopenComment: { comment: { id: thread.id, resolvedAt: null, resolvedBy: null } },
      })
  })

  test('that was resolved is opened again by a reply', async () => {
    const thread = await add()
    await step('resolveComment', thread.id)
    await add({ replyTo: thread.id })
    expect(await list()).toMatchObject({ edges: [{ node: { id: thread.id, resolvedAt: null } }, {}] })
  })
})

describe('who may do what', () => {
  test('readers comment, and resolve what they began, but not what others did', async () => {
    const own = await add({}, room.reader)
    const others = await add()
    expect((await step('resolveComment', own.id, room.reader)).errors).toBeUndefined()
    for (const name of ['resolveComment', 'reopenComment'] as const)
      expect(codesOf(await step(name, others.id, room.reader))).toEqual(['FORBIDDEN'])
    expect((await step('reopenComment', own.id)).errors).toBeUndefined()
  })

  test('to strangers neither the chart nor its comments are there, on any path', async () => {
    const secret = 'canary-5d1f'
    const thread = await add({ body: secret, idempotencyKey: secret })
    const variables = { them: [{ __typename: 'Comment', id: thread.id }] }
    const entity = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Comment { ${PARTS} } } }`
    const nobody: Viewer = { kind: 'anonymous', id: '', workspaces: [] }
    for (const viewer of [room.stranger, nobody]) {
      const answers = [
        await tryAdd({}, viewer),
        await tryAdd({ replyTo: thread.id, idempotencyKey: secret }, viewer),
        await step('resolveComment', thread.id, viewer),
        await step('reopenComment', thread.id, viewer),
        await room.ask(COMMENTS, { id, first: 20 }, viewer),
        await room.ask(entity, variables, viewer),
      ]
      for (const answer of answers) {
        expect(['NOT_FOUND', 'UNAUTHENTICATED']).toContain(codesOf(answer)[0])
        expect(JSON.stringify(answer)).not.toContain(secret)
      }
    }
    expect((await room.ask(entity, variables, room.reader)).data).toMatchObject({ _entities: [{ body: secret }] })
    expect((await list()).totalCount).toBe(1)
  })

  test('a chart of one tenant takes no reply to a comment of another', async () => {
    const canary = 'canary-77'
    const thread = await add({ body: canary })
    const { workspaceId } = room.world
    const tenant = aViewer()
    room.world.workspaceId = tenant.workspaces[0]?.id ?? ''
    const CREATE = `mutation ($input: CreateChartInput!) { createChart(input: $input) { ... on ChartCreated { chart { id } } } }`
    const made = z.object({ createChart: z.object({ chart: z.object({ id: z.string() }) }) })
    const input = { datasetId, title: 'Theirs', spec: bars, query }
    const { createChart } = await room.answer(made, CREATE, { input }, tenant)
    room.world.workspaceId = workspaceId
    const answer = await tryAdd({ chartId: createChart.chart.id, replyTo: thread.id }, tenant)
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
    expect(JSON.stringify(answer)).not.toContain(canary)
    expect(codesOf(await tryAdd({ chartId: createChart.chart.id }, tenant))).toEqual([])
  })
})
