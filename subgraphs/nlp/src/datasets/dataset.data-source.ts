import {
  type GraphCall,
  type GraphClient,
  type GraphResponse,
  NotFoundError,
  UnavailableError,
} from '@askchart/service'
import {
  Aggregate,
  type Cell,
  ColumnRole,
  ColumnType,
  type DatasetProfile,
  type QueryProblem,
  type QuerySpec,
  type TableProfile,
} from '@askchart/vocabulary'
import { z } from 'zod'
import type { ValueMatch } from '../reader/types.js'

const HEAD = 'query DatasetHead($id: ID!) { dataset(id: $id) { id name version source timeZone workspace { id } } }'
const TABLES = `query DatasetTables($id: ID!) {
  dataset(id: $id) {
    tables {
      name label rowCount
      columns {
        ref name label type role synonyms distinctCount sampleValues(first: 500) minimum maximum unit defaultAggregate hidden
      }
    }
    relationships { name from to declared }
    metrics { name expression description tables unit isFraction addsUp }
  }
}`
const MATCHES = `query DatasetMatches($id: ID!, $phrases: [String!]!) {
  dataset(id: $id) { matchValues(phrases: $phrases, first: 5) { phrase column value score } }
}`
const CHECK = `query CheckCorrection($input: QueryInput!) {
  runQuery(input: $input) { __typename ... on QueryProblem { message path } }
}`
/** What analytics takes at once; further phrases of a long prompt go unmatched. */
const MAX_PHRASES = 50
const MAX_PHRASE = 200

const cell: z.ZodType<Cell> = z.union([z.string(), z.number(), z.boolean(), z.null()])
const answer = <Schema extends z.ZodType>(dataset: Schema) => z.object({ dataset })
const SOURCES = ['SAMPLE', 'UPLOAD', 'POSTGRES', 'CLICKHOUSE'] as const
const head = answer(
  z.object({
    id: z.string(),
    name: z.string(),
    version: z.number(),
    source: z.enum(SOURCES),
    timeZone: z.string(),
    workspace: z.object({ id: z.string() }),
  }),
)
const table: z.ZodType<TableProfile> = z.object({
  name: z.string(),
  label: z.string(),
  rowCount: z.number(),
  columns: z.array(
    z.object({
      ref: z.string(),
      name: z.string(),
      label: z.string(),
      type: z.enum(ColumnType),
      role: z.enum(ColumnRole),
      synonyms: z.array(z.string()),
      distinctCount: z.number().nullable(),
      sampleValues: z.array(cell),
      minimum: cell,
      maximum: cell,
      unit: z.string().nullable(),
      defaultAggregate: z.enum(Aggregate).nullable(),
      hidden: z.boolean(),
    }),
  ),
})
const tables = answer(
  z.object({
    tables: z.array(table),
    relationships: z.array(z.object({ name: z.string(), from: z.string(), to: z.string(), declared: z.boolean() })),
    metrics: z.array(
      z.object({
        name: z.string(),
        expression: z.string(),
        description: z.string().nullable(),
        tables: z.array(z.string()),
        unit: z.string().nullable(),
        isFraction: z.boolean(),
        addsUp: z.boolean(),
      }),
    ),
  }),
)
const matches = answer(
  z.object({
    matchValues: z.array(z.object({ phrase: z.string(), column: z.string(), value: cell, score: z.number() })),
  }),
)

const checked = z.object({
  runQuery: z.discriminatedUnion('__typename', [
    z.object({ __typename: z.literal('QueryData') }),
    z.object({ __typename: z.literal('QueryProblem'), message: z.string(), path: z.string().nullable() }),
  ]),
})

/** What a dataset is, without what its columns mean. */
export interface DatasetHead {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly source: (typeof SOURCES)[number]
  /** Whose clock tells what day it is. */
  readonly timeZone: string
  readonly workspaceId: string
}

/** The day that it is where a dataset's days are, as YYYY-MM-DD. */
export const todayIn = ({ timeZone }: DatasetHead, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)

/** Datasets, as analytics shows them to the viewer of the call. What it does not show is not found here either. */
export class DatasetDataSource {
  constructor(private readonly analytics: GraphClient) {}

  async head(id: string, call: GraphCall): Promise<DatasetHead> {
    const { workspace, ...rest } = (await this.ask(HEAD, head, { id }, call)).dataset
    return { ...rest, workspaceId: workspace.id }
  }

  async profile({ id, name, version }: DatasetHead, call: GraphCall): Promise<DatasetProfile> {
    return { id, name, version, ...(await this.ask(TABLES, tables, { id }, call)).dataset }
  }

  /** What analytics finds wrong with a query; null where it can be run. Of its rows nothing is asked for. */
  async faultOf(datasetId: string, { v: _, ...query }: QuerySpec, call: GraphCall): Promise<QueryProblem | null> {
    const variables = { id: datasetId, input: { datasetId, ...query, limit: 1 } }
    const { runQuery } = await this.ask(CHECK, checked, variables, call)
    return runQuery.__typename === 'QueryProblem' ? { path: runQuery.path ?? '', message: runQuery.message } : null
  }

  /** Values that the phrases may mean. */
  async matchValues(id: string, phrases: readonly string[], call: GraphCall): Promise<readonly ValueMatch[]> {
    const asked = phrases.filter((phrase) => phrase.length <= MAX_PHRASE).slice(0, MAX_PHRASES)
    if (asked.length === 0) return []
    return (await this.ask(MATCHES, matches, { id, phrases: asked }, call)).dataset.matchValues
  }

  private async ask<Schema extends z.ZodType>(
    query: string,
    schema: Schema,
    variables: Readonly<Record<string, unknown>> & { readonly id: string },
    call: GraphCall,
  ): Promise<z.output<Schema>> {
    const response = await this.analytics.execute({ query, variables }, call)
    if (isMissing(response)) throw new NotFoundError('dataset', variables.id)
    const [error] = response.errors ?? []
    if (error) throw new UnavailableError('analytics', `The dataset cannot be read now: ${error.message}`)
    return schema.parse(response.data)
  }
}

function isMissing({ data, errors }: GraphResponse): boolean {
  if (errors?.some((error) => error.extensions?.['code'] === 'NOT_FOUND')) return true
  return errors === undefined && data?.['dataset'] === null
}
