import { personOf } from '../account/person-of.js'
import type { Session } from '../account/session.js'
import { nextReturn } from '../offline/reach.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

const isUnauthenticated = async (response: Response): Promise<boolean> =>
  response.status === 401 || (await response.clone().text()).includes('"UNAUTHENTICATED"')

/** Names, to this module alone, the person that a request is for. */
export const PERSON_HEADER = 'x-askchart-person'
/** Says, to this module alone, after how many milliseconds an answer is of no use any more. */
export const LIMIT_HEADER = 'x-askchart-limit'

/** A network may be gone without a word. The server itself gives up on a chart after 25 s. */
const ANSWERED_WITHIN_MS = 40_000
/** What is for one person is an edit, or its document: soon sent again. */
const SENT_AGAIN_AFTER_MS = 20_000

/** Aborted with the first of them: `AbortSignal.any`, which Safari has since 17.4 only. */
function endedBy(signals: readonly AbortSignal[]): AbortSignal {
  const any = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) any.abort(signal.reason)
    signal.addEventListener('abort', () => any.abort(signal.reason), { once: true, signal: any.signal })
  }
  return any.signal
}

const QUESTION = /^\{("operationName":("\w*"|null),)?"query":"\s*(query\b|\{)/
/** What the server makes once however often it comes: questions, and what is for one person. */
const mayBeRepeated = (init: RequestInit | undefined): boolean =>
  new Headers(init?.headers).has(PERSON_HEADER) || (typeof init?.body === 'string' && QUESTION.test(init.body))

/**
 * Sends the access token along; a request for one person is not sent in the name of another. A refused token is replaced and
 * the request repeated, once. What finds no answer in time fails, and what may be repeated is, where it was on its way as the
 * server could not be reached.
 */
export function authorizedFetch(session: Session, fetch: Fetch, returned = nextReturn): Fetch {
  const send = async (
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    token: string,
  ): Promise<{ readonly response: Response; readonly refused: boolean }> => {
    const headers = new Headers(init?.headers)
    const person = headers.get(PERSON_HEADER)
    const limit = Number(headers.get(LIMIT_HEADER) ?? (person === null ? ANSWERED_WITHIN_MS : SENT_AGAIN_AFTER_MS))
    headers.delete(PERSON_HEADER)
    headers.delete(LIMIT_HEADER)
    if (person !== null && person !== personOf(token))
      throw new Error('Another person is signed in by now. This was not sent in their name.')
    headers.set('authorization', `Bearer ${token}`)
    headers.set('apollo-require-preflight', '1')
    const signals = [AbortSignal.timeout(limit), ...(init?.signal ? [init.signal] : [])]
    const back = mayBeRepeated(init) ? returned() : null
    try {
      const signal = endedBy(back ? [...signals, back] : signals)
      const response = await fetch(input, { ...init, headers, credentials: 'same-origin', signal })
      return { response, refused: await isUnauthenticated(response) }
    } catch (error) {
      if (!back?.aborted || signals.some(({ aborted }) => aborted)) throw error
      return send(input, init, token)
    }
  }
  return async (input, init) => {
    const token = await session.token()
    const { response, refused } = await send(input, init, token)
    return refused ? (await send(input, init, await session.renew(token))).response : response
  }
}
