import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startPostgres } from '@askchart/engines'
import { encryptPostgres, testAuthority, type TestAuthority } from '@askchart/testing/tls'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { z } from 'zod'
import { aPerson, type Person } from './graph-client.js'
import { aFolder, type Folder } from './processes.js'
import { type Chart, generate, seesNothing, takesAway } from './scenario.js'
import { SERVICES, type SixProcesses, startSixProcesses } from './systems.js'

const LIMIT_MS = 600_000
const DAY_MS = 86_400_000
const PASSWORD = 'hunter2-of-the-reader'

let folder: Folder
let authority: TestAuthority
let theirs: Awaited<ReturnType<typeof startPostgres>>
let system: SixProcesses
let me: Person
beforeAll(async () => {
  folder = await aFolder()
  authority = await testAuthority()
  const known = join(folder.path, 'authority.pem')
  await writeFile(known, authority.certificate)
  theirs = await startPostgres({ folder: join(folder.path, 'theirs') })
  await encryptPostgres(theirs.url, await authority.issue(['127.0.0.1']))
  const owner = new pg.Client({ connectionString: theirs.url })
  await owner.connect()
  for (const statement of [
    'CREATE TABLE shops (id int PRIMARY KEY, city text NOT NULL)',
    'CREATE TABLE sales (shop_id int REFERENCES shops, revenue numeric(10, 2), sold_on date)',
    "INSERT INTO shops VALUES (1, 'Bern'), (2, 'Basel'), (3, 'Bern')",
    `INSERT INTO sales VALUES (1, 10.25, '2025-01-31'), (2, 5, '2025-02-01'), (3, 20, '2025-02-28'), (1, 0.25, '2025-04-01')`,
    `CREATE ROLE reader LOGIN PASSWORD '${PASSWORD}'`,
    'GRANT SELECT ON shops, sales TO reader',
  ])
    await owner.query(statement)
  await owner.end()
  system = await startSixProcesses({
    redis: false,
    environment: { CONNECT_ALLOW: '127.0.0.1', NODE_EXTRA_CA_CERTS: known },
  })
  me = await aPerson(system.url)
}, LIMIT_MS)
afterAll(async () => {
  await me.leave()
  await system.stop()
  await theirs.stop()
  await folder.remove()
}, LIMIT_MS)

const outcome = z.object({
  connectDatabase: z.union([
    z.object({ dataset: z.object({ id: z.string() }), notes: z.array(z.string()) }),
    z.object({ message: z.string() }),
  ]),
})

/** Connects their database as its reader, encrypted as asked: the dataset's id, or why not. */
async function connects(mode: string): Promise<string> {
  const url = new URL(theirs.url)
  url.username = 'reader'
  url.password = PASSWORD
  url.searchParams.set('sslmode', mode)
  const { connectDatabase } = await me.ask(
    `mutation ($input: ConnectDatabaseInput!) { connectDatabase(input: $input) {
      ... on DatabaseConnected { dataset { id } notes } ... on ConnectionRefused { message } } }`,
    outcome,
    { input: { workspaceId: me.workspaceId, name: 'Theirs', kind: 'POSTGRES', url: url.href } },
  )
  return 'message' in connectDatabase ? connectDatabase.message : connectDatabase.dataset.id
}

/** A chart's rows, in an order of ours. */
const rowsOf = ({ data }: Chart): readonly string[] => {
  const [labels, values] = data.columns.map((column) => column.values)
  return (labels ?? []).map((label, row) => `${String(label)}: ${String(values?.[row])}`).sort()
}

test(
  'in six processes questions to a connected database are answered, and nobody else sees them',
  async () => {
    const datasetId = await connects('verify-full')
    const byCity = await generate(me, datasetId, 'total revenue by city')
    // Bern: 10.25 + 20 + 0.25, along the key of sales.
    expect(rowsOf(byCity)).toEqual(['Basel: 5', 'Bern: 30.5'])
    const byMonth = await generate(me, datasetId, 'total revenue by month')
    expect(rowsOf(byMonth)).toEqual(['2025-01-01: 10.25', '2025-02-01: 25', '2025-04-01: 0.25'])
    const csv = (await takesAway(me, byCity.id, 'CSV')).toString()
    expect(csv.trim().split('\r\n').slice(1).sort()).toEqual(['Basel,5', 'Bern,30.5'])
    const stranger = await aPerson(system.url)
    await seesNothing(stranger, byCity, datasetId)
    await stranger.leave()
    for (const name of SERVICES) {
      const { stdout, stderr } = system.programs[name]
      expect({ name, told: `${stdout}${stderr}`.includes(PASSWORD) }).toEqual({ name, told: false })
    }
  },
  LIMIT_MS,
)

test(
  'a certificate of a known authority must be for the host, where that is asked, and hold',
  async () => {
    await encryptPostgres(theirs.url, await authority.issue(['db.example.com', '127.0.0.2', 'localhost']))
    expect(await connects('verify-full')).toBe(
      'The certificate of the server is for another host than 127.0.0.1. Write the host that it is for, or sslmode=verify-ca, which does not ask for its name.',
    )
    expect(await connects('verify-ca')).toMatch(/^dataset_/)
    await encryptPostgres(theirs.url, await authority.issue(['127.0.0.1'], new Date(Date.now() - DAY_MS)))
    for (const mode of ['verify-ca', 'verify-full'])
      expect(await connects(mode)).toBe(
        'The certificate of the server has expired, or does not hold yet: whoever runs the server must renew it.',
      )
    await encryptPostgres(theirs.url, await (await testAuthority()).issue(['127.0.0.1']))
    expect(await connects('verify-full')).toContain('signed by no authority that is known here')
    expect(await connects('require')).toMatch(/^dataset_/)
  },
  LIMIT_MS,
)
