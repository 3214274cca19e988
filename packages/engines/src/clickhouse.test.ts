import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from '@clickhouse/client'
import { startClickHouse, until } from './index.js'

const LIMIT_MS = 60_000
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engines-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function rows(url: string, query: string): Promise<unknown[]> {
  const client = createClient({ url, log: { level: 127 } })
  try {
    return await (await client.query({ query, format: 'JSONEachRow' })).json()
  } finally {
    await client.close()
  }
}

test('starts again at the same address when its process is killed, with all that was acknowledged', async () => {
  const engine = await startClickHouse({ folder: join(folder, 'ch-killed') })
  try {
    const client = createClient({ url: engine.url })
    await client.command({ query: 'CREATE TABLE kept (n Int32) ENGINE = MergeTree ORDER BY n' })
    await client.insert({ table: 'kept', values: [{ n: 1 }, { n: 2 }], format: 'JSONEachRow' })
    await client.close()
    const killed = engine.pid
    process.kill(killed, 'SIGKILL')
    await until(() => engine.pid !== killed, LIMIT_MS, 'a new process')
    expect(await rows(engine.url, 'SELECT sum(n)::Int32 AS n FROM kept')).toEqual([{ n: 3 }])
  } finally {
    await engine.stop()
  }
})

test('is started again until that succeeds', async () => {
  const data = join(folder, 'ch-hindered')
  const engine = await startClickHouse({ folder: data })
  try {
    const killed = engine.pid
    await rename(join(data, 'data'), join(data, 'away'))
    await writeFile(join(data, 'data'), 'no folder')
    process.kill(killed, 'SIGKILL')
    const words = () => readFile(join(data, 'clickhouse.log'), 'utf8')
    await until(async () => (await words()) !== '', LIMIT_MS, 'a start that failed')
    expect(engine.pid).toBe(killed)
    await rm(join(data, 'data'))
    await rename(join(data, 'away'), join(data, 'data'))
    await until(() => engine.pid !== killed, LIMIT_MS, 'a new process')
    expect(await rows(engine.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  } finally {
    await engine.stop()
  }
})

test('starts at the address of an earlier one that is gone', async () => {
  const data = join(folder, 'ch-again')
  const earlier = await startClickHouse({ folder: data })
  await earlier.stop()
  const engine = await startClickHouse({ folder: data, at: earlier.url })
  try {
    expect(engine.url).toBe(earlier.url)
    expect(await rows(earlier.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  } finally {
    await engine.stop()
  }
})
