import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { GraphResponse, Viewer } from '@askchart/service'
import { until } from '@askchart/testing'
import { z } from 'zod'
import { bars, type ChartsRoom, datasetId, openChartsRoom, query } from '../../test/charts-room.js'
import { workspaceTopic } from './chart-event.js'

let room: ChartsRoom
let workspaceId: string
beforeAll(async () => {
  room = await openChartsRoom()
  workspaceId = room.owner.workspaces[0]?.id ?? ''
})
afterAll(() => room.stop())

const FOLLOW = `subscription ($workspaceId: ID!) { workspaceCharts(workspaceId: $workspaceId) { kind chartId chart { id title version } } }`
const event = z.object({ data: z.object({ workspaceCharts: z.record(z.string(), z.unknown()) }) })
const listeners = () => room.pubsub.listenerCount(workspaceTopic(workspaceId))

async function follow(viewer: Viewer = room.owner, id = workspaceId) {
  const request = { query: FOLLOW, variables: { workspaceId: id } }
  return room.subgraph.client.subscribe(request, await room.identity.callAs(viewer))
}
async function next(events: AsyncIterator<GraphResponse>): Promise<unknown> {
  const result = await events.next()
  if (result.done) throw new Error('the subscription ended')
  return event.parse(result.value).data.workspaceCharts
}

describe('following the charts of a workspace', () => {
  test('tells each that is made, edited and deleted, as it is by then', async () => {
    const events = await follow()
    const created = next(events)
    await until('a listener', () => listeners() === 1)
    const id = await room.aChart('First')
    expect(await created).toEqual({ kind: 'CREATED', chartId: id, chart: { id, title: 'First', version: 1 } })
    const changes = [{ path: '/title', value: 'Second' }]
    await room.ask('mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }', {
      input: { chartId: id, changes },
    })
    expect(await next(events)).toEqual({ kind: 'EDITED', chartId: id, chart: { id, title: 'Second', version: 2 } })
    await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
    expect(await next(events)).toEqual({ kind: 'DELETED', chartId: id, chart: null })
    await events.return?.()
    expect(listeners()).toBe(0)
  })

  test('tells charts from prompts, and one that is asked for again only once', async () => {
    const events = await follow()
    const first = next(events)
    await until('a listener', () => listeners() === 1)
    const generate = (idempotencyKey: string) =>
      room.ask('mutation ($input: GenerateChartInput!) { generateChart(input: $input) { __typename } }', {
        input: { datasetId, prompt: 'revenue by channel', idempotencyKey },
      })
    const create = (idempotencyKey: string) =>
      room.ask('mutation ($input: CreateChartInput!) { createChart(input: $input) { __typename } }', {
        input: { datasetId, title: 'By hand', spec: bars, query, idempotencyKey },
      })
    for (const _again of [1, 2]) await generate('prompt-1')
    for (const _again of [1, 2]) await create('hand-1')
    await room.aChart('Last')
    const told = [await first, await next(events), await next(events)]
    expect(told).toMatchObject([
      { kind: 'CREATED' },
      { kind: 'CREATED', chart: { title: 'By hand' } },
      { kind: 'CREATED', chart: { title: 'Last' } },
    ])
    await events.return?.()
  })

  test('is for readers, and to strangers the workspace is not there', async () => {
    const events = await follow(room.reader)
    const first = next(events)
    await until('a listener', () => listeners() === 1)
    await room.aChart('Seen by readers')
    expect(await first).toMatchObject({ chart: { title: 'Seen by readers' } })
    await events.return?.()

    const refused = await (await follow(room.stranger)).next()
    expect(refused.value).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    expect(listeners()).toBe(0)
  })
})
