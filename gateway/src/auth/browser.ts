import type { IncomingHttpHeaders } from 'node:http'

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

/** Browsers say where a request comes from; programs do not. */
export const isBrowser = (headers: IncomingHttpHeaders): boolean =>
  first(headers.origin) !== undefined || first(headers['sec-fetch-site']) !== undefined

/** Whether a page of our own sent this: the public address, or the very host the request went to. */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const origin = first(headers.origin)
  if (origin === undefined || !URL.canParse(origin)) return false
  const url = new URL(origin)
  return url.host === headers.host || (publicUrl !== null && url.origin === new URL(publicUrl).origin)
}
