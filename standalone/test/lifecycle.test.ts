import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { freePort } from '@askchart/engines'
import { bestOfThree, timed } from '@askchart/testing'
import { aPerson, type Person } from './graph-client.js'
import { aDataFolder, aFolder, type Folder, processesOf, Program, queuedMs } from './processes.js'
import { corrects, readsAsTaught } from './learning.js'
import { generate, sampleDataset } from './scenario.js'
import { startStandalone } from './systems.js'

const LIMIT_MS = 600_000
const READY_AGAIN_WITHIN_MS = 10_000
const REFUSED_WITHIN_MS = 10_000
let folder: Folder
afterEach(() => folder.remove())

async function uploadLink(
  person: Person,
  byteSize: number,
): Promise<{ readonly url: string; readonly headers: Record<string, string> }> {
  const answer = await person.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { url headers { name value } } }',
    z.object({
      createUpload: z.object({ url: z.string(), headers: z.array(z.object({ name: z.string(), value: z.string() })) }),
    }),
    { input: { workspaceId: person.workspaceId, fileName: 'rows.csv', byteSize, contentType: 'text/csv' } },
  )
  const { url, headers } = answer.createUpload
  return { url, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])) }
}

const accepts = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

describe('everything in one process', () => {
  beforeEach(async () => {
    folder = await aDataFolder()
  })

  test(
    'keeps all that was acknowledged over kill -9, and is ready again within 10 s',
    async () => {
      const first = await startStandalone(folder.path)
      const person = await aPerson(first.url)
      // Of days that are over: the sample gains another one at midnight.
      const chart = await generate(person, (await sampleDataset(person)).id, 'sales by region in 2025')
      expect(chart.data.rowCount).toBeGreaterThan(3)
      await corrects(person)
      const port = new URL(first.url).port
      let running = first
      const startedAgain = async (): Promise<number> => {
        running.program.signal('SIGKILL')
        expect(await running.program.ended).toBe('SIGKILL')
        const wall = await timed(async () => {
          running = await startStandalone(folder.path, { PORT: port })
        })
        return wall - (await queuedMs(running.program.pid))
      }
      const ready = await bestOfThree(READY_AGAIN_WITHIN_MS, startedAgain)
      await person.leave()
      await readsAsTaught(person)
      const again = await person.ask(
        'query ($id: ID!) { chart(id: $id) { title version data { columns { name values } } } }',
        z.object({ chart: z.looseObject({ title: z.string() }) }),
        { id: chart.id },
      )
      expect(again.chart).toEqual({
        title: chart.title,
        version: chart.version,
        data: { columns: chart.data.columns },
      })
      expect(await running.stop()).toEqual([0])
      expect(await processesOf(folder.path)).toEqual([])
      expect(ready).toBeLessThan(READY_AGAIN_WITHIN_MS)
    },
    LIMIT_MS,
  )

  test(
    'on SIGTERM takes nothing new, finishes what is in flight, and leaves no process behind',
    async () => {
      const system = await startStandalone(folder.path)
      const person = await aPerson(system.url)
      const dataset = await sampleDataset(person)
      await generate(person, dataset.id, 'Top 5 sales by region')
      const body = 'a,b\n1,2\n'
      const link = await uploadLink(person, body.length)
      const upload = request(link.url, { method: 'PUT', headers: { ...link.headers, 'content-length': body.length } })
      const answered = once(upload, 'response')
      await new Promise((resolve) => upload.write(body.slice(0, 4), resolve))
      system.program.signal('SIGTERM')
      await system.program.until('a refused connection', async () => !(await accepts(system.url)))
      upload.end(body.slice(4))
      const [response] = z.tuple([z.looseObject({ statusCode: z.number() })]).parse(await answered)
      expect(response.statusCode).toBeLessThan(300)
      expect(await system.program.ended).toBe(0)
      expect(await processesOf(folder.path)).toEqual([])
      await person.leave()
    },
    LIMIT_MS,
  )

  test(
    'refuses a data folder that another one works in',
    async () => {
      const first = await startStandalone(folder.path)
      const second = new Program('standalone/dist/main.js', { DATA_DIR: folder.path, PORT: '0' })
      expect(await second.ended).toBe(1)
      expect(second.stderr).toBe(
        `The data folder ${folder.path} is in use by process ${first.program.pid}. Stop that one first, or set DATA_DIR to another folder.\n`,
      )
      expect(await first.stop()).toEqual([0])
    },
    LIMIT_MS,
  )
})

describe('the first start of all', () => {
  beforeEach(async () => {
    folder = await aFolder()
  })

  test(
    'stopped in the middle leaves no process behind, and the next start works',
    async () => {
      const program = new Program('standalone/dist/main.js', { DATA_DIR: folder.path, PORT: '0' })
      await program.until('the first progress', () => program.stderr.includes('making the Postgres data folder'))
      program.signal('SIGINT')
      expect(await program.ended).toBe(0)
      expect(await processesOf(folder.path)).toEqual([])
      const next = await startStandalone(folder.path)
      expect(await next.stop()).toEqual([0])
    },
    LIMIT_MS,
  )
})

describe('what is in the way is said in one sentence, within 10 s, before anything is started', () => {
  beforeEach(async () => {
    folder = await aFolder()
  })

  const refusal = async (environment: Readonly<Record<string, string>>): Promise<string> => {
    let words = ''
    const refused = async (): Promise<number> => {
      const program = new Program('standalone/dist/main.js', environment)
      let queued = 0
      const look = async (): Promise<void> => {
        queued = Math.max(queued, await queuedMs(program.pid))
      }
      const watch = setInterval(() => void look(), 50)
      const wall = await timed(async () => expect(await program.ended).toBe(1))
      clearInterval(watch)
      expect(program.stdout).toBe('')
      words = program.stderr
      return wall - queued
    }
    expect(await bestOfThree(REFUSED_WITHIN_MS, refused)).toBeLessThan(REFUSED_WITHIN_MS)
    return words
  }

  test('a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = z.object({ port: z.number() }).parse(server.address())
    const dataFolder = join(folder.path, 'data')
    try {
      expect(await refusal({ DATA_DIR: dataFolder, PORT: String(port) })).toBe(
        `Port ${port} on 127.0.0.1 is taken by another program: stop that one, or set PORT to another port.\n`,
      )
      expect(existsSync(dataFolder)).toBe(false)
    } finally {
      server.close()
    }
  })

  test('a folder that cannot be written', async () => {
    const file = join(folder.path, 'file')
    await writeFile(file, '')
    const dataFolder = join(file, 'data')
    expect(await refusal({ DATA_DIR: dataFolder, PORT: '0' })).toBe(
      `The data folder ${dataFolder} cannot be written (ENOTDIR): make it writable, or set DATA_DIR to another folder.\n`,
    )
  })

  test('a folder whose parent is there and takes nothing', async () => {
    expect(await refusal({ DATA_DIR: '/proc/askchart/data', PORT: '0' })).toBe(
      'The data folder /proc/askchart/data cannot be written (ENOENT): make it writable, or set DATA_DIR to another folder.\n',
    )
  })

  test('a store of your own that nobody answers for, its password untold', async () => {
    const dataFolder = join(folder.path, 'data')
    const port = await freePort()
    const address = `me:secret@127.0.0.1:${port}/db`
    for (const [name, url] of [
      ['DATABASE_URL', `postgres://${address}`],
      ['CLICKHOUSE_URL', `http://${address}`],
    ] as const)
      expect(await refusal({ DATA_DIR: dataFolder, PORT: '0', [name]: url })).toBe(
        `Nothing answers at 127.0.0.1:${port} (ECONNREFUSED), the address in ${name}: start it, or correct ${name}.\n`,
      )
    expect(existsSync(dataFolder)).toBe(false)
  })

  test('an environment with problems, all of them', async () => {
    const words = await refusal({ DATA_DIR: folder.path, PORT: 'eighty', DATABASE_URL: 'mysql://x', REDIS_URL: 'x' })
    expect(words.split('\n')[0]).toBe('The configuration of askchart has 3 problems:')
    for (const name of ['DATABASE_URL', 'REDIS_URL']) expect(words).toContain(`  - ${name}: `)
    expect(words).toContain('  - PORT: must be a port number, 0 to 65535\n')
  })

  test.each(['npm start', 'npm test'])('a Node too old, by %s', async (command) => {
    const script = command === 'npm start' ? 'scripts/start.mjs' : 'scripts/test.mjs'
    await writeFile(
      join(folder.path, 'old-node.mjs'),
      "Object.defineProperty(process.versions, 'node', { value: '18.20.4' })",
    )
    const program = new Program(script, {}, ['--import', join(folder.path, 'old-node.mjs')])
    expect(await program.ended).toBe(1)
    expect(program.stderr).toBe(
      'Askchart needs Node 20.19 or newer; this is 18.20.4. Get it from https://nodejs.org and run the command again.\n',
    )
  })
})
