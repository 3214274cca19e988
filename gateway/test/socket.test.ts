import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { defaultLimits } from '../src/index.js'
import { startTestGateway, type TestGateway } from './harness/gateway.js'
import { ask } from './harness/requests.js'
import { closingOfUpgrade, connect, type SocketClient, until } from './harness/socket-client.js'

const EDITS = 'subscription { chartEdited(chartId: "chart_1") { version note } }'
const limits = { ...defaultLimits, connectionInitSeconds: 1 }

describe('the WebSocket door', () => {
  let running: TestGateway
  beforeEach(async () => {
    running = await startTestGateway({ config: { limits } })
  })
  afterEach(() => running.stop())
  const statusOfUpgrade = (headers: Record<string, string>, path = '/graphql'): Promise<number | string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(running.url.replace('http', 'ws') + path, 'graphql-transport-ws', { headers })
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.once('error', () => undefined)
      socket.once('open', () => {
        socket.close()
        resolve('open')
      })
    })

  test('a page of another site gets 403, our own and a program get in', async () => {
    expect(await statusOfUpgrade({ origin: 'https://evil.example' })).toBe(403)
    expect(await statusOfUpgrade({ origin: 'null' })).toBe(403)
    expect(await statusOfUpgrade({ origin: running.url })).toBe('open')
    expect(await statusOfUpgrade({})).toBe('open')
    expect(await statusOfUpgrade({}, '/elsewhere')).toBe(404)
  })

  test.each([['another'], ['no']])('%s subprotocol is not acceptable: 4406', async (which) => {
    const closing = await closingOfUpgrade(running, which === 'no' ? null : 'graphql-ws')
    expect(closing).toEqual({ protocol: undefined, code: 4406, reason: 'Subprotocol not acceptable' })
  })

  test('what is no message is 4400', async () => {
    for (const text of ['nonsense', '{"type":"next","id":"1","payload":{}}', '{"type":"subscribe","id":"1"}', '[]']) {
      const client = await connect(running)
      client.send(text)
      expect([text, (await client.closed).code]).toEqual([text, 4400])
    }
  })

  test('asking before saying who asks is 4401', async () => {
    const client = await connect(running)
    client.subscribe('a', '{ charts { id } }')
    expect((await client.closed).code).toBe(4401)
  })

  test('a bad or expired token is 4403', async () => {
    for (const token of ['nonsense', await running.accessToken('ada', -5)]) {
      const client = await connect(running)
      client.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
      expect((await client.closed).code).toBe(4403)
    }
  })

  test('a session that has ended is 4403', async () => {
    running.world.sessions.delete('session_bob')
    const client = await connect(running)
    client.send({ type: 'connection_init', payload: { Authorization: `Bearer ${await running.accessToken('bob')}` } })
    expect((await client.closed).code).toBe(4403)
  })

  test('saying nothing is 4408', async () => {
    const client = await connect(running)
    expect((await client.closed).code).toBe(4408)
  })

  test('the same id twice is 4409', async () => {
    const client = await connect(running)
    await client.init()
    client.subscribe('a', EDITS)
    client.subscribe('a', EDITS)
    expect((await client.closed).code).toBe(4409)
    await until(() => running.world.edits.listenerCount === 0)
  })

  test('saying who one is twice is 4429', async () => {
    const client = await connect(running)
    await client.init()
    client.send({ type: 'connection_init' })
    expect((await client.closed).code).toBe(4429)
  })

  test('a message over 64 KiB is 1009', async () => {
    const client = await connect(running)
    await client.init()
    client.subscribe('a', `{ charts { id } } # ${'x'.repeat(64 * 1024)}`)
    expect((await client.closed).code).toBe(1009)
  })

  test('a socket is closed when its access token expires: 4403', async () => {
    const client = await connect(running)
    await client.init(await running.accessToken('ada', 1))
    expect(await client.closed).toEqual({ code: 4403, reason: 'token expired' })
  })

  test('the 21st operation on a socket is refused, and the others go on', async () => {
    const client = await connect(running)
    await client.init()
    for (let index = 0; index < 21; index += 1) client.subscribe(`s${index}`, EDITS)
    expect(await client.take('s20')).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    })
    client.complete('s0')
    client.subscribe('again', '{ charts { id } }')
    expect(await client.take('again')).toMatchObject({ type: 'next' })
    client.close()
  })

  test('the eleventh socket of a person is refused, another person gets in, and a freed seat is taken', async () => {
    const token = await running.accessToken('ada')
    const clients: SocketClient[] = []
    for (let count = 0; count < 10; count += 1) {
      const client = await connect(running)
      await client.init(token)
      clients.push(client)
    }
    const eleventh = await connect(running)
    eleventh.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
    expect(await eleventh.closed).toEqual({ code: 4429, reason: 'Too many sockets' })
    const bob = await connect(running)
    await bob.init(await running.accessToken('bob'))
    clients[0]?.close()
    await clients[0]?.closed
    const next = await connect(running)
    await next.init(token)
    expect(next.frames).toEqual([{ type: 'connection_ack' }])
    for (const client of [...clients, bob, next]) client.socket.terminate()
  })

  test('a reader that stops reading is closed with 1013, and others are not held up', async () => {
    const [slow, quick] = [await connect(running), await connect(running)]
    await slow.init(await running.accessToken('bob'))
    await quick.init(await running.accessToken('ada'))
    slow.subscribe('a', EDITS)
    quick.subscribe('b', EDITS)
    await until(() => running.world.edits.listenerCount === 1)
    slow.subscribe('alone', 'subscription { chartEdited(chartId: "chart_1") { version chart { seenBy } } }')
    await until(() => running.world.edits.listenerCount === 2)
    slow.socket.pause()
    const note = 'x'.repeat(100_000)
    let version = 10
    while (running.world.edits.listenerCount === 2) {
      running.world.edits.publish({ chartId: 'chart_1', version, authorId: 'user_ada', note })
      expect((await quick.take('b')).payload).toMatchObject({ data: { chartEdited: { version } } })
      version += 1
      expect(version).toBeLessThan(2_000)
    }
    expect(version).toBeGreaterThan(10 + 256 / 2)
    slow.socket.resume()
    expect((await slow.closed).code).toBe(1013)
    quick.close()
  })

  test.each([
    ['an alias too many', `{ ${Array.from({ length: 101 }, (_none, index) => `a${index}: __typename`).join(' ')} }`],
    [
      'a level too many',
      `subscription { chartEdited(chartId: "chart_1") { chart { ${'similar { '.repeat(9)} id ${'}'.repeat(9)} } } }`,
    ],
    [
      'a sensitive mutation twice',
      'mutation { a: generateChart(prompt: "a") { id } b: generateChart(prompt: "b") { id } }',
    ],
  ])('the limits hold as over HTTP: %s', async (_name, query) => {
    const client = await connect(running)
    await client.init()
    client.subscribe('a', query)
    const refusal = await client.take('a')
    expect(refusal).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] })
    const overHttp = await ask(running, query)
    expect([overHttp.status, overHttp.codes]).toEqual([400, ['LIMIT_EXCEEDED']])
    expect(running.world.calls).toEqual({ users: 0, charts: 0, analytics: 0 })
    client.close()
  })

  test.each([
    ['syntax', '{ charts {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an inaccessible field', '{ chart(id: "chart_1") { secret } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing variable', 'subscription ($id: ID!) { chartEdited(chartId: $id) { version } }', 'BAD_USER_INPUT'],
    ['two operations and no name', 'query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
    [
      'two root fields',
      'subscription { a: chartEdited(chartId: "1") { version } b: chartEdited(chartId: "2") { version } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a condition on the root field',
      'subscription { chartEdited(chartId: "chart_1") @skip(if: true) { version } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a condition on the root field by a variable',
      'subscription ($on: Boolean = true) { chartEdited(chartId: "chart_1") @include(if: $on) { version } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a condition on a fragment with the root field',
      `subscription ($on: Boolean = true) { ... { ...Root @include(if: $on) } }
       fragment Root on Subscription { chartEdited(chartId: "chart_1") { version } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s is answered with an error message', async (_name, query, code) => {
    const client = await connect(running)
    await client.init()
    client.subscribe('a', query)
    expect(await client.take('a')).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] })
    client.close()
  })

  test('pings are answered with their payload', async () => {
    const client = await connect(running)
    client.send({ type: 'ping', payload: { at: 1 } })
    expect(await client.take()).toEqual({ type: 'pong', payload: { at: 1 } })
    client.close()
  })

  test('a query with partial errors comes as a result, then complete', async () => {
    const client = await connect(running)
    await client.init()
    client.subscribe('a', '{ charts { id fragile } }')
    expect(await client.take('a')).toMatchObject({
      type: 'next',
      payload: { data: { charts: [{ fragile: 7 }, { fragile: null }] }, errors: [{ path: ['charts', 1, 'fragile'] }] },
    })
    expect(await client.take('a')).toEqual({ id: 'a', type: 'complete' })
    client.close()
  })

  test('losing a role ends what it let see', async () => {
    const client = await connect(running)
    await client.init(await running.accessToken('ada'))
    client.subscribe('a', EDITS)
    await until(() => running.world.edits.listenerCount === 1)
    const ada = running.world.people.get('user_ada')
    if (ada) ada.workspaces = []
    await ask(running, 'mutation { signOut { ok } }', { token: await running.accessToken('ada2') })
    running.world.edits.publish({ chartId: 'chart_1', version: 11, authorId: 'user_bob' })
    expect((await client.closed).code).toBe(4403)
    expect(client.frames.filter((frame) => frame.type === 'next')).toEqual([])
    await until(() => running.world.edits.listenerCount === 0)
  })
})

test('stopping says goodbye with 1001 and lets a request in flight finish', async () => {
  const running = await startTestGateway()
  const client = await connect(running)
  await client.init()
  client.subscribe('a', EDITS)
  await until(() => running.world.edits.listenerCount === 1)
  const inFlight = ask(running, '{ charts { id } }')
  await until(() => running.world.calls.charts > 2)
  await running.stop()
  expect((await client.closed).code).toBe(1001)
  expect((await inFlight).status).toBe(200)
  expect(running.world.edits.listenerCount).toBe(0)
  await expect(ask(running, '{ charts { id } }')).rejects.toThrow('fetch failed')
})
