import { modelReply, type ModelServer, startModelServer } from '@askchart/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { aPerson, type Person } from './graph-client.js'
import { aDataFolder, type Folder } from './processes.js'
import { sampleDataset } from './scenario.js'
import { startSixProcesses, startStandalone, type System } from './systems.js'

const LIMIT_MS = 600_000
const GENERATE = `mutation ($input: GenerateChartInput!) {
  generateChart(input: $input) {
    __typename
    ... on ChartGenerated { chart {
      sql { text parameters } data { rowCount } analysis { engine modelFailure explanation mentions { text } }
    } }
    ... on CannotAnswer { message }
  }
}`
const HOSTILE = "x'); DROP TABLE regions --"
/** "Takings per place, but not those", as the model reads it. */
const TAKINGS_PER_PLACE = {
  intent: 'RANKING',
  mark: 'BAR',
  arrangement: null,
  query: {
    v: 1,
    measures: [{ column: 'order_lines.revenue', aggregate: 'SUM', via: null, as: null }],
    dimensions: [{ column: 'regions.region_name', via: null, granularity: null, bin: null, as: null }],
    filter: {
      and: null,
      or: null,
      not: null,
      compare: { column: 'regions.region_name', via: null, aggregate: null, operator: 'NEQ', values: [HOSTILE] },
    },
    orderBy: [{ by: 'order_lines.revenue', direction: 'DESCENDING' }],
    limit: 3,
  },
  mentions: [{ text: 'zorbles', kind: 'MEASURE', column: 'order_lines.revenue', value: null }],
}

type Environment = Readonly<Record<string, string>>
const systems: [string, (folder: string, environment: Environment) => Promise<System>][] = [
  ['in one process', startStandalone],
  ['in six processes', (_folder, environment) => startSixProcesses({ redis: false, environment })],
]

describe.each(systems)('a language model %s', (_name, start) => {
  let folder: Folder
  let server: ModelServer
  let system: System
  let person: Person

  beforeAll(async () => {
    folder = await aDataFolder()
    server = await startModelServer()
    const environment = {
      OPENAI_API_KEY: 'key',
      OPENAI_BASE_URL: server.url,
      OPENAI_MODEL: 'test',
      MODEL_BELOW_CONFIDENCE: '1',
      MODEL_DEADLINE_MS: '6000',
    }
    system = await start(folder.path, environment)
    person = await aPerson(system.url)
  }, LIMIT_MS)
  beforeEach(() => {
    server.calls.length = 0
  })
  afterAll(async () => {
    await person.leave()
    await system.stop()
    await server.stop()
    await folder.remove()
  }, LIMIT_MS)

  const generate = async (prompt: string) => {
    const { id } = await sampleDataset(person)
    const { generateChart } = await person.ask(GENERATE, z.object({ generateChart: z.looseObject({}) }), {
      input: { datasetId: id, prompt },
    })
    return generateChart
  }

  test(
    'makes a chart of what the reader cannot read; what it wrote as a value is bound as one',
    async () => {
      server.replies = [modelReply.reads(TAKINGS_PER_PLACE)]
      const made = await generate('zorbles')
      expect(made).toMatchObject({
        __typename: 'ChartGenerated',
        chart: {
          data: { rowCount: 3 },
          analysis: { engine: 'LANGUAGE_MODEL', modelFailure: null, mentions: [{ text: 'zorbles' }] },
        },
      })
      const { sql } = z.object({ chart: z.object({ sql: z.looseObject({ text: z.string() }) }) }).parse(made).chart
      expect(sql.text).not.toContain('DROP')
      expect(JSON.stringify(sql['parameters'])).toContain(HOSTILE)
      expect(server.calls).toHaveLength(1)
    },
    LIMIT_MS,
  )

  test(
    'that does not answer in time leaves a chart of what the reader has read, and says so',
    async () => {
      server.replies = [modelReply.hangs]
      const [known, unknown] = await Promise.all([generate('Top 5 sales by region'), generate('zorbles')])
      expect(known).toMatchObject({
        __typename: 'ChartGenerated',
        chart: { data: { rowCount: 5 }, analysis: { engine: 'OFFLINE', modelFailure: 'TIMED_OUT' } },
      })
      expect(unknown).toMatchObject({
        __typename: 'CannotAnswer',
        message: expect.stringMatching(/gave no answer in time\.$/),
      })
    },
    LIMIT_MS,
  )
})
