import { describe, expect, test } from '@jest/globals'
import { authorizedFetch } from './authorized-fetch.js'

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
})
