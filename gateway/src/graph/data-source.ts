import { type GraphClient, type GraphResponse, UnavailableError } from '@askchart/service'
import type { GraphQLFormattedError } from 'graphql'
import { z } from 'zod'
import type { GatewayContext } from '../context.js'

/** Errors that name the entities they left empty; beyond these one more says nothing new. */
const MAX_ENTITY_ERRORS = 20

const refreshTokenExtension = z.object({
  refreshToken: z.object({ value: z.string(), expiresAt: z.coerce.date() }).nullable(),
})

const NOBODY_WAITS: GraphResponse = {
  errors: [{ message: 'The client went away.', extensions: { code: 'UNAVAILABLE' } }],
}

/** A subgraph as plans fetch from it. */
export interface DataSource {
  readonly client: GraphClient
  /** Called after each mutation this subgraph has answered. */
  readonly afterMutation?: (context: GatewayContext) => void
}

interface Fetch {
  readonly query?: string | undefined
  readonly operationName?: string | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
}

/** One fetch of a query plan, sent to a subgraph in the name of the viewer. */
export async function fetchFrom(
  { client, afterMutation }: DataSource,
  fetch: Fetch,
  context: GatewayContext,
): Promise<GraphResponse> {
  const query = fetch.query ?? ''
  const mutation = query.startsWith('mutation')
  if (!mutation && context.signal?.aborted === true) return NOBODY_WAITS
  try {
    const response = await client.execute(
      { query, operationName: fetch.operationName, variables: fetch.variables },
      {
        viewerToken: context.viewerToken,
        requestId: context.requestId,
        browser: context.browser,
        ...(context.signal && !mutation ? { signal: context.signal } : {}),
      },
    )
    if (mutation) afterMutation?.(context)
    const said = response.extensions && refreshTokenExtension.safeParse(response.extensions)
    if (said?.success === true) context.setRefreshToken(said.data.refreshToken)
    return response
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error
    if (context.signal?.aborted !== true)
      context.log.warn({ err: error, subgraph: client.name, requestId: context.requestId }, 'a subgraph did not answer')
    return { data: null, errors: unavailable(error, fetch.variables) }
  }
}

function unavailable(
  error: UnavailableError,
  variables: Readonly<Record<string, unknown>> | undefined,
): GraphQLFormattedError[] {
  const plain = { message: error.message, extensions: { code: error.code } }
  const entities = variables?.['representations']
  if (!Array.isArray(entities)) return [plain]
  return entities.slice(0, MAX_ENTITY_ERRORS).map((_entity, index) => ({ ...plain, path: ['_entities', index] }))
}
