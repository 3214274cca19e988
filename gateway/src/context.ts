import type { Logger } from '@askchart/service'
import type { Identity } from './auth/identity.js'

/** A browser's new refresh token as users gave it; null: the cookie is to be cleared. */
export type RefreshToken = { readonly value: string; readonly expiresAt: Date } | null

/** What one operation carries through the gateway, whichever door it came in by. */
export interface GatewayContext {
  readonly identity: Identity
  /** The signed viewer that every subgraph gets. */
  readonly viewerToken: string
  readonly requestId: string
  readonly browser: boolean
  /** Aborts when nobody waits for the answer any more. Only reads listen to it: a mutation is finished. */
  readonly signal: AbortSignal | null
  readonly log: Logger
  /** Called with what users says about the refresh token of this browser. */
  readonly setRefreshToken: (token: RefreshToken) => void
}
