import { personOf } from '../account/person-of.js'
import type { Session } from '../account/session.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

const isUnauthenticated = async (response: Response): Promise<boolean> =>
  response.status === 401 || (await response.clone().text()).includes('"UNAUTHENTICATED"')

/** Names, to this module alone, the person that a request is for. */
export const PERSON_HEADER = 'x-askchart-person'

/** What is sent for one person is sent again where it is not answered in this time: a network may be gone without a word. */
const ANSWERED_WITHIN_MS = 20_000

/** Aborted with the first of both: `AbortSignal.any`, which Safari has since 17.4 only. */
function endedBy(first: AbortSignal, second: AbortSignal | null | undefined): AbortSignal {
  if (!second) return first
  const both = new AbortController()
  for (const signal of [first, second]) {
    if (signal.aborted) both.abort(signal.reason)
    signal.addEventListener('abort', () => both.abort(signal.reason), { once: true })
  }
  return both.signal
}

/** Sends the access token along; a request for one person is not sent in the name of another. A refused token is replaced and the request repeated, once. */
export function authorizedFetch(session: Session, fetch: Fetch, answeredWithinMs = ANSWERED_WITHIN_MS): Fetch {
  const send = (input: RequestInfo | URL, init: RequestInit | undefined, token: string): Promise<Response> => {
    const headers = new Headers(init?.headers)
    const person = headers.get(PERSON_HEADER)
    headers.delete(PERSON_HEADER)
    if (person !== null && person !== personOf(token))
      return Promise.reject(new Error('Another person is signed in by now. This was not sent in their name.'))
    headers.set('authorization', `Bearer ${token}`)
    headers.set('apollo-require-preflight', '1')
    const signal = person === null ? init?.signal : endedBy(AbortSignal.timeout(answeredWithinMs), init?.signal)
    return fetch(input, { ...init, headers, credentials: 'same-origin', signal: signal ?? null })
  }
  return async (input, init) => {
    const token = await session.token()
    const response = await send(input, init, token)
    return (await isUnauthenticated(response)) ? send(input, init, await session.renew(token)) : response
  }
}
