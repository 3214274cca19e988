import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { Readable } from 'node:stream'
import { ImportProblemError } from '../import-problem.js'
import { readCsv } from './read-csv.js'

interface Read {
  delimiter: string
  header: readonly string[]
  rows: (readonly string[])[]
  lines: number[]
}

async function read(content: string | Buffer, chunk = 65_536): Promise<Read> {
  const bytes = Buffer.from(content)
  const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  )
  const found: Read = { delimiter: '', header: [], rows: [], lines: [] }
  await readCsv(Readable.from(pieces), {
    format: (format) => Object.assign(found, format),
    rows(rows) {
      for (const row of rows) {
        found.rows.push(row.cells)
        found.lines.push(row.line)
      }
    },
  })
  return found
}

async function problemOf(content: string | Buffer): Promise<unknown> {
  const error: unknown = await read(content).catch((thrown: unknown) => thrown)
  return error instanceof ImportProblemError ? error.problem : error
}

/** Small, fast and always the same: mulberry32. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

describe('a CSV file', () => {
  test('is read with quotes, doubled quotes, line breaks in cells, a BOM and CRLF', async () => {
    const found = await read('\uFEFFname, note \r\n"Ann ""A""","two\r\nlines"\r\n\r\nBob,\r\n')
    expect(found).toEqual({
      delimiter: ',',
      header: ['name', 'note'],
      rows: [
        ['Ann "A"', 'two\r\nlines'],
        ['Bob', ''],
      ],
      lines: [2, 5],
    })
  })

  test.each([
    ['a;b\n"1;5";2,5\n', ';', [['1;5', '2,5']]],
    ['a\tb\n1,5\t2\n', '\t', [['1,5', '2']]],
    ['a|b,c|d\n1|2|3\n', '|', [['1', '2', '3']]],
    ['only\none\ntwo', ',', [['one'], ['two']]],
    [
      'a,b\r1,2\r3,4',
      ',',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
  ])('finds its delimiter: %j', async (content, delimiter, rows) => {
    expect(await read(content)).toMatchObject({ delimiter, rows })
  })

  test('is read alike in pieces of any size', async () => {
    const content = 'naïve,€uro\r\n"日本\r\n""x""",𝄞\r\nlast,"é"\r\n'
    const whole = await read(content)
    expect(whole.rows).toEqual([
      ['日本\r\n"x"', '𝄞'],
      ['last', 'é'],
    ])
    for (let size = 1; size <= 12; size += 1) expect(await read(content, size)).toEqual(whole)
  })

  test('is read as csv-parse reads it, whatever is in it', async () => {
    const next = random(7)
    const cell = (): string =>
      Array.from({ length: next(5) }, () => ['a', '"', ',', '\n', '\r\n', 'é', ' ', ';'][next(8)] ?? '').join('')
    for (let round = 0; round < 200; round += 1) {
      const rows = Array.from({ length: 1 + next(6) }, () => [`x${cell()}`, cell(), cell()])
      const text = rows
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
        .join(next(2) ? '\n' : '\r\n')
      const found = await read(`h1,h2,h3\n${text}`, 1 + next(20))
      expect(found.rows).toEqual(parse(text, { relax_column_count: true }))
      expect(found.rows).toEqual(rows)
    }
  })
})

describe('a malformed file names what, where and shows it', () => {
  test.each([
    [
      'a quote never closed',
      'a,b\n1,2\n3,"4\n5,6\n',
      { line: 3, column: 'b', message: /never closed/, sample: '"4\n5,6\n' },
    ],
    ['a quote inside a plain cell', 'a,b\n1,2"3\n', { line: 2, column: 'b', message: /not quoted/, sample: '2"3\n' }],
    ['text after a closing quote', 'a,b\n"x\ny"z,1\n', { line: 3, column: 'a', message: /closing quote/ }],
    [
      'too few cells',
      'a,b,c\n1,2,3\n\n4,5\n',
      { line: 4, column: 'c', message: /2 cells, the header has 3/, sample: '4,5' },
    ],
    ['too many cells', 'a,b\n1,2,3\n', { line: 2, column: 'b', message: /3 cells, the header has 2/ }],
    ['a column twice', 'a,b, a\n', { line: 1, column: 'a', message: /Columns 1 and 3/ }],
    ['a column without a name', 'a,,c\n1,2,3\n', { line: 1, message: /Column 2 has no name/ }],
    ['nothing in it', '', { line: 1, message: /empty/ }],
    ['blank lines alone', '\n\n', { line: 1, message: /empty/ }],
    ['Latin-1', Buffer.from('a,b\n1,2\ncaf\xe9,3\n', 'latin1'), { line: 3, message: /not UTF-8/, sample: 'caf\xe9,3' }],
    ['UTF-16', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), { message: /UTF-16/ }],
    ['a spreadsheet', Buffer.from('PK\x03\x04rest'), { message: /ZIP/ }],
    ['NUL bytes', 'a,b\n1,2\n3,\0\n', { line: 3, message: /NUL/ }],
  ])('%s', async (_what, content, { message, ...where }) => {
    expect(await problemOf(content)).toMatchObject({ ...where, message: expect.stringMatching(message) })
  })
})
