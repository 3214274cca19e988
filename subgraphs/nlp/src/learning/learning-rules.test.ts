import { newId, type Viewer } from '@askchart/service'
import { aViewer, until } from '@askchart/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { analysisOf, codeOf } from '../../test/analyze.js'
import { forget, learnedBy, list, record, shopOf, teach } from '../../test/learning.js'
import { type NlpRoom, openNlpRoom } from '../../test/nlp-room.js'
import { createNlp } from '../index.js'

const PROMPT = 'sales by channel'
const correction = {
  v: 1,
  measures: [{ column: 'order_lines.profit', aggregate: 'SUM' }],
  dimensions: [{ column: 'orders.channel' }],
}
let room: NlpRoom
let me: Viewer
let workspaceId: string
let datasetId: string
let analysisId: string

beforeAll(async () => {
  room = await openNlpRoom(createNlp)
})
beforeEach(async () => {
  me = aViewer()
  workspaceId = me.workspaces[0]?.id ?? ''
  datasetId = shopOf(room, me)
  analysisId = (await analysisOf(room, me, { datasetId, prompt: PROMPT })).id
})
afterAll(() => room.stop())

const corrected = () => ({ analysisId, verdict: 'CORRECTED', correction })
const lessonIds = async (viewer = me) => (await learnedBy(room, viewer)).edges.map(({ node }) => node.id)

describe('a stranger', () => {
  test('finds neither the analysis to speak of, nor what was learned, nor a lesson to forget', async () => {
    const stranger = aViewer()
    expect(codeOf(await record(room, stranger, corrected()))).toBe('NOT_FOUND')
    const [first] = await teach(room, me, corrected())
    expect(codeOf(await list(room, stranger, { workspaceId }))).toBe('NOT_FOUND')
    expect(codeOf(await forget(room, stranger, first?.id ?? ''))).toBe('NOT_FOUND')
    expect(await lessonIds()).toHaveLength(2)
  })

  test('is told the same of what is there as of what is not', async () => {
    const [first] = await teach(room, me, corrected())
    const messageOf = async (id: string) => (await forget(room, aViewer(), id)).errors?.[0]?.message.replace(id, 'ID')
    expect(await messageOf(first?.id ?? '')).toBe(await messageOf(newId('lesson')))
  })
})

describe('who may only look', () => {
  test('sees what was learned, but neither teaches nor makes forget', async () => {
    const [first] = await teach(room, me, corrected())
    const reader = aViewer('VIEWER', workspaceId)
    expect(await lessonIds(reader)).toHaveLength(2)
    expect(codeOf(await record(room, reader, corrected()))).toBe('FORBIDDEN')
    expect(codeOf(await forget(room, reader, first?.id ?? ''))).toBe('FORBIDDEN')
    expect(await lessonIds()).toHaveLength(2)
  })
})

describe('feedback is refused', () => {
  test.each<[string, object, string, RegExp]>([
    [
      'with a column that the dataset does not have',
      { correction: { ...correction, measures: [{ column: 'order_lines.wibble', aggregate: 'SUM' }] } },
      'input.correction',
      /order_lines\.wibble/,
    ],
    ['with no query', { correction: { v: 1, sql: 'drop' } }, 'input.correction.sql', /not known/],
    ['without the correction it speaks of', { correction: null }, 'input.correction', /would have been right/],
    ['with a correction that it does not speak of', { verdict: 'ACCEPTED' }, 'input.correction', /not to ACCEPTED/],
    ['with a note too long to keep', { note: 'x'.repeat(1_001) }, 'input.note', /1000/],
    ['with a note that is no text', { note: 'a\u0000b' }, 'input.note', /no text/],
  ])('%s', async (_name, more, field, message) => {
    const { errors } = await record(room, me, { ...corrected(), ...more })
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_USER_INPUT', field },
    })
    expect(await lessonIds()).toEqual([])
  })

  test('with what analytics cannot run, in its words', async () => {
    const known = room.analytics.datasets.get(datasetId)
    if (known === undefined) throw new Error('the dataset is not there')
    const fault = { message: 'There is no way between these tables.', path: 'dimensions[0]' }
    room.analytics.datasets.set(datasetId, { ...known, fault })
    const { errors } = await record(room, me, corrected())
    expect(errors?.[0]).toMatchObject({
      message: fault.message,
      extensions: { code: 'BAD_USER_INPUT', field: 'input.correction.dimensions[0]' },
    })
    expect(await lessonIds()).toEqual([])
  })

  test('on an analysis that is not there', async () => {
    for (const id of [newId('analysis'), newId('chart'), 'x'])
      expect(codeOf(await record(room, me, { ...corrected(), analysisId: id }))).toBe('NOT_FOUND')
  })
})

describe('the same feedback', () => {
  test('twice, or ten times at once, teaches once', async () => {
    const ids = (learned: readonly { readonly id: string }[]) => learned.map(({ id }) => id)
    const first = ids(await teach(room, me, corrected()))
    const again = await Promise.all(Array.from({ length: 10 }, () => teach(room, me, corrected())))
    for (const learned of again) expect(ids(learned)).toEqual(first)
    expect(new Set(await lessonIds())).toEqual(new Set(first))
  })
})

describe('what was learned', () => {
  test('comes in pages, the newest first, with its note', async () => {
    const prompts = ['profit by status', 'profit by segment', 'profit by category']
    for (const prompt of prompts) {
      const { id } = await analysisOf(room, me, { datasetId, prompt })
      await teach(room, me, { analysisId: id, verdict: 'ACCEPTED', note: `about ${prompt}` })
    }
    const page = await learnedBy(room, me, { first: 2 })
    expect(page.edges.map(({ node }) => node.note)).toEqual(['about profit by category', 'about profit by segment'])
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
    const rest = await learnedBy(room, me, { first: 2, after: page.pageInfo.endCursor })
    expect(rest.edges.map(({ node }) => node.note)).toEqual(['about profit by status'])
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })

  test.each([
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ after: 'not a cursor' }, 'after'],
  ])('is not listed by %j', async (more, field) => {
    const { errors } = await list(room, me, { workspaceId, ...more })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field })
  })

  test('is 500 lessons of a workspace at most: the oldest go', async () => {
    await room.sql(
      `insert into nlp.lessons (id, workspace_id, dataset_id, kind, subject, lesson, taught_at)
       select 'lesson_' || n, $1, $2, 'SYNONYM', n::text,
              jsonb_build_object('kind', 'SYNONYM', 'phrase', 'word ' || n, 'column', 'orders.channel'),
              timestamptz '2020-01-01' + n * interval '1 minute'
       from generate_series(1, 500) n`,
      [workspaceId, datasetId],
    )
    const other = aViewer()
    const otherShop = shopOf(room, other)
    const theirs = await analysisOf(room, other, { datasetId: otherShop, prompt: PROMPT })
    await teach(room, other, { analysisId: theirs.id, verdict: 'ACCEPTED' })
    await teach(room, me, corrected())
    expect((await learnedBy(room, me)).totalCount).toBe(500)
    expect((await learnedBy(room, other)).totalCount).toBe(1)
    const [oldest] = await room.sql(
      `select lesson->>'phrase' as phrase from nlp.lessons where workspace_id = $1 order by taught_at limit 1`,
      [workspaceId],
    )
    expect(oldest).toEqual({ phrase: 'word 3' })
  })

  test('is there before the answer is, and after a restart', async () => {
    const learned = await teach(room, me, corrected())
    const committed = await room.sql('select id from nlp.lessons where workspace_id = $1', [workspaceId])
    expect(new Set(committed.map(({ id }) => id))).toEqual(new Set(learned.map(({ id }) => id)))
    await room.restart()
    expect((await analysisOf(room, me, { datasetId, prompt: PROMPT })).engine).toBe('VERIFIED_ANSWER')
  })

  test('goes with its dataset', async () => {
    const second = shopOf(room, me)
    const { id } = await analysisOf(room, me, { datasetId: second, prompt: PROMPT })
    const [stays] = await teach(room, me, { analysisId: id, verdict: 'ACCEPTED' })
    await teach(room, me, corrected())
    await room.publish('datasetDeleted', { datasetId, workspaceId })
    await until('its lessons are forgotten', async () => (await lessonIds()).length === 1)
    expect(await lessonIds()).toEqual([stays?.id])
    expect(await room.sql('select 1 from nlp.feedback where dataset_id = $1', [datasetId])).toEqual([])
  })
})
