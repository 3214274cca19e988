import type { Readable } from 'node:stream'
import type { FileEncoding } from '@askchart/vocabulary'

/** What a file of text is to be read by, whatever it looks like. */
export interface Reading {
  readonly encoding?: FileEncoding
  readonly delimiter?: string
}

export interface ImportFile {
  /** Of the upload. */
  readonly id?: string
  readonly name: string
  readonly reading?: Reading
  /** Opens the file from its start; called once per pass. */
  readonly open: () => Promise<Readable>
}

/** The file's bytes, piece by piece. The file is closed when the taker stops. */
export async function* bytesOf(file: ImportFile): AsyncGenerator<Buffer> {
  const content = await file.open()
  try {
    for await (const chunk of content) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
  } finally {
    content.destroy()
  }
}

/** The first bytes: `least` of them where there are as many. */
export async function startOf(bytes: AsyncIterable<Buffer>, least: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of bytes) {
    pieces.push(piece)
    length += piece.length
    if (length >= least) break
  }
  return Buffer.concat(pieces)
}
