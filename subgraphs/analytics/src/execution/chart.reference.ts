import { z } from 'zod'
import { ChartEntity } from './chart.entity.js'

const representation = z.object({
  id: z.string(),
  query: z.unknown().optional(),
  dataGrant: z.string().nullish(),
})

/** A chart as the gateway represents it; its query and grant are there where data is asked for. */
export function chartReference(reference: Readonly<Record<string, unknown>>): ChartEntity {
  const { id, query = null, dataGrant = null } = representation.parse(reference)
  return new ChartEntity(id, query, dataGrant)
}
