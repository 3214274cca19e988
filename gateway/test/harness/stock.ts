import { buildOperationContext, executeQueryPlan } from '@apollo/gateway'
import { type GraphClient, silentLogger } from '@askchart/service'
import { type DocumentNode, type FieldNode, GraphQLError, Kind, parse, print, visit } from 'graphql'
import type { PlannedOperation } from '../../src/graph/graph.js'
import type { LoadedSupergraph } from '../../src/graph/supergraph.js'

interface Asked {
  readonly document: DocumentNode
  readonly variables: Record<string, unknown>
}

/** What the executor of @apollo/gateway makes of the same plan; null where it stumbles over what a subgraph answered. */
export async function stockAnswer(options: {
  readonly supergraph: LoadedSupergraph
  readonly clients: Readonly<Record<string, GraphClient>>
  readonly planned: PlannedOperation
  readonly asked: Asked
  readonly viewerToken: string
}): Promise<{ readonly data: unknown; readonly errors: readonly GraphQLError[] } | null> {
  const { supergraph, clients, planned, asked, viewerToken } = options
  const services = Object.entries(clients).map(([name, client]) => [
    name,
    {
      process: ({ request }: { request: { query?: string; variables?: Record<string, unknown> } }) =>
        client.execute(
          { query: request.query ?? '', variables: request.variables },
          { viewerToken, requestId: 'request' },
        ),
    },
  ])
  const request = { request: { variables: asked.variables }, logger: silentLogger, metrics: {}, context: {} }
  try {
    const { data, errors = [] } = await executeQueryPlan(
      planned.plan,
      Object.fromEntries(services) as never,
      request as never,
      buildOperationContext({ schema: supergraph.apiSchema, operationDocument: asked.document }),
      supergraph.supergraphSchema,
      supergraph.internalApiSchema,
    )
    return data !== undefined && errors.every((error) => error instanceof GraphQLError) ? { data, errors } : null
  } catch {
    return null
  }
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
/** That executor leaves out what stands in a fragment within a fragment where it was not told what an object is. */
export const withTypes = (query: string): string =>
  print(
    visit(parse(query), {
      SelectionSet: { leave: (set) => ({ ...set, selections: [TYPENAME, ...set.selections] }) },
    }),
  )
