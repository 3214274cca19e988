import type { Page } from 'playwright-core'
import { z } from 'zod'
import { addresses } from './addresses.js'

/** Asks the API as the visitor of a page, as a program of theirs would. */
export type Ask = <Schema extends z.ZodType>(
  query: string,
  schema: Schema,
  variables?: Record<string, unknown>,
) => Promise<z.output<Schema>>

const answer = z.object({ data: z.unknown(), errors: z.array(z.object({ message: z.string() })).optional() })

/** With a token of the page's own session; the page is to be open. */
export async function graphOf(page: Page): Promise<Ask> {
  const accessToken = await tokenOf(page)
  return async (query, schema, variables = {}) => {
    const response = await fetch(new URL('/graphql', addresses.system()), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = answer.parse(await response.json())
    if (errors) throw new Error(errors.map(({ message }) => message).join(' '))
    return schema.parse(data)
  }
}

async function tokenOf(page: Page): Promise<string> {
  // A visitor nobody knows becomes a guest first.
  await page.getByText('Sample: a shop').first().waitFor({ state: 'attached' })
  // Alone, as the client refreshes: another window may do so now, and what is used twice ends the session.
  const refreshed = await page.evaluate(() => {
    const refresh = async (): Promise<string> => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch('/session/refresh', { method: 'POST', headers, body: '{}' })
      return response.text()
    }
    return 'locks' in navigator ? navigator.locks.request('askchart-session', refresh) : refresh()
  })
  return z.object({ accessToken: z.string() }).parse(JSON.parse(refreshed)).accessToken
}

const WORKSPACE = '{ viewer { workspaces { edges { node { id } } } } }'
const workspaces = z.object({
  viewer: z.object({
    workspaces: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
  }),
})
const UPLOAD = `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadId url headers { name value } } }`
const upload = z.object({
  createUpload: z.object({
    uploadId: z.string(),
    url: z.string(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
})
const IMPORT = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
  ... on ImportStarted { import { id } } ... on ImportRejected { message } } }`
const started = z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) })
const STATE = 'query ($id: ID!) { datasetImport(id: $id) { status dataset { id } problem { message } } }'
const state = z.object({
  datasetImport: z.object({
    status: z.string(),
    dataset: z.object({ id: z.string() }).nullable(),
    problem: z.object({ message: z.string() }).nullable(),
  }),
})

/** Imports a CSV file, into a dataset where one is given, and answers with the dataset's id. */
export async function importCsv(
  ask: Ask,
  fileName: string,
  content: string,
  datasetId: string | null = null,
): Promise<string> {
  const [first] = (await ask(WORKSPACE, workspaces)).viewer.workspaces.edges
  const workspaceId = first?.node.id
  const byteSize = Buffer.byteLength(content)
  const input = { workspaceId, fileName, byteSize, contentType: 'text/csv' }
  const { createUpload } = await ask(UPLOAD, upload, { input })
  const headers = Object.fromEntries(createUpload.headers.map(({ name, value }) => [name, value]))
  await fetch(createUpload.url, { method: 'PUT', headers, body: content })
  const wanted = { workspaceId, name: fileName, uploadIds: [createUpload.uploadId], datasetId }
  const { id } = (await ask(IMPORT, started, { input: wanted })).importDataset.import
  for (;;) {
    const { status, dataset, problem } = (await ask(STATE, state, { id })).datasetImport
    if (dataset) return dataset.id
    if (status !== 'QUEUED' && status !== 'RUNNING') throw new Error(`${status}: ${problem?.message ?? ''}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
