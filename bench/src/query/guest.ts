import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { post } from './post.js'

const answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }))
    .optional(),
})
const tokens = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.coerce.date() })
const session = z.object({
  startGuestSession: tokens.extend({
    viewer: z.object({
      workspaces: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })).nonempty() }),
    }),
  }),
})
const renewed = z.object({ refreshSession: tokens })
const TOKENS = 'accessToken refreshToken expiresAt'
const RENEW = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ... on Session { ${TOKENS} } } }`
/** A token is renewed when no more than this is left of it. */
const RENEWED_BEFORE_MS = 5 * 60_000

const opened = z.object({ createUpload: z.object({ uploadId: z.string(), url: z.string() }) })
const importStarted = z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) })
const progress = z.object({
  datasetImport: z.object({ status: z.string(), dataset: z.object({ id: z.string() }).nullable() }),
})

/** Nothing is wrong with what was asked: a part of the system was too busy, and it may be asked again. */
export class Unanswered extends Error {}

/** A guest with a workspace of its own, asking over HTTP. */
export interface Guest {
  readonly workspaceId: string
  /** Throws where the answer has errors: `Unanswered` where these may pass. */
  ask<Schema extends z.ZodType>(
    schema: Schema,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<z.output<Schema>>
  /** Imports a CSV file; gives the dataset's id. */
  bring(fileName: string, csv: string): Promise<string>
}

/** A new guest, whose session is renewed as long as it is used. */
export async function aGuest(url: string, renewedBeforeMs = RENEWED_BEFORE_MS): Promise<Guest> {
  let held: z.output<typeof tokens> | null = null
  let renewal: Promise<void> | null = null
  let renewalKey = randomUUID()
  const send = async <Schema extends z.ZodType>(
    schema: Schema,
    query: string,
    variables: Record<string, unknown>,
    token: string | null,
  ): Promise<z.output<Schema>> => {
    const authorization = token === null ? null : `Bearer ${token}`
    const said = await post(`${url}/graphql`, authorization, JSON.stringify({ query, variables }))
    const { data, errors } = answer.parse(JSON.parse(said))
    if (errors) {
      const said = errors.map(({ message }) => message).join(' ')
      throw errors.every(({ extensions }) => extensions?.code === 'UNAVAILABLE')
        ? new Unanswered(said)
        : new Error(said)
    }
    return schema.parse(data)
  }
  const renew = async (refreshToken: string): Promise<void> => {
    held = (await send(renewed, RENEW, { input: { refreshToken, idempotencyKey: renewalKey } }, null)).refreshSession
    renewalKey = randomUUID()
  }
  const ask: Guest['ask'] = async (schema, query, variables = {}) => {
    if (held !== null && held.expiresAt.getTime() - Date.now() < renewedBeforeMs) {
      // A refresh token is good for one use, whoever asks meanwhile.
      renewal ??= renew(held.refreshToken).finally(() => (renewal = null))
      await renewal
    }
    return send(schema, query, variables, held?.accessToken ?? null)
  }
  const { startGuestSession } = await ask(
    session,
    `mutation { startGuestSession { ... on Session { ${TOKENS} viewer { workspaces { edges { node { id } } } } } } }`,
  )
  held = startGuestSession
  const workspaceId = startGuestSession.viewer.workspaces.edges[0]?.node.id ?? ''
  return {
    workspaceId,
    ask,
    async bring(fileName, csv) {
      const { createUpload } = await ask(
        opened,
        'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadId url } }',
        { input: { workspaceId, fileName, byteSize: Buffer.byteLength(csv), contentType: 'text/csv' } },
      )
      await fetch(createUpload.url, { method: 'PUT', body: csv, headers: { 'content-type': 'text/csv' } })
      const { importDataset } = await ask(
        importStarted,
        'mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { ... on ImportStarted { import { id } } } }',
        { input: { workspaceId, name: fileName, uploadIds: [createUpload.uploadId] } },
      )
      for (;;) {
        const { datasetImport } = await ask(
          progress,
          'query ($id: ID!) { datasetImport(id: $id) { status dataset { id } } }',
          { id: importDataset.import.id },
        )
        if (datasetImport.status === 'FAILED') throw new Error('the import failed')
        if (datasetImport.dataset !== null) return datasetImport.dataset.id
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
  }
}
