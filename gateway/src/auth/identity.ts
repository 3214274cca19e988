import { hashShareToken, isShareToken, UnauthenticatedError, type Verifier } from '@askchart/service'
import { z } from 'zod'

/** Who an access token says is calling. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person'
      readonly userId: string
      readonly sessionId: string
      readonly personKind: 'user' | 'guest'
      readonly expiresAt: Date
    }
  /** Whoever holds a share link; `sessionId` stands for the link, as a session does for a person. */
  | { readonly kind: 'link'; readonly sessionId: string; readonly tokenHash: string }

/** Who can be connected, and cut off. */
export type Known = Exclude<Identity, { kind: 'anonymous' }>

const anonymous: Identity = { kind: 'anonymous' }
const claims = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  kind: z.enum(['user', 'guest']),
  exp: z.number(),
})
const BEARER = /^Bearer +([\w-]+(?:\.[\w-]+\.[\w-]+)?) *$/i

/**
 * The identity of an `authorization` header, or of the same field in connection_init; anonymous without one.
 * Throws UnauthenticatedError for anything but an unexpired access token of
 * ours, or the token of a share link, of which only charts knows whether it works.
 */
export async function identify(verifier: Verifier, authorization: string | undefined): Promise<Identity> {
  if (authorization === undefined) return anonymous
  const token = BEARER.exec(authorization)?.[1]
  if (token === undefined)
    throw new UnauthenticatedError('The authorization is not of the form "Bearer …" with an access token.')
  if (isShareToken(token)) {
    const tokenHash = hashShareToken(token)
    return { kind: 'link', sessionId: `link ${tokenHash}`, tokenHash }
  }
  const parsed = claims.safeParse(await verifier.verify(token, 'access'))
  if (!parsed.success) throw new UnauthenticatedError('The access token is not valid, or no longer.')
  const { sub, sid, kind, exp } = parsed.data
  return { kind: 'person', userId: sub, sessionId: sid, personKind: kind, expiresAt: new Date(exp * 1000) }
}
