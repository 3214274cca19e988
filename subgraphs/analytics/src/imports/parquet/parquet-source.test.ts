import { describe, expect, test } from '@jest/globals'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { gzipSync } from 'node:zlib'
import { parquetMetadata } from 'hyparquet'
import { readSource } from '../../../test/read-source.js'
import { guard } from './parquet-source.js'

const written = (options: Parameters<typeof parquetWriteBuffer>[0]): Buffer => Buffer.from(parquetWriteBuffer(options))

const everyType = () =>
  written({
    columnData: [
      { name: 'id', data: [1n, 9007199254740993n, -3n], type: 'INT64' },
      { name: 'small', data: [1, 2, null], type: 'INT32' },
      { name: 'price', data: [0.1, NaN, 1e21], type: 'DOUBLE' },
      { name: 'ratio', data: [0.1, 2.5, Infinity], type: 'FLOAT' },
      { name: 'flag', data: [true, false, null], type: 'BOOLEAN' },
      { name: 'text.with dot', data: ['a\tb', '', 'é'], type: 'STRING' },
      {
        name: 'at',
        data: ['2021-02-10T08:05:06.789Z', '2021-02-11T00:00:00Z', null].map((text) => text && new Date(text)),
        type: 'TIMESTAMP',
      },
      { name: 'tags', data: [{ a: [1, { b: 'x' }] }, null, [2]], type: 'JSON' },
    ],
  })

const expected = [
  {
    name: null,
    columns: ['id', 'small', 'price', 'ratio', 'flag', 'text_with dot', 'at', 'tags'],
    rows: [
      ['1', '1', '0.1', '0.1', 'true', 'a\tb', '2021-02-10 08:05:06.789', '{"a":[1,{"b":"x"}]}'],
      ['9007199254740993', '2', '', '2.5', 'false', '', '2021-02-11 00:00:00', ''],
      ['-3', '', '1e+21', '', '', 'é', '', '[2]'],
    ],
    lines: [1, 2, 3],
  },
]

describe('a Parquet file', () => {
  test('gives the values of every type, packed in gzip too', async () => {
    expect(await readSource(everyType(), 'a.parquet')).toEqual(expected)
    expect(await readSource(gzipSync(everyType()), 'a.parquet.gz')).toEqual(expected)
  })

  test('is read in parts, whatever its row groups are', async () => {
    const count = 100_001
    const numbers = Array.from({ length: count }, (_, index) => index)
    for (const rowGroupSize of [7_000, 1_000_000]) {
      const bytes = written({
        columnData: [
          { name: 'n', data: numbers, type: 'INT32' },
          { name: 'even', data: numbers.map((n) => (n % 2 === 0 ? `even ${n % 10}` : null)), type: 'STRING' },
        ],
        rowGroupSize,
      })
      const [table] = await readSource(bytes)
      expect(table?.rows).toEqual(numbers.map((n) => [String(n), n % 2 === 0 ? `even ${n % 10}` : '']))
      expect(table?.lines.at(-1)).toBe(count)
    }
  })

  test('gives lists and structures as JSON', async () => {
    const bytes = written({
      columnData: [{ name: 'list', data: [[1, 2], [], null] }],
      schema: [
        { name: 'root', num_children: 1 },
        { name: 'list', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', type: 'INT32' },
      ],
    })
    expect((await readSource(bytes))[0]?.rows).toEqual([['[1,2]'], ['[]'], ['']])
  })

  test.each<[string, Buffer, RegExp]>([
    ['cut off', everyType().subarray(0, 200), /damaged/],
    ['of its mark alone', Buffer.from('PAR1'), /damaged/],
    [
      'whose middle is not its own',
      Buffer.concat([everyType().subarray(0, 4), Buffer.alloc(150, 7), everyType().subarray(154)]),
      /damaged/,
    ],
    ['encrypted', Buffer.from('PARE1234PARE'), /encrypted/],
  ])('is refused: %s', async (_what, bytes, message) => {
    await expect(readSource(bytes)).rejects.toThrow(message)
  })
})

describe('a Parquet file that packs to little', () => {
  const same = (rows: number) =>
    written({
      columnData: ['a', 'b', 'c'].map((name) => ({ name, data: Array<number>(rows).fill(7), type: 'INT32' as const })),
      rowGroupSize: 1_000_000,
    })

  test('is a table of few values, and read', async () => {
    const few = await readSource(same(40_000))
    expect(few[0]?.rows).toHaveLength(40_000)
    expect(few[0]?.rows.every((row) => row.join() === '7,7,7')).toBe(true)
  })

  test('is a bomb where it says that it holds more than the largest plain file can', () => {
    const bytes = same(1_000)
    const metadata = parquetMetadata(new Uint8Array(bytes).buffer)
    const [group] = metadata.row_groups
    if (!group) throw new Error('it has a row group')
    const times = (count: number) => ({
      ...metadata,
      num_rows: BigInt(1_000 * count),
      row_groups: Array.from({ length: count }, () => group),
    })
    // 3,000 cells of two bytes at least in each group: 60 MB, which are 10,000 times the file and more.
    expect(() => guard(times(10_000), bytes.length)).not.toThrow()
    expect(() => guard(times(400_000), bytes.length)).toThrow(/more than 250 times its size and more than 2 GB/)
  })

  test('in one page of 80 MB is refused before that is unpacked', async () => {
    const bytes = written({ columnData: [{ name: 'a', data: ['a'.repeat(80_000_000)], type: 'STRING' }] })
    expect(bytes.length).toBeLessThan(10_000_000)
    await expect(readSource(bytes)).rejects.toThrow(/unpacks to 77 MB; 64 MB is the most/)
  })
})
