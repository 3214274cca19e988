import { Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { rowsOf, workbookOf } from './workbook.js'

const MB = 1024 * 1024

/** What must come of a file: each table with its columns' names and types, its rows, and its first row; or why not. */
export type Outcome =
  | {
      readonly tables: readonly {
        readonly name: string
        readonly columns: string
        readonly rows: number
        readonly first?: unknown[]
      }[]
    }
  | { readonly refused: RegExp; readonly line?: number; readonly column?: string }

export interface NastyFile {
  readonly is: string
  readonly name: string
  readonly bytes: () => Buffer | Promise<Buffer>
  readonly outcome: Outcome
  /** Most seconds of this process's time; 10 where it is not said. */
  readonly seconds?: number
}

const nasty = (is: string, name: string, bytes: NastyFile['bytes'], outcome: Outcome, seconds = 10): NastyFile => ({
  is,
  name,
  bytes,
  outcome,
  seconds,
})
const text = (content: string) => () => Buffer.from(content)
const one = (columns: string, rows: number, first?: unknown[], name = 'a'): Outcome => ({
  tables: [{ name, columns, rows, ...(first ? { first } : {}) }],
})

/** Bytes that come of a seed, without meaning. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let state = 7
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

async function packed(pieces: Iterable<Buffer | string>): Promise<Buffer> {
  const zip = Readable.from(pieces).pipe(createGzip())
  const found: Buffer[] = []
  for await (const piece of zip) if (Buffer.isBuffer(piece)) found.push(piece)
  return Buffer.concat(found)
}

const columns = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index}`)

const texts: readonly NastyFile[] = [
  nasty('nothing', 'a.csv', text(''), { refused: /empty/, line: 1 }),
  nasty('a mark alone', 'a.csv', text('\uFEFF'), { refused: /empty/, line: 1 }),
  nasty('a million blank lines', 'a.csv', text('\n'.repeat(1_000_000)), { refused: /empty/ }),
  nasty('a header alone', 'a.csv', text('a,b'), one('a STRING, b STRING', 0)),
  nasty('a header above a million blank lines', 'a.csv', text(`a\n${'\r\n'.repeat(1_000_000)}`), one('a STRING', 0)),
  nasty('a quote that is never closed', 'a.csv', text(`a,b\n1,2\n3,"4\n${'5,6\n'.repeat(1000)}`), {
    refused: /never closed/,
    line: 3,
    column: 'b',
  }),
  nasty('a quote never closed in 60 MB', 'a.csv', text(`a,b\n1,"2\n${'5,6\n'.repeat(15 * MB)}`), {
    refused: /longer than 4 MB/,
    line: 2,
  }),
  nasty('a line of 50 MB', 'a.csv', text(`a\n1\n${'x'.repeat(50 * MB)}\n`), { refused: /longer than 4 MB/, line: 3 }),
  nasty('a header of 50 MB', 'a.csv', text('x,'.repeat(25 * MB)), { refused: /longer than 4 MB/, line: 1 }),
  nasty(
    'a cell of 3 MB of doubled quotes',
    'a.csv',
    text(`a\n"${'""'.repeat(1.5 * MB)}"\n`),
    one('a STRING', 1, ['"'.repeat(1.5 * MB)]),
  ),
  nasty('5,000 columns', 'a.csv', text(`${columns(5_000).join(',')}\n${columns(5_000).join(',')}\n`), {
    refused: /5000 columns; 1000 is the most/,
    line: 1,
  }),
  nasty(
    '1,000 columns',
    'a.csv',
    text(`${columns(1_000).join(';')}\n${columns(1_000).fill('1').join(';')}\n`),
    one(
      columns(1_000)
        .map((name) => `${name} INTEGER`)
        .join(', '),
      1,
    ),
  ),
  nasty('1,001 columns', 'a.csv.gz', () => gzipSync(`${columns(1_001).join(',')}\n`), {
    refused: /^This table has 1001 columns; 1000 is the most\. Leave out/,
    line: 1,
  }),
  nasty(
    'a first row that says the header again',
    'a.csv',
    text('region,note\nregion,note\nNorth,x\n'),
    one('region STRING, note STRING', 2, ['region', 'note']),
  ),
  nasty('NUL bytes', 'a.csv', text('a,b\n1,2\n3,\0\n'), { refused: /NUL byte/, line: 3, column: 'b' }),
  nasty('noise', 'a.csv', () => Buffer.concat([Buffer.from('a,b\n'), noise(5 * MB)]), { refused: /cell|NUL|quote/i }),
  nasty('two encodings', 'a.csv', () => Buffer.concat([Buffer.from('a\näöü\n'), Buffer.from('caf\xe9\n', 'latin1')]), {
    refused: /UTF-8, but for some bytes/,
    line: 3,
  }),
  nasty(
    'Latin-1 at the end of 10 MB',
    'a.csv',
    () => Buffer.from(`a\n${'plain\n'.repeat(1.7 * MB)}caf\xe9\n`, 'latin1'),
    one('a STRING', Math.ceil(1.7 * MB), ['plain']),
  ),
  nasty(
    'half a character of UTF-16',
    'a.csv',
    () => Buffer.concat([Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), Buffer.from('3')]),
    { refused: /1 cell, the header has 2/, line: 3 },
  ),
  nasty(
    'UTF-32',
    'a.csv',
    () => {
      const pairs = Buffer.from('\uFEFFa,b\n', 'utf16le')
      const bytes = Buffer.alloc(2 * pairs.length)
      for (let at = 0; at < pairs.length; at += 2) pairs.copy(bytes, 2 * at, at, at + 2)
      return bytes
    },
    { refused: /NUL byte/, line: 1 },
  ),
  nasty('a mark in the middle', 'a.csv', text('a\n1\n\uFEFF2\n'), one('a INTEGER', 2, [1])),
  nasty('CR alone between lines', 'a.csv', text('a,b\r1,2\r3,4'), one('a INTEGER, b INTEGER', 2, [1, 2])),
  nasty('all line ends mixed', 'a.csv', text('a\r\n1\n2\r3\n\r4'), one('a INTEGER', 4, [1])),
  nasty('a header with another delimiter', 'a.csv', text('a;b\n1,2\n'), {
    refused: /1 cell, the header has 2/,
    line: 2,
    column: 'b',
  }),
  nasty(
    'names that objects have',
    'a.csv',
    text('__proto__,constructor,toString,hasOwnProperty\n1,2,3,4\n'),
    one('proto INTEGER, constructor INTEGER, toString INTEGER, hasOwnProperty INTEGER', 1, [1, 2, 3, 4]),
  ),
  nasty(
    'names that are SQL',
    'a.csv',
    text('"a`, (SELECT 1)) --","x\\"");DROP TABLE a"\n1,2\n'),
    one('a_, (SELECT 1)) -- INTEGER, x_);DROP TABLE a INTEGER', 1, [1, 2]),
  ),
  nasty(
    'names empty, twice, of pictures and of lines',
    'a.csv',
    text(',a,a,💥,"b\nc"\n1,2,3,4,5\n'),
    one('column_1 INTEGER, a INTEGER, a_2 INTEGER, column_4 INTEGER, b c INTEGER', 1, [1, 2, 3, 4, 5]),
  ),
  nasty(
    'numbers beyond all measure',
    'a.csv',
    text(`a,b,c\n1e400,${'9'.repeat(400)},-0\n`),
    one('a STRING, b STRING, c INTEGER', 1, ['1e400', '9'.repeat(400), 0]),
  ),
  nasty(
    'dates that no calendar has',
    'a.csv',
    text('a,b,c\n0000-00-00,2021-02-30,9999-12-31\n'),
    one('a STRING, b STRING, c STRING', 1, ['0000-00-00', '2021-02-30', '9999-12-31']),
  ),
  nasty('formulas', 'a.csv', text(`a\n"=cmd|' /C calc'!A0"\n@SUM(1)\n`), one('a STRING', 2, ["=cmd|' /C calc'!A0"])),
  nasty('a name that is a path', '../../etc/pass`wd.csv', text('a\n1\n'), one('a INTEGER', 1, [1], 'pass`wd')),
  nasty('a web page', 'a.csv', text('<html><table><tr><td>1</td></tr></table></html>'), { refused: /web page/ }),
]

const packs: readonly NastyFile[] = [
  nasty(
    'a gzip bomb of 200 MB',
    'a.csv.gz',
    () =>
      packed(
        (function* () {
          for (let mb = 0; mb < 200; mb += 1) yield mb === 0 ? 'a\n' : Buffer.alloc(MB, '1\n')
        })(),
      ),
    { refused: /more than 250 times its size/ },
    2,
  ),
  nasty('a gzip file cut off', 'a.csv.gz', () => gzipSync(`a\n${noise(MB).toString('hex')}`).subarray(0, MB), {
    refused: /damaged or cut off/,
  }),
  nasty('gzip within gzip', 'a.csv.gz.gz', () => gzipSync(gzipSync('a\n1\n')), { refused: /holds another gzip file/ }),
  nasty('gzip with more behind it', 'a.csv.gz', () => Buffer.concat([gzipSync('a\n1\n'), Buffer.from('more')]), {
    refused: /damaged or cut off/,
  }),
  nasty(
    'a ZIP file in a ZIP file',
    'a.zip',
    () => Buffer.from(zipSync({ 'b.zip': zipSync({ 'c.csv': strToU8('a\n1\n') }) })),
    { refused: /ZIP file. Unpack it/ },
  ),
  nasty('a 7z archive that says it is CSV', 'a.csv', () => Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), {
    refused: /7z archive/,
  }),
]

/** An object with so many keys. */
const keysFrom = (first: number, count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${first + n}`, n])))
const longKey = (letter: string): string => `{"${letter.repeat(3 * MB)}":1}\n`

const jsons: readonly NastyFile[] = [
  nasty('JSON of depth 10,000', 'a.jsonl', text(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}\n`), {
    refused: /nested too deeply/,
    line: 1,
  }),
  nasty('JSON of depth 1,000,000', 'a.json', text(`[{"a":${'['.repeat(MB)}`), { refused: /cut off/ }),
  nasty('a line of 50 MB of JSON', 'a.jsonl', text(`{"a":1}\n{"a":"${'x'.repeat(50 * MB)}"}\n`), {
    refused: /longer than 4 MB/,
    line: 2,
  }),
  nasty(
    'JSON with keys and values that hurt',
    'a.jsonl',
    text('{"__proto__":1,"a.b":"\\ud800","c":1e400,"d":12345678901234567890}\n{"c":"x","d":[]}\n'),
    one('proto INTEGER, a_b STRING, c STRING, d STRING', 2, [1, '\uFFFD', '1e400', '12345678901234567890']),
  ),
  nasty('3,000 keys on two lines of JSON', 'a.jsonl', text(`${keysFrom(0, 1_500)}\n${keysFrom(1_500, 1_500)}\n`), {
    refused: /has 3000 columns; 1000 is the most/,
    line: 1,
  }),
  nasty('120,000 keys on a line of JSON', 'a.jsonl', text(`${keysFrom(0, 120_000)}\n`), {
    refused: /has more than 100000 columns/,
    line: 1,
  }),
  nasty('keys of 3 MB', 'a.jsonl', () => Buffer.from(Array.from('abcdefghijkl', longKey).join('')), {
    refused: /keys .* longer than 32 MB/,
    line: 11,
  }),
  nasty('JSON cut off', 'a.jsonl', text('{"a":1}\n{"a":\n'), { refused: /no JSON/, line: 2 }),
]

const XML = '<?xml version="1.0"?>'
const laughs = `<!DOCTYPE sst [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]>`
const sheet = { name: 'S', rows: rowsOf(['a', 'b'], [1, 2]) }
const withPart = (name: string, part: string | Uint8Array) => () =>
  workbookOf({ sheets: [sheet], parts: { [name]: part } })
const SHEET = 'xl/worksheets/sheet1.xml'

/** The sheet's size as the list of parts says it, made smaller than it is. */
function lying(): Buffer {
  const book = workbookOf({
    sheets: [{ name: 'S', rows: rowsOf(...Array.from({ length: 20 }, (_, n) => [n, 'text'])) }],
  })
  const entry = book.lastIndexOf(SHEET) - 46
  book.writeUInt32LE(100, entry + 24)
  return book
}

const workbooks: readonly NastyFile[] = [
  nasty(
    'a billion laughs',
    'a.xlsx',
    withPart('xl/sharedStrings.xml', `${XML}${laughs}<sst><si><t>&l9;</t></si></sst>`),
    { refused: /declares entities/ },
    2,
  ),
  nasty(
    'an entity that is a file',
    'a.xlsx',
    withPart(
      SHEET,
      `${XML}<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&f;</v></c></row></sheetData></worksheet>`,
    ),
    { refused: /declares entities/ },
    2,
  ),
  nasty(
    'an entity that nobody declared',
    'a.xlsx',
    withPart(
      SHEET,
      `${XML}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&f;</v></c></row></sheetData></worksheet>`,
    ),
    { refused: /malformed XML/ },
  ),
  nasty(
    'a sheet that unpacks to 40 MB',
    'a.xlsx',
    withPart(SHEET, Buffer.alloc(40 * MB, ' ')),
    { refused: /more than 250 times its size/ },
    2,
  ),
  nasty('a sheet larger than it says', 'a.xlsx', lying, { refused: /damaged/ }),
  nasty('parts outside of the archive', 'a.xlsx', withPart('../../evil.xml', 'x'), { refused: /damaged/ }),
  nasty(
    '20,000 parts',
    'a.xlsx',
    () => Buffer.from(zipSync(Object.fromEntries(columns(20_000).map((name) => [name, strToU8('x')])), { level: 0 })),
    { refused: /20000 parts/ },
  ),
  nasty(
    'a sheet of 1,001 columns',
    'a.xlsx',
    () => workbookOf({ sheets: [{ name: 'S', rows: rowsOf(columns(1_001), columns(1_001)) }] }),
    { refused: /^This table has 1001 columns; 1000 is the most\. Leave out/, line: 1 },
  ),
  nasty(
    'a sheet whose first row says the header again',
    'a.xlsx',
    () => workbookOf({ sheets: [{ name: 'S', rows: rowsOf(['a', 'b'], ['a', 'b']) }] }),
    one('a STRING, b STRING', 1, ['a', 'b']),
  ),
  nasty('a workbook cut off', 'a.xlsx', () => workbookOf({ sheets: [sheet] }).subarray(0, 600), {
    refused: /damaged or cut off/,
  }),
  nasty('XML of depth 10,000', 'a.xlsx', withPart(SHEET, `${XML}${'<a>'.repeat(10_000)}`), {
    refused: /nested too deeply/,
  }),
  nasty(
    'sheets without rows',
    'a.xlsx',
    () =>
      workbookOf({
        sheets: [
          { name: 'E', rows: '' },
          { name: 'H', rows: rowsOf(['a']) },
        ],
      }),
    { refused: /No sheet of this workbook/ },
  ),
  nasty(
    'a cell at the far end of a sheet',
    'a.xlsx',
    () =>
      workbookOf({
        sheets: [
          {
            name: 'S',
            rows: `${rowsOf(['a', 'b'], ...Array.from({ length: 25 }, (_, n) => [n, n]))}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
          },
        ],
      }),
    { refused: /Cell XFD1048576 of sheet "S" lies beside the table/, line: 1_048_576 },
  ),
  nasty(
    'numbers of rows and texts that are none',
    'a.xlsx',
    () =>
      workbookOf({
        sheets: [
          {
            name: 'S',
            rows: '<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="x"><c r="A9" t="s"><v>-1</v></c><c r="A2"><v>7</v></c></row>',
          },
        ],
      }),
    one('a INTEGER', 1, [7]),
  ),
]

const table = () =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: [{ name: 'a', data: Array.from({ length: 5_000 }, (_, n) => `text ${n}`), type: 'STRING' }],
    }),
  )

const parquets: readonly NastyFile[] = [
  nasty(
    'Parquet of 1,001 columns',
    'a.parquet',
    () =>
      Buffer.from(
        parquetWriteBuffer({ columnData: columns(1_001).map((name) => ({ name, data: [1, 2], type: 'INT32' })) }),
      ),
    { refused: /^This table has 1001 columns; 1000 is the most\. Leave out/ },
  ),
  nasty('Parquet cut off', 'a.parquet', () => table().subarray(0, 5_000), { refused: /Parquet file is damaged/ }),
  nasty(
    'Parquet that points beyond its end',
    'a.parquet',
    () => Buffer.concat([Buffer.from('PAR1'), Buffer.from([255, 255, 255, 127]), Buffer.from('PAR1')]),
    { refused: /Parquet file is damaged/ },
  ),
  nasty(
    'Parquet overwritten with noise',
    'a.parquet',
    () => {
      const bytes = table()
      noise(2_000).copy(bytes, 4)
      return bytes
    },
    { refused: /Parquet file is damaged/ },
  ),
]

export const NASTY_FILES: readonly NastyFile[] = [...texts, ...packs, ...jsons, ...workbooks, ...parquets]
