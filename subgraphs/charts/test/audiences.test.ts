import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { anonymousViewer, audienceViewer, type Viewer } from '@askchart/service'
import { bars, type ChartsRoom, codesOf, datasetId, openChartsRoom, query } from './charts-room.js'

let room: ChartsRoom
let workspaceId: string
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
  workspaceId = room.owner.workspaces[0]?.id ?? ''
  id = await room.aChart('Start')
})
afterAll(() => room.stop())

const FIELDS: Readonly<Record<string, string>> = {
  chartEdited: 'chartEditedAudience(chartId: $id)',
  chartPresence: 'chartPresenceAudience(chartId: $id)',
  chartDataChanged: 'chartDataChangedAudience(chartIds: [$id, $id])',
  commentAdded: 'commentAddedAudience(chartId: $id)',
  workspaceCharts: 'workspaceChartsAudience(workspaceId: $workspaceId)',
}
const audienceOf = (name: string, viewer?: Viewer) =>
  room.ask(
    `query ($id: ID!, $workspaceId: ID!) {
      audience: ${FIELDS[name] ?? ''} { workspaceIds }
      ${name === 'workspaceCharts' ? 'chart(id: $id) { id }' : 'charts(workspaceId: $workspaceId) { totalCount }'}
    }`,
    { id, workspaceId },
    viewer,
  )

describe.each(Object.keys(FIELDS))('the audience of %s', (name) => {
  test('is the workspace, for owners and readers alike', async () => {
    for (const viewer of [room.owner, room.reader])
      expect((await audienceOf(name, viewer)).data).toMatchObject({ audience: { workspaceIds: [workspaceId] } })
  })

  test('is not told to strangers', async () => {
    for (const viewer of [room.stranger, anonymousViewer])
      expect(codesOf(await audienceOf(name, viewer))).toContain('NOT_FOUND')
  })
})

test('the audience of edits tells the version the chart is at, and refuses one that is not yet', async () => {
  const ask = (since: number | null) =>
    room.ask(
      'query ($id: ID!, $since: Int) { chartEditedAudience(chartId: $id, sinceVersion: $since) { workspaceIds position } }',
      { id, since },
    )
  expect((await ask(null)).data).toEqual({ chartEditedAudience: { workspaceIds: [workspaceId], position: 1 } })
  expect((await ask(1)).data).toEqual({ chartEditedAudience: { workspaceIds: [workspaceId], position: 1 } })
  expect(codesOf(await ask(2))).toEqual(['BAD_USER_INPUT'])
})

describe('an audience as a viewer', () => {
  const audience = (): Viewer => audienceViewer([workspaceId])

  test('sees a chart of its workspaces, and may not change it', async () => {
    const seen = await room.ask('query ($id: ID!) { chart(id: $id) { title viewerCanEdit } }', { id }, audience())
    expect(seen.data).toEqual({ chart: { title: 'Start', viewerCanEdit: false } })
    const input = { chartId: id, changes: [{ path: '/title', value: 'Changed' }] }
    const EDIT = 'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }'
    expect(codesOf(await room.ask(EDIT, { input }, audience()))).toEqual(['UNAUTHENTICATED'])
  })

  test('makes and announces nothing', async () => {
    const CREATE = 'mutation ($input: CreateChartInput!) { createChart(input: $input) { __typename } }'
    const made = await room.ask(CREATE, { input: { datasetId, title: 'Made', spec: bars, query } }, audience())
    expect(codesOf(made)).toEqual(['UNAUTHENTICATED'])
    const ANNOUNCE = 'mutation ($input: PresenceInput!) { announcePresence(input: $input) { ok } }'
    const announced = await room.ask(ANNOUNCE, { input: { chartId: id, clientId: 'w' } }, audience())
    expect(codesOf(announced)).toEqual(['UNAUTHENTICATED'])
  })
})

test('each edit is told with its version as its position beside the data', async () => {
  const events = room.subgraph.client.subscribe(
    { query: 'subscription ($id: ID!) { chartEdited(chartId: $id, sinceVersion: 0) { version } }', variables: { id } },
    await room.identity.callAs(audienceViewer([workspaceId])),
  )
  expect(await events.next()).toEqual({
    done: false,
    value: { data: { chartEdited: { version: 1 } }, extensions: { position: 1 } },
  })
  await events.return?.()
})
