import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { testClickHouse } from '@askchart/testing'
import { z } from 'zod'
import { type ClickHouse, openClickHouse, quoted, tableIn } from '../db/clickhouse.js'
import { importFiles, type ImportOptions } from './import-files.js'
import { type ImportProblem, ImportProblemError } from './import-problem.js'
import { StoreDataSource } from './store.data-source.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let clickhouse: ClickHouse
let stores: Awaited<ReturnType<typeof testClickHouse>>
let number = 0
beforeAll(async () => {
  stores = await testClickHouse()
  clickhouse = openClickHouse(stores.url)
})
afterAll(async () => {
  await clickhouse.close()
  await stores.drop()
})

const fileOf = (content: string, name = 'a.csv') => ({
  name,
  open: () => Promise.resolve(Readable.from([Buffer.from(content)])),
})

/** Imports into a database of its own and tells the types that ClickHouse holds, and what `query` says of the table. */
async function importing(content: string, query: string, more: Partial<ImportOptions> = {}) {
  number += 1
  const database = `${stores.database}_files_${number}`
  await clickhouse.command(`CREATE DATABASE ${quoted(database)}`)
  try {
    const tables = await importFiles({ clickhouse, database, files: [fileOf(content)], ...more })
    const types = await clickhouse.rows(
      z.tuple([z.string(), z.string()]),
      'SELECT name, type FROM system.columns WHERE database = {database:String} ORDER BY position',
      { database },
    )
    const rows = await clickhouse.rows(z.array(z.unknown()), `SELECT ${query} FROM ${tableIn(database, 'a')}`)
    return { tables, types: Object.fromEntries(types), rows }
  } finally {
    await clickhouse.command(`DROP DATABASE ${quoted(database)} SYNC`)
  }
}

const ROWS = 150_000
/** More than what the first types are learned from, then one more row. */
const long = (header: string, row: (index: number) => string, last: string): string =>
  `${header}\n${Array.from({ length: ROWS }, (_, index) => row(index)).join('\n')}\n${last}\n`

describe('types that only the last row decides', () => {
  const row = (index: number) => `${index},2021-02-10,,12/10/2021,${index % 2 === 0},plain text\n`.trim()
  test('are widened where what is stored allows it: decimals, points in time, missing values, a first value', async () => {
    const content = long('n,day,late,both,flag,text', row, '0.5,2021-02-11 08:00:00,7,11/10/2021,,')
    const { types, rows } = await importing(
      content,
      'count(), sum(n), toString(max(day)), sum(late), toString(min(both)), countIf(flag), countIf(text IS NULL)',
    )
    expect(types).toEqual({
      n: 'Float64',
      day: "DateTime64(3, 'UTC')",
      late: 'Nullable(Int64)',
      both: 'Date32',
      flag: 'Nullable(Bool)',
      text: 'Nullable(String)',
    })
    const sum = (ROWS * (ROWS - 1)) / 2 + 0.5
    expect(rows).toEqual([[String(ROWS + 1), sum, '2021-02-11 08:00:00.000', '7', '2021-11-10', String(ROWS / 2), '1']])
  })

  test('are those of all rows where what is stored has lost how it was written', async () => {
    const content = long('n,day,late,both,flag,text', row, '"1,x",2021-02-11,7,25/10/2021,maybe,')
    const counted: number[] = []
    const { types, rows, tables } = await importing(
      content,
      'count(), max(n), min(n), toString(min(both)), uniqExact(flag)',
      {
        onRows: (count) => {
          counted.push(count)
        },
      },
    )
    expect(types).toEqual({
      n: 'String',
      day: 'Date32',
      late: 'Nullable(Int64)',
      both: 'Date32',
      flag: 'String',
      text: 'Nullable(String)',
    })
    expect(rows).toEqual([[String(ROWS + 1), '99999', '0', '2021-10-12', '3']])
    expect(tables[0]?.columns.map(({ type }) => type)).toEqual([
      'STRING',
      'DATE',
      'INTEGER',
      'DATE',
      'STRING',
      'STRING',
    ])
    expect(counted.at(-1)).toBe(ROWS + 1)
  })

  test('hold for a file that turns out not to be UTF-8 at its end', async () => {
    const content = Buffer.from(
      long('n,day,late,both,flag,text', row, '1,2021-02-11,7,12/10/2021,true,caf\xe9'),
      'latin1',
    )
    const { rows } = await importing('', 'count(), max(text)', {
      files: [{ name: 'a.csv', open: () => Promise.resolve(Readable.from([content])) }],
    })
    expect(rows).toEqual([[String(ROWS + 1), 'plain text']])
  })
})

describe('bad lines', () => {
  test('are asked about once each, also where the file is read twice, and are left out', async () => {
    const asked: ImportProblem[] = []
    const content = `a,b\n1,2\n3\n4,"x"y\n${'5,6\n'.repeat(600_000)}6,seven,8\nx,9\n`
    const { rows, types } = await importing(content, "count(), countIf(a = 'x')", {
      badLine(problem) {
        asked.push(problem)
        return 'skip'
      },
    })
    expect(types).toEqual({ a: 'String', b: 'Int64' })
    expect(rows).toEqual([['600002', '1']])
    expect(asked.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['a.csv', 3, 'b'],
      ['a.csv', 4, 'b'],
      ['a.csv', 600_005, 'b'],
    ])
  })

  test('are those too that are not of the type asked for, and teach nothing', async () => {
    const asked: ImportProblem[] = []
    const { rows, types } = await importing('a,b\n1,2\nx,text\n3,4\n', 'count(), sum(a), sum(b)', {
      types: { a: 'INTEGER' },
      badLine(problem) {
        asked.push(problem)
        return 'skip'
      },
    })
    expect(types).toEqual({ a: 'Int64', b: 'Int64' })
    expect(rows).toEqual([['2', '4', '6']])
    expect(asked).toEqual([
      {
        message: '"x" is not a whole number, as column "a" is to hold.',
        file: 'a.csv',
        line: 3,
        column: 'a',
        sample: 'x',
      },
    ])
  })

  test('end the import where the answer is stop, as they do where nobody is asked', async () => {
    const content = 'a,b\n1,2\n3\n4,5\n6\n'
    const asked: (number | null)[] = []
    const stopping = importing(content, 'count()', {
      badLine({ line }) {
        asked.push(line)
        return line === 5 ? 'stop' : 'skip'
      },
    })
    await expect(stopping).rejects.toThrow(ImportProblemError)
    await expect(stopping).rejects.toMatchObject({ problem: { line: 5, file: 'a.csv', sample: '6' } })
    expect(asked).toEqual([3, 5])
    await expect(importing(content, 'count()')).rejects.toMatchObject({ problem: { line: 3 } })
  })
})

describe('headers that cannot be names', () => {
  test('stay the labels of their columns, which are stored and counted under safe names', async () => {
    const database = `${stores.database}_labels`
    const file = fileOf(
      '"say ""hi""",💰,Order Date,select,,total,total,"two\nlines",__proto__\n1,2,2021-02-03,4,5,6,7,8,9\n',
    )
    try {
      const { tables } = await new StoreDataSource(clickhouse).fill({ database, files: [file] })
      expect(tables[0]?.columns.map(({ ref, label, maximum }) => [ref, label, maximum])).toEqual([
        ['a.say _hi', 'say "hi"', 1],
        ['a.column_2', '💰', 2],
        ['a.Order Date', 'order date', '2021-02-03'],
        ['a.select', 'select', 4],
        ['a.column_5', 'column 5', 5],
        ['a.total', 'total', 6],
        ['a.total_2', 'total', 7],
        ['a.two lines', 'two lines', 8],
        ['a.proto', '__proto__', 9],
      ])
    } finally {
      await clickhouse.command(`DROP DATABASE IF EXISTS ${quoted(database)} SYNC`)
    }
  })
})
