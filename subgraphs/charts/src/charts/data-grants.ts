import { queryHash, signDataGrant, type Signer } from '@askchart/service'
import { LRUCache } from 'lru-cache'
import type { Chart } from './chart.js'

// Well below the grant's own lifetime of ten minutes.
const KEPT_MS = 180_000

/** Signs that whoever was given a chart may see its data; the same proof serves for a few minutes. */
export class DataGrants {
  private readonly kept = new LRUCache<string, Promise<string>>({ max: 10_000, ttl: KEPT_MS })

  constructor(private readonly signer: Signer) {}

  async for({ id, datasetId, query }: Pick<Chart, 'id' | 'datasetId' | 'query'>): Promise<string> {
    const hash = queryHash(query)
    const key = `${id} ${datasetId} ${hash}`
    const known = this.kept.get(key)
    if (known) return known
    const signed = signDataGrant(this.signer, { chart: id, dataset: datasetId, queryHash: hash })
    this.kept.set(key, signed)
    signed.catch(() => this.kept.delete(key))
    return signed
  }
}
