import { ForbiddenError, queryHash, type Verifier, verifyDataGrant } from '@askchart/service'

/** A chart as another subgraph hands it over: nothing in it is believed but what its grant signs. */
export interface GrantedChart {
  readonly id: string
  readonly query: unknown
  readonly dataGrant: string | null
}

/** The dataset that a chart's grant opens, for this query of this chart alone. Throws ForbiddenError. */
export async function grantedDataset(verifier: Verifier, { id, query, dataGrant }: GrantedChart): Promise<string> {
  const grant = dataGrant === null ? null : await verifyDataGrant(verifier, dataGrant)
  if (grant?.chart !== id || grant.queryHash !== queryHash(query))
    throw new ForbiddenError('The data of this chart was not granted, or no longer is. Load the chart again.')
  return grant.dataset
}
