import { request as httpRequest } from 'node:http'
import { connect as tcpConnect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { bestOfThree, timed } from '@askchart/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { defaultLimits } from '../src/index.js'
import { startTestGateway, type TestGateway } from './harness/gateway.js'
import { answerOf, ask } from './harness/requests.js'

const BODY_SECONDS = 1
let running: TestGateway
beforeAll(async () => {
  running = await startTestGateway({ config: { limits: { ...defaultLimits, bodySeconds: BODY_SECONDS } } })
})
afterAll(() => running.stop())

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Response> =>
  fetch(`${running.url}/graphql`, { method: 'POST', headers, body })
const json = { 'content-type': 'application/json' }

describe('the HTTP door', () => {
  for (const audit of serverAudits({ url: () => `${running.url}/graphql`, fetchFn: fetch }))
    test(`GraphQL over HTTP: ${audit.name}`, async () => {
      const result = await audit.fn()
      const wrong = result.status !== 'ok' && /^(MUST|SHOULD)/.test(audit.name)
      expect(wrong ? result.reason : null).toBeNull()
    })

  test('malformed JSON is answered with JSON and 400', async () => {
    const answer = await answerOf(await post('{"query": ', json))
    expect([answer.status, answer.codes]).toEqual([400, ['BAD_REQUEST']])
  })

  test('a body over 300 KiB is refused with 413, one just under it is read', async () => {
    const body = (size: number): string =>
      JSON.stringify({ query: '{ charts { id } }', extensions: { pad: 'x'.repeat(size) } })
    const large = await answerOf(await post(body(300 * 1024), json))
    expect([large.status, large.codes]).toEqual([413, ['PAYLOAD_TOO_LARGE']])
    expect((await post(body(299 * 1024), json)).status).toBe(200)
  })

  test.each([
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['multipart', 'multipart/form-data; boundary=x'],
    ['JSON in another charset', 'application/json; charset=utf-16'],
  ])('a body that is %s is refused', async (_name, type) => {
    const answer = await answerOf(await post('{"query":"{ charts { id } }"}', { 'content-type': type }))
    expect([answer.status, answer.codes]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']])
  })

  test('a compressed body is refused unread', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(50 * 1024 * 1024, 0x20)))
    const answer = await answerOf(await post(bomb, { ...json, 'content-encoding': 'gzip' }))
    expect(answer.status).toBe(415)
  })

  test('an array of operations is refused', async () => {
    const answer = await answerOf(await post('[{"query":"{ charts { id } }"},{"query":"{ charts { id } }"}]', json))
    expect(answer.status).toBe(400)
  })

  test('a GET that a foreign page could send is refused, one that says who sends it is answered', async () => {
    const url = `${running.url}/graphql?query=${encodeURIComponent('{ charts { id } }')}`
    expect((await fetch(url)).status).toBe(400)
    expect((await fetch(url, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(200)
  })

  test('a mutation over GET is refused and not executed', async () => {
    const url = `${running.url}/graphql?query=${encodeURIComponent('mutation { deleteChart(id: "chart_1") }')}`
    const response = await fetch(url, { headers: { 'apollo-require-preflight': '1' } })
    expect(response.status).toBe(405)
    expect(running.world.charts.has('chart_1')).toBe(true)
  })

  test('a subscription over HTTP is sent to the WebSocket', async () => {
    const answer = await ask(running, 'subscription { chartEdited(chartId: "chart_1") { version } }')
    expect([answer.status, answer.codes]).toEqual([400, ['BAD_REQUEST']])
    expect(answer.errors[0]?.message).toContain('WebSocket')
  })

  test('a persisted query whose hash is of another text is refused', async () => {
    const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) }
    const answer = await answerOf(
      await post(JSON.stringify({ query: '{ charts { id } }', extensions: { persistedQuery } }), json),
    )
    expect(answer.codes).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED'])
    expect(answer.data ?? null).toBeNull()
  })

  test('a client that trickles its body is cut off, within 3 s of when its time is up', async () => {
    const trickle = async (): Promise<void> => {
      const ended = await new Promise<string>((resolve) => {
        const trickling = httpRequest(`${running.url}/graphql`, {
          method: 'POST',
          headers: { ...json, 'content-length': '1000' },
        })
        trickling.on('error', () => resolve('cut off'))
        trickling.on('response', (response) => resolve(`answered ${response.statusCode}`))
        trickling.write('{')
      })
      expect(ended).toBe('cut off')
    }
    const bound = BODY_SECONDS * 1_000 + 3_000
    expect(await bestOfThree(bound, () => timed(trickle))).toBeLessThan(bound)
  })

  test('nothing but JSON comes back from a request that is not HTTP', async () => {
    const { port } = new URL(running.url)
    const text = await new Promise<string>((resolve) => {
      let received = ''
      const socket = tcpConnect(Number(port), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'))
      socket.on('data', (data) => (received += data.toString()))
      socket.on('close', () => resolve(received))
    })
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('an unknown address answers 404 as JSON', async () => {
    const answer = await answerOf(await fetch(`${running.url}/nothing`))
    expect([answer.status, answer.codes]).toEqual([404, ['NOT_FOUND']])
  })

  test('headers keep pages from scripts, frames and addresses that are not ours', async () => {
    const headers = (await fetch(`${running.url}/health`)).headers
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-eval')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('health, readiness and the viewer key are public', async () => {
    expect(await (await fetch(`${running.url}/health`)).json()).toEqual({ status: 'alive', service: 'gateway' })
    expect(await (await fetch(`${running.url}/ready`)).json()).toMatchObject({
      status: 'ready',
      subgraphs: { users: 'ready', charts: 'ready', analytics: 'ready' },
    })
    expect(await (await fetch(`${running.url}/.well-known/jwks.json`)).json()).toEqual(running.gateway.keySet)
    expect(JSON.stringify(running.gateway.keySet)).not.toContain('"d"')
  })
})

test('a gateway with a dead subgraph is alive and not ready', async () => {
  const mourning = await startTestGateway()
  try {
    await mourning.kill('charts')
    const response = await fetch(`${mourning.url}/ready`)
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ subgraphs: { charts: 'not ready', users: 'ready' } })
    expect((await fetch(`${mourning.url}/health`)).status).toBe(200)
  } finally {
    await mourning.stop()
  }
})
