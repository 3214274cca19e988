import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import { ImportProblemError } from '../import-problem.js'
import type { ReadableAnywhere } from '../source/spool.js'

const MOST_ENTRIES = 10_000
const MOST_TIMES = 250
const FREE_BYTES = 32 * 1024 * 1024
const MOST_BYTES = 8 * 1024 ** 3
const ENCRYPTED = 1
const DAMAGED =
  'This workbook is damaged or cut off. Open it in your spreadsheet program, save it again and upload that.'
const BOMB = `A part of this workbook unpacks to more than ${MOST_TIMES} times its size, as no table does. Save the sheet as CSV.`

/** The parts of a workbook, by their names. Nothing of it is written to a file under a name that it holds. */
export interface Archive {
  has(name: string): boolean
  /**
   * A part's bytes; none where there is no such part. Throws ImportProblemError where it is damaged, a bomb or larger than
   * said.
   */
  read(name: string, mostBytes?: number): AsyncIterable<Buffer>
}

/** yauzl holds the number of a file alone, and Node closes a file whose handle nobody holds any more. */
const handles = new WeakMap<ZipFile, ReadableAnywhere['handle']>()

/** Reads the list of parts. Throws ImportProblemError. */
export async function openArchive(file: ReadableAnywhere): Promise<Archive> {
  const { zip, entries } = await opened(file)
  return {
    has: (name) => entries.has(name),
    async *read(name, mostBytes = MOST_BYTES) {
      const entry = entries.get(name)
      if (!entry) return
      guard(entry, mostBytes)
      try {
        // The stream ends with an error where there are more bytes than the list of parts says.
        for await (const chunk of await zip.openReadStreamPromise(entry)) if (Buffer.isBuffer(chunk)) yield chunk
      } catch (error) {
        throw isOfZip(error) ? new ImportProblemError(DAMAGED) : error
      }
    },
  }
}

async function opened(
  file: ReadableAnywhere,
): Promise<{ readonly zip: ZipFile; readonly entries: ReadonlyMap<string, Entry> }> {
  const entries = new Map<string, Entry>()
  try {
    const zip = await fromFdPromise(file.handle.fd, { lazyEntries: true, autoClose: false })
    handles.set(zip, file.handle)
    if (zip.entryCount > MOST_ENTRIES)
      throw new ImportProblemError(`This ZIP file has ${zip.entryCount} parts; a workbook has at most ${MOST_ENTRIES}.`)
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    return { zip, entries }
  } catch (error) {
    throw error instanceof ImportProblemError ? error : new ImportProblemError(DAMAGED)
  }
}

function guard({ uncompressedSize, compressedSize, generalPurposeBitFlag }: Entry, mostBytes: number): void {
  if ((generalPurposeBitFlag & ENCRYPTED) !== 0)
    throw new ImportProblemError('This workbook is protected by a password. Save it without one and upload that.')
  if (uncompressedSize > FREE_BYTES && uncompressedSize > MOST_TIMES * compressedSize)
    throw new ImportProblemError(BOMB)
  if (uncompressedSize > mostBytes)
    throw new ImportProblemError(
      `A part of this workbook holds ${Math.ceil(uncompressedSize / 1024 ** 2)} MB; ${mostBytes / 1024 ** 2} MB is the most. Save the sheet as CSV.`,
    )
}

/** What zlib and yauzl say of bytes that are wrong; ours and those of the handlers pass. */
const isOfZip = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  !('problem' in error) &&
  (('code' in error && String(error.code).startsWith('Z_')) ||
    /bytes in the stream|local file header|compression method|unexpected EOF|invalid|checksum/i.test(
      String(error.message),
    ))
