import { describe, expect, jest, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { Readable } from 'node:stream'
import { ImportProblemError } from '../import-problem.js'
import { cellText } from '../source/row-batch.js'
import { type BadRecord, type Knowledge, StartAgain } from '../source/source.js'
import { openCsv } from './csv-source.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

interface Read {
  header: readonly string[]
  rows: string[][]
  lines: number[]
}

const fileOf = (content: string | Buffer, chunk: number) => {
  const bytes = Buffer.from(content)
  const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  )
  return { name: 'a.csv', open: () => Promise.resolve(Readable.from(pieces)) }
}

const stop = (problem: ImportProblemError): void => {
  throw problem
}

async function read(content: string | Buffer, chunk = 65_536, bad: BadRecord = stop): Promise<Read> {
  const file = fileOf(content, chunk)
  let knowledge: Knowledge = {}
  for (;;) {
    try {
      const [table] = (await openCsv(file, knowledge)).tables
      const found: Read = { header: table?.columns.map(({ name }) => name) ?? [], rows: [], lines: [] }
      for await (const batch of table?.rows(bad) ?? [])
        for (let row = 0; row < batch.count; row += 1) {
          found.rows.push(found.header.map((_, column) => cellText(batch, row, column)))
          found.lines.push(batch.lines[row] ?? 0)
        }
      return found
    } catch (error) {
      if (!(error instanceof StartAgain)) throw error
      knowledge = error.knowledge
    }
  }
}

async function problemOf(content: string | Buffer): Promise<unknown> {
  const error: unknown = await read(content).catch((thrown: unknown) => thrown)
  return error instanceof ImportProblemError ? error.problem : error
}

/** The lines told as bad, and the rows that are left. */
async function skipping(content: string, chunk = 65_536) {
  const bad: (string | number | null)[][] = []
  const { rows } = await read(content, chunk, ({ problem }, line) => {
    bad.push([line, problem.line, problem.column, problem.message.slice(0, 20)])
  })
  return { bad, rows }
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
      header: ['name', 'note'],
      rows: [
        ['Ann "A"', 'two\r\nlines'],
        ['Bob', ''],
      ],
      lines: [2, 5],
    })
  })

  test.each<[string, string[][]]>([
    ['a;b\n"1;5";2,5\n', [['1;5', '2,5']]],
    ['a\tb\n1,5\t2\n', [['1,5', '2']]],
    ['a|b,c|d\n1|2|3\n', [['1', '2', '3']]],
    ['only\none\ntwo', [['one'], ['two']]],
    [
      'a,b\r1,2\r3,4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
  ])('finds its delimiter: %j', async (content, rows) => {
    expect(await read(content)).toMatchObject({ rows })
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
    ['nothing in it', '', { line: 1, message: /empty/ }],
    ['blank lines alone', '\n\n', { line: 1, message: /empty/ }],
    [
      'two encodings',
      Buffer.concat([Buffer.from('a,b\n\u00e4\u00f6,2\n'), Buffer.from('caf\xe9,3\n', 'latin1')]),
      { line: 3, message: /UTF-8, but for some bytes/, sample: 'caf\xe9,3' },
    ],
    ['NUL bytes', 'a,b\n1,2\n3,\0\n', { line: 3, message: /NUL/ }],
  ])('%s', async (_what, content, { message, ...where }) => {
    expect(await problemOf(content)).toMatchObject({ ...where, message: expect.stringMatching(message) })
  })
})

describe('bad records that are skipped', () => {
  test('are told once each, and reading goes on at the next line', async () => {
    const content = 'a,b\n1,2\n3\n4,x"y\n5,"z"q\n6,\0\n"7\n",8\n9,"\n10,11\n'
    const expected = {
      bad: [
        [3, 3, 'b', 'This row has 1 cell,'],
        [4, 4, 'b', 'A quote stands insid'],
        [5, 5, 'b', 'Text follows the clo'],
        [6, 6, 'b', 'This is no text: it '],
        [9, 9, 'b', 'A quote is opened he'],
      ],
      rows: [
        ['1', '2'],
        ['7\n', '8'],
        ['10', '11'],
      ],
    }
    for (const chunk of [1, 2, 3, 5, 7, 65_536]) expect(await skipping(content, chunk)).toEqual(expected)
  })

  test('may be longer than any row', async () => {
    const long = 'x'.repeat(5 * 1024 * 1024)
    const { bad, rows } = await skipping(`a,b\n1,${long}\n2,3\n`)
    expect(bad).toEqual([[2, 2, null, 'A row is longer than']])
    expect(rows).toEqual([['2', '3']])
  })
})

describe('the encoding of a file', () => {
  const text = 'name,price\nM\u00fcller,\u20ac5\n'
  const euro = Buffer.from([0x80])
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE', Buffer.from(text, 'utf16le').swap16()],
    ['Windows-1252', Buffer.concat([Buffer.from('name,price\nM\xfcller,', 'latin1'), euro, Buffer.from('5\n')])],
  ])('%s is found', async (_name, content) => {
    for (const chunk of [1, 3, 65_536])
      expect(await read(content, chunk)).toEqual({
        header: ['name', 'price'],
        rows: [['M\u00fcller', '\u20ac5']],
        lines: [2],
      })
  })

  test('is found where it shows only at the end of a long file', async () => {
    const rows = 'plain,1\n'.repeat(100_000)
    const found = await read(Buffer.from(`name,n\n${rows}caf\xe9,2\n`, 'latin1'))
    expect(found.rows).toHaveLength(100_001)
    expect(found.rows.at(-1)).toEqual(['caf\u00e9', '2'])
  })
})
