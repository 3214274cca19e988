type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

const EDIT = '"operationName":"EditChart"'

/**
 * Sends edits one after the other, each once the one before was answered: sent side by side, the first of two clicks
 * may be the last to arrive, and win. Everything else passes by.
 */
export function inOrder(fetch: Fetch): Fetch {
  let last: Promise<unknown> = Promise.resolve()
  return (input, init) => {
    if (typeof init?.body !== 'string' || !init.body.includes(EDIT)) return fetch(input, init)
    const answer = last.then(() => fetch(input, init))
    last = answer.catch(() => undefined)
    return answer
  }
}
