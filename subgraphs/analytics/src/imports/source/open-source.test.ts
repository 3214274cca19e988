import { describe, expect, jest, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import { ImportProblemError } from '../import-problem.js'
import { openSource } from './open-source.js'
import { cellText } from './row-batch.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

const stop = (problem: ImportProblemError): void => {
  throw problem
}

async function rowsOf(open: () => Readable, name = 'a.csv'): Promise<string[][]> {
  const source = await openSource({ name, open: () => Promise.resolve(open()) }, {})
  const rows: string[][] = []
  for (const table of source.tables) {
    rows.push(table.columns.map((column) => column.name))
    for await (const batch of table.rows(stop))
      for (let row = 0; row < batch.count; row += 1)
        rows.push(table.columns.map((_, column) => cellText(batch, row, column)))
  }
  return rows
}
const rowsIn = (bytes: Buffer, piece = 65_536): Promise<string[][]> =>
  rowsOf(() =>
    Readable.from(
      Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) =>
        bytes.subarray(index * piece, (index + 1) * piece),
      ),
    ),
  )

const csv = Buffer.from('a,b\n1,é\n')
const rows = [
  ['a', 'b'],
  ['1', 'é'],
]

describe('a gzip file', () => {
  test('is read as what is in it, in pieces of any size, of several parts too', async () => {
    for (const piece of [1, 5, 65_536]) expect(await rowsIn(gzipSync(csv), piece)).toEqual(rows)
    expect(await rowsIn(Buffer.concat([gzipSync(csv), gzipSync('2,x\n')]))).toEqual([...rows, ['2', 'x']])
    expect(await rowsIn(gzipSync(Buffer.from('\uFEFFa,b\n1,é\n', 'utf16le')))).toEqual(rows)
  })

  test.each<[string, Buffer, RegExp]>([
    ['that is cut off', gzipSync(Buffer.from(`a,b\n${'1,2\n'.repeat(50_000)}`)).subarray(0, 200), /damaged or cut off/],
    ['that is damaged', Buffer.concat([gzipSync(csv).subarray(0, 12), Buffer.from('nonsense'.repeat(9))]), /damaged/],
    ['in another', gzipSync(gzipSync(csv)), /holds another gzip file/],
    ['of nothing', gzipSync(''), /empty/],
  ])('%s is refused', async (_what, bytes, message) => {
    await expect(rowsIn(bytes)).rejects.toThrow(message)
  })

  test('that is a bomb is refused before a sixth of it is unpacked', async () => {
    const zip = createGzip()
    const block = Buffer.from('1,2\n'.repeat(256 * 1024))
    const packed: Buffer[] = []
    zip.on('data', (piece: Buffer) => packed.push(piece))
    zip.write('a,b\n')
    for (let index = 0; index < 400; index += 1) await new Promise<void>((resolve) => zip.write(block, () => resolve()))
    await new Promise((resolve) => zip.once('end', resolve).end())
    const bomb = Buffer.concat(packed)
    expect(bomb.length).toBeLessThan(3 * 1024 * 1024)
    // What 64 MB of its 400 are packed in, a piece at a time: unpacking that much takes some 0.2 s. Nothing reads further.
    let taken = 0
    const pieces = function* () {
      for (let at = 0; at < bomb.length; at += 1024) {
        taken = at
        yield bomb.subarray(at, at + 1024)
      }
    }
    const error: unknown = await rowsOf(() => Readable.from(pieces())).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ImportProblemError)
    expect(error).toMatchObject({ message: expect.stringContaining('more than 250 times its size') })
    expect(taken).toBeLessThan(bomb.length / 6)
  })
})

describe('a file that is no table', () => {
  test.each<[string, Buffer | string, RegExp]>([
    ['a workbook of old', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /Excel 2003/],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), /picture/],
    ['a database', 'SQLite format 3\0', /SQLite/],
    ['a web page', '\n<!DOCTYPE html><table>', /web page/],
    ['a 7z archive', '7z\u00bc\u00af', /7z archive/],
  ])('is refused: %s', async (_what, content, message) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
    await expect(rowsIn(bytes)).rejects.toThrow(message)
  })
})
