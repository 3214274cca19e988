import { bestOfThree, timed } from '@askchart/testing'
import { expect } from '@jest/globals'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { z } from 'zod'
import type { Person } from './graph-client.js'
import { type Chart, rename } from './scenario.js'

export const SHARE = 'mutation ($input: ShareChartInput!) { shareChart(input: $input) { token link { id } } }'
const shared = z.object({ shareChart: z.object({ token: z.string(), link: z.object({ id: z.string() }) }) })
const PARTS = 'id title description version spec data { rowCount columns { name values } }'
const LIVE = `subscription { sharedChartChanged { ${PARTS} } }`

/** Makes a link to a chart. */
export const share = async (person: Person, chartId: string, expiresAt: string | null = null) =>
  (await person.ask(SHARE, shared, { input: { chartId, expiresAt } })).shareChart
const revoke = (person: Person, id: string) =>
  person.ask(
    'mutation ($id: ID!) { revokeShareLink(id: $id) { revoked } }',
    z.object({ revokeShareLink: z.object({ revoked: z.literal(true) }) }),
    { id },
  )

const body = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
})
/** What the graph answers whoever has a link. */
export async function by(url: string, token: string, query: string, variables: object = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  return { status: response.status, text, ...body.parse(JSON.parse(text)) }
}

/** A socket by a link, what it was told, and how it closed. */
export function live(url: string, token: string) {
  const told: unknown[] = []
  let close: (code: number) => void = () => undefined
  const closed = new Promise<number>((resolve) => {
    close = resolve
  })
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
    on: { closed: (event) => close(z.object({ code: z.number() }).parse(event).code) },
  })
  const waiting: ((value: unknown) => void)[] = []
  client.subscribe(
    { query: LIVE },
    {
      next: (value) => {
        const next = waiting.shift()
        if (next) next(value)
        else told.push(value)
      },
      error: () => undefined,
      complete: () => undefined,
    },
  )
  return {
    closed,
    next: (): Promise<unknown> =>
      told.length > 0 ? Promise.resolve(told.shift()) : new Promise((resolve) => waiting.push(resolve)),
  }
}

const CUT_OFF_WITHIN_MS = 2_000

/** How long a socket that a link has opened stays open once the link is revoked, in milliseconds. */
async function cutOffAfter(url: string, person: Person, chartId: string): Promise<number> {
  const { token, link } = await share(person, chartId)
  const follower = live(url, token)
  await follower.next()
  const took = await timed(async () => {
    await revoke(person, link.id)
    expect(await follower.closed).toBe(4403)
  })
  expect((await by(url, token, '{ sharedChart { id } }')).status).toBe(401)
  expect(await live(url, token).closed).toBe(4403)
  return took
}

/** A link shows its chart, live; revoked, it is refused and the sockets it has opened are closed within 2 s. */
export async function showsItsChart(url: string, person: Person, chart: Chart): Promise<void> {
  const { token } = await share(person, chart.id)
  const seen = await by(url, token, `{ sharedChart { ${PARTS} } }`)
  expect(seen.errors).toBeUndefined()
  expect(seen.data?.['sharedChart']).toMatchObject({ id: chart.id, title: chart.title, data: chart.data })

  const follower = live(url, token)
  expect(await follower.next()).toMatchObject({
    data: { sharedChartChanged: { title: chart.title, data: chart.data } },
  })
  await rename(person, chart.id, 'Renamed while looked at')
  expect(await follower.next()).toMatchObject({
    data: { sharedChartChanged: { title: 'Renamed while looked at', data: { rowCount: chart.data.rowCount } } },
  })

  const cutOff = await bestOfThree(CUT_OFF_WITHIN_MS, () => cutOffAfter(url, person, chart.id))
  expect(cutOff).toBeLessThan(CUT_OFF_WITHIN_MS)
}
