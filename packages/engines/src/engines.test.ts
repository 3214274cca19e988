import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createClient } from '@clickhouse/client'
import pg from 'pg'
import { z } from 'zod'
import { FolderInUseError, lockFolder } from './folder-lock.js'
import { startClickHouse, startPostgres, until } from './index.js'
import { isAlive } from './processes.js'

const LIMIT_MS = 60_000
const built = fileURLToPath(new URL('../dist/index.js', import.meta.url))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engines-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function onPostgres<Row>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row & pg.QueryResultRow>(statement)).rows
  } finally {
    await client.end()
  }
}

/** An engine that another process started, which can be killed under it. */
interface ElsewhereStarted {
  readonly url: string
  readonly pid: number
  killParent(): Promise<void>
  /** Processes that the parent started, by command. */
  children(command: string): Promise<number[]>
}

async function startedElsewhere(call: string): Promise<ElsewhereStarted> {
  const script = `import(${JSON.stringify(built)}).then(async (engines) => { const { url, pid } = await engines.${call}; console.log(JSON.stringify({ url, pid })) })`
  const parent = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1000)`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const printed = await new Promise<string>((resolve) =>
    parent.stdout.once('data', (text: Buffer) => resolve(text.toString())),
  )
  return {
    ...z.object({ url: z.string(), pid: z.number() }).parse(JSON.parse(printed)),
    async killParent() {
      const gone = new Promise((resolve) => parent.once('exit', resolve))
      parent.kill('SIGKILL')
      await gone
    },
    async children(command) {
      const list = await readFile(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8')
      const commands = await Promise.all(
        list
          .trim()
          .split(' ')
          .map(async (pid) => ({ pid: Number(pid), name: (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() })),
      )
      return commands.filter(({ name }) => name === command).map(({ pid }) => pid)
    },
  }
}

describe('the embedded Postgres', () => {
  test('keeps its data over a stop, and a restart finds them', async () => {
    const data = join(folder, 'pg-restart')
    const first = await startPostgres({ folder: data })
    await onPostgres(first.url, 'create table kept as select 42 as n')
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    const second = await startPostgres({ folder: data })
    try {
      expect(await onPostgres(second.url, 'select n from kept')).toEqual([{ n: 42 }])
    } finally {
      await second.stop()
    }
  })

  test('ends by itself when its parent is killed, keeping what was committed', async () => {
    const data = join(folder, 'pg-left')
    const first = await startedElsewhere(`startPostgres({ folder: ${JSON.stringify(data)} })`)
    await onPostgres(first.url, 'create table kept as select 7 as n')
    await first.killParent()
    await until(() => !isAlive(first.pid), LIMIT_MS, 'its end')
    const next = await startPostgres({ folder: data })
    try {
      expect(await onPostgres(next.url, 'select n from kept')).toEqual([{ n: 7 }])
    } finally {
      await next.stop()
    }
  })

  // /proc tells which process is the guard.
  const onLinux = process.platform === 'linux' ? test : test.skip
  onLinux('replaces a server that nobody ended, keeping what was committed', async () => {
    const data = join(folder, 'pg-orphan')
    const orphan = await startedElsewhere(`startPostgres({ folder: ${JSON.stringify(data)} })`)
    for (const guard of await orphan.children('sh')) process.kill(guard, 'SIGKILL')
    await orphan.killParent()
    await onPostgres(orphan.url, 'create table kept as select 7 as n')
    const next = await startPostgres({ folder: data })
    try {
      expect(isAlive(orphan.pid)).toBe(false)
      expect(await onPostgres(next.url, 'select n from kept')).toEqual([{ n: 7 }])
    } finally {
      await next.stop()
    }
  })

  test('starts again at the same address when its process is killed, keeping what was committed', async () => {
    const engine = await startPostgres({ folder: join(folder, 'pg-killed') })
    try {
      await onPostgres(engine.url, 'create table kept as select 7 as n')
      const killed = engine.pid
      process.kill(killed, 'SIGKILL')
      await until(() => !isAlive(killed), LIMIT_MS, 'its end')
      const answers = () => onPostgres(engine.url, 'select n from kept').catch(() => null)
      await until(async () => (await answers()) !== null, LIMIT_MS, 'a new server')
      expect(await answers()).toEqual([{ n: 7 }])
    } finally {
      await engine.stop()
    }
    expect(isAlive(engine.pid)).toBe(false)
  })

  test('listens on loopback only, wants its password, and keeps that for its owner alone', async () => {
    const data = join(folder, 'pg-secret')
    const engine = await startPostgres({ folder: data })
    try {
      expect(await onPostgres(engine.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
      await expect(onPostgres(engine.url.replace(/:[^:@/]+@/, ':guess@'), 'select 1')).rejects.toThrow(
        'password authentication failed',
      )
      expect((await stat(join(data, 'password'))).mode & 0o077).toBe(0)
      expect((await readFile(join(data, 'password'), 'utf8')).length).toBeGreaterThanOrEqual(32)
    } finally {
      await engine.stop()
    }
  })
})

describe('the embedded ClickHouse', () => {
  const rows = async (url: string, query: string) => {
    const client = createClient({ url, log: { level: 127 } })
    try {
      return await (await client.query({ query, format: 'JSONEachRow' })).json()
    } finally {
      await client.close()
    }
  }
  const command = async (url: string, query: string) => {
    const client = createClient({ url })
    await client.command({ query }).finally(() => client.close())
  }

  test('lets the next start in when its parent was killed, with all that was acknowledged', async () => {
    const data = join(folder, 'ch-left')
    const script = `startClickHouse({ folder: ${JSON.stringify(data)} }).then(async (engine) => {
      const post = (body) => fetch(engine.url.replace(/default:.*@/, ''), { method: 'POST', body,
        headers: { 'x-clickhouse-key': new URL(engine.url).password } }).then((answer) => answer.text())
      await post('CREATE TABLE kept (n Int32) ENGINE = MergeTree ORDER BY n')
      await post('INSERT INTO kept VALUES (7)')
      return engine
    })`
    await (await startedElsewhere(script)).killParent()
    const next = await startClickHouse({ folder: data })
    try {
      expect(await rows(next.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    } finally {
      await next.stop()
    }
  })

  test('ends by itself when its parent is killed', async () => {
    const engine = await startedElsewhere(`startClickHouse({ folder: ${JSON.stringify(join(folder, 'ch-orphan'))} })`)
    await engine.killParent()
    await until(() => !isAlive(engine.pid), LIMIT_MS, 'its end')
  })

  describe('over the wire', () => {
    let engine: Awaited<ReturnType<typeof startClickHouse>>
    beforeAll(async () => {
      engine = await startClickHouse({ folder: join(folder, 'ch-wire') })
      await command(engine.url, 'CREATE DATABASE shop')
      await command(
        engine.url,
        'CREATE TABLE shop.sales (n Int32, name Nullable(String)) ENGINE = MergeTree ORDER BY n',
      )
    })
    afterAll(() => engine.stop())

    test.each([
      ["it's"],
      ['back\\slash'],
      ['tab\tand\nline'],
      ['{p:String} ; DROP TABLE shop.sales'],
      ['[1]'],
      ['\\N'],
      ['ünï✓'],
      [''],
    ])('binds the text %j as it is', async (text) => {
      const client = createClient({ url: engine.url })
      const answer = await client.query({
        query: 'SELECT {p:String} AS one, {q:Array(String)} AS many',
        query_params: { p: text, q: [text, text] },
        format: 'JSONEachRow',
      })
      expect(await answer.json()).toEqual([{ one: text, many: [text, text] }])
      await client.close()
    })

    test('binds numbers, lists of numbers and null', async () => {
      const client = createClient({ url: engine.url })
      const answer = await client.query({
        query: 'SELECT {a:Float64} AS a, {b:Array(Int32)} AS b, {c:Nullable(String)} AS c',
        query_params: { a: -1.5, b: [1, -2], c: null },
        format: 'JSONEachRow',
      })
      expect(await answer.json()).toEqual([{ a: -1.5, b: [1, -2], c: null }])
      await client.close()
    })

    test('works in the database the client names, and takes settings for one query alone', async () => {
      const client = createClient({ url: engine.url, database: 'shop' })
      await client.insert({
        table: 'sales',
        values: [
          { n: 1, name: 'a' },
          { n: 2, name: null },
          { n: 3, name: 'c' },
        ],
        format: 'JSONEachRow',
      })
      const limited = await client.query({
        query: 'SELECT n FROM sales ORDER BY n',
        format: 'JSONCompact',
        clickhouse_settings: { limit: '1' },
      })
      expect((await limited.json()).data).toEqual([[1]])
      const whole = await client.query({ query: 'SELECT n FROM sales ORDER BY n', format: 'JSONCompact' })
      expect((await whole.json()).data).toEqual([[1], [2], [3]])
      await client.close()
    })

    test('answers errors with their codes, and the next query is untouched by them', async () => {
      const client = createClient({ url: engine.url, log: { level: 127 } })
      await expect(client.query({ query: 'SELECT * FROM nowhere' })).rejects.toMatchObject({
        code: '60',
        type: 'UNKNOWN_TABLE',
      })
      await expect(
        client.query({
          query: 'SELECT count() FROM numbers(1000000000000)',
          clickhouse_settings: { max_execution_time: 1 },
        }),
      ).rejects.toMatchObject({ code: '159', type: 'TIMEOUT_EXCEEDED' })
      expect(await (await client.query({ query: 'SELECT 1 AS n', format: 'JSONEachRow' })).json()).toEqual([{ n: 1 }])
      await client.close()
    })

    test('streams a CSV into a table, and says which row is at fault', async () => {
      const client = createClient({ url: engine.url, database: 'shop', log: { level: 127 } })
      await client.command({ query: 'CREATE TABLE lines (n Int32, text String) ENGINE = MergeTree ORDER BY n' })
      const insert = (csv: Iterable<string>) =>
        client.insert({
          table: 'lines',
          values: Readable.from(csv, { objectMode: false }),
          format: 'CSVWithNames',
          columns: ['n', 'text'],
        })
      await insert(['n,text\n', ...Array.from({ length: 20_000 }, (_, n) => `${n},"one; ""two""\nthree"\n`)])
      const count = 'SELECT count()::Int32 AS n, uniqExact(text)::Int32 AS texts, any(text) AS one FROM shop.lines'
      expect(await rows(engine.url, count)).toEqual([{ n: 20_000, texts: 1, one: 'one; "two"\nthree' }])
      await expect(insert(['n,text\n', '1,a\n', 'x,b\n'])).rejects.toMatchObject({
        code: '27',
        message: expect.stringContaining('at row 2'),
      })
      await insert([])
      expect(await rows(engine.url, count)).toMatchObject([{ n: 20_000 }])
      await client.close()
    })

    test('runs queries with parameters beside each other, and answers pings meanwhile', async () => {
      const client = createClient({ url: engine.url })
      const controller = new AbortController()
      const slow = [1, 2, 3].map((n) =>
        client.query({
          query: 'SELECT {n:Int32} AS beside, count(sleepEachRow(1)) FROM numbers(1000) SETTINGS max_block_size = 1',
          query_params: { n },
          abort_signal: controller.signal,
        }),
      )
      const running = "SELECT 1 AS n FROM system.processes WHERE query LIKE '%beside%' AND query NOT LIKE '%LIKE%'"
      await until(async () => (await rows(engine.url, running)).length === 3, LIMIT_MS, 'three at once')
      expect(await client.ping()).toEqual({ success: true })
      const quick = await client.query({
        query: 'SELECT {n:Int32} AS n',
        query_params: { n: 7 },
        format: 'JSONEachRow',
      })
      expect(await quick.json()).toEqual([{ n: 7 }])
      expect(await rows(engine.url, running)).toHaveLength(3)
      controller.abort()
      await Promise.all(slow.map((query) => expect(query).rejects.toThrow('aborted')))
      await client.close()
    })

    test('ends a query whose client went away', async () => {
      const client = createClient({ url: engine.url, log: { level: 127 } })
      const controller = new AbortController()
      const query = client.query({
        query: 'SELECT count() AS forsaken FROM numbers(1000000000000) WHERE sipHash64(number) = 1',
        abort_signal: controller.signal,
      })
      const forsaken = () =>
        rows(
          engine.url,
          "SELECT 1 AS n FROM system.processes WHERE query LIKE '%forsaken%' AND query NOT LIKE '%LIKE%'",
        )
      await until(async () => (await forsaken()).length === 1, LIMIT_MS, 'the query')
      controller.abort()
      await expect(query).rejects.toThrow('aborted')
      await until(async () => (await forsaken()).length === 0, LIMIT_MS, 'its end')
      await client.close()
    })

    test('refuses a second statement and a wrong password', async () => {
      const client = createClient({ url: engine.url, log: { level: 127 } })
      await expect(client.command({ query: 'SELECT 1; DROP DATABASE shop' })).rejects.toMatchObject({ code: '62' })
      expect(await rows(engine.url, "SELECT name FROM system.databases WHERE name = 'shop'")).toEqual([
        { name: 'shop' },
      ])
      await client.close()
      await expect(rows(engine.url.replace(/:[^:@/]+@/, ':guess@'), 'SELECT 1')).rejects.toMatchObject({ code: '516' })
    })
  })
})

describe('the lock on a data folder', () => {
  test('refuses a second process while the first lives, and takes over what a dead one left', async () => {
    const data = join(folder, 'locked')
    const script = `import(${JSON.stringify(built)}).then(({ lockFolder }) => lockFolder(${JSON.stringify(data)})).then(() => console.log('locked')); setInterval(() => {}, 1000)`
    const owner = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => owner.stdout.once('data', resolve))
    await expect(lockFolder(data)).rejects.toThrow(FolderInUseError)
    const gone = new Promise((resolve) => owner.once('exit', resolve))
    owner.kill('SIGKILL')
    await gone
    const unlock = await lockFolder(data)
    await unlock()
  })
})
