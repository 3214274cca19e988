import { gatewayViewer, type GraphClient, UnavailableError, type Viewer } from '@askchart/service'
import { z } from 'zod'

/** Knows what the holders of share links may see, as charts says. Nothing is remembered: a link that ends, ends. */
export interface Links {
  /** For each hash of a token the viewer of a link that works; others are left out. Throws UnavailableError. */
  open(tokenHashes: readonly string[], requestId: string): Promise<ReadonlyMap<string, Viewer>>
}

export interface LinksOptions {
  readonly charts: GraphClient
  readonly sign: (viewer: Viewer) => Promise<string>
}

const ASKED_AT_ONCE = 500
const ASKING_TAKES_AT_MOST_MS = 3_000
const QUERY = `query GatewayShareLinks($hashes: [ID!]!) { openShareLinks(hashes: $hashes) { id chartId tokenHash } }`
const answer = z.object({
  openShareLinks: z.array(z.object({ id: z.string(), chartId: z.string(), tokenHash: z.string() })),
})

export const createLinks = ({ charts, sign }: LinksOptions): Links => ({
  async open(tokenHashes, requestId) {
    const found = new Map<string, Viewer>()
    for (let from = 0; from < tokenHashes.length; from += ASKED_AT_ONCE) {
      const hashes = tokenHashes.slice(from, from + ASKED_AT_ONCE)
      const signal = AbortSignal.timeout(ASKING_TAKES_AT_MOST_MS)
      const call = { viewerToken: await sign(gatewayViewer), requestId, signal }
      const response = await charts.execute({ query: QUERY, variables: { hashes } }, call)
      const parsed = answer.safeParse(response.data)
      if (!parsed.success)
        throw new UnavailableError('charts', 'Whether this link works cannot be checked now.', response.errors)
      for (const { id, chartId, tokenHash } of parsed.data.openShareLinks)
        found.set(tokenHash, { kind: 'link', id, chartId, workspaces: [] })
    }
    return found
  },
})
