import { beforeEach, describe, expect, test } from '@jest/globals'
import { authorizedFetch } from '../graphql/authorized-fetch.js'
import { noting, orKept } from './kept-fetch.js'

const tokenOf = (sub: string): string => `h.${btoa(JSON.stringify({ sub }))}.s`
const asking = (operationName: string, id = 'chart_1'): RequestInit => ({
  method: 'POST',
  body: JSON.stringify({ operationName, query: `query ${operationName} { x }`, variables: { id } }),
})
const chart = (title: string): Response => new Response(JSON.stringify({ data: { chart: { title } } }))
const refusal = (code: string): Response =>
  new Response(JSON.stringify({ data: null, errors: [{ message: 'no', extensions: { code } }] }))

interface Kept {
  readonly person: string
  readonly request: string
  readonly chartId: string
  readonly text: string
}
let kept: Kept[]
let server: () => Promise<Response>
let signedIn: string

/** The client's way to a server, over a keeping in memory of whoever was signed in last. */
function visit() {
  const keeping = {
    keepAnswer: (answer: Kept) => Promise.resolve(void (kept = [...kept, answer])),
    answer: (request: string) =>
      Promise.resolve(kept.findLast((one) => one.request === request && one.person === signedIn)?.text ?? null),
    drop: (person: string, chartId: string) =>
      Promise.resolve(void (kept = kept.filter((one) => one.person !== person || one.chartId !== chartId))),
  }
  const session = { token: () => Promise.resolve(tokenOf(signedIn)), renew: () => Promise.resolve(tokenOf(signedIn)) }
  return orKept(
    authorizedFetch(
      session,
      noting(() => server(), keeping),
    ),
    keeping,
  )
}

/** Answers are kept beside being told. */
async function untilKept(count: number): Promise<void> {
  while (kept.length !== count) await new Promise((resolve) => setImmediate(resolve))
}

const gone = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(() => {
  kept = []
  signedIn = 'user_a'
})

describe('what a person was shown', () => {
  test('is shown again while the server is away, and never while it is there', async () => {
    const ask = visit()
    server = () => Promise.resolve(chart('old'))
    await ask('/graphql', asking('ChartById'))
    await untilKept(1)
    server = gone
    expect(await (await ask('/graphql', asking('ChartById'))).json()).toEqual({ data: { chart: { title: 'old' } } })
    server = () => Promise.resolve(new Response('away', { status: 503 }))
    expect((await ask('/graphql', asking('ChartById'))).status).toBe(200)
    server = () => Promise.reject(new DOMException('signal timed out', 'TimeoutError'))
    expect((await ask('/graphql', asking('ChartById'))).status).toBe(200)
    server = () => Promise.resolve(chart('new'))
    expect(await (await ask('/graphql', asking('ChartById'))).json()).toEqual({ data: { chart: { title: 'new' } } })
    server = () => Promise.resolve(refusal('UNAVAILABLE'))
    expect(await (await ask('/graphql', asking('ChartById'))).json()).toHaveProperty('errors')
  })

  test('is of that chart and that question alone, and only of questions that a chart needs', async () => {
    const ask = visit()
    server = () => Promise.resolve(chart('old'))
    await ask('/graphql', asking('Charts'))
    await ask('/graphql', asking('ChartById'))
    await untilKept(1)
    server = gone
    await expect(ask('/graphql', asking('ChartById', 'chart_2'))).rejects.toThrow('Failed to fetch')
    await expect(ask('/graphql', asking('Charts'))).rejects.toThrow('Failed to fetch')
  })

  test('is not shown to the next', async () => {
    const ask = visit()
    server = () => Promise.resolve(chart('of a'))
    await ask('/graphql', asking('ChartById'))
    await untilKept(1)
    signedIn = 'user_b'
    server = gone
    await expect(ask('/graphql', asking('ChartById'))).rejects.toThrow('Failed to fetch')
  })

  test('goes once the server says that they may not see it; a fault takes nothing away', async () => {
    const ask = visit()
    server = () => Promise.resolve(chart('seen'))
    await ask('/graphql', asking('ChartById'))
    await untilKept(1)
    server = () => Promise.resolve(refusal('UNAVAILABLE'))
    await ask('/graphql', asking('ChartById'))
    server = () => Promise.resolve(chart('another'))
    await ask('/graphql', asking('ChartById', 'chart_2'))
    await untilKept(2)
    server = gone
    expect((await ask('/graphql', asking('ChartById'))).status).toBe(200)
    server = () => Promise.resolve(refusal('NOT_FOUND'))
    await ask('/graphql', asking('ChartById'))
    await untilKept(1)
    server = gone
    await expect(ask('/graphql', asking('ChartById'))).rejects.toThrow('Failed to fetch')
  })
})
