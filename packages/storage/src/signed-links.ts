import { createHmac, timingSafeEqual } from 'node:crypto'
import { isKey } from './keys.js'
import type { OpenedLink } from './storage.js'

/** Makes and opens the token of a link: its terms as JSON and their HMAC-SHA256, both in base64url. */
export interface LinkSigner {
  seal(link: OpenedLink, expiresAt: Date): string
  /** Null for a token that was not sealed with this secret, or is past its time. */
  open(token: string, now: Date): OpenedLink | null
}

export function createLinkSigner(secret: Buffer): LinkSigner {
  const sign = (terms: string): string => createHmac('sha256', secret).update(terms).digest('base64url')
  return {
    seal(link, expiresAt) {
      const terms = Buffer.from(JSON.stringify({ ...link, expires: expiresAt.getTime() })).toString('base64url')
      return `${terms}.${sign(terms)}`
    },
    open(token, now) {
      const [terms, signature, ...rest] = token.split('.')
      if (!terms || !signature || rest.length > 0) return null
      // As text: several texts decode to the same bytes, and only the one that was given out is to open.
      const given = Buffer.from(signature)
      const wanted = Buffer.from(sign(terms))
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
      return readTerms(JSON.parse(Buffer.from(terms, 'base64url').toString('utf8')), now)
    },
  }
}

function readTerms(terms: unknown, now: Date): OpenedLink | null {
  if (typeof terms !== 'object' || terms === null) return null
  const { kind, key, expires, maxBytes, fileName, contentType }: Record<string, unknown> = { ...terms }
  if (typeof expires !== 'number' || expires <= now.getTime()) return null
  if (typeof key !== 'string' || !isKey(key)) return null
  if (kind === 'upload' && typeof maxBytes === 'number') return { kind, key, maxBytes }
  if (kind === 'download' && typeof fileName === 'string' && typeof contentType === 'string')
    return { kind, key, fileName, contentType }
  return null
}
