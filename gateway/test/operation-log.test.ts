import { Writable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { pino } from 'pino'
import { startTestGateway } from './harness/gateway.js'
import { ask } from './harness/requests.js'
import { connect, until } from './harness/socket-client.js'

test('each operation leaves one line with name, time and error codes, and never a token or a variable', async () => {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const running = await startTestGateway({ log: pino({ level: 'trace' }, sink) })
  try {
    const token = await running.accessToken('ada')
    const rename = 'mutation Rename($title: String!) { editChart(id: "chart_1", title: $title) { title } }'
    await ask(running, rename, { token, variables: { title: 'a private title' }, operationName: 'Rename' })
    await ask(running, 'query Broken { charts { fragile } }', { headers: { 'x-request-id': 'request-of-broken' } })
    await ask(running, 'query Deep { a: nothing }')
    const client = await connect(running)
    await client.init(token)
    client.subscribe('a', 'subscription Watch { chartEdited(chartId: "chart_1") { version } }')
    await until(() => running.world.edits.listenerCount === 1)
    running.world.edits.publish({ chartId: 'chart_1', version: 7, authorId: 'user_bob' })
    await client.take('a')
    client.complete('a')
    await until(() => lines.some((line) => line.includes('"Watch"')))
    client.close()

    const operations = lines
      .filter((line) => line.includes('"msg":"operation"'))
      .map((line): unknown => JSON.parse(line))
    expect(operations).toEqual([
      expect.objectContaining({ operation: 'Rename', kind: 'mutation', door: 'http', errors: [] }),
      expect.objectContaining({ operation: 'Broken', errors: ['NOT_FOUND'], requestId: 'request-of-broken' }),
      expect.objectContaining({ errors: ['GRAPHQL_VALIDATION_FAILED'] }),
      expect.objectContaining({ operation: 'Watch', kind: 'subscription', door: 'ws', events: 1, errors: [] }),
    ])
    expect(lines.join('')).not.toContain('a private title')
    expect(lines.join('')).not.toContain(token)
    expect(lines.join('')).not.toContain(token.split('.')[2])
  } finally {
    await running.stop()
  }
})
