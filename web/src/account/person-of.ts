/** The person whom an access token (a JWT) was given to; null where it says none. */
export function personOf(token: string): string | null {
  const claims = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
  try {
    const parsed: unknown = JSON.parse(atob(claims))
    return typeof parsed === 'object' && parsed !== null && 'sub' in parsed ? String(parsed.sub) : null
  } catch {
    return null
  }
}
