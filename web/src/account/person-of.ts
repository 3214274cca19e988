/** What an access token (a JWT) says of itself; empty where it says nothing. */
function claimsOf(token: string): object {
  const claims = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
  try {
    const parsed: unknown = JSON.parse(atob(claims))
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}

/** The person whom an access token was given to; null where it says none. */
export function personOf(token: string): string | null {
  const claims = claimsOf(token)
  return 'sub' in claims ? String(claims.sub) : null
}

/** Milliseconds for which an access token holds from when it was given out, by the server's clock alone; null where it does not say. */
export function lifetimeOf(token: string): number | null {
  const claims = claimsOf(token)
  if (!('iat' in claims && 'exp' in claims)) return null
  const { iat, exp } = claims
  return typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1000 : null
}
