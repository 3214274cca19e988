import { isAscii } from 'node:buffer'
import type { FileEncoding } from '@askchart/vocabulary'
import { ImportProblemError } from '../import-problem.js'
import type { Encoding } from '../source/source.js'
import { incompleteTail } from './csv-splitter.js'

const MARKS: readonly (readonly [Encoding, Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
]

/** What the first bytes say: a mark, or the zeros of UTF-16 in text that is mostly ASCII; UTF-8 where they say nothing. */
export function encodingOf(start: Buffer): Encoding {
  const marked = MARKS.find(([, mark]) => start.subarray(0, mark.length).equals(mark))
  if (marked) return marked[0]
  const [even, odd] = zeros(start.subarray(0, 4096))
  const pairs = Math.min(start.length, 4096) / 2
  if (odd > 0.4 * pairs && even < 0.02 * pairs) return 'utf-16le'
  return even > 0.4 * pairs && odd < 0.02 * pairs ? 'utf-16be' : 'utf-8'
}

function zeros(bytes: Buffer): readonly [even: number, odd: number] {
  const counts: [number, number] = [0, 0]
  for (const [index, byte] of bytes.entries()) if (byte === 0) counts[index % 2 === 0 ? 0 : 1] += 1
  return counts
}

/** What is asked for by its name; which of the two UTF-16 is meant the file says, where it does. */
export function askedEncoding(asked: FileEncoding, found: Encoding): Encoding {
  if (asked === 'UTF-8') return 'utf-8'
  if (asked === 'UTF-16') return found === 'utf-16be' ? found : 'utf-16le'
  return asked
}

/** The same text in UTF-8, without a leading mark. Throws a TypeError for bytes of no such text where it is `strict`. */
export async function* inUtf8(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  strict = false,
): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    yield* withoutMark(bytes)
    return
  }
  const decoder = new TextDecoder(encoding, { fatal: strict })
  for await (const piece of bytes) yield Buffer.from(decoder.decode(piece, { stream: true }))
  yield Buffer.from(decoder.decode())
}

async function* withoutMark(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const mark = Buffer.from([0xef, 0xbb, 0xbf])
  let start: Buffer | null = Buffer.alloc(0)
  for await (const piece of bytes) {
    if (start === null) {
      yield piece
      continue
    }
    start = Buffer.concat([start, piece])
    if (start.length < mark.length) continue
    yield start.subarray(start.subarray(0, mark.length).equals(mark) ? mark.length : 0)
    start = null
  }
  if (start) yield start
}

/**
 * Looks through a file that is not UTF-8 throughout: Windows-1252 (of which Latin-1's letters are a part) where
 * its letters beyond ASCII are mostly single bytes. Throws ImportProblemError where most of them are good UTF-8: then two
 * encodings are mixed in one file, and to read all of it in either would spoil the other part.
 */
export async function encodingOfAll(bytes: AsyncIterable<Buffer>): Promise<Encoding> {
  const { characters, strays, first } = await looked(bytes)
  if (characters <= strays) return 'Windows-1252'
  throw new ImportProblemError('This file is UTF-8, but for some bytes that are not. Save all of it as UTF-8.', first)
}

/** Where the first byte is that is no UTF-8. */
export const firstStray = async (bytes: AsyncIterable<Buffer>): Promise<Place> => (await looked(bytes)).first

export const notOf = (asked: FileEncoding, place: Place | null): ImportProblemError =>
  new ImportProblemError(
    `This file is not ${asked}: it holds bytes that mean nothing in it. Read it as another.`,
    place ?? {},
  )

/** Tells what cannot be decoded as a problem of the file. */
export async function* readable(bytes: AsyncIterable<Buffer>, asked: FileEncoding): AsyncGenerator<Buffer> {
  try {
    yield* bytes
  } catch (error) {
    throw isUndecodable(error) ? notOf(asked, null) : error
  }
}

const isUndecodable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'

interface Place {
  readonly line: number
  readonly sample?: string
}

async function looked(bytes: AsyncIterable<Buffer>): Promise<{ characters: number; strays: number; first: Place }> {
  const found = { characters: 0, strays: 0, line: 1 }
  let rest = Buffer.alloc(0)
  let first: Place | null = null
  for await (const piece of bytes) {
    const all = Buffer.concat([rest, piece])
    const end = all.length - incompleteTail(all)
    rest = Buffer.from(all.subarray(end))
    const [strays, line] = [found.strays, found.line]
    const stray = count(all.subarray(0, end), found)
    if (strays === 0 && stray !== null) first = { line: line + newlines(all, stray), sample: lineAround(all, stray) }
  }
  return { characters: found.characters, strays: found.strays + rest.length, first: first ?? { line: found.line } }
}

/** Counts characters of several bytes and bytes that are part of none; where the first of these is. */
function count(bytes: Buffer, found: { characters: number; strays: number; line: number }): number | null {
  found.line += newlines(bytes, bytes.length)
  if (isAscii(bytes)) return null
  let first: number | null = null
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    const width = byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0
    let next = 1
    while (next < width && ((bytes[at + next] ?? 0) & 0xc0) === 0x80) next += 1
    if (next === width) {
      if (width > 1) found.characters += 1
      at += width
      continue
    }
    first ??= at
    found.strays += 1
    at += 1
  }
  return first
}

function newlines(bytes: Buffer, end: number): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) lines += 1
  return lines
}

function lineAround(bytes: Buffer, at: number): string {
  const start = bytes.lastIndexOf(10, at) + 1
  return bytes.toString('latin1', Math.max(start, at - 60), at + 60).split(/[\r\n]/)[0] ?? ''
}
