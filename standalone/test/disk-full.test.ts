import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdir, readFile, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { until } from '@askchart/testing'
import pg from 'pg'
import { type Answer, aPerson, type Person } from './graph-client.js'
import { aDataFolder, type Folder } from './processes.js'
import { importState, importUploads, uploadLink } from './replacing.js'
import { sampleChart } from './scenario.js'
import { aSmallDisk } from './small-disk.js'
import { CLEAN_REFUSAL } from './steady-writes.js'
import { type Standalone, startStandalone } from './systems.js'

const LIMIT_MS = 600_000
const RECOVERS_WITHIN_MS = 120_000
const MOST_EDITS = 5_000
const NO_ROOM = 'There is no room for the file now. Try again later.'
const disk = aSmallDisk()
if (!disk) console.error('LEFT OUT: the tests of a full disk, as no file system can be mounted here.')
const describeOnIt = disk ? describe : describe.skip

describeOnIt('a disk without room', () => {
  let folder: Folder
  let system: Standalone
  let person: Person
  let id: string
  beforeAll(async () => {
    folder = await aDataFolder()
    // What Postgres and people write is on it; ClickHouse is not.
    for (const name of ['postgres', 'files']) {
      await promisify(execFile)('cp', ['-a', join(folder.path, name), join(disk?.path ?? '', name)])
      await rename(join(folder.path, name), join(folder.path, `${name}-before`))
      await symlink(join(disk?.path ?? '', name), join(folder.path, name))
    }
    system = await startStandalone(folder.path)
    person = await aPerson(system.url)
  }, LIMIT_MS)
  afterAll(async () => {
    await disk?.free()
    await person.leave()
    const ends = await system.stop()
    disk?.remove()
    await folder.remove()
    expect(ends).toEqual([0])
  }, LIMIT_MS)
  beforeEach(async () => {
    id = await sampleChart(person)
  }, LIMIT_MS)

  const EDIT = `mutation ($input: EditChartInput!) { editChart(input: $input) {
    __typename ... on ChartEdited { edit { version } } } }`
  /** Texts that do not pack, so that each takes its room. */
  const edit = (n: number): Promise<Answer> => {
    const changes = [{ path: '/description', value: randomBytes(500).toString('hex') }]
    return person.try(EDIT, { input: { chartId: id, idempotencyKey: `key ${n}`, changes } })
  }
  const edited = (version: number) => ({ data: { editChart: { __typename: 'ChartEdited', edit: { version } } } })
  const wordsOf = (answer: Answer): string =>
    (answer.errors ?? []).map(({ message, extensions }) => `${extensions?.code}: ${message}`).join()
  const OPEN = `query ($id: ID!) { chart(id: $id) { title version document data { rowCount }
    history(first: 1) { edges { node { version } } } } }`

  /** The Postgres of the system, as one who knows its password. */
  async function postgres(): Promise<pg.Client> {
    const [, , , port = ''] = (await readFile(join(folder.path, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')
    const password = (await readFile(join(folder.path, 'postgres/password'), 'utf8')).trim()
    const client = new pg.Client(`postgres://askchart:${password}@127.0.0.1:${port}/postgres`)
    client.on('error', () => undefined)
    await client.connect()
    return client
  }

  test(
    'refuses an edit in clean words, shows charts as they are, and takes the same edit once there is room',
    async () => {
      // A segment of the log that was just begun, so that it is the tables that find no room.
      const client = await postgres()
      await client.query('select pg_switch_wal()')
      await client.query('checkpoint')
      await client.end()
      const postmaster = join(folder.path, 'postgres/cluster/postmaster.pid')
      const [pid] = (await readFile(postmaster, 'utf8')).split('\n')
      await disk?.fill()
      let made = 0
      let answer = await edit(made)
      for (; !answer.errors && made < MOST_EDITS; answer = await edit(made)) {
        made += 1
        expect(answer).toEqual(edited(1 + made))
      }
      expect(wordsOf(answer)).toMatch(CLEAN_REFUSAL)
      expect(await person.try(OPEN, { id })).toMatchObject({
        data: { chart: { version: 1 + made, history: { edges: [{ node: { version: 1 + made } }] } } },
      })
      expect((await person.try(OPEN, { id })).errors).toBeUndefined()
      await disk?.free()
      expect(await edit(made)).toEqual(edited(2 + made))
      expect((await readFile(postmaster, 'utf8')).split('\n')[0]).toBe(pid)
    },
    LIMIT_MS,
  )

  test(
    'takes no half of a file, and all of it by the same link once there is room',
    async () => {
      const content = `region,revenue\n${'North,2.5\n'.repeat(100_000)}`
      const link = await uploadLink(person, content)
      const put = (): Promise<Response> => fetch(link.url, { method: 'PUT', body: content, headers: link.headers })
      await disk?.fill()
      const refused = await put()
      expect(refused.status).toBe(503)
      expect(await refused.json()).toEqual({
        errors: [{ message: NO_ROOM, extensions: { code: 'UNAVAILABLE', part: 'files' } }],
      })
      expect(await readdir(join(folder.path, 'files/.halves'))).toEqual([])
      await disk?.free()
      expect((await put()).status).toBe(201)
      const importId = await importUploads(person, [link.uploadId])
      await until('its end', async () => (await importState(person, importId)).status === 'DONE', RECOVERS_WITHIN_MS)
      expect(await importState(person, importId)).toMatchObject({ rowsRead: 100_000, problem: null })
    },
    LIMIT_MS,
  )
})
