import { type Change, editOpened, openDocument, readContent } from '@askchart/document'
import { silentLogger } from '@askchart/service'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { z } from 'zod'
import { bytesOf } from '../../test/a-peer.js'
import { type ChartsRoom, openChartsRoom } from '../../test/charts-room.js'
import { type ChartsDatabase, openChartsDatabase } from '../db/database.js'
import { decide, proposal } from './decide.js'
import { decideMerge } from './decide-merge.js'
import { EditDataSource } from './edit.data-source.js'
import { EditDesk } from './edit-desk.js'

let room: ChartsRoom
let database: ChartsDatabase
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
  database = await openChartsDatabase(room.databaseUrl, silentLogger)
})
afterAll(async () => {
  await database.close()
  await room.stop()
})

/** A desk on the room's database, as that of a process, and how it went there. */
function aDesk() {
  const edits = new EditDataSource(database)
  const went = { stored: 0, underLock: 0, opened: 0 }
  const [whole, replayed]: [number[], number[]] = [[], []]
  const desk = new EditDesk({
    store: (append, runner) => {
      if (runner === undefined) went.stored += 1
      if (append.document) whole.push(append.edits.at(-1)?.version ?? 0)
      return edits.store(append, runner)
    },
    underLock: (chartId, use) => {
      went.underLock += 1
      return edits.underLock(chartId, use)
    },
    document: async (chartId, transaction) => {
      went.opened += 1
      const found = await edits.document(chartId, transaction)
      replayed.push(found.updates.length)
      return found
    },
    version: (chartId) => edits.version(chartId),
    earlier: (asked, transaction) => edits.earlier(asked, transaction),
    own: (asked, pick, transaction) => edits.own(asked, pick, transaction),
  })
  const origin = {
    ...{ authorId: room.owner.id, clientId: null, at: new Date('2026-02-01T00:00:00Z'), words: null, restores: null },
  }
  const edit = (changes: readonly Change[], key: string | null = null, baseVersion: number | null = null) =>
    desk.append(id, {
      origin: { ...origin, idempotencyKey: key },
      decide: (locked) => decide(locked, () => proposal(locked, { changes, baseVersion }), new Map()),
      pick: null,
    })
  const merge = (update: Uint8Array, key: string | null = null) =>
    desk.append(id, {
      origin: { ...origin, idempotencyKey: key },
      decide: (locked) =>
        decideMerge(locked, { authorId: room.owner.id, update, baseVersion: null, drawsAlone: false }, new Map()),
      pick: null,
    })
  const undo = () =>
    desk.append(id, {
      origin: { ...origin, idempotencyKey: null },
      decide: (locked) =>
        decide(
          locked,
          ({ reverted }) => ({
            kind: 'set',
            changes: (reverted?.changes ?? []).map(({ path, previous }) => ({ path, value: previous })),
          }),
          new Map(),
        ),
      pick: (own) => own.at(-1)?.version ?? null,
    })
  const set = (path: string, value: string | number, key: string | null = null) => edit([{ path, value }], key)
  return { edit, set, merge, undo, went, whole, replayed }
}
let one: ReturnType<typeof aDesk>
beforeEach(async () => {
  id = await room.aChart('Start')
  one = aDesk()
  await one.set('/title', 'first')
  expect(one.went).toEqual({ stored: 0, underLock: 1, opened: 1 })
})

const titled = z.object({ chart: z.looseObject({ title: z.string() }) })
const told = z.object({
  chart: z.object({
    version: z.number(),
    title: z.string(),
    history: z.object({ edges: z.array(z.object({ node: z.object({ version: z.number() }) })) }),
  }),
})
const stored = async () => {
  const text =
    'query ($id: ID!) { chart(id: $id) { version title history(first: 100) { edges { node { version } } } } }'
  const { chart } = await room.answer(told, text, { id })
  expect(chart.history.edges.map(({ node }) => node.version)).toEqual(
    Array.from({ length: chart.version }, (_, index) => chart.version - index),
  )
  return { version: chart.version, title: chart.title }
}

test('an edit of an open chart is one statement', async () => {
  expect(await one.set('/title', 'second')).toMatchObject({ kind: 'edited', edit: { version: 3 } })
  expect(one.went).toEqual({ stored: 1, underLock: 1, opened: 1 })
  expect(await stored()).toEqual({ version: 3, title: 'second' })
})

test('edits that come while one is stored are stored as one, each with its version', async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => one.set('/title', `title ${n}`)))
  expect(outcomes).toMatchObject(outcomes.map((_, n) => ({ kind: 'edited', edit: { version: n + 3 } })))
  expect(one.went).toEqual({ stored: 2, underLock: 1, opened: 1 })
  expect(await stored()).toEqual({ version: 22, title: 'title 19' })
})

test('one that is refused takes nothing of the others with it', async () => {
  const outcomes = await Promise.all([
    one.set('/title', 'a'),
    one.set('/spec/height', 100),
    one.set('/spec/mark/href', 'https://example.com'),
    one.set('/title', 'b'),
  ])
  expect(outcomes.map((outcome) => outcome?.kind)).toEqual(['edited', 'edited', 'invalid', 'edited'])
  expect(await stored()).toEqual({ version: 5, title: 'b' })
  expect(one.went).toEqual({ stored: 2, underLock: 1, opened: 1 })
  expect(await one.set('/title', 'c')).toMatchObject({ kind: 'edited', chart: { spec: { height: 100 } } })
})

test('of one that is refused half-way nothing stays, and it costs no document', async () => {
  const half = [
    { path: '/title', value: 'refused' },
    { path: '/spec/nothing', value: null },
  ]
  for (let time = 0; time < 10; time += 1) expect(await one.edit(half)).toMatchObject({ kind: 'invalid' })
  expect(await one.set('/spec/height', 100)).toMatchObject({ kind: 'edited', chart: { title: 'first' } })
  expect(await stored()).toEqual({ version: 3, title: 'first' })
  expect(one.went).toEqual({ stored: 1, underLock: 1, opened: 1 })
})

async function toldDocument(): Promise<Uint8Array> {
  const document = z.object({ chart: z.object({ document: z.base64().transform(bytesOf) }) })
  return (await room.answer(document, 'query ($id: ID!) { chart(id: $id) { document } }', { id })).chart.document
}

/** What a peer sends who edits the chart as it is, an update for each edit. */
async function updatesOf(...edits: readonly (readonly Change[])[]): Promise<readonly Uint8Array[]> {
  const doc = openDocument(await toldDocument())
  return edits.map((changes) => editOpened(doc, changes).update)
}
const updateOf = async (...changes: readonly Change[]): Promise<Uint8Array> =>
  (await updatesOf(changes))[0] ?? new Uint8Array()

test('nor does an update that is refused, as it does not draw or builds on what is not there, or that is known', async () => {
  const hidden = await updateOf({ path: '/title', value: 'never' }, { path: '/spec/encoding', value: null })
  const [title = hidden, late = hidden] = await updatesOf(
    [{ path: '/title', value: 'peer' }],
    [{ path: '/title', value: 'late' }],
  )
  expect(await one.merge(hidden)).toMatchObject({ kind: 'invalid', issues: [{ path: '/spec/encoding' }] })
  expect(await one.merge(late)).toMatchObject({ kind: 'conflict' })
  expect(await one.merge(title)).toMatchObject({ kind: 'edited', chart: { version: 3, title: 'peer' } })
  expect(await one.merge(title)).toMatchObject({ kind: 'known' })
  expect(await one.set('/spec/height', 100)).toMatchObject({ kind: 'edited', chart: { version: 4, title: 'peer' } })
  expect(one.went).toEqual({ stored: 2, underLock: 1, opened: 1 })
})

test('after one that is no update the document is opened anew', async () => {
  expect(await one.merge(new Uint8Array([1, 2, 3]))).toMatchObject({ kind: 'no update' })
  expect(await one.set('/title', 'second')).toMatchObject({ kind: 'edited', chart: { version: 3, title: 'second' } })
  expect(one.went.opened).toBe(3)
})

test('a second try among others is the first one', async () => {
  const outcomes = await Promise.all([one.set('/title', 'a', 'k'), one.set('/title', 'b'), one.set('/title', 'a', 'k')])
  expect(outcomes).toMatchObject([
    { kind: 'edited', edit: { version: 3 } },
    { kind: 'edited', edit: { version: 4 } },
    { kind: 'earlier', edit: { version: 3 } },
  ])
  expect(await stored()).toEqual({ version: 4, title: 'b' })
})

test('after a second try the chart is still open', async () => {
  await one.set('/title', 'a', 'k')
  await one.set('/title', 'b')
  expect(await one.set('/title', 'a', 'k')).toMatchObject({ kind: 'earlier', edit: { version: 3 } })
  const { underLock } = one.went
  expect(await one.set('/spec/height', 100)).toMatchObject({ chart: { version: 5, title: 'b' } })
  expect(one.went.underLock).toBe(underLock)
  expect(await stored()).toEqual({ version: 5, title: 'b' })
})

test('a second try of what would be refused by now is answered with the first, and without the lock', async () => {
  const update = await updateOf({ path: '/spec/mark/color', value: 'teal' })
  expect(await one.merge(update, 'k')).toMatchObject({ kind: 'edited', edit: { version: 3 } })
  await one.set('/title', 'b')
  expect(await one.merge(update, 'k')).toMatchObject({ kind: 'earlier', edit: { version: 3 } })
  expect(await one.edit([{ path: '/spec/nothing', value: null }], 'k')).toMatchObject({ kind: 'earlier' })
  expect(one.went).toEqual({ stored: 2, underLock: 1, opened: 1 })
})

test('what a person takes back is decided under the lock, by the document that is open', async () => {
  await one.set('/title', 'second')
  expect(await one.undo()).toMatchObject({ kind: 'edited', chart: { version: 4, title: 'first' } })
  expect(await one.set('/spec/height', 100)).toMatchObject({ chart: { version: 5, title: 'first' } })
  expect(one.went).toEqual({ stored: 2, underLock: 2, opened: 1 })
})

test('one that is refused by what another process has changed meanwhile is decided by the chart as it stands', async () => {
  const other = aDesk()
  expect(await other.set('/spec/annotations/a', 1)).toMatchObject({ kind: 'invalid' })
  await other.set('/spec/height', 321)
  // Not there as far as it is known here.
  expect(await one.edit([{ path: '/spec/height', value: null }])).toMatchObject({
    kind: 'edited',
    chart: { version: 4 },
  })
  expect(await other.edit([{ path: '/title', value: 'late' }], null, 4)).toMatchObject({ kind: 'edited' })
  expect(await stored()).toEqual({ version: 5, title: 'late' })
})

test('what another process edited meanwhile is seen', async () => {
  const other = aDesk()
  await other.set('/spec/height', 321)
  expect(await one.set('/title', 'mine')).toMatchObject({
    kind: 'edited',
    chart: { version: 4, title: 'mine', spec: { height: 321 } },
  })
  expect(one.went).toEqual({ stored: 1, underLock: 2, opened: 2 })
  await Promise.all([...Array(20).keys()].flatMap((n) => [one.set('/title', `t${n}`), other.set('/spec/width', n + 1)]))
  expect(await stored()).toEqual({ version: 44, title: 't19' })
  expect(await one.set('/title', 'end')).toMatchObject({ chart: { spec: { height: 321, width: 20 } } })
})

test('the whole document is stored with every hundredth version and with what is large, else what is new', async () => {
  for (let version = 3; version <= 230; version += 1) await one.set('/title', `v${version}`)
  expect(one.whole).toEqual([100, 200])
  await one.edit([{ path: '/spec/encoding/x/sort', value: Array.from({ length: 1_000 }, (_, n) => `value ${n}`) }])
  expect(one.whole).toEqual([100, 200, 231])
  await one.set('/title', 'last')
  const other = aDesk()
  expect(await other.set('/spec/height', 100)).toMatchObject({ chart: { version: 233, title: 'last' } })
  expect(other.replayed).toEqual([1])
  expect(await room.answer(titled, 'query ($id: ID!) { chart(id: $id) { version title } }', { id })).toMatchObject({
    chart: { version: 233, title: 'last' },
  })
})

test('a document that the log goes on from is told whole, and opened by fewer updates than a snapshot is away', async () => {
  for (let version = 3; version <= 99; version += 1) await one.set('/title', `v${version}`)
  expect(one.whole).toEqual([])
  const doc = openDocument(await toldDocument())
  expect(readContent(doc)).toMatchObject({ title: 'v99', description: null })
  expect(doc.store.pendingStructs).toBeNull()
  const other = aDesk()
  await other.set('/description', 'Words')
  expect(other.replayed).toEqual([98])
  expect(other.whole).toEqual([100])
  expect(readContent(openDocument(await toldDocument()))).toMatchObject({ title: 'v99', description: 'Words' })
})

test('a chart that was deleted elsewhere is gone', async () => {
  await room.answer(z.unknown(), 'mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
  expect(await one.set('/title', 'late')).toBeNull()
})
