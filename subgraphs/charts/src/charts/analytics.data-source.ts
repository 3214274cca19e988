import { type GraphCall, type GraphClient, NotFoundError } from '@askchart/service'
import {
  Aggregate,
  ColumnRole,
  ColumnType,
  type DatasetProfile,
  outputColumns,
  type QuerySpec,
} from '@askchart/vocabulary'
import { z } from 'zod'
import type { ResultShape } from '../spec/reading.js'
import { dataOf } from './answers.js'

const DATASET = `query ChartDataset($id: ID!) {
  dataset(id: $id) {
    id name version workspace { id }
    tables { name label rowCount columns {
      ref name label type role synonyms distinctCount sampleValues(first: 20) minimum maximum unit defaultAggregate
    } }
    relationships { name from to declared }
    metrics { name expression description tables unit isFraction addsUp }
  }
}`
/** Rows whose distinct values are counted; with more there is nothing to decide by a count. */
const COUNTED_ROWS = 1_000
const RUN = `query RunChartQuery($input: QueryInput!) {
  runQuery(input: $input) {
    __typename
    ... on QueryData { data { rowCount columns(first: ${COUNTED_ROWS}) { name values } } }
    ... on QueryProblem { message path }
  }
}`
const CHECK = `query CheckChartQuery($input: QueryInput!) {
  runQuery(input: $input) { __typename ... on QueryProblem { message path } }
}`

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const profile = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  workspace: z.object({ id: z.string() }),
  tables: z.array(
    z.object({
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
        }),
      ),
    }),
  ),
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
})
const datasetAnswer = z.object({ dataset: profile.nullable() })
const problem = z.object({ __typename: z.literal('QueryProblem'), message: z.string(), path: z.string().nullable() })
const runAnswer = z.object({
  runQuery: z.discriminatedUnion('__typename', [
    z.object({
      __typename: z.literal('QueryData'),
      data: z.object({
        rowCount: z.number(),
        columns: z.array(z.object({ name: z.string(), values: z.array(cell) })),
      }),
    }),
    problem,
  ]),
})
const checkAnswer = z.object({
  runQuery: z.discriminatedUnion('__typename', [z.object({ __typename: z.literal('QueryData') }), problem]),
})

export interface ChartDataset extends DatasetProfile {
  readonly workspaceId: string
}
export interface QueryFault {
  readonly message: string
  readonly path: string | null
}
export type QueryOutcome = { readonly shape: ResultShape; readonly empty: boolean } | { readonly problem: QueryFault }

const inputOf = (datasetId: string, { v: _, ...query }: QuerySpec): object => ({ datasetId, ...query })

/** What charts asks of analytics. */
export class AnalyticsDataSource {
  constructor(private readonly analytics: GraphClient) {}

  /** Throws NOT_FOUND where there is no such dataset for this viewer. */
  async dataset(id: string, call: GraphCall): Promise<ChartDataset> {
    const response = await this.analytics.execute({ query: DATASET, variables: { id } }, call)
    const { dataset } = datasetAnswer.parse(dataOf(response, 'analytics'))
    if (!dataset) throw new NotFoundError('dataset', id)
    const { workspace, ...rest } = dataset
    return { ...rest, workspaceId: workspace.id }
  }

  /** Runs a query and says how much came of it. Empty: no rows, or nothing in any measure of them. */
  async run(datasetId: string, query: QuerySpec, call: GraphCall): Promise<QueryOutcome> {
    const variables = { input: inputOf(datasetId, query) }
    const { runQuery } = runAnswer.parse(
      dataOf(await this.analytics.execute({ query: RUN, variables }, call), 'analytics'),
    )
    if (runQuery.__typename === 'QueryProblem') return { problem: runQuery }
    const { rowCount, columns } = runQuery.data
    const counted = rowCount <= COUNTED_ROWS
    const distinct = counted ? Object.fromEntries(columns.map(({ name, values }) => [name, new Set(values).size])) : {}
    const measures = new Set(outputColumns(query).flatMap(({ name, kind }) => (kind === 'measure' ? [name] : [])))
    const measured = columns.filter(({ name }) => measures.has(name))
    const blank =
      counted && measured.length > 0 && measured.every(({ values }) => values.every((value) => value === null))
    return { shape: { rowCount, distinct }, empty: rowCount === 0 || blank }
  }

  /** Null where the query can be run. */
  async faultOf(datasetId: string, query: QuerySpec, call: GraphCall): Promise<QueryFault | null> {
    const variables = { input: { ...inputOf(datasetId, query), limit: 1 } }
    const { runQuery } = checkAnswer.parse(
      dataOf(await this.analytics.execute({ query: CHECK, variables }, call), 'analytics'),
    )
    return runQuery.__typename === 'QueryProblem' ? runQuery : null
  }
}
