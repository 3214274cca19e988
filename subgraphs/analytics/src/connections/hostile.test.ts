import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Filter } from '@askchart/vocabulary'
import { livePostgres } from '../../test/on-postgres.js'
import { type PartialQuery, runnerOn } from '../../test/run-query.js'
import { type WritableDatabase, writableDatabase } from '../../test/writing-role.js'
import { codeOf } from './connection-problem.js'
import { runOnPostgres } from './postgres-query.js'
import { createPostgresReader, type PostgresReader } from './postgres-session.js'

const LIMITS = { seconds: 20, rows: 1_000, bytes: 1_000_000 }
/** For what never ends by itself. */
const SHORT = { ...LIMITS, seconds: 1 }
const NOW = new Date('2026-11-23T10:00:00Z')

let database: WritableDatabase
let reader: PostgresReader
let before: string
beforeAll(async () => {
  database = await writableDatabase()
  reader = createPostgresReader(() => database.pool.connect())
  await database.pool.query(`CREATE FUNCTION public.wipe() RETURNS void LANGUAGE sql AS 'DELETE FROM public.facts'`)
  before = await database.checksum()
})
afterAll(() => database.drop())

const READ_ONLY = '25006'
const NOT_ALLOWED = '42501'
const SYNTAX = '42601'
const TOO_LONG = '57014'
/** The embedded Postgres is built without XML. */
const NO_XML = '0A000'

describe('even if a statement were not of our making, a session of a role that may write', () => {
  test.each([
    ['two statements', 'SELECT 1; DROP TABLE facts', SYNTAX],
    ['two statements that end the transaction', 'COMMIT; DROP TABLE facts', SYNTAX],
    ['a write', `INSERT INTO public.facts VALUES (99)`, READ_ONLY],
    ['a delete', `DELETE FROM public.facts`, READ_ONLY],
    [
      'an insert within a WITH',
      `WITH w AS (INSERT INTO public.facts VALUES (99) RETURNING *) SELECT * FROM w`,
      READ_ONLY,
    ],
    ['a delete within a WITH', `WITH w AS (DELETE FROM public.facts RETURNING *) SELECT * FROM w`, READ_ONLY],
    ['SELECT INTO', `SELECT * INTO public.copy FROM public.facts`, READ_ONLY],
    ['a row lock', `SELECT * FROM public.facts FOR UPDATE`, READ_ONLY],
    ['TRUNCATE', 'TRUNCATE public.facts', READ_ONLY],
    ['CREATE', 'CREATE TABLE public.more ()', READ_ONLY],
    ['DROP', 'DROP TABLE public.facts', READ_ONLY],
    ['GRANT', 'GRANT ALL ON public.facts TO PUBLIC', READ_ONLY],
    ['ALTER ROLE', `ALTER ROLE CURRENT_USER SET work_mem = '1GB'`, READ_ONLY],
    ['COPY from', 'COPY public.facts FROM STDIN', READ_ONLY],
    ['COPY to a file', `COPY public.facts TO '/tmp/askchart-hostile'`, NOT_ALLOWED],
    ['COPY to a program', `COPY (SELECT 1) TO PROGRAM 'touch /tmp/askchart-hostile'`, NOT_ALLOWED],
    ['DO', `DO $$ BEGIN INSERT INTO public.facts VALUES (99); END $$`, READ_ONLY],
    ['set_config', `SELECT set_config('transaction_read_only', 'off', false)`, '25001'],
    ['SET', 'SET TRANSACTION READ WRITE', '25001'],
    ['a sequence', `SELECT nextval('public.counter')`, READ_ONLY],
    ['a large object', 'SELECT lo_create(0)', READ_ONLY],
    ['a file as a large object', `SELECT lo_import('/etc/passwd')`, NOT_ALLOWED],
    ['a file', `SELECT pg_read_file('/etc/passwd')`, NOT_ALLOWED],
    ['a folder', `SELECT pg_ls_dir('/')`, NOT_ALLOWED],
    ['a function that writes', 'SELECT public.wipe()', READ_ONLY],
    ['a write through XML', `SELECT query_to_xml('DELETE FROM public.facts RETURNING 1', true, true, '')`, NO_XML],
    ['a notification for others', `SELECT pg_notify('x', 'y') FROM pg_sleep(0)`, null],
    ['a sleep', 'SELECT pg_sleep(30)', TOO_LONG],
    [
      'endless recursion',
      'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r',
      TOO_LONG,
    ],
    ['a cross join', 'SELECT count(*) FROM generate_series(1, 100000) AS a, generate_series(1, 100000) AS b', TOO_LONG],
  ])('changes nothing by %s', async (_, sql, code) => {
    const outcome = await reader.read(sql, [], code === TOO_LONG ? SHORT : LIMITS).then(
      () => null,
      (error: unknown) => codeOf(error),
    )
    expect(outcome).toBe(code)
    expect(await database.checksum()).toBe(before)
  })

  test('is the same to the next: nothing that was set stays', async () => {
    await reader.read(`SELECT set_config('search_path', 'public', false)`, [], LIMITS)
    await reader.read(`SELECT set_config('statement_timeout', '0', false)`, [], LIMITS)
    const { rows } = await reader.read(
      `SELECT current_setting('search_path'), current_setting('statement_timeout'), current_setting('transaction_read_only'), current_setting('TimeZone')`,
      [],
      LIMITS,
    )
    expect(rows).toEqual([['pg_catalog', '20s', 'on', 'UTC']])
  })

  test('runs no function that the database put in the place of one of ours', async () => {
    await database.pool.query(`CREATE FUNCTION public.sum(int) RETURNS int LANGUAGE sql AS 'SELECT 666'`)
    await database.pool.query(`CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql AS $$ SELECT 'pwned' $$`)
    const { rows } = await reader.read(`SELECT lower('A')`, [], LIMITS)
    expect(rows).toEqual([['a']])
    await database.pool.query('DROP FUNCTION public.sum(int)')
    await database.pool.query('DROP FUNCTION public.lower(text)')
  })
})

const HOSTILE = [
  `'; DROP TABLE facts; --`,
  `"; DROP TABLE facts; --`,
  `x"; DELETE FROM facts; --`,
  `') OR 1=1; INSERT INTO facts VALUES (99); --`,
  `1); COPY facts TO PROGRAM 'id'; --`,
  `$$; DO $x$ BEGIN DELETE FROM facts; END $x$; $$`,
  `\\'; TRUNCATE facts; --`,
  `$1; DROP TABLE facts`,
  `{p1:String}`,
  `%'; SELECT pg_sleep(9); --`,
  `' UNION SELECT rolname, 1 FROM pg_roles --`,
  `pg_catalog.pg_authid`,
  `facts.id; SELECT lo_import('/etc/passwd')`,
  `(SELECT set_config('transaction_read_only', 'off', false))`,
  `query_to_xml('DELETE FROM facts', true, true, '')`,
  `nextval('counter')`,
  `/* */ ; DROP TABLE facts /*`,
  `facts.id" FROM facts; DELETE FROM facts; --`,
  `U&"\\0022"; DROP TABLE facts; --`,
  `\u2019; DROP TABLE facts; \u2014`,
  `\ud800'; DROP TABLE facts`,
  `E'\\x27'; DROP TABLE facts`,
  'zero \0 character',
  `${'a'.repeat(300)}"; DROP TABLE facts; --`,
] as const

/** A text in each place of a query that takes one. */
const places = (text: string): readonly PartialQuery[] => {
  const value = (filter: Filter): PartialQuery => ({ dimensions: [{ column: 'facts.city' }], filter })
  const count = { aggregate: 'COUNT', column: 'facts.id' } as const
  return [
    value({ compare: { column: 'facts.city', operator: 'EQ', values: [text] } }),
    value({ compare: { column: 'facts.city', operator: 'LIKE', values: [`%${text}%`] } }),
    value({ compare: { column: 'facts.city', operator: 'NOT_IN', values: [text, 'city1'] } }),
    value({ compare: { column: 'facts.city', operator: 'BETWEEN', values: [text, `${text}z`] } }),
    value({ compare: { column: 'facts.size', operator: 'EQ', values: [text] } }),
    value({ compare: { column: 'facts.day', operator: 'GT', values: [text] } }),
    value({ compare: { column: text, operator: 'IS_NULL', values: [] } }),
    value({ exists: { of: 'facts', table: text } }),
    { measures: [{ ...count, as: text }] },
    {
      measures: [count],
      dimensions: [{ column: 'facts.city', as: text }],
      orderBy: [{ by: text, direction: 'DESCENDING' }],
    },
    { measures: [count], dimensions: [{ column: 'facts.city', as: text }], limitBy: { dimension: text, count: 1 } },
    { measures: [{ aggregate: 'SUM', column: text }] },
    { measures: [count], dimensions: [{ column: `facts.${text}` }] },
    { measures: [count], dimensions: [{ column: 'facts.city', via: [text] }] },
  ]
}

test('no text in any place of a query changes a database or is more than a value or a name', async () => {
  const tables = [
    {
      name: 'facts',
      columns: { id: 'INTEGER', city: 'STRING', size: 'INTEGER', price: 'DECIMAL', open: 'BOOLEAN', day: 'DATE' },
      rows: [],
    },
  ] as const
  const runner = runnerOn(
    (compiled) => runOnPostgres(reader, compiled, LIMITS, NOW),
    livePostgres(tables),
    NOW.toISOString(),
  )
  let [ran, refused] = [0, 0]
  for (const query of HOSTILE.flatMap(places)) {
    if (runner.problems(query).length > 0) {
      refused += 1
      continue
    }
    await runner.rows(query)
    ran += 1
  }
  expect(ran).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(100)
  expect(await database.checksum()).toBe(before)
  const { rows } = await database.pool.query<{ count: string }>('SELECT count(*) FROM facts')
  expect(rows).toEqual([{ count: '50' }])
})

describe('the limits of a session', () => {
  const numbers = (last: number): string => `SELECT n, repeat('x', 100) FROM generate_series(1, ${last}) AS n`

  test('rows beyond the cap are not fetched, and that is told', async () => {
    expect(await reader.read(numbers(1_001), [], LIMITS)).toMatchObject({ truncated: true })
    const fitting = await reader.read(numbers(1_000), [], LIMITS)
    expect(fitting.truncated).toBe(false)
    expect(fitting.rows).toHaveLength(1_000)
  })

  test('an answer is cut at so many bytes, and that is told', async () => {
    const { rows, truncated } = await reader.read(numbers(1_000), [], { ...LIMITS, bytes: 50_000 })
    expect(truncated).toBe(true)
    expect(rows.length).toBeGreaterThan(400)
    expect(rows.length).toBeLessThan(500)
  })

  test('a single cell of any size takes no memory of ours', async () => {
    const huge = reader.read(`SELECT repeat('x', 300000000)`, [], LIMITS)
    await expect(huge).rejects.toThrow('more than may be kept')
  })
})
