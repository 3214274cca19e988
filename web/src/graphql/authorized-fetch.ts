import { personOf } from '../account/person-of.js'
import type { Session } from '../account/session.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

const isUnauthenticated = async (response: Response): Promise<boolean> =>
  response.status === 401 || (await response.clone().text()).includes('"UNAUTHENTICATED"')

/** Names, to this module alone, the person that a request is for. */
export const PERSON_HEADER = 'x-askchart-person'

/** Sends the access token along; a request for one person is not sent in the name of another. A refused token is replaced and the request repeated, once. */
export function authorizedFetch(session: Session, fetch: Fetch): Fetch {
  const send = (input: RequestInfo | URL, init: RequestInit | undefined, token: string): Promise<Response> => {
    const headers = new Headers(init?.headers)
    const person = headers.get(PERSON_HEADER)
    headers.delete(PERSON_HEADER)
    if (person !== null && person !== personOf(token))
      return Promise.reject(new Error('Another person is signed in by now. This was not sent in their name.'))
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
