import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type GraphResponse, silentLogger, type Viewer } from '@askchart/service'
import { until } from '@askchart/testing'
import pg from 'pg'
import { z } from 'zod'
import { type ChartsRoom, codesOf, openChartsRoom } from '../../test/charts-room.js'
import { openChartsDatabase } from '../db/database.js'
import { presenceTopic } from './presence.js'
import { PresenceDataSource } from './presence.data-source.js'
import { PresenceStream } from './presence-stream.js'

let room: ChartsRoom
let colleague: Viewer
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
  colleague = { ...room.owner, id: 'user_colleague' }
})
afterAll(() => room.stop())
beforeEach(async () => {
  id = await room.aChart('Revenue')
})

const ANNOUNCE = 'mutation ($input: PresenceInput!) { announcePresence(input: $input) { ok } }'
const PARTS = 'clientId selection color lastSeenAt user { id }'
const announce = async (clientId: string, more: object = {}, viewer = room.owner): Promise<void> => {
  const response = await room.ask(ANNOUNCE, { input: { chartId: id, clientId, ...more } }, viewer)
  expect(response).toEqual({ data: { announcePresence: { ok: true } } })
}
const present = async (viewer = room.owner): Promise<unknown> =>
  (await room.ask(`query ($id: ID!) { chart(id: $id) { presence { ${PARTS} } } }`, { id }, viewer)).data

async function follow(viewer: Viewer = room.owner) {
  const query = `subscription ($id: ID!) { chartPresence(chartId: $id) { clientId selection } }`
  return room.subgraph.client.subscribe({ query, variables: { id } }, await room.identity.callAs(viewer))
}
const told = z.object({ data: z.object({ chartPresence: z.array(z.record(z.string(), z.unknown())) }) })
async function next(events: AsyncIterator<GraphResponse>): Promise<unknown> {
  const result = await events.next()
  if (result.done) throw new Error('the subscription ended')
  return told.parse(result.value).data.chartPresence
}

describe('who looks at a chart', () => {
  test('is there while they say so, window by window', async () => {
    await announce('a', { selection: '/title' })
    await announce('b', {}, colleague)
    const [first, second] = [room.owner.id, colleague.id].sort()
    expect(await present()).toMatchObject({
      chart: { presence: [{ user: { id: first } }, { user: { id: second } }] },
    })
    expect(await present()).toMatchObject({
      chart: {
        presence: expect.arrayContaining([
          expect.objectContaining({
            clientId: 'a',
            selection: '/title',
            color: expect.stringMatching(/^#[0-9a-f]{6}$/),
          }),
          expect.objectContaining({ clientId: 'b', selection: null }),
        ]),
      },
    })
    await announce('a', { away: true })
    expect(await present()).toMatchObject({ chart: { presence: [{ clientId: 'b' }] } })
    // The clock of the room goes on by a second at each look.
    for (let second = 0; second < 9; second += 1) room.clock()
    expect(await present()).toEqual({ chart: { presence: [] } })
  })

  test('is not there who was heard of at a time yet to come, as where a clock was put back, until they say so again', async () => {
    await announce('a')
    const client = new pg.Client({ connectionString: room.databaseUrl })
    await client.connect()
    await client.query(
      "update charts.presence set last_seen_at = last_seen_at + interval '2 hours' where chart_id = $1",
      [id],
    )
    expect(await present()).toEqual({ chart: { presence: [] } })
    await announce('b', {}, colleague)
    const { rows } = await client.query('select client_id from charts.presence where chart_id = $1', [id])
    await client.end()
    expect(rows).toEqual([{ client_id: 'b' }])
    await announce('a')
    expect(await present()).toMatchObject({
      chart: {
        presence: expect.arrayContaining(
          [{ clientId: 'a' }, { clientId: 'b' }].map((one) => expect.objectContaining(one)),
        ),
      },
    })
  })

  test('cannot be sent away by others', async () => {
    await announce('a')
    await announce('a', { away: true }, colleague)
    expect(await present()).toMatchObject({ chart: { presence: [{ clientId: 'a', user: { id: room.owner.id } }] } })
  })

  test('is seen and told by readers, and to strangers the chart is not there', async () => {
    await announce('r', {}, room.reader)
    expect(await present(room.reader)).toMatchObject({ chart: { presence: [{ clientId: 'r' }] } })
    const input = { chartId: id, clientId: 's' }
    expect(codesOf(await room.ask(ANNOUNCE, { input }, room.stranger))).toEqual(['NOT_FOUND'])
    const refused = await (await follow(room.stranger)).next()
    expect(refused.value).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })

  test.each([
    ['no client', { clientId: '' }],
    ['a long client', { clientId: 'x'.repeat(201) }],
    ['a long selection', { clientId: 'x', selection: 'y'.repeat(201) }],
    ['a text that cannot be stored', { clientId: 'x', selection: 'a\0b' }],
  ])('is told in bounds, so not with %s', async (_what, more) => {
    expect(codesOf(await room.ask(ANNOUNCE, { input: { chartId: id, ...more } }))).toEqual(['BAD_USER_INPUT'])
  })
})

describe('following who looks at a chart', () => {
  test('tells all of them when one comes, turns to something else or goes, and not when nothing is new', async () => {
    const events = await follow()
    expect(await next(events)).toEqual([])
    const joined = next(events)
    await announce('a')
    expect(await joined).toEqual([{ clientId: 'a', selection: null }])
    const turned = next(events)
    await announce('a')
    await announce('a', { selection: '/title' })
    expect(await turned).toEqual([{ clientId: 'a', selection: '/title' }])
    const gone = next(events)
    await announce('a', { away: true })
    expect(await gone).toEqual([])
    const waiting = events.next()
    await events.return?.()
    expect(await waiting).toMatchObject({ done: true })
    expect(room.pubsub.listenerCount(presenceTopic(id))).toBe(0)
  })

  test('tells without a word that one who fell silent is gone', async () => {
    const presentMs = 300
    const database = await openChartsDatabase(room.databaseUrl, silentLogger)
    const presence = new PresenceDataSource(database, presentMs)
    const clock = () => new Date()
    const live = room.pubsub.subscribe(presenceTopic(id))
    const stream = new PresenceStream({ live, present: () => presence.present(id, clock()), clock, presentMs })
    const window = { chartId: id, userId: 'user_1', clientId: 'a' }
    await presence.announce({ ...window, selection: null, lastSeenAt: clock() })
    expect((await stream.next()).value).toMatchObject([{ clientId: 'a' }])
    const later = stream.next()
    await presence.announce({ ...window, selection: null, lastSeenAt: clock() })
    expect(await later).toEqual({ done: false, value: [] })
    await stream.return()
    await until('no listener', () => room.pubsub.listenerCount(presenceTopic(id)) === 0)
    await database.close()
  })
})
