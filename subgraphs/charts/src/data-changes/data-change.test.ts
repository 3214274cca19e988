import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createMemoryPubSub, createRedisPubSub, type PubSub } from '@askchart/pubsub'
import type { GraphResponse, Viewer } from '@askchart/service'
import { hasRedis, testRedis, until } from '@askchart/testing'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { z } from 'zod'
import { type ChartsRoom, datasetId, openChartsRoom } from '../../test/charts-room.js'
import { DATA_TOPIC } from './data-change.js'

const FOLLOW = 'subscription ($ids: [ID!]!) { chartDataChanged(chartIds: $ids) { id title dataGrant } }'
const event = z.object({ data: z.object({ chartDataChanged: z.looseObject({ id: z.string(), title: z.string() }) }) })

interface Fanout {
  readonly pubsub: PubSub
  stop(): Promise<void>
}
const fanouts: readonly [string, boolean, () => Promise<Fanout>][] = [
  ['memory', true, () => Promise.resolve({ pubsub: createMemoryPubSub(), stop: () => Promise.resolve() })],
  [
    'Redis',
    hasRedis,
    async () => {
      const redis = await testRedis()
      return { pubsub: createRedisPubSub(redis.url), stop: () => redis.stop() }
    },
  ],
]

for (const [name, here, open] of fanouts.filter(([, there]) => there)) {
  describe(`following the data of charts over ${name}`, () => {
    let fanout: Fanout
    let room: ChartsRoom
    let pool: pg.Pool
    beforeAll(async () => {
      expect(here).toBe(true)
      fanout = await open()
      room = await openChartsRoom(fanout.pubsub)
      pool = new pg.Pool({ connectionString: room.databaseUrl, max: 1 })
    })
    afterAll(async () => {
      await pool.end()
      await room.stop()
      await fanout.stop()
    })

    const follow = async (ids: readonly string[], viewer: Viewer = room.owner) =>
      room.subgraph.client.subscribe({ query: FOLLOW, variables: { ids } }, await room.identity.callAs(viewer))
    const next = async (events: AsyncIterator<GraphResponse>) => {
      const result = await events.next()
      if (result.done) throw new Error('the subscription ended')
      return event.parse(result.value).data.chartDataChanged
    }
    const listening = () => until('a listener', () => room.pubsub.listenerCount(DATA_TOPIC) > 0)
    const changed = (dataset: string) =>
      room.jobs.publish(drizzle({ client: pool }), 'datasetChanged', {
        datasetId: dataset,
        workspaceId: 'workspace_1',
        version: 2,
        removedColumns: [],
      })

    test('tells each of them when the rows of its dataset were replaced, as it is then', async () => {
      const ids = [await room.aChart('First'), await room.aChart('Second')]
      await room.aChart('Not followed')
      const events = await follow([...ids, ...ids])
      const first = next(events)
      await listening()
      await changed('dataset_other')
      await changed(datasetId)
      expect(await first).toMatchObject({ id: ids[0], title: 'First', dataGrant: expect.any(String) })
      expect(await next(events)).toMatchObject({ id: ids[1], title: 'Second' })
      const [gone = '', kept = ''] = ids
      await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id: gone })
      const later = next(events)
      await changed(datasetId)
      expect(await later).toMatchObject({ id: kept })
      const waiting = events.next()
      await events.return?.()
      expect(await waiting).toMatchObject({ done: true })
      expect(room.pubsub.listenerCount(DATA_TOPIC)).toBe(0)
    })

    test('is not for strangers, not for charts that are not there, and bounded', async () => {
      const id = await room.aChart('Mine')
      const refusal = async (ids: readonly string[], viewer?: Viewer) => {
        const events = await follow(ids, viewer)
        const result = await events.next()
        const { errors } = z
          .object({ errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })) })
          .parse(result.value)
        return errors[0]?.extensions.code
      }
      expect(await refusal([id], room.stranger)).toBe('NOT_FOUND')
      expect(await refusal([id, 'chart_none'])).toBe('NOT_FOUND')
      expect(await refusal([])).toBe('BAD_USER_INPUT')
      expect(await refusal(Array.from({ length: 101 }, (_, index) => `chart_${index}`))).toBe('BAD_USER_INPUT')
      expect(room.pubsub.listenerCount(DATA_TOPIC)).toBe(0)
    })

    test('is for readers, too', async () => {
      const events = await follow([await room.aChart('Read')], room.reader)
      const first = next(events)
      await listening()
      await changed(datasetId)
      expect(await first).toMatchObject({ title: 'Read' })
      await events.return?.()
    })
  })
}
