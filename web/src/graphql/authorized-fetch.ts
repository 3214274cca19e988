import type { Session } from '../account/session.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

const isUnauthenticated = async (response: Response): Promise<boolean> =>
  response.status === 401 || (await response.clone().text()).includes('"UNAUTHENTICATED"')

/** Sends the access token along; a refused token is replaced and the request repeated, once. */
export function authorizedFetch(session: Session, fetch: Fetch): Fetch {
  const send = (input: RequestInfo | URL, init: RequestInit | undefined, token: string): Promise<Response> => {
    const headers = new Headers(init?.headers)
    headers.set('authorization', `Bearer ${token}`)
    headers.set('apollo-require-preflight', '1')
    return fetch(input, { ...init, headers, credentials: 'same-origin' })
  }
  return async (input, init) => {
    const token = await session.token()
    const response = await send(input, init, token)
    return (await isUnauthenticated(response)) ? send(input, init, await session.renew(token)) : response
  }
}
