import { createMemoryPubSub, type PubSub } from '@askchart/pubsub'
import {
  type GraphResponse,
  type Jobs,
  newId,
  silentLogger,
  startJobs,
  type Subgraph,
  type Viewer,
} from '@askchart/service'
import { aViewer, type TestIdentity, testDatabase, testIdentity } from '@askchart/testing'
import { z } from 'zod'
import { createCharts } from '../src/index.js'
import { aWorld, neighbours, type World } from './neighbours.js'
import { salesProfile } from './sales-profile.js'

export interface ChartsRoom {
  readonly identity: TestIdentity
  readonly world: World
  readonly pubsub: PubSub
  readonly jobs: Jobs
  readonly databaseUrl: string
  readonly owner: Viewer
  /** A member of the same workspace who may only look. */
  readonly reader: Viewer
  readonly stranger: Viewer
  readonly subgraph: Subgraph
  /** As the owner, unless said otherwise. */
  ask(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<GraphResponse>
  /** Parses `data`; fails where there are errors. */
  answer<Schema extends z.ZodType>(
    schema: Schema,
    query: string,
    variables?: Record<string, unknown>,
    viewer?: Viewer,
  ): Promise<z.output<Schema>>
  /** A new chart by hand, and its id. */
  aChart(title?: string): Promise<string>
  /** The next moment the clock will tell; each look at it is a second later. */
  readonly clock: () => Date
  stop(): Promise<void>
}

export const bars = {
  data: { name: 'data' },
  mark: { type: 'bar' },
  encoding: {
    x: { field: 'channel', type: 'nominal' },
    y: { field: 'sum_revenue', type: 'quantitative' },
  },
}
export const query = {
  v: 1,
  dimensions: [{ column: 'orders.channel' }],
  measures: [{ column: 'orders.revenue', aggregate: 'SUM' }],
}
export const datasetId = salesProfile.id

const CREATE = `mutation ($input: CreateChartInput!) {
  createChart(input: $input) { ... on ChartCreated { chart { id } } ... on InvalidSpec { issues { path message } } }
}`
const created = z.object({ createChart: z.object({ chart: z.object({ id: z.string() }) }) })

/** The charts subgraph on a fresh database, called as the gateway would, beside real schemas of nlp and analytics. */
export async function openChartsRoom(pubsub: PubSub = createMemoryPubSub()): Promise<ChartsRoom> {
  const [database, identity] = await Promise.all([testDatabase(), testIdentity()])
  const jobs = await startJobs({ url: database.url, log: silentLogger })
  const workspaceId = newId('workspace')
  const world = aWorld(workspaceId)
  let seconds = Date.parse('2026-01-01T00:00:00Z') / 1000
  const clock = (): Date => new Date((seconds += 1) * 1000)
  const subgraph = await createCharts(
    { databaseUrl: database.url },
    {
      log: silentLogger,
      jobs,
      pubsub,
      verifier: identity.verifier,
      signer: identity.signers.charts,
      clients: neighbours(world, identity),
      clock,
    },
  )
  await subgraph.start()
  const owner = aViewer('OWNER', workspaceId)
  const ask: ChartsRoom['ask'] = async (text, variables, viewer = owner) =>
    subgraph.client.execute({ query: text, variables }, await identity.callAs(viewer))
  const answer: ChartsRoom['answer'] = async (schema, text, variables, viewer) => {
    const response = await ask(text, variables, viewer)
    if (response.errors) throw new Error(JSON.stringify(response.errors))
    return schema.parse(response.data)
  }
  return {
    identity,
    world,
    pubsub,
    jobs,
    databaseUrl: database.url,
    owner,
    reader: aViewer('VIEWER', workspaceId),
    stranger: aViewer(),
    subgraph,
    ask,
    answer,
    clock,
    async aChart(title = 'Revenue') {
      const { createChart } = await answer(created, CREATE, { input: { datasetId, title, spec: bars, query } })
      return createChart.chart.id
    },
    async stop() {
      await jobs.stop()
      await subgraph.stop()
      await pubsub.stop()
      await database.drop()
    },
  }
}

/** The codes of a response's errors. */
export const codesOf = (response: GraphResponse): readonly unknown[] =>
  (response.errors ?? []).map((error) => error.extensions?.['code'])
