import { describe, expect, test } from '@jest/globals'
import { authorizedFetch, LIMIT_HEADER, PERSON_HEADER } from './authorized-fetch.js'

function asking(answers: readonly Response[]) {
  const tokens: (string | null)[] = []
  const left = [...answers]
  const fetch = authorizedFetch(
    { token: () => Promise.resolve('old'), renew: (refused) => Promise.resolve(`${refused}-renewed`) },
    (_, init) => {
      tokens.push(new Headers(init?.headers).get('authorization'))
      return Promise.resolve(left.shift() ?? Response.error())
    },
  )
  return { fetch, tokens }
}
const refusal = () => new Response('{"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}')

const signedIn = {
  token: () => Promise.resolve(`e30.${btoa(JSON.stringify({ sub: 'ada' }))}.e30`),
  renew: () => Promise.reject(new Error('not asked for')),
}
/** A network that is gone without a word. */
const silent = (_: unknown, init?: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new Error(String(init.signal?.reason))))
  })

describe('authorizedFetch', () => {
  test('sends the token along', async () => {
    const { fetch, tokens } = asking([new Response('{"data":{}}')])
    expect(await (await fetch('/graphql')).text()).toBe('{"data":{}}')
    expect(tokens).toEqual(['Bearer old'])
  })

  test('renews a refused token and asks again', async () => {
    const { fetch, tokens } = asking([refusal(), new Response('{"data":{}}')])
    expect(await (await fetch('/graphql')).text()).toBe('{"data":{}}')
    expect(tokens).toEqual(['Bearer old', 'Bearer old-renewed'])
  })

  test('gives up after the second refusal', async () => {
    const { fetch, tokens } = asking([new Response('', { status: 401 }), refusal()])
    expect(await (await fetch('/graphql')).text()).toContain('UNAUTHENTICATED')
    expect(tokens).toHaveLength(2)
  })

  test('what finds no answer fails in time, and at once where it is called off', async () => {
    const headers = { [LIMIT_HEADER]: '20' }
    await expect(authorizedFetch(signedIn, silent)('/graphql', { headers })).rejects.toThrow('TimeoutError')
    const call = new AbortController()
    const called = authorizedFetch(signedIn, silent)('/graphql', { headers, signal: call.signal })
    await expect(called).rejects.toThrow('TimeoutError')
    const off = authorizedFetch(signedIn, silent)('/graphql', { signal: call.signal })
    await Promise.resolve().then(() => call.abort('called off'))
    await expect(off).rejects.toThrow('called off')
  })

  test.each([
    ['a question', { body: '{"query":"query Chart { chart }","variables":{}}' }, 'is sent again'],
    ['a question of GraphiQL', { body: '{"operationName":null,"query":"{ chart }"}' }, 'is sent again'],
    [
      'what is for one person',
      { body: '{"query":"mutation Edit { edit }"}', headers: { [PERSON_HEADER]: 'ada' } },
      'is sent again',
    ],
    ['a change', { body: '{"query":"mutation Make { make }","variables":{"query":"query"}}' }, 'is not sent again'],
  ])('%s that was on its way as the server went (%j) %s once it is back', async (_name, init, outcome) => {
    let back = new AbortController()
    const sent: string[] = []
    const fetch = authorizedFetch(
      signedIn,
      (input, asked) => {
        sent.push(typeof asked?.body === 'string' ? asked.body : '')
        return sent.length === 1 ? silent(input, asked) : Promise.resolve(new Response('{"data":{}}'))
      },
      () => back.signal,
    )
    const limited = { ...init, headers: { ...('headers' in init ? init.headers : {}), [LIMIT_HEADER]: '200' } }
    const asked = fetch('/graphql', limited)
    while (sent.length === 0) await Promise.resolve()
    const went = back
    back = new AbortController()
    went.abort('the server is reached again')
    if (outcome === 'is sent again') expect(await (await asked).text()).toBe('{"data":{}}')
    else await expect(asked).rejects.toThrow('TimeoutError')
    expect(sent).toHaveLength(outcome === 'is sent again' ? 2 : 1)
  })

  test.each([
    ['ada', 'ada', 1],
    ['bob', 'ada', 0],
  ])('sends what is for %s with the token of %s in %d requests', async (wanted, signedIn, requests) => {
    const token = `e30.${btoa(JSON.stringify({ sub: signedIn }))}.e30`
    const sent: Headers[] = []
    const fetch = authorizedFetch(
      { token: () => Promise.resolve(token), renew: () => Promise.reject(new Error('not asked for')) },
      (_, init) => {
        sent.push(new Headers(init?.headers))
        return Promise.resolve(new Response('{"data":{}}'))
      },
    )
    await fetch('/graphql', { headers: { [PERSON_HEADER]: wanted } }).catch((error: unknown) =>
      expect(String(error)).toContain('Another person is signed in'),
    )
    expect(sent).toHaveLength(requests)
    expect(sent.some((headers) => headers.has(PERSON_HEADER))).toBe(false)
  })
})
