import { createWriteStream } from 'node:fs'
import { type FileHandle, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ImportProblemError } from '../import-problem.js'
import { bytesOf, type ImportFile } from './content.js'

const MOST_BYTES = 4 * 1024 ** 3

/** A file that can be read at any place, while an upload only comes from its start. */
export interface ReadableAnywhere {
  readonly size: number
  readonly handle: FileHandle
}

/** Its copy, for as long as it is not closed. */
export interface Spooled {
  readonly size: number
  readonly path: string
  close(): Promise<void>
}

/** Copies a file to the machine's folder for passing things; `close` deletes it. */
export async function spool(file: ImportFile): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), `askchart-import-${process.pid}-`))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'file')
    await pipeline(Readable.from(bounded(bytesOf(file))), createWriteStream(path, { mode: 0o600 }))
    const { size } = await stat(path)
    return { size, path, close: remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function* bounded(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0
  for await (const piece of bytes) {
    length += piece.length
    if (length > MOST_BYTES)
      throw new ImportProblemError('This file holds more than 4 GB. Split it into several files.')
    yield piece
  }
}
