import type { PendingEdit, TakenDocument, ToldEdit } from '@askchart/document'
import type { Client, CombinedError } from 'urql'
import { PERSON_HEADER } from '../../graphql/authorized-fetch.js'
import { errorMessage, isNotFound } from '../../graphql/error-message.js'
import { base64Of, bytesOf } from './bytes.js'
import { ApplyChartUpdate, ChartDocument } from './document.documents.js'
import { refusalInWords } from './issue-words.js'

/** What came of asking the server. */
export type Taken = ({ readonly kind: 'taken' } & TakenDocument) | { readonly kind: 'later' } | Refused
export type Sent =
  | {
      readonly kind: 'taken'
      readonly told: readonly ToldEdit[]
      /** Another window made it under the same key, by an update of its own: what this one made of it is not the server's. */
      readonly byAnother: boolean
    }
  /** The document here is not what the server's goes on from. */
  | { readonly kind: 'behind' }
  /** The server cannot be reached, or cannot say now. */
  | { readonly kind: 'later' }
  | Refused
interface Refused {
  readonly kind: 'refused'
  readonly message: string
}

/** What asking again would not change. */
const FINAL = new Set<unknown>(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'GRAPHQL_VALIDATION_FAILED'])

/** The API names a chart by its id, which says nothing to a person. */
const GONE = 'There is no such chart any more, or you may not see it.'

function failed(error: CombinedError | undefined): Refused | { readonly kind: 'later' } {
  const final = error?.graphQLErrors.some(({ extensions }) => FINAL.has(extensions['code'])) ?? false
  if (!error || !final) return { kind: 'later' }
  return { kind: 'refused', message: isNotFound(error) ? GONE : errorMessage(error) }
}

interface Told {
  readonly version: number
  readonly follows: number
  readonly update: string
}
export const toldEdit = ({ version, follows, update }: Told): ToldEdit => ({
  version,
  follows,
  update: bytesOf(update),
})

/** The server as one person's documents reach it; in the name of another nothing is sent. */
export class Transport {
  constructor(
    private readonly client: Client,
    private readonly viewerId: string,
  ) {}

  private get asPerson() {
    return { fetchOptions: { headers: { [PERSON_HEADER]: this.viewerId } } }
  }

  async take(id: string): Promise<Taken> {
    const context = { ...this.asPerson, requestPolicy: 'network-only' as const }
    const { data, error } = await this.client.query(ChartDocument, { id }, context)
    const chart = data?.chart
    if (!chart) return failed(error)
    if (chart.document == null)
      return { kind: 'refused', message: 'This chart is here to be looked at, not to be changed.' }
    return { kind: 'taken', version: chart.version, document: bytesOf(chart.document) }
  }

  async send(chartId: string, { key, clientId, update, baseVersion }: PendingEdit): Promise<Sent> {
    const input = { chartId, clientId, update: base64Of(update), baseVersion, idempotencyKey: key }
    const { data, error } = await this.client.mutation(ApplyChartUpdate, { input }, this.asPerson)
    const outcome = data?.applyChartUpdate
    switch (outcome?.__typename) {
      case 'ChartEdited':
        return {
          kind: 'taken',
          told: [outcome.edit, ...(outcome.mended ? [outcome.mended] : [])].map(toldEdit),
          byAnother: outcome.edit.clientId !== clientId,
        }
      case 'InvalidSpec':
        return { kind: 'refused', message: refusalInWords(outcome) }
      case 'EditConflict':
        return { kind: 'behind' }
      default:
        return failed(error)
    }
  }
}
