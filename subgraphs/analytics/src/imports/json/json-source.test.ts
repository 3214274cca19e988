import { describe, expect, jest, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { ImportProblemError } from '../import-problem.js'
import { openSource } from '../source/open-source.js'
import { cellText } from '../source/row-batch.js'
import type { BadRecord } from '../source/source.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

const stop: BadRecord = (problem) => {
  throw problem
}

async function read(content: string | Buffer, { name = 'a.json', piece = 65_536, bad = stop } = {}) {
  const bytes = Buffer.from(content)
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) =>
    bytes.subarray(index * piece, (index + 1) * piece),
  )
  const source = await openSource({ name, open: () => Promise.resolve(Readable.from(pieces)) }, {})
  const [table] = source.tables
  const columns = table?.columns ?? []
  const [rows, lines]: [string[][], number[]] = [[], []]
  for await (const batch of table?.rows(bad) ?? [])
    for (let row = 0; row < batch.count; row += 1) {
      rows.push(columns.map((_, column) => cellText(batch, row, column)))
      lines.push(batch.lines[row] ?? 0)
    }
  return { columns: columns.map(({ name: column, label }) => [column, label]), rows, lines }
}

const problemOf = async (content: string | Buffer, name = 'a.json'): Promise<unknown> => {
  const error: unknown = await read(content, { name }).catch((thrown: unknown) => thrown)
  return error instanceof ImportProblemError ? error.problem : error
}

const expected = {
  columns: [
    ['id', null],
    ['name', null],
    ['at_city', 'at.city'],
    ['tags', null],
    ['late', null],
  ],
  rows: [
    ['12345678901234567890', 'Ann "A", é', 'Bern', '["x",{"y":1}]', ''],
    ['2', '', '', '', 'true'],
    ['-0.5', '{"deep":[1]}', '', '', ''],
  ],
}

describe('JSON', () => {
  const first =
    '{"id": 12345678901234567890, "name": "Ann \\"A\\", é", "at": {"city": "Bern"}, "tags": ["x", {"y": 1}]}'
  const second = '{"id": 2, "name": null, "late": true}'
  const third = '{"id": -0.5, "name": "{\\"deep\\":[1]}", "at": {}}'

  test('lines are rows, keys of all lines columns, objects within flattened once', async () => {
    const content = `\uFEFF${first}\r\n\n${second}\n${third}`
    for (const piece of [1, 7, 65_536])
      expect(await read(content, { piece })).toEqual({ ...expected, lines: [1, 3, 4] })
    expect(await read(gzipSync(content), { name: 'a.jsonl.gz' })).toMatchObject(expected)
    expect(await read(Buffer.from(content, 'utf16le'))).toMatchObject(expected)
  })

  test('in an array is read alike, also over many lines', async () => {
    const content = `[\n${first},\n  {\n"id": 2,\n"name": null, "late": true },${third}\n]\n`
    for (const piece of [1, 7, 65_536])
      expect(await read(content, { piece })).toEqual({ ...expected, lines: [2, 3, 5] })
  })

  test('that is malformed on some lines can be read without these', async () => {
    const told: unknown[] = []
    const bad: BadRecord = ({ message }, line, text) => told.push([line, message.slice(0, 15), text])
    const content = '{"a":1}\n{"a":\n[1]\n"text"\n{"a":2}\n'
    expect((await read(content, { bad })).rows).toEqual([['1'], ['2']])
    expect(told).toEqual([
      [2, 'This is no JSON', '{"a":'],
      [3, 'This is JSON, b', '[1]'],
      [4, 'This is JSON, b', '"text"'],
    ])
  })

  test.each<[string, string | Buffer, Record<string, unknown>]>([
    ['a line cut off', '{"a":1}\n{"a":\n', { line: 2, message: /no JSON/, sample: '{"a":' }],
    ['one object of many lines', '{\n  "data": [1]\n}\n', { line: 1, message: /one object of many lines/ }],
    ['an array cut off', '[{"a":1},{"a":2}', { message: /cut off/ }],
    ['an array of numbers', '[{"a":1}, 2]', { line: 1, message: /no object/, sample: '2' }],
    ['an empty array', '[]', { message: /no objects/ }],
    ['objects without values', '{}\n{}\n', { message: /no columns/ }],
    ['depth of 10,000', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}\n`, { line: 1, message: /nested too deeply/ }],
    ['a line of 5 MB', `{"a":1}\n{"a":"${'x'.repeat(5 * 1024 * 1024)}"}\n`, { line: 2, message: /longer than 4 MB/ }],
    [
      'more keys than columns',
      `{${Array.from({ length: 1_001 }, (_, index) => `"k${index}":1`).join(',')}}`,
      { message: /1001 columns/ },
    ],
    ['Latin-1', Buffer.from('{"a":"ok"}\n{"a":"caf\xe9"}\n', 'latin1'), { line: 2, message: /not UTF-8/ }],
  ])('is refused with its place: %s', async (_what, content, { message, ...where }) => {
    expect(await problemOf(content)).toMatchObject({
      ...where,
      message: expect.stringMatching(String(message).slice(1, -1)),
    })
  })

  test('is told from CSV by what is in it', async () => {
    expect((await read('{id},name\n1,2\n', { name: 'a.csv' })).columns).toEqual([
      ['{id}', null],
      ['name', null],
    ])
    expect((await read('{"id":1}\n', { name: 'a.csv' })).columns).toEqual([['id', null]])
  })
})
