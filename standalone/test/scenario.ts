import { expect } from '@jest/globals'
import { z } from 'zod'
import { asksMore } from './asks-more.js'
import { type Answer, aPerson, type Person } from './graph-client.js'

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const columns = z.array(z.object({ name: z.string(), values: z.array(cell) }))

export const chartSchema = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  spec: z.looseObject({ mark: z.unknown() }),
  owner: z.object({ name: z.string() }),
  dataset: z.object({ name: z.string() }),
  data: z.object({ rowCount: z.number(), columns }),
  sql: z.object({ text: z.string() }),
  analysis: z.object({
    explanation: z.string(),
    confidence: z.number(),
    mentions: z.array(z.object({ text: z.string(), start: z.number(), end: z.number() })),
  }),
})
export type Chart = z.infer<typeof chartSchema>

const GENERATE = `mutation ($input: GenerateChartInput!) {
  generateChart(input: $input) {
    __typename
    ... on ChartGenerated { chart {
      id title version spec owner { name } dataset { name } data { rowCount columns { name values } } sql { text }
      analysis { explanation confidence mentions { text start end } }
    } }
    ... on CannotAnswer { message unknown }
    ... on NoData { message }
  }
}`

export const sampleDataset = async (person: Person): Promise<{ id: string; name: string }> => {
  const answer = await person.ask(
    '{ datasets { edges { node { id name source } } } }',
    z.object({
      datasets: z.object({
        edges: z.array(z.object({ node: z.object({ id: z.string(), name: z.string(), source: z.string() }) })),
      }),
    }),
  )
  const sample = answer.datasets.edges.find(({ node }) => node.source === 'SAMPLE')
  if (!sample) throw new Error('there is no sample dataset')
  return sample.node
}

export async function generate(person: Person, datasetId: string, prompt: string): Promise<Chart> {
  const answer = await person.ask(
    GENERATE,
    z.object({ generateChart: z.object({ __typename: z.literal('ChartGenerated'), chart: chartSchema }) }),
    { input: { datasetId, prompt } },
  )
  return answer.generateChart.chart
}

/** A chart of the sample made by hand, so that no prompt has to be read; answers with its id. Nobody has asked for its rows yet. */
export async function sampleChart(person: Person, limit: number | null = null): Promise<string> {
  const query = {
    v: 1,
    ...(limit === null ? {} : { limit }),
    measures: [{ column: 'order_lines.revenue', aggregate: 'SUM' }],
    dimensions: [{ column: 'regions.region_name' }],
  }
  const encoding = { x: { field: 'region_name', type: 'nominal' }, y: { field: 'sum_revenue', type: 'quantitative' } }
  const spec = { data: { name: 'data' }, mark: { type: 'bar' }, encoding }
  const { id: datasetId } = await sampleDataset(person)
  const answer = await person.ask(
    'mutation ($input: CreateChartInput!) { createChart(input: $input) { ... on ChartCreated { chart { id } } } }',
    z.object({ createChart: z.object({ chart: z.object({ id: z.string() }) }) }),
    { input: { datasetId, title: 'Revenue by region', query, spec } },
  )
  return answer.createChart.chart.id
}

/** From the question to the chart and its rows. */
export async function asksAndSees(person: Person): Promise<Chart> {
  const dataset = await sampleDataset(person)
  const prompt = 'Top 5 sales by region'
  const chart = await generate(person, dataset.id, prompt)
  expect(chart).toMatchObject({ version: 1, owner: { name: person.name }, dataset: { name: dataset.name } })
  expect(chart.data.rowCount).toBe(5)
  const [labels, values] = chart.data.columns
  expect(new Set(labels?.values).size).toBe(5)
  const numbers = z.array(z.number().positive()).parse(values?.values)
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
  expect(chart.sql.text).toMatch(/^SELECT/i)
  for (const mention of chart.analysis.mentions) expect(prompt.slice(mention.start, mention.end)).toBe(mention.text)
  return chart
}

const EDITS = `subscription ($id: ID!) {
  chartEdited(chartId: $id) { version author { name } changes { path value } chart { title data { rowCount } } }
}`
export const EDIT = `mutation ($input: EditChartInput!) { editChart(input: $input) { __typename ... on ChartEdited { edit { version } } ... on InvalidSpec { issues { path message } } } }`

export const followEdits = (person: Person, chartId: string) => person.follow(EDITS, { id: chartId })

export const rename = (person: Person, chartId: string, title: string) =>
  person.ask(
    EDIT,
    z.object({
      editChart: z.object({ __typename: z.literal('ChartEdited'), edit: z.object({ version: z.number() }) }),
    }),
    { input: { chartId, changes: [{ path: '/title', value: title }] } },
  )

/**
 * Edits until the follower has seen one: a subscription says nothing when it is ready, so the first edits may come
 * before it. Returns the first event seen.
 */
export async function editUntilSeen(editor: Person, chartId: string, events: AsyncIterator<Answer>): Promise<Answer> {
  const follower = { hasSeen: false }
  const first = events.next().finally(() => (follower.hasSeen = true))
  for (let attempt = 1; attempt <= 3_000 && !follower.hasSeen; attempt += 1) {
    await rename(editor, chartId, `Edit ${attempt}`)
    await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 100))])
  }
  const result = await first
  if (result.done) throw new Error('the subscription ended without an event')
  return result.value
}

/** Two windows of one person: what one edits the other sees, with fields of three subgraphs. */
export async function editsTogether(person: Person, chart: Chart): Promise<void> {
  const events = followEdits(person, chart.id)
  const event = await editUntilSeen(person, chart.id, events)
  expect(event.errors).toBeUndefined()
  expect(event.data?.['chartEdited']).toMatchObject({
    author: { name: person.name },
    changes: [{ path: '/title' }],
    chart: { data: { rowCount: chart.data.rowCount } },
  })
  await events.return?.()
}

const IMPORT_STATE =
  '{ id status dataset { id name tables { name rowCount columns { name type } } } problem { message file line column } }'
const importSchema = z.object({
  id: z.string(),
  status: z.string(),
  dataset: z
    .object({
      id: z.string(),
      name: z.string(),
      tables: z.array(
        z.object({
          name: z.string(),
          rowCount: z.number(),
          columns: z.array(z.object({ name: z.string(), type: z.string() })),
        }),
      ),
    })
    .nullable(),
  problem: z
    .object({
      message: z.string(),
      file: z.string().nullable(),
      line: z.number().nullable(),
      column: z.string().nullable(),
    })
    .nullable(),
})
export type Import = z.infer<typeof importSchema>

/** Uploads a CSV, imports it and waits for the end. */
export async function brings(person: Person, fileName: string, csv: string): Promise<Import> {
  const bytes = Buffer.from(csv, 'utf8')
  const upload = await person.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadId url headers { name value } } }',
    z.object({
      createUpload: z.object({
        uploadId: z.string(),
        url: z.string(),
        headers: z.array(z.object({ name: z.string(), value: z.string() })),
      }),
    }),
    { input: { workspaceId: person.workspaceId, fileName, byteSize: bytes.length, contentType: 'text/csv' } },
  )
  const { uploadId, url, headers } = upload.createUpload
  const put = await fetch(url, {
    method: 'PUT',
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    body: bytes,
  })
  expect(put.ok).toBe(true)
  const started = await person.ask(
    `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { ... on ImportStarted { import ${IMPORT_STATE} } ... on ImportRejected { message } } }`,
    z.object({ importDataset: z.object({ import: importSchema }) }),
    { input: { workspaceId: person.workspaceId, name: fileName, uploadIds: [uploadId] } },
  )
  let state = started.importDataset.import
  for await (const event of person.follow(`subscription ($id: ID!) { importProgress(id: $id) ${IMPORT_STATE} }`, {
    id: state.id,
  })) {
    if (event.errors) throw new Error(JSON.stringify(event.errors))
    state = z.object({ importProgress: importSchema }).parse(event.data).importProgress
  }
  return state
}

/** Exports a chart and downloads the file. */
export async function takesAway(person: Person, chartId: string, format: 'PNG' | 'SVG' | 'CSV'): Promise<Buffer> {
  const queued = await person.ask(
    'mutation ($input: ExportChartsInput!) { exportCharts(input: $input) { ... on ExportQueued { export { id } } ... on ExportRefused { message } } }',
    z.object({ exportCharts: z.object({ export: z.object({ id: z.string() }) }) }),
    { input: { chartIds: [chartId], format } },
  )
  const stateSchema = z.object({
    exportProgress: z.object({
      status: z.string(),
      progress: z.number(),
      url: z.string().nullable(),
      problem: z.string().nullable(),
    }),
  })
  let last: z.infer<typeof stateSchema>['exportProgress'] | null = null
  for await (const event of person.follow(
    'subscription ($id: ID!) { exportProgress(id: $id) { status progress url problem } }',
    { id: queued.exportCharts.export.id },
  )) {
    if (event.errors) throw new Error(JSON.stringify(event.errors))
    last = stateSchema.parse(event.data).exportProgress
  }
  expect(last).toMatchObject({ status: 'DONE', progress: 1, problem: null })
  const response = await fetch(String(last?.url))
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

/** What someone of another workspace sees of a chart and a dataset: nothing. */
export async function seesNothing(stranger: Person, chart: Chart, datasetId: string): Promise<void> {
  for (const [query, id] of [
    ['query ($id: ID!) { found: chart(id: $id) { title } }', chart.id],
    ['query ($id: ID!) { found: dataset(id: $id) { name } }', datasetId],
  ] as const) {
    const answer = await stranger.try(query, { id })
    expect(answer.data?.['found'] ?? null).toBeNull()
    expect(JSON.stringify(answer)).not.toContain(chart.title)
  }
  const edit = await stranger.try(EDIT, { input: { chartId: chart.id, changes: [{ path: '/title', value: 'Mine' }] } })
  expect(edit.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
}

/** The whole path, the same in one process and in six. */
export async function wholeScenario(url: string): Promise<void> {
  const person = await aPerson(url)
  const stranger = await aPerson(url)
  try {
    const chart = await asksAndSees(person)
    await asksMore(person, (await sampleDataset(person)).id)
    await editsTogether(person, chart)
    const imported = await brings(
      person,
      'shops.csv',
      'shop,city,opened,turnover\nA,Bern,2024-01-31,10.5\nB,Basel,2025-02-01,20\n',
    )
    expect(imported).toMatchObject({ status: 'DONE', problem: null, dataset: { tables: [{ rowCount: 2 }] } })
    const own = await generate(person, String(imported.dataset?.id), 'turnover by city')
    expect(
      own.data.columns
        .map(({ values }) => values)
        .flat()
        .sort(),
    ).toEqual([10.5, 20, 'Basel', 'Bern'].sort())
    const rejected = await brings(person, 'broken.csv', 'a,b\n1,2\n3\n')
    expect(rejected).toMatchObject({ status: 'FAILED', dataset: null, problem: { file: 'broken.csv', line: 3 } })
    expect((await takesAway(person, chart.id, 'PNG')).subarray(1, 4).toString()).toBe('PNG')
    expect((await takesAway(person, chart.id, 'SVG')).toString()).toContain('<svg')
    expect((await takesAway(person, chart.id, 'CSV')).toString().trim().split('\r\n')).toHaveLength(6)
    await seesNothing(stranger, chart, (await sampleDataset(person)).id)
    const deleted = await person.ask(
      'mutation ($id: ID!) { deleteChart(id: $id) { deleted } }',
      z.object({ deleteChart: z.object({ deleted: z.literal(true) }) }),
      { id: chart.id },
    )
    expect(deleted.deleteChart.deleted).toBe(true)
    expect(
      (await person.try('query ($id: ID!) { chart(id: $id) { title } }', { id: chart.id })).data?.['chart'] ?? null,
    ).toBeNull()
  } finally {
    await Promise.all([person.leave(), stranger.leave()])
  }
}
