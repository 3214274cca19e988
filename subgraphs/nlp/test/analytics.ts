import { readFileSync } from 'node:fs'
import {
  type GraphClient,
  mayRead,
  NotFoundError,
  parseViewer,
  toGraphQLError,
  UnavailableError,
  type Verifier,
  type Viewer,
} from '@askchart/service'
import type { Cell, DatasetProfile } from '@askchart/vocabulary'
import { buildASTSchema, execute, parse, validate } from 'graphql'

export interface KnownDataset {
  readonly profile: DatasetProfile
  readonly source: 'SAMPLE' | 'UPLOAD'
  readonly workspaceId: string
  /** What is wrong with any query that is run on it. */
  readonly fault?: { readonly message: string; readonly path: string | null }
  readonly matches?: readonly { phrase: string; column: string; value: Cell; score: number }[]
}

/** Analytics as nlp sees it: its committed schema over datasets of the test, for members of their workspaces. */
export interface TestAnalytics {
  readonly client: GraphClient
  readonly datasets: Map<string, KnownDataset>
  /** Names of the operations asked for since the last call. */
  asked(): readonly string[]
  /** From now on it cannot be reached. */
  break(): void
}

const schemaFile = new URL('../../../schema/subgraphs/analytics.graphql', import.meta.url)

export function testAnalytics(verifier: Verifier): TestAnalytics {
  const schema = buildASTSchema(parse(readFileSync(schemaFile, 'utf8')), { assumeValidSDL: true })
  const datasets = new Map<string, KnownDataset>()
  let operations: string[] = []
  let broken = false

  function visible(id: string, viewer: Viewer): KnownDataset {
    const known = datasets.get(id)
    if (!known || !mayRead(viewer, known.workspaceId))
      throw toGraphQLError(new NotFoundError('dataset', id)) ?? new Error(id)
    return known
  }

  function dataset(id: string, viewer: Viewer) {
    const { profile, source, workspaceId, matches = [] } = visible(id, viewer)
    return {
      ...profile,
      metrics: profile.metrics ?? [],
      timeZone: profile.calendar?.timeZone ?? 'UTC',
      source,
      workspace: { id: workspaceId },
      matchValues: ({ phrases, first }: { phrases: string[]; first: number }) =>
        matches.filter(({ phrase }) => phrases.includes(phrase)).slice(0, first),
      tables: profile.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) => ({
          ...column,
          hidden: column.hidden ?? false,
          sampleValues: ({ first }: { first: number }) => column.sampleValues.slice(0, first),
        })),
      })),
    }
  }

  return {
    datasets,
    asked() {
      const since = operations
      operations = []
      return since
    },
    break() {
      broken = true
    },
    client: {
      name: 'analytics',
      async execute({ query, variables }, call) {
        if (broken) throw new UnavailableError('analytics', 'The analytics service does not answer now.')
        const document = parse(query)
        const invalid = validate(schema, document)
        if (invalid.length > 0) return { errors: invalid.map((error) => error.toJSON()) }
        operations.push(/query (\w+)/.exec(query)?.[1] ?? '')
        const viewer = parseViewer(await verifier.verify(call.viewerToken, 'viewer'))
        const { data, errors } = await execute({
          schema,
          document,
          variableValues: variables ?? null,
          rootValue: {
            dataset: ({ id }: { id: string }) => dataset(id, viewer),
            runQuery({ input }: { input: { datasetId: string } }) {
              const { fault } = visible(input.datasetId, viewer)
              return fault ? { __typename: 'QueryProblem', ...fault } : { __typename: 'QueryData' }
            },
          },
        })
        return { data: data ?? null, ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}) }
      },
      subscribe() {
        throw new Error('nlp subscribes to nothing')
      },
    },
  }
}
