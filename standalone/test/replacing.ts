import { expect } from '@jest/globals'
import { until } from '@askchart/testing'
import { z } from 'zod'
import type { Answer, Person } from './graph-client.js'

const upload = z.object({
  createUpload: z.object({
    uploadId: z.string(),
    url: z.string(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
})
const START = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
  ... on ImportStarted { import { id } } ... on ImportRejected { message } } }`
const started = z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) })
const STATE = 'query ($id: ID!) { datasetImport(id: $id) { status rowsRead dataset { id } problem { message } } }'
const state = z.object({
  datasetImport: z.object({
    status: z.string(),
    rowsRead: z.number(),
    dataset: z.object({ id: z.string() }).nullable(),
    problem: z.object({ message: z.string() }).nullable(),
  }),
})
export type ImportState = z.output<typeof state>['datasetImport']

export interface Link {
  readonly uploadId: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Where a CSV file may be put. */
export async function uploadLink(person: Person, content: string, fileName = 'sales.csv'): Promise<Link> {
  const byteSize = Buffer.byteLength(content)
  const { createUpload } = await person.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadId url headers { name value } } }',
    upload,
    { input: { workspaceId: person.workspaceId, fileName, byteSize, contentType: 'text/csv' } },
  )
  const { url, uploadId, headers } = createUpload
  return { uploadId, url, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])) }
}

export async function uploadCsv(person: Person, fileName: string, content: string): Promise<string> {
  const { uploadId, url, headers } = await uploadLink(person, content, fileName)
  const put = await fetch(url, { method: 'PUT', body: content, headers })
  expect(put.ok).toBe(true)
  return uploadId
}

/** Starts an import of files that are there, into a dataset where one is given, and answers with the import's id. */
export async function importUploads(
  person: Person,
  uploadIds: readonly string[],
  datasetId: string | null = null,
): Promise<string> {
  const input = { workspaceId: person.workspaceId, name: 'Sales', uploadIds, datasetId }
  return (await person.ask(START, started, { input })).importDataset.import.id
}

/** Starts an import of one file, into a dataset where one is given, and answers with the import's id. */
export const startImport = async (person: Person, content: string, datasetId: string | null): Promise<string> =>
  importUploads(person, [await uploadCsv(person, 'sales.csv', content)], datasetId)

export const importState = async (person: Person, id: string): Promise<ImportState> =>
  (await person.ask(STATE, state, { id })).datasetImport

/** Imports a file and answers with its dataset's id. */
export async function importSales(person: Person, content: string, datasetId: string | null = null): Promise<string> {
  const id = await startImport(person, content, datasetId)
  await until(
    'the end of the import',
    async () => !/QUEUED|RUNNING/.test((await importState(person, id)).status),
    300_000,
  )
  const { dataset, problem } = await importState(person, id)
  if (!dataset) throw new Error(`nothing was imported: ${JSON.stringify(problem)}`)
  return dataset.id
}

const CREATE = `mutation ($input: CreateChartInput!) { createChart(input: $input) { ... on ChartCreated { chart { id } } } }`
const created = z.object({ createChart: z.object({ chart: z.object({ id: z.string() }) }) })
const SHOWN = `id version query data { columns { values } }
  dataProblem { message columns { column removed suggestions } }`
const FOLLOW = `subscription ($ids: [ID!]!) { chartDataChanged(chartIds: $ids) { ${SHOWN} } }`
const REPLACE = `mutation ($input: ReplaceChartColumnsInput!) { replaceChartColumns(input: $input) {
  __typename ... on ChartEdited { chart { ${SHOWN} } } } }`
const UNDO = `mutation ($id: ID!) { undoChartEdit(chartId: $id) { __typename ... on ChartEdited { chart { ${SHOWN} } } } }`

async function aChart(person: Person, datasetId: string): Promise<string> {
  const input = {
    datasetId,
    title: 'Revenue by region',
    query: {
      v: 1,
      measures: [{ column: 'sales.revenue', aggregate: 'SUM' }],
      dimensions: [{ column: 'sales.region' }],
    },
    spec: {
      data: { name: 'data' },
      mark: { type: 'bar' },
      encoding: {
        x: { field: 'region', type: 'nominal' },
        y: { field: 'sum_revenue', type: 'quantitative' },
      },
    },
  }
  return (await person.ask(CREATE, created, { input })).createChart.chart.id
}

/** The rows behind a chart are replaced; whoever looks at it sees that, is told what is gone, and mends it. */
export async function replaces(person: Person, stranger: Person): Promise<void> {
  const datasetId = await importSales(person, 'region,revenue\nNorth,1.5\nSouth,2.5\n')
  const id = await aChart(person, datasetId)
  const events = person.follow(FOLLOW, { ids: [id] })
  const next = async (): Promise<Answer> => {
    const result = await events.next()
    if (result.done) throw new Error('the subscription ended')
    return result.value
  }
  const first = next()
  // What happens before it is heard is not told.
  await opened(person, id)

  await importSales(person, 'region,revenue\nNorth,10.5\nSouth,20.5\nEast,30.5\n', datasetId)
  expect(await first).toMatchObject({
    data: {
      chartDataChanged: {
        id,
        version: 1,
        dataProblem: null,
        data: { columns: [{ values: ['East', 'North', 'South'] }, { values: [30.5, 10.5, 20.5] }] },
      },
    },
  })
  const second = next()
  await importSales(person, 'Region,revenue\nNorth,7.5\n', datasetId)
  const gone = {
    message: 'The column sales.region is no longer in this dataset.',
    columns: [{ column: 'sales.region', removed: true, suggestions: ['sales.Region'] }],
  }
  expect(await second).toMatchObject({
    data: { chartDataChanged: { id, data: null, dataProblem: gone } },
    errors: [{ path: ['chartDataChanged', 'data'], extensions: { code: 'INVALID_QUERY' } }],
  })
  await events.return?.()

  const input = { chartId: id, replacements: [{ column: 'sales.region', by: 'sales.Region' }] }
  expect(await person.try(REPLACE, { input })).toMatchObject({
    data: {
      replaceChartColumns: {
        __typename: 'ChartEdited',
        chart: { version: 2, dataProblem: null, data: { columns: [{ values: ['North'] }, { values: [7.5] }] } },
      },
    },
  })
  expect(await person.try(UNDO, { id })).toMatchObject({
    data: { undoChartEdit: { __typename: 'ChartEdited', chart: { version: 3, dataProblem: gone } } },
  })
  await isNotTheirs(stranger, { id, datasetId, importId: await startImport(person, 'a\n1\n', null), input })
}

/** Resolves once a later subscription of the same socket has been served. */
async function opened(person: Person, id: string): Promise<void> {
  const events = person.follow('subscription ($id: ID!) { chartEdited(chartId: $id, sinceVersion: 0) { version } }', {
    id,
  })
  await events.next()
  await events.return?.()
}

interface Mine {
  readonly id: string
  readonly datasetId: string
  readonly importId: string
  readonly input: Readonly<Record<string, unknown>>
}

async function isNotTheirs(stranger: Person, { id, datasetId, importId, input }: Mine): Promise<void> {
  const codeOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions?.['code']
  expect(codeOf(await stranger.try(REPLACE, { input }))).toBe('NOT_FOUND')
  expect(codeOf(await stranger.try(`query ($id: ID!) { chart(id: $id) { dataProblem { message } } }`, { id }))).toBe(
    'NOT_FOUND',
  )
  const cancel = 'mutation ($id: ID!) { cancelImport(id: $id) { import { status } } }'
  expect(codeOf(await stranger.try(cancel, { id: importId }))).toBe('NOT_FOUND')
  const uploadIds = [await uploadCsv(stranger, 'sales.csv', 'a\n1\n')]
  const theft = { workspaceId: stranger.workspaceId, uploadIds, datasetId }
  expect(codeOf(await stranger.try(START, { input: theft }))).toBe('NOT_FOUND')
  const heard = stranger.follow(FOLLOW, { ids: [id] })
  await expect(heard.next()).rejects.toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
}
