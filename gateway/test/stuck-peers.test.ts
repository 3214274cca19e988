import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { z } from 'zod'
import { type PersonOfTests, startTestGateway, type TestGateway } from './harness/gateway.js'
import { connect, type Frame, type SocketClient, until } from './harness/socket-client.js'
import { publish } from './harness/subgraphs.js'

const EDITS = 'subscription ($since: Int) { chartEdited(chartId: "chart_1", sinceVersion: $since) { version note } }'
const QUEUED_FRAMES = 256
const PING_INTERVAL_MS = 12_000
const TURNS = 48

let running: TestGateway
const start = async (): Promise<void> => {
  running = await startTestGateway()
}
async function watching(person: PersonOfTests, query = EDITS, since?: number): Promise<SocketClient> {
  const client = await connect(running)
  await client.init(await running.accessToken(person))
  client.subscribe('a', query, since === undefined ? {} : { since })
  client.subscribe('settled', '{ charts { id } }')
  while ((await client.take('settled')).type !== 'complete');
  return client
}
const edit = (version: number, note = ''): void =>
  publish(running.world, { chartId: 'chart_1', version, authorId: 'user_ada', note })
const event = z.object({ payload: z.object({ data: z.object({ chartEdited: z.object({ version: z.number() }) }) }) })
const versionOf = (frame: Frame): number => event.parse(frame).payload.data.chartEdited.version
const versionsOf = ({ frames }: SocketClient): number[] => frames.filter(({ id }) => id === 'a').map(versionOf)
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_none, index) => first + index)

describe('a reader that is paused', () => {
  beforeEach(start)
  afterEach(() => running.stop())

  test('gets what was under way and 256 frames more, then 1013; others get all, and so does it when it comes again', async () => {
    const [first, count] = [10, 400]
    const quick = [await watching('ada'), await watching('ada2')]
    const slow = await watching('bob', EDITS.replace('version note', 'note version'))
    await until(() => running.world.edits.listenerCount === 2)
    slow.socket.pause()
    // More than a connection holds on its way, so that whatever follows has to wait.
    const large = 'x'.repeat(16 * 1024 * 1024)
    for (const version of from(first, count)) {
      edit(version, version === first ? large : '')
      for (const client of quick) expect(versionOf(await client.take('a'))).toBe(version)
    }
    await until(() => running.world.edits.listenerCount === 1)

    slow.socket.resume()
    const closing = await slow.closed
    expect(closing.code).toBe(1013)
    expect(closing.reason).toMatch(/subscribe again.* version from the last one seen/)
    expect(versionsOf(slow)).toEqual(from(first, 1 + QUEUED_FRAMES))

    const again = await watching('bob', EDITS, versionsOf(slow).at(-1))
    await until(() => versionsOf(again).length === count - 1 - QUEUED_FRAMES)
    expect([...versionsOf(slow), ...versionsOf(again)]).toEqual(from(first, count))
    for (const client of [...quick, again]) client.close()
  })
})

describe('a half-open connection', () => {
  beforeEach(async () => {
    jest.useFakeTimers({
      doNotFake: [
        'setTimeout',
        'clearTimeout',
        'setImmediate',
        'clearImmediate',
        'nextTick',
        'queueMicrotask',
        'Date',
        'performance',
        'hrtime',
      ],
    })
    await start()
  })
  afterEach(async () => {
    await running.stop()
    jest.useRealTimers()
  })

  test('is ended when a ping was not answered for a whole interval; one that answers stays', async () => {
    const alive = await watching('ada')
    const mute = await watching('bob', EDITS.replace('version note', 'note version'))
    await until(() => running.world.edits.listenerCount === 2)
    let pings = 0
    alive.socket.on('ping', () => {
      pings += 1
    })
    mute.socket.pause()
    const roundTrip = async (): Promise<void> => {
      alive.send({ type: 'ping' })
      while ((await alive.take()).type !== 'pong');
    }
    const interval = async (number: number): Promise<void> => {
      jest.advanceTimersByTime(PING_INTERVAL_MS)
      await until(() => pings === number)
      // Comes in behind the pong on the same connection.
      await roundTrip()
      expect(pings).toBe(number)
    }

    await interval(1)
    expect(running.world.edits.listenerCount).toBe(2)
    await interval(2)
    await until(() => running.world.edits.listenerCount === 1)
    mute.socket.resume()
    expect((await mute.closed).code).toBe(1006)

    edit(10)
    expect(versionOf(await alive.take('a'))).toBe(10)
    await interval(3)
    expect(alive.socket.readyState).toBe(alive.socket.OPEN)
    alive.close()
  })

  test('is looked for with a few pings at a time, as thousands at once would hold up what is told', async () => {
    const clients = [await watching('ada'), await watching('bob'), await watching('ada2')]
    const pinged: string[] = []
    clients.forEach(({ socket }, index) => socket.on('ping', () => pinged.push(`client ${index}`)))
    const atOnce: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      const before = pinged.length
      jest.advanceTimersByTime(PING_INTERVAL_MS / TURNS)
      for (const client of clients) {
        client.send({ type: 'ping' })
        while ((await client.take()).type !== 'pong');
      }
      atOnce.push(pinged.length - before)
    }
    expect(pinged.sort()).toEqual(['client 0', 'client 1', 'client 2'])
    expect(Math.max(...atOnce)).toBe(1)
    for (const client of clients) client.close()
  })
})
