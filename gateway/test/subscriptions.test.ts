import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { setTimeout as wait } from 'node:timers/promises'
import { UnavailableError } from '@askchart/service'
import { z } from 'zod'
import { startTestGateway, type TestGateway } from './harness/gateway.js'
import { ask } from './harness/requests.js'
import { connect, type Frame, type SocketClient, until } from './harness/socket-client.js'
import { forgetEdits, publish } from './harness/subgraphs.js'

/** The same selection on the chart, as a subscription's event and as a query after it. */
const selections: Readonly<Record<string, string>> = {
  'fields of one subgraph': 'id title version',
  'an entity of users': 'title owner { name }',
  'fields another subgraph adds': 'title rowCount rows(first: 3) { label value }',
  'three subgraphs and aliases': 'heading: title count: rowCount who: owner { called: name initials }',
  'the same field under two aliases with different arguments':
    'one: rows(first: 1) { label } all: rows(first: 3) { label }',
  'fragments, named and inline': '...Named ... on Chart { rowCount }',
  'included and skipped fields':
    'title rowCount @include(if: $yes) owner @skip(if: $yes) { name } version @skip(if: $no)',
  'a skipped fragment of another subgraph': 'title ... @include(if: $no) { rowCount }',
  'by way of another subgraph back to the owner': 'owner { favourite { title owner { name } } }',
  'a list of entities': 'similar { title rowCount owner { name } }',
  'a partial error deep inside': 'similar { id fragile }',
  'aliases that are names of keys': 'id: title title: version caption owner { id: name favourite { id: rowCount } }',
  __typename: '__typename id owner { __typename name }',
  'a field that depends on who looks': 'seenBy rowCount',
}
const withErrors = z.object({
  errors: z
    .array(
      z.object({
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
})
const event = z.object({ data: z.object({ chartEdited: z.object({ version: z.number() }) }) })
const NAMED = 'fragment Named on Chart { title owner { ...Person } } fragment Person on User { name initials }'
const variables = { id: 'chart_1', yes: true, no: false }
const withFragments = (selection: string): string => (selection.includes('...Named') ? NAMED : '')
const declared = (selection: string): string =>
  [
    '$id: ID!',
    ...(selection.includes('$yes') ? ['$yes: Boolean!'] : []),
    ...(selection.includes('$no') ? ['$no: Boolean!'] : []),
  ].join(', ')

describe.each(['in-process', 'http'] as const)('subscriptions over subgraphs reached %s', (reach) => {
  let running: TestGateway
  const clients: SocketClient[] = []
  beforeAll(async () => {
    running = await startTestGateway({ reach })
  })
  afterAll(() => running.stop())
  afterEach(async () => {
    clients.splice(0).forEach((client) => client.close())
    await until(() => running.world.edits.listenerCount === 0 && running.gateway.upstreamSubscriptions === 0)
    forgetEdits(running.world)
  })

  async function client(person: 'ada' | 'ada2' | 'bob'): Promise<SocketClient> {
    const made = await connect(running)
    clients.push(made)
    await made.init(await running.accessToken(person))
    return made
  }
  const edit = (version: number, authorId = 'user_bob', note?: string): void =>
    publish(running.world, { chartId: 'chart_1', version, authorId, ...(note === undefined ? {} : { note }) })
  /** The frame of an edit; those of edits before it are left aside. */
  async function told(reader: SocketClient, id: string, version: number): Promise<Frame> {
    for (;;) {
      const frame = await reader.take(id)
      if (event.parse(frame.payload).data.chartEdited.version === version) return frame
    }
  }
  const listeners = (count: number): Promise<void> => until(() => running.world.edits.listenerCount === count)

  test.each(Object.keys(selections))('an event answers like a query after it: %s', async (name) => {
    const selection = selections[name] ?? ''
    const declaration = declared(selection)
    const used = Object.fromEntries(Object.entries(variables).filter(([key]) => declaration.includes(`$${key}:`)))
    const ada = await client('ada')
    ada.subscribe(
      'a',
      `subscription (${declaration}) { chartEdited(chartId: $id) { chart { ${selection} } } } ${withFragments(selection)}`,
      used,
    )
    await listeners(1)
    edit(4)
    const event = await ada.take('a')
    const query = await ask(
      running,
      `query (${declaration}) { chart(id: $id) { ${selection} } } ${withFragments(selection)}`,
      { variables: used, token: await running.accessToken('ada') },
    )
    expect(query.data?.['chart']).toBeTruthy()
    expect(event).toMatchObject({ type: 'next', payload: { data: { chartEdited: { chart: query.data?.['chart'] } } } })
    const { errors = [] } = withErrors.parse(event.payload)
    expect(errors.map(({ path, extensions }) => [path?.slice(2), extensions['code']])).toEqual(
      query.errors.map(({ path }, index) => [path?.slice(1), query.codes[index]]),
    )
  })

  test('the author of an edit and the row count arrive within it', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    ada.subscribe(
      'a',
      'subscription { chartEdited(chartId: "chart_1") { version author { name } chart { title rowCount } } }',
    )
    await listeners(1)
    bob.subscribe('b', 'mutation { editChart(id: "chart_1", title: "Renamed") { title } }')
    expect(await ada.take('a')).toMatchObject({
      payload: {
        data: { chartEdited: { author: { name: 'Bob Kahn' }, chart: { title: 'Renamed', rowCount: 70 } } },
      },
    })
    expect(await bob.take('b')).toEqual({
      id: 'b',
      type: 'next',
      payload: { data: { editChart: { title: 'Renamed' } } },
    })
    expect(await bob.take('b')).toEqual({ id: 'b', type: 'complete' })
  })

  test('interfaces, enums, operation names and root aliases work in an event', async () => {
    const ada = await client('ada')
    ada.subscribe(
      'a',
      `subscription Watch { edit: chartEdited(chartId: "chart_1") { kind subject { __typename title ... on Chart { rowCount } } } }
       query Other { __typename }`,
      {},
      'Watch',
    )
    await listeners(1)
    edit(9)
    expect(await ada.take('a')).toMatchObject({
      payload: { data: { edit: { kind: 'TITLE', subject: { __typename: 'Chart', rowCount: 70 } } } },
    })
  })

  test('an error in the event itself keeps its path and the rest of the event', async () => {
    const ada = await client('ada')
    ada.subscribe('a', 'subscription { chartEdited(chartId: "chart_1") { version failing chart { rowCount } } }')
    await listeners(1)
    edit(5)
    expect(await ada.take('a')).toMatchObject({
      payload: {
        data: { chartEdited: { version: 5, failing: null, chart: { rowCount: 70 } } },
        errors: [{ path: ['chartEdited', 'failing'], extensions: { code: 'NOT_FOUND' } }],
      },
    })
  })

  test('an author who is gone leaves null, not an error', async () => {
    const ada = await client('ada')
    ada.subscribe('a', 'subscription { chartEdited(chartId: "chart_1") { version author { name } } }')
    await listeners(1)
    edit(6, 'user_erased')
    expect((await ada.take('a')).payload).toEqual({ data: { chartEdited: { version: 6, author: null } } })
  })

  test('events arrive in order and none twice', async () => {
    const ada = await client('ada')
    ada.subscribe('a', 'subscription { chartEdited(chartId: "chart_1") { version chart { rowCount } } }')
    await listeners(1)
    for (let version = 10; version < 60; version += 1) edit(version)
    const seen: unknown[] = []
    for (let count = 0; count < 50; count += 1) seen.push((await ada.take('a')).payload)
    expect(seen).toEqual(
      Array.from({ length: 50 }, (_none, index) => ({
        data: { chartEdited: { version: index + 10, chart: { rowCount: 70 } } },
      })),
    )
  })

  test('one upstream and one execution serve all of one audience; cancelling one keeps the other, the last ends it', async () => {
    const [one, two] = [await client('ada'), await client('ada2')]
    const query = 'subscription { chartEdited(chartId: "chart_1") { version chart { rowCount } } }'
    one.subscribe('a', query)
    two.subscribe('b', query)
    two.subscribe('c', query)
    await until(() => running.gateway.upstreamSubscriptions === 1 && running.world.edits.listenerCount === 1)
    two.complete('c')
    two.send({ type: 'ping' })
    expect(await two.take()).toEqual({ type: 'pong' })
    // Both have joined the one upstream once an edit reaches both; nothing else tells.
    let version = 0
    const heard = (reader: SocketClient, id: string): boolean => reader.frames.some((frame) => frame.id === id)
    while (!heard(one, 'a') || !heard(two, 'b')) {
      edit((version += 1))
      await wait(50)
    }
    await Promise.all([told(one, 'a', version), told(two, 'b', version)])
    const before = running.world.calls.analytics
    edit((version += 1))
    const [first, second] = await Promise.all([told(one, 'a', version), told(two, 'b', version)])
    expect(first.payload).toEqual({ data: { chartEdited: { version, chart: { rowCount: 70 } } } })
    expect(second.payload).toEqual(first.payload)
    expect(running.world.calls.analytics - before).toBe(1)
    expect(two.frames.some((frame) => frame.id === 'c')).toBe(false)

    one.complete('a')
    one.send({ type: 'ping' })
    expect(await one.take()).toEqual({ type: 'pong' })
    edit((version += 1))
    await told(two, 'b', version)
    expect(running.world.edits.listenerCount).toBe(1)
    two.complete('b')
    await listeners(0)
  })

  test.each([40, 32])('each of %i who wait for the same is told each edit once, in order', async (count) => {
    const readers = [await client('ada'), await client('ada2')]
    const ids = Array.from({ length: count / 2 }, (_none, index) => `reader_${index}`)
    for (const reader of readers)
      for (const id of ids) reader.subscribe(id, 'subscription { chartEdited(chartId: "chart_1") { version } }')
    const versionsOf = (reader: SocketClient, id: string): readonly number[] =>
      reader.frames.flatMap((frame) => (frame.id === id ? [event.parse(frame.payload).data.chartEdited.version] : []))
    const versions = (): (readonly number[])[] => readers.flatMap((reader) => ids.map((id) => versionsOf(reader, id)))
    let version = 0
    while (versions().some((seen) => seen.length === 0)) {
      edit((version += 1))
      await wait(50)
    }
    for (let more = 0; more < 3; more += 1) edit((version += 1))
    await until(() => versions().every((seen) => seen.at(-1) === version))
    for (const seen of versions()) {
      const [first = 0] = seen
      expect(seen).toEqual(Array.from({ length: version - first + 1 }, (_none, index) => first + index))
    }
  })

  test('people never share an event that depends on who looks: each sees it as themselves', async () => {
    const [ada, bob] = [await client('ada'), await client('bob')]
    const query = 'subscription { chartEdited(chartId: "chart_1") { chart { seenBy } } }'
    ada.subscribe('a', query)
    bob.subscribe('b', query)
    await listeners(2)
    edit(90)
    expect((await ada.take('a')).payload).toEqual({ data: { chartEdited: { chart: { seenBy: 'user_ada' } } } })
    expect((await bob.take('b')).payload).toEqual({ data: { chartEdited: { chart: { seenBy: 'user_bob' } } } })
  })

  test('a closed socket leaves no listener', async () => {
    const ada = await client('ada')
    ada.subscribe('a', 'subscription { chartEdited(chartId: "chart_1") { version } }')
    await listeners(1)
    ada.socket.terminate()
    await listeners(0)
  })

  test('a refusal at subscribe arrives as an error message with its code', async () => {
    const ada = await client('ada')
    ada.subscribe('a', 'subscription { chartEdited(chartId: "chart_none") { version } }')
    expect(await ada.take('a')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'NOT_FOUND' } }] })
    expect(running.gateway.upstreamSubscriptions).toBe(0)
  })

  test('when the upstream breaks, the subscription ends with an error, not with silence', async () => {
    const ada = await client('ada')
    ada.subscribe('a', 'subscription { chartEdited(chartId: "chart_1") { version } }')
    await listeners(1)
    running.world.edits.break(new UnavailableError('charts', 'charts is gone'))
    expect(await ada.take('a')).toMatchObject({ type: 'error' })
    expect(running.gateway.upstreamSubscriptions).toBe(0)
  })

  test('a session that ended sees no further event: its socket is closed, others of that person go on', async () => {
    const [one, two] = [await client('ada'), await client('ada2')]
    const query = 'subscription { chartEdited(chartId: "chart_1") { version } }'
    one.subscribe('a', query)
    two.subscribe('b', query)
    await listeners(1)
    await ask(running, 'mutation { signOut { ok } }', { token: await running.accessToken('ada') })
    expect(await one.closed).toEqual({ code: 4403, reason: 'Forbidden' })
    edit(100)
    expect((await two.take('b')).payload).toEqual({ data: { chartEdited: { version: 100 } } })
    expect(one.frames.filter((frame) => frame.type === 'next')).toEqual([])
    running.world.sessions.add('session_ada')
  })

  test('a dead subgraph in the rest gives nulls with errors within the event', async () => {
    const ada = await client('ada')
    ada.subscribe(
      'a',
      'subscription { chartEdited(chartId: "chart_1") { version author { name } chart { title rowCount } } }',
    )
    await listeners(1)
    await running.kill('analytics')
    edit(110)
    expect((await ada.take('a')).payload).toMatchObject({
      data: { chartEdited: { version: 110, author: { name: 'Bob Kahn' }, chart: { rowCount: null } } },
      errors: [{ path: ['chartEdited', 'chart'], extensions: { code: 'UNAVAILABLE', serviceName: 'analytics' } }],
    })
    await running.kill('users')
    edit(111)
    expect((await ada.take('a')).payload).toMatchObject({
      data: { chartEdited: { version: 111, author: null } },
      errors: expect.arrayContaining([
        expect.objectContaining({ extensions: expect.objectContaining({ serviceName: 'users' }) }),
      ]),
    })
  })
})

test('a primary subgraph that stops ends its subscriptions with an error', async () => {
  const running = await startTestGateway({ reach: 'http' })
  try {
    const ada = await connect(running)
    await ada.init(await running.accessToken('ada'))
    ada.subscribe('a', 'subscription { chartEdited(chartId: "chart_1") { version } }')
    await until(() => running.world.edits.listenerCount === 1)
    await running.kill('charts')
    expect(await ada.take('a')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'UNAVAILABLE' } }] })
    ada.subscribe('b', 'subscription { chartEdited(chartId: "chart_1") { version } }')
    expect(await ada.take('b')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'UNAVAILABLE' } }] })
    ada.close()
  } finally {
    await running.stop()
  }
})
