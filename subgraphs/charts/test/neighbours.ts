import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  createGraphExecutor,
  type GraphClient,
  mayRead,
  silentLogger,
  UnavailableError,
  type Viewer,
} from '@askchart/service'
import type { TestIdentity } from '@askchart/testing'
import type { Cell } from '@askchart/vocabulary'
import { parse } from 'graphql'
import { salesProfile } from './sales-profile.js'

/** What users, nlp and analytics know in a test, and what they were asked. */
export interface World {
  workspaceId: string
  /** By prompt; any other prompt cannot be answered. */
  readings: Map<string, Readonly<Record<string, unknown>>>
  columns: readonly { readonly name: string; readonly type: string; readonly values: readonly Cell[] }[]
  readonly down: Set<'users' | 'nlp' | 'analytics'>
  /** Who belongs to the workspace. */
  readonly members: Set<string>
  /** Columns that the dataset no longer has. */
  readonly gone: Set<string>
  readonly queries: unknown[]
  readonly prompts: unknown[]
  /** What happens while nlp reads. */
  meanwhile: () => Promise<void>
}

/** A reading of "revenue by channel", with what differs. */
export const reading = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  __typename: 'Analysis',
  id: 'analysis_1',
  prompt: 'revenue by channel',
  intent: 'COMPARISON',
  mark: 'BAR',
  arrangement: null,
  confidence: 0.9,
  mentions: [],
  explanation: 'Total revenue for each channel',
  query: {
    v: 1,
    dimensions: [{ column: 'orders.channel' }],
    measures: [{ column: 'orders.revenue', aggregate: 'SUM' }],
    orderBy: [],
  },
  engine: 'OFFLINE',
  elapsedMs: 1,
  ...more,
})

export const aWorld = (workspaceId: string): World => ({
  workspaceId,
  readings: new Map([['revenue by channel', reading()]]),
  columns: [
    { name: 'channel', type: 'STRING', values: ['Web', 'Shop', 'Phone'] },
    { name: 'sum_revenue', type: 'DECIMAL', values: [30, 20, 10] },
  ],
  down: new Set(),
  members: new Set(),
  gone: new Set(['orders.nothing']),
  queries: [],
  prompts: [],
  meanwhile: () => Promise.resolve(),
})

const schemaOf = (name: string): string =>
  readFileSync(new URL(`../../../schema/subgraphs/${name}.graphql`, import.meta.url), 'utf8')

/** Columns that a query names. */
type Named = Readonly<Partial<Record<'measures' | 'dimensions', readonly { readonly column?: string }[]>>>

interface Asked<Input> {
  readonly input: Input
}

/** Servers of the real schemas of users, nlp and analytics, answering from the world. */
export function neighbours(
  world: World,
  identity: TestIdentity,
): { readonly users: GraphClient; readonly nlp: GraphClient; readonly analytics: GraphClient } {
  const serve = (name: 'users' | 'nlp' | 'analytics', resolvers: object): GraphClient => {
    const client = createGraphExecutor({
      name,
      // The map's type names every GraphQL type there is.
      schema: buildSubgraphSchema({ typeDefs: parse(schemaOf(name)), resolvers: resolvers as never }),
      verifier: identity.verifier,
      log: silentLogger,
      createContext: (base) => base,
    })
    return {
      ...client,
      execute(request, call) {
        if (world.down.has(name)) throw new UnavailableError(name, `The ${name} service does not answer now.`)
        return client.execute(request, call)
      },
    }
  }
  return {
    users: serve('users', {
      Query: {
        workspace: (_: unknown, { id }: { readonly id: string }, { viewer }: { readonly viewer: Viewer }) =>
          id === world.workspaceId && mayRead(viewer, id) ? { id } : null,
      },
      Workspace: {
        members: (_: unknown, { ids }: { readonly ids: readonly string[] }) => ({
          edges: ids.filter((id) => world.members.has(id)).map((id) => ({ node: { user: { id } } })),
        }),
      },
    }),
    nlp: serve('nlp', {
      Query: {
        async analyzePrompt(_: unknown, { input }: Asked<{ readonly prompt: string }>) {
          world.prompts.push(input)
          await world.meanwhile()
          const nothing = {
            __typename: 'CannotAnswer',
            message: 'Not in the data.',
            unknown: ['x'],
            suggestions: ['y'],
          }
          return world.readings.get(input.prompt) ?? nothing
        },
        suggestPrompts: (_: unknown, { first }: { readonly first: number }) =>
          Array.from({ length: first }, (_one, at) => ({ text: `Question ${at + 1}`, intent: 'SUMMARY' })),
      },
    }),
    analytics: serve('analytics', {
      Query: {
        dataset: (_: unknown, { id }: { readonly id: string }, { viewer }: { readonly viewer: Viewer }) =>
          id === salesProfile.id && mayRead(viewer, world.workspaceId)
            ? {
                ...salesProfile,
                source: 'SAMPLE',
                rowCount: 1,
                createdAt: new Date(0),
                workspace: { id: world.workspaceId },
              }
            : null,
        runQuery(_: unknown, { input }: Asked<Named>) {
          world.queries.push(input)
          for (const part of ['measures', 'dimensions'] as const) {
            const at = (input[part] ?? []).findIndex(({ column = '' }) => world.gone.has(column))
            const column = input[part]?.[at]?.column
            if (column !== undefined)
              return {
                __typename: 'QueryProblem',
                message: `There is no column ${column}.`,
                path: `${part}[${at}].column`,
              }
          }
          const rowCount = world.columns[0]?.values.length ?? 0
          return {
            __typename: 'QueryData',
            data: { rowCount, truncated: false, asOf: new Date(0), columns: () => world.columns },
            elapsedMs: 1,
          }
        },
      },
    }),
  }
}
