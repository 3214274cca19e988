import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import { z } from 'zod'
import { connect, connectedDataset, type OwnDatabase, ownDatabase, rowsOf } from '../../test/connected.js'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

const editor = aViewer('EDITOR', 'ws_live')
const stranger = aViewer('OWNER', 'ws_other')

let analytics: RunningAnalytics
let shop: OwnDatabase
let id: string
let notes: readonly string[]
beforeAll(async () => {
  analytics = await runAnalytics()
  shop = await ownDatabase(
    `CREATE TYPE mood AS ENUM ('sad', 'happy')`,
    `CREATE DOMAIN price AS numeric(12, 2)`,
    `CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, city varchar(40), feels mood, tags text[], photo bytea)`,
    `COMMENT ON TABLE customers IS 'Buyers'`,
    `COMMENT ON COLUMN customers.city IS 'Home town'`,
    `CREATE TABLE "odd.table ""x"" '%'" (id uuid PRIMARY KEY, "a.b" text, "drop table--" bigint, doc jsonb)`,
    `CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int REFERENCES customers, boss bigint REFERENCES orders,
      total price, placed timestamptz, paid boolean, day date, code numeric(20, 0))`,
    `CREATE TABLE parts (order_id bigint, line int, PRIMARY KEY (order_id, line), thing uuid REFERENCES "odd.table ""x"" '%'")`,
    `CREATE TABLE notes (order_id bigint, line int, FOREIGN KEY (order_id, line) REFERENCES parts)`,
    `CREATE VIEW paid_orders AS SELECT * FROM orders WHERE paid`,
    `CREATE VIEW broken AS SELECT 1 / 0 AS n`,
    `CREATE SCHEMA private`,
    `CREATE TABLE private.secrets (id int)`,
    `INSERT INTO customers VALUES (1, 'Ada', 'Zürich', 'happy', '{a,b}', '\\x00'), (2, 'Bob', 'Oslo', 'sad', NULL, NULL), (3, 'Cy', NULL, NULL, NULL, NULL)`,
    `INSERT INTO orders VALUES
      (1, 1, NULL, 10.50, '2025-01-31 23:30:00-05', true, '2025-01-31', 12345678901234567890),
      (2, 1, 1, 20.25, '2025-02-01 12:00:00+00', false, '2025-02-01', 2),
      (3, 2, 1, 5, '2025-03-15 12:00:00+00', true, '2025-03-15', 3)`,
    `INSERT INTO "odd.table ""x"" '%'" VALUES ('00000000-0000-0000-0000-000000000001', 'x', 9007199254740993, '{"a": 1}')`,
    `INSERT INTO parts VALUES (1, 1, '00000000-0000-0000-0000-000000000001'), (2, 1, NULL)`,
  )
  ;({ id, notes } = await connectedDataset(analytics, editor, shop.url))
})
afterAll(async () => {
  await analytics.stop()
  await shop.drop()
})

const described = z.object({
  dataset: z.object({
    name: z.string(),
    source: z.string(),
    tables: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        rowCount: z.number(),
        columns: z.array(
          z.object({
            ref: z.string(),
            label: z.string(),
            type: z.string(),
            role: z.string(),
            distinctCount: z.number().nullable(),
            sampleValues: z.array(z.unknown()),
          }),
        ),
      }),
    ),
    relationships: z.array(z.object({ name: z.string(), from: z.string(), to: z.string(), declared: z.boolean() })),
  }),
})
async function describeDataset() {
  const { data, errors } = await analytics.ask(
    editor,
    `query ($id: ID!) { dataset(id: $id) { name source
      tables { name label rowCount columns { ref label type role distinctCount sampleValues } }
      relationships { name from to declared } } }`,
    { id },
  )
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return described.parse(data).dataset
}

describe('what a connected Postgres becomes', () => {
  test('tables and views of public with the types of their columns', async () => {
    const { name, source, tables } = await describeDataset()
    expect({ name, source }).toEqual({ name: 'Mine', source: 'POSTGRES' })
    const types = Object.fromEntries(
      tables.map((table) => [
        table.name,
        table.columns.map(({ ref, type }) => `${ref.split('.').slice(1).join('.')} ${type}`),
      ]),
    )
    expect(types).toEqual({
      broken: ['n INTEGER'],
      customers: ['id INTEGER', 'name STRING', 'city STRING', 'feels STRING', 'tags STRING'],
      notes: ['order_id INTEGER', 'line INTEGER'],
      'odd_table "x" \'%\'': ['id STRING', 'a.b STRING', 'drop table-- INTEGER', 'doc STRING'],
      orders: [
        'id INTEGER',
        'customer_id INTEGER',
        'boss INTEGER',
        'total DECIMAL',
        'placed DATETIME',
        'paid BOOLEAN',
        'day DATE',
        'code INTEGER',
      ],
      paid_orders: [
        'id INTEGER',
        'customer_id INTEGER',
        'boss INTEGER',
        'total DECIMAL',
        'placed DATETIME',
        'paid BOOLEAN',
        'day DATE',
        'code INTEGER',
      ],
      parts: ['order_id INTEGER', 'line INTEGER', 'thing STRING'],
    })
  })

  test('short comments are labels', async () => {
    const { tables } = await describeDataset()
    const customers = tables.find(({ name }) => name === 'customers')
    expect(customers?.label).toBe('Buyers')
    expect(customers?.columns.map(({ label }) => label)).toEqual(['id', 'name', 'Home town', 'feels', 'tags'])
  })

  test('foreign keys of one column are relationships', async () => {
    const { relationships } = await describeDataset()
    expect(relationships.map(({ from, to, declared }) => [from, to, declared])).toEqual([
      ['orders.customer_id', 'customers.id', true],
      ['orders.boss', 'orders.id', true],
      ['parts.thing', 'odd_table "x" \'%\'.id', true],
      // Found by names and values: nothing declares them.
      ['paid_orders.customer_id', 'customers.id', false],
      ['parts.order_id', 'orders.id', false],
    ])
  })

  test('what is left out is said', () => {
    expect(notes).toEqual([
      'Columns whose types cannot be charted are left out: customers.photo (bytea).',
      'Foreign keys of several columns are left out: notes_order_id_line_fkey.',
      'Rows that could not be looked into: broken.',
    ])
  })

  test('profiles come from the rows', async () => {
    const { tables } = await describeDataset()
    const city = tables.find(({ name }) => name === 'customers')?.columns.find(({ ref }) => ref === 'customers.city')
    expect(city).toMatchObject({ role: 'GEOGRAPHY', distinctCount: 2, sampleValues: ['Oslo', 'Zürich'] })
    const orders = tables.find(({ name }) => name === 'orders')
    expect(orders?.rowCount).toBe(3)
    expect(orders?.columns.find(({ ref }) => ref === 'orders.code')?.sampleValues).toContain('12345678901234567890')
    expect(orders?.columns.map(({ role }) => role)).toContain('MEASURE')
  })
})

describe('questions', () => {
  test('are answered there, along its keys', async () => {
    const rows = await rowsOf(analytics, editor, {
      datasetId: id,
      measures: [{ column: 'orders.total', aggregate: 'SUM' }],
      dimensions: [{ column: 'customers.city' }],
    })
    expect(rows).toEqual([
      ['Oslo', 5],
      ['Zürich', 30.75],
    ])
  })

  test('mean times in UTC', async () => {
    const rows = await rowsOf(analytics, editor, {
      datasetId: id,
      measures: [{ aggregate: 'COUNT', column: 'orders.id' }],
      dimensions: [{ column: 'orders.placed', granularity: 'MONTH' }],
    })
    expect(rows).toEqual([
      ['2025-02-01', 2],
      ['2025-03-01', 1],
    ])
  })

  test('reach tables and columns of any name, and types that are read as text', async () => {
    const odd = 'odd_table "x" \'%\''
    const rows = await rowsOf(analytics, editor, {
      datasetId: id,
      measures: [
        { column: `${odd}.drop table--`, aggregate: 'MAXIMUM' },
        { column: 'parts.line', aggregate: 'COUNT' },
      ],
      dimensions: [{ column: `${odd}.id` }, { column: `${odd}.a.b` }, { column: `${odd}.doc` }],
    })
    expect(rows).toEqual([
      ['00000000-0000-0000-0000-000000000001', 'x', '{"a": 1}', '9007199254740993', 1],
      [null, null, null, null, 1],
    ])
    const happy = { compare: { column: 'customers.feels', operator: 'EQ', values: ['happy'] } }
    const names = { datasetId: id, measures: [], dimensions: [{ column: 'customers.name' }], filter: happy }
    expect(await rowsOf(analytics, editor, names)).toEqual([['Ada']])
  })

  test('see what is there now', async () => {
    const count = { datasetId: id, measures: [{ aggregate: 'COUNT', column: 'customers.id' }], dimensions: [] }
    expect(await rowsOf(analytics, editor, { ...count, filter: { compare: { column: 'customers.name', operator: 'EQ', values: ['New'] } } })).toEqual([[0]]) // prettier-ignore
    await shop.sql(`INSERT INTO customers VALUES (4, 'New')`)
    expect(await rowsOf(analytics, editor, { ...count, filter: { compare: { column: 'customers.name', operator: 'LIKE', values: ['new'] } } })).toEqual([[1]]) // prettier-ignore
    await shop.sql(`DELETE FROM customers WHERE id = 4`)
  })
})

describe('values and previews', () => {
  const matched = z.object({
    dataset: z.object({ matchValues: z.array(z.object({ column: z.string(), value: z.string(), score: z.number() })) }),
  })
  const match = async (phrase: string) => {
    const { data } = await analytics.ask(
      editor,
      'query ($id: ID!, $phrases: [String!]!) { dataset(id: $id) { matchValues(phrases: $phrases) { column value score } } }',
      { id, phrases: [phrase] },
    )
    return matched.parse(data).dataset.matchValues
  }

  test('values are found by phrase, misspelt ones too', async () => {
    expect(await match('zürich')).toEqual([{ column: 'customers.city', value: 'Zürich', score: 0.98 }])
    expect(await match('Zürch')).toEqual([{ column: 'customers.city', value: 'Zürich', score: 0.85 }])
  })

  test('values that the profile does not list are looked up', async () => {
    const { tables } = await describeDataset()
    expect(tables.length).toBeGreaterThan(0)
    await shop.sql(`CREATE TABLE people (id int PRIMARY KEY, nick text)`)
    await shop.sql(`INSERT INTO people SELECT n, 'nick' || n FROM generate_series(1, 3000) AS n`)
    await shop.sql(`GRANT SELECT ON people TO ${shop.reader}`)
    const refreshed = await analytics.ask(
      editor,
      'mutation ($id: ID!) { refreshDatabase(datasetId: $id) { __typename } }',
      { id },
    )
    expect(refreshed.data).toEqual({ refreshDatabase: { __typename: 'DatabaseConnected' } })
    const nick = (await describeDataset()).tables
      .find(({ name }) => name === 'people')
      ?.columns.find(({ ref }) => ref === 'people.nick')
    expect(nick?.sampleValues).not.toContain('nick2999')
    expect(await match('NICK2999')).toContainEqual({ column: 'people.nick', value: 'nick2999', score: 0.98 })
  })

  test('a preview shows the rows as the API tells them', async () => {
    const { data } = await analytics.ask(
      editor,
      'query ($id: ID!) { dataset(id: $id) { tables { name preview(first: 1) } } }',
      { id },
    )
    const { tables } = z
      .object({
        dataset: z.object({
          tables: z.array(z.object({ name: z.string(), preview: z.array(z.unknown()).nullable() })),
        }),
      })
      .parse(data).dataset
    expect(tables.find(({ name }) => name === 'orders')?.preview).toEqual([
      [1, 1, null, 10.5, '2025-02-01T04:30:00Z', true, '2025-01-31', '12345678901234567890'],
    ])
  })
})

const CHECK = `mutation ($input: ConnectDatabaseInput!) { checkDatabase(input: $input) {
  __typename ... on DatabaseReachable { tables } } }`

describe('who may connect', () => {
  test('only editors of the workspace', async () => {
    const input = { workspaceId: 'ws_live', name: 'x', kind: 'POSTGRES', url: shop.url }
    for (const field of ['connectDatabase', 'checkDatabase']) {
      const { errors } = await analytics.ask(
        stranger,
        `mutation ($input: ConnectDatabaseInput!) { ${field}(input: $input) { __typename } }`,
        { input },
      )
      expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
    }
    const viewer = aViewer('VIEWER', 'ws_live')
    await expect(connect(analytics, viewer, shop.url)).rejects.toThrow('FORBIDDEN')
    const { errors } = await analytics.ask(
      stranger,
      'mutation ($id: ID!) { refreshDatabase(datasetId: $id) { __typename } }',
      { id },
    )
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
    await expect(connect(analytics, stranger, shop.url, { datasetId: id, workspaceId: 'ws_other' })).rejects.toThrow('NOT_FOUND') // prettier-ignore
    // Trying another address for a dataset says no more of it.
    const other = await analytics.ask(stranger, CHECK, {
      input: { ...input, workspaceId: 'ws_other', datasetId: id },
    })
    expect(other.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
  })
})

describe('another address', () => {
  const own = { kind: 'POSTGRES', workspaceId: 'ws_live' }
  const tablesOf = async (dataset: string): Promise<readonly string[]> => {
    const { data } = await analytics.ask(editor, 'query ($id: ID!) { dataset(id: $id) { tables { name } } }', {
      id: dataset,
    })
    const parsed = z.object({ dataset: z.object({ tables: z.array(z.object({ name: z.string() })) }) }).parse(data)
    return parsed.dataset.tables.map(({ name }) => name).sort()
  }

  test('takes the place of the old one once it was read, and keeps the schemas where none are named', async () => {
    await shop.sql('CREATE SCHEMA back_office')
    await shop.sql('CREATE TABLE back_office.wages (person int, wage int)')
    await shop.sql('INSERT INTO back_office.wages VALUES (1, 10), (2, 20)')
    await shop.sql(`GRANT USAGE ON SCHEMA back_office TO ${shop.reader}`)
    await shop.sql(`GRANT SELECT ON ALL TABLES IN SCHEMA back_office TO ${shop.reader}`)
    const made = await connectedDataset(analytics, editor, shop.url, { schemas: ['back_office'] })
    const wages = { datasetId: made.id, measures: [{ column: 'wages.wage', aggregate: 'SUM' }], dimensions: [] }
    expect(await tablesOf(made.id)).toEqual(['wages'])

    const wrong = new URL(shop.url)
    wrong.password = 'wrong'
    expect(await connect(analytics, editor, wrong.href, { datasetId: made.id })).toEqual({
      message: expect.stringMatching(/password|signed in|refused/i),
    })
    expect(await rowsOf(analytics, editor, wages)).toEqual([[30]])

    const { data } = await analytics.ask(editor, CHECK, {
      input: { ...own, name: 'x', url: shop.url, datasetId: made.id },
    })
    expect(data).toEqual({ checkDatabase: { __typename: 'DatabaseReachable', tables: 1 } })
    await connect(analytics, editor, shop.url, { datasetId: made.id })
    expect(await tablesOf(made.id)).toEqual(['wages'])
    expect(await rowsOf(analytics, editor, wages)).toEqual([[30]])
  })
})
