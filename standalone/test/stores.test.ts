import { afterEach, beforeEach, expect, test } from '@jest/globals'
import pg from 'pg'
import { aFolder, processesOf, Program } from './processes.js'

let folder: Awaited<ReturnType<typeof aFolder>>

beforeEach(async () => {
  folder = await aFolder()
})
afterEach(() => folder.remove())

test('the stores by themselves say where they are, answer there, and stop together', async () => {
  const program = new Program('standalone/dist/stores.js', { DATA_DIR: folder.path })
  const addresses = () => /^export DATABASE_URL=(\S+)\nexport CLICKHOUSE_URL=(\S+)\n$/.exec(program.stdout)
  await program.until('the addresses', () => addresses() !== null)
  const [, databaseUrl = '', clickHouseUrl = ''] = addresses() ?? []

  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  expect((await client.query('select 40 + 2 as n')).rows).toEqual([{ n: 42 }])
  await client.end()
  const { origin, username, password } = new URL(clickHouseUrl)
  const answer = await fetch(`${origin}/?query=SELECT+40%2B2`, {
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
  })
  expect((await answer.text()).trim()).toBe('42')

  program.signal('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(await processesOf(folder.path)).toEqual([])
})
