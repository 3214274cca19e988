import type { Readable } from 'node:stream'
import type { Cell } from '@askchart/vocabulary'
import { z } from 'zod'
import { storedCell } from '../datasets/cell.js'

export interface RowsWithin {
  readonly rows: readonly (readonly Cell[])[]
  readonly truncated: boolean
}

const cells = z.array(storedCell)

/** Rows, each a line of JSON, up to the limits. */
export async function rowsWithin(
  stream: Readable,
  limits: { readonly rows: number; readonly bytes: number },
): Promise<RowsWithin> {
  const rows: (readonly Cell[])[] = []
  let left = ''
  let bytes = 0
  stream.setEncoding('utf8')
  for await (const chunk of stream) {
    const text = String(chunk)
    bytes += text.length
    const lines = (left + text).split('\n')
    left = lines.pop() ?? ''
    for (const line of lines) {
      if (rows.length === limits.rows) return { rows, truncated: true }
      rows.push(cells.parse(JSON.parse(line)))
    }
    // Leaving the loop closes the stream: no more is read.
    if (bytes > limits.bytes) return { rows, truncated: true }
  }
  return { rows, truncated: false }
}

/** All that comes as one text; null where it is more than so many bytes, of which no more is read. */
export async function textWithin(stream: Readable, bytes: number): Promise<string | null> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    pieces.push(piece)
    length += piece.length
    if (length > bytes) return null
  }
  return Buffer.concat(pieces).toString()
}
