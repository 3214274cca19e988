import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { editOpened, readContent, readDocument } from '@askchart/document'
import { anonymousViewer, type GraphResponse, silentLogger } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { z } from 'zod'
import { aPeer, bytesOf } from '../../test/a-peer.js'
import { withManyEdits } from '../../test/many-edits.js'
import { bars, type ChartsRoom, codesOf, openChartsRoom, query } from '../../test/charts-room.js'
import { assertSeesEdits, isMember } from '../charts/chart.policy.js'
import { type ChartsDatabase, openChartsDatabase } from '../db/database.js'
import { chartTopic } from './chart-topic.js'
import { DocumentDataSource } from './document.data-source.js'
import { SNAPSHOT_EVERY } from './append.js'
import { MOST_REPLAYED } from './follow.service.js'
import { PastDocuments } from './past.js'

let room: ChartsRoom
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())

const DOCUMENT = 'query ($id: ID!) { chart(id: $id) { document } }'
const documentAnswer = z.object({ chart: z.object({ document: z.base64() }) })
const EDIT =
  'mutation ($input: EditChartInput!) { editChart(input: $input) { ... on ChartEdited { edit { version update } } } }'

describe('the document', () => {
  test('says what the chart says', async () => {
    const id = await room.aChart('Revenue')
    const { chart } = await room.answer(documentAnswer, DOCUMENT, { id })
    expect(readDocument(bytesOf(chart.document))).toEqual({ title: 'Revenue', description: null, spec: bars, query })
  })

  test('and updates are for members of its workspace alone', async () => {
    const id = await room.aChart('Revenue')
    expect((await room.ask(DOCUMENT, { id }, room.reader)).errors).toBeUndefined()
    expect(codesOf(await room.ask(DOCUMENT, { id }, room.stranger))).toEqual(['NOT_FOUND'])
    expect(codesOf(await room.ask(DOCUMENT, { id }, anonymousViewer))).toEqual(['NOT_FOUND'])
    const { chart } = await room.answer(
      z.object({ chart: z.object({ workspace: z.object({ id: z.string() }) }) }),
      'query ($id: ID!) { chart(id: $id) { workspace { id } } }',
      { id },
    )
    // Whoever came to a chart by a share link sees it without being in its workspace, or in any.
    const shown = { workspaceId: chart.workspace.id }
    expect(isMember(room.reader, shown)).toBe(true)
    expect(isMember(room.stranger, shown)).toBe(false)
    expect(() => assertSeesEdits(aViewer())).not.toThrow()
    expect(() => assertSeesEdits(anonymousViewer)).toThrow('members of the workspace')
  })
})

test('the history tells each edit with its update, from which the chart can be made', async () => {
  const id = await room.aChart('Revenue')
  for (const value of ['A', 'B']) await room.ask(EDIT, { input: { chartId: id, changes: [{ path: '/title', value }] } })
  const history = z.object({
    chart: z.object({ history: z.object({ edges: z.array(z.object({ node: z.object({ update: z.base64() }) })) }) }),
  })
  const { chart } = await room.answer(
    history,
    'query ($id: ID!) { chart(id: $id) { history { edges { node { update } } } } }',
    { id },
  )
  const doc = new Doc()
  for (const { node } of chart.history.edges.toReversed()) applyUpdate(doc, bytesOf(node.update))
  expect(readDocument(encodeStateAsUpdate(doc))).toMatchObject({ title: 'B', spec: bars })
})

describe('a chart of more versions than a snapshot is away', () => {
  const versions = SNAPSHOT_EVERY + 5
  let id: string
  let database: ChartsDatabase
  let documents: DocumentDataSource
  beforeAll(async () => {
    id = await room.aChart('Start')
    for (let version = 2; version <= versions; version += 1)
      await room.ask(EDIT, { input: { chartId: id, changes: [{ path: '/title', value: `v${version}` }] } })
    database = await openChartsDatabase(room.databaseUrl, silentLogger)
    documents = new DocumentDataSource(database)
  })
  afterAll(() => database.close())

  test('shows any of them from fewer rows than that', async () => {
    const rows = await Promise.all(
      [1, SNAPSHOT_EVERY - 1, SNAPSHOT_EVERY, SNAPSHOT_EVERY + 1, versions].map(async (version) => {
        const updates = await documents.updatesTo(id, version)
        const doc = new Doc()
        for (const update of updates) applyUpdate(doc, update)
        expect(readDocument(encodeStateAsUpdate(doc)).title).toBe(version === 1 ? 'Start' : `v${version}`)
        return updates.length
      }),
    )
    expect(rows).toEqual([1, SNAPSHOT_EVERY - 1, 1, 2, 6])
  })

  test('is looked at as it was without opening a snapshot twice', async () => {
    const read: number[] = []
    const past = new PastDocuments({
      snapshotBefore: (chartId, version) => documents.snapshotBefore(chartId, version),
      updatesAfter: (chartId, after, upTo) => documents.updatesAfter(chartId, after, upTo),
      snapshot: (chartId, version) => {
        read.push(version)
        return documents.snapshot(chartId, version)
      },
    })
    const more = aPeerOf(await documents.updatesTo(id, SNAPSHOT_EVERY + 2), 'more')
    const looks: readonly (readonly [version: number, more: readonly Uint8Array[], title: string])[] = [
      [SNAPSHOT_EVERY + 2, [], `v${SNAPSHOT_EVERY + 2}`],
      [versions, [], `v${versions}`],
      [SNAPSHOT_EVERY + 2, [more], 'more'],
      [SNAPSHOT_EVERY, [], `v${SNAPSHOT_EVERY}`],
      [3, [], 'v3'],
      [SNAPSHOT_EVERY + 1, [], `v${SNAPSHOT_EVERY + 1}`],
    ]
    for (const [version, updates, title] of looks)
      expect(await past.look(id, version, updates, ({ doc }) => readContent(doc).title)).toBe(title)
    expect(read).toEqual([SNAPSHOT_EVERY])
  })
})

/** What somebody sends who has these updates and renames the chart. */
function aPeerOf(updates: readonly Uint8Array[], title: string): Uint8Array {
  const doc = new Doc()
  for (const update of updates) applyUpdate(doc, update)
  return editOpened(doc, [{ path: '/title', value: title }]).update
}

describe('a chart of many edits', () => {
  const versions = MOST_REPLAYED + 50
  let id: string
  beforeAll(async () => {
    id = await room.aChart('Start')
    await withManyEdits(room, id, versions - 1)
  })

  test('has a small document', async () => {
    const { chart } = await room.answer(documentAnswer, DOCUMENT, { id })
    expect(bytesOf(chart.document).length).toBeLessThan(2_000)
  })

  const event = z.object({
    data: z.object({
      chartEdited: z.object({
        version: z.number(),
        follows: z.number(),
        update: z.base64(),
        author: z.object({ id: z.string() }).nullable(),
        changes: z.array(z.object({ path: z.string(), value: z.unknown(), previous: z.unknown() })),
      }),
    }),
  })
  const follow = async (since: number) =>
    room.subgraph.client.subscribe(
      {
        query:
          'subscription ($id: ID!, $since: Int) { chartEdited(chartId: $id, sinceVersion: $since) { version follows update author { id } changes { path value previous } } }',
        variables: { id, since },
      },
      await room.identity.callAs(room.owner, { requestId: 'follow' }),
    )
  const next = async (events: AsyncIterator<GraphResponse>) => {
    const result = await events.next()
    if (result.done) throw new Error('the subscription ended')
    return event.parse(result.value).data.chartEdited
  }

  test('tells more than 1,000 missed edits as one, then goes on one by one', async () => {
    const peer = await aPeer(room, id, 'window-1')
    const events = await follow(2)
    const sum = await next(events)
    expect(sum).toMatchObject({
      version: versions,
      follows: 2,
      author: null,
      changes: [{ path: '/title', value: `v${versions}`, previous: 'v2' }],
    })
    const live = next(events)
    expect(room.pubsub.listenerCount(chartTopic(id))).toBe(1)
    const update = peer.set({ path: '/title', value: 'Live' })
    await peer.send(update)
    expect(await live).toMatchObject({ version: versions + 1, follows: versions })
    await events.return?.()
    // With the first versions, the sum makes the chart.
    const database = await openChartsDatabase(room.databaseUrl, silentLogger)
    const doc = new Doc()
    for (const known of await new DocumentDataSource(database).updatesTo(id, 2)) applyUpdate(doc, known)
    await database.close()
    applyUpdate(doc, bytesOf(sum.update))
    applyUpdate(doc, update)
    expect(readDocument(encodeStateAsUpdate(doc))).toEqual(readDocument(encodeStateAsUpdate(peer.doc)))
  })

  test('tells no more than 1,000 one by one', async () => {
    const events = await follow(versions - 3)
    expect([await next(events), await next(events)]).toMatchObject([
      { version: versions - 2, follows: versions - 3 },
      { version: versions - 1, follows: versions - 2 },
    ])
    await events.return?.()
  })
})
