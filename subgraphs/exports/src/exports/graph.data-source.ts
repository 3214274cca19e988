import { type GraphCall, type GraphClient, type GraphResponse, UnavailableError } from '@askchart/service'
import { z } from 'zod'
import { type Picture, pictureSchema } from '../render/picture.js'

const CHART = `query ExportedChart($id: ID!) { chart(id: $id) { id title description spec query dataGrant workspace { id } } }`
const DATA = `query ExportedData($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Chart { data { columns { name type values } } } }
}`

const chartAnswer = z.object({
  chart: z
    .object({
      id: z.string(),
      title: z.string(),
      description: z.string().nullable(),
      spec: z.record(z.string(), z.json()),
      query: z.unknown(),
      dataGrant: z.string().nullable(),
      workspace: z.object({ id: z.string() }).nullable(),
    })
    .nullable(),
})
const dataAnswer = z.object({
  _entities: z.array(z.object({ data: z.object({ columns: pictureSchema.shape.columns }) })).length(1),
})

export type ExportedChart = NonNullable<z.infer<typeof chartAnswer>['chart']>

/** What exports asks of the other subgraphs, each on its own schema. */
export class GraphDataSource {
  constructor(
    private readonly clients: {
      readonly users: GraphClient
      readonly charts: GraphClient
      readonly analytics: GraphClient
    },
  ) {}

  /** Null where there is no such chart, or the viewer may not see it. */
  async chart(id: string, call: GraphCall): Promise<ExportedChart | null> {
    const response = await this.clients.charts.execute({ query: CHART, variables: { id } }, call)
    if (response.errors?.some((error) => error.extensions?.['code'] === 'NOT_FOUND')) return null
    return chartAnswer.parse(dataOf(response, 'charts')).chart
  }

  async picture(chart: ExportedChart, call: GraphCall): Promise<Picture> {
    const representation = { __typename: 'Chart', id: chart.id, query: chart.query, dataGrant: chart.dataGrant }
    const response = await this.clients.analytics.execute(
      { query: DATA, variables: { representations: [representation] } },
      call,
    )
    const [entity] = dataAnswer.parse(dataOf(response, 'analytics'))._entities
    return { title: chart.title, description: chart.description, spec: chart.spec, columns: entity?.data.columns ?? [] }
  }

  async issueTicket(call: GraphCall): Promise<string> {
    const response = await this.clients.users.execute({ query: 'mutation { issueJobTicket }' }, call)
    return z.object({ issueJobTicket: z.string() }).parse(dataOf(response, 'users')).issueJobTicket
  }

  /** A fresh viewer for the person whose ticket it is; null where they may no longer act. */
  async redeemTicket(ticket: string, requestId: string): Promise<string | null> {
    const response = await this.clients.users.execute(
      { query: 'mutation { redeemJobTicket }' },
      { viewerToken: ticket, requestId },
    )
    if (response.errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED')) return null
    return z.object({ redeemJobTicket: z.string() }).parse(dataOf(response, 'users')).redeemJobTicket
  }
}

/** The data of an answer without errors; otherwise what went wrong there is what went wrong here. */
function dataOf(response: GraphResponse, part: string): unknown {
  const [error] = response.errors ?? []
  if (error) throw new UnavailableError(part, `The ${part} service answered: ${error.message}`)
  return response.data
}
