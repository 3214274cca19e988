import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { ImportProblemError } from '../import-problem.js'
import { columnsOf } from '../source/columns.js'
import { type RowBatch, RowBatchBuilder } from '../source/row-batch.js'
import type { SourceFile, SourceTable } from '../source/source.js'
import type { ReadableAnywhere } from '../source/spool.js'
import { PARSERS, type ParquetColumn, parquetColumn } from './parquet-columns.js'

/**
 * What the values read at once may come to, whatever the size of the file's row groups. No smaller: a page that two parts
 * share is unpacked for each.
 */
const PART_BYTES = 24 * 1024 * 1024
const CELL_BYTES = 16
const BATCH_ROWS = 16 * 1024
const MOST_CHUNK_BYTES = 256 * 1024 * 1024
const MOST_METADATA_BYTES = 64 * 1024 * 1024
const MOST_PAGE_BYTES = 64 * 1024 * 1024
const MOST_TIMES = 250
/** As much as the largest plain file may hold, whatever it packs to: a column of one value packs to nothing. */
const FREE_BYTES = 2 * 1024 ** 3

/** A Parquet file, its types those of its schema. Throws ImportProblemError. */
export async function openParquet(file: ReadableAnywhere): Promise<Pick<SourceFile, 'tables'>> {
  const buffer = asyncBuffer(file)
  const metadata = await read(() => parquetMetadataAsync(buffer, { parsers: PARSERS }))
  guard(metadata, file.size)
  const columns = parquetSchema(metadata).children.map(parquetColumn)
  return { tables: [new ParquetTable(buffer, metadata, columns)] }
}

class ParquetTable implements SourceTable {
  readonly name = null
  readonly columns: SourceTable['columns']
  readonly rowCount: number

  constructor(
    private readonly buffer: AsyncBuffer,
    private readonly metadata: FileMetaData,
    private readonly parts: readonly ParquetColumn[],
  ) {
    this.rowCount = Number(metadata.num_rows)
    this.columns = columnsOf(
      parts.map(({ name }) => name),
      1,
    ).map((column, index) => ({ ...column, type: parts[index]?.type ?? null }))
  }

  async *rows(): AsyncGenerator<RowBatch> {
    const { buffer: file, metadata, parts } = this
    const scan = await read(() =>
      parquetScan({ file, metadata, compressors: guarded, parsers: PARSERS, geoparquet: false, useOffsetIndex: true }),
    )
    const rows = this.rowsAtOnce()
    for (const range of scan.ranges)
      for (let rowStart = range.rowStart; rowStart < range.rowEnd; rowStart += rows) {
        const rowEnd = Math.min(rowStart + rows, range.rowEnd)
        const columns: ArrayLike<unknown>[] = []
        for (const { name } of parts) {
          const values = await read(() => scan.readColumn({ column: name, rowStart, rowEnd }))
          if (values.length !== rowEnd - rowStart) throw damaged(`column ${name} has ${values.length} values too few`)
          columns.push(values)
        }
        for (let row = rowStart; row < rowEnd; row += BATCH_ROWS)
          yield this.batch(columns, rowStart, row, Math.min(row + BATCH_ROWS, rowEnd))
      }
  }

  private rowsAtOnce(): number {
    const rows = Math.max(1, Number(this.metadata.num_rows))
    const bytes = this.metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0)
    const perRow = Math.max(bytes / rows, CELL_BYTES * this.parts.length)
    return Math.max(1, Math.floor(PART_BYTES / perRow))
  }

  private batch(columns: readonly ArrayLike<unknown>[], rowStart: number, from: number, to: number): RowBatch {
    const rows = new RowBatchBuilder(columns.length)
    const cells: string[] = columns.map(() => '')
    for (let row = from; row < to; row += 1) {
      for (const [index, { textOf }] of this.parts.entries()) cells[index] = textOf(columns[index]?.[row - rowStart])
      rows.add(cells, row + 1)
    }
    const batch = rows.take()
    if (!batch) throw damaged('a range of rows is empty')
    return batch
  }
}

/** A page is unpacked at once; it says itself how large it will be. */
const guarded: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (packed: Uint8Array, length: number) => {
      if (length > MOST_PAGE_BYTES)
        throw new ImportProblemError(
          `A page of this Parquet file unpacks to ${Math.ceil(length / 1024 ** 2)} MB; ${MOST_PAGE_BYTES / 1024 ** 2} MB is the most. Write it with smaller pages, such as of 1 MB.`,
        )
      return unpack(packed, length)
    },
  ]),
)

function asyncBuffer({ handle, size }: ReadableAnywhere): AsyncBuffer {
  return {
    byteLength: size,
    async slice(start, end = size) {
      const [from, to] = [start < 0 ? size + start : start, end < 0 ? size + end : end]
      if (from < 0 || to > size || from > to) throw damaged('it points beyond its end')
      const bytes = new ArrayBuffer(to - from)
      const { bytesRead } = await handle.read(new Uint8Array(bytes), 0, to - from, from)
      if (bytesRead !== to - from) throw damaged('it is shorter than it was')
      return bytes
    },
  }
}

const damaged = (what: string): ImportProblemError =>
  new ImportProblemError(`This Parquet file is damaged, or written in a way that is not understood here: ${what}.`)

/** What the library finds wrong is a problem of the file. */
async function read<Value>(reading: () => Promise<Value>): Promise<Value> {
  try {
    return await reading()
  } catch (error) {
    if (error instanceof ImportProblemError) throw error
    const what = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'unknown'
    throw damaged(what.replace(/^parquet /, '').slice(0, 200))
  }
}

/** Before anything is read: what the file says of itself must fit its size. Throws ImportProblemError. */
export function guard(
  { num_rows: rows, row_groups: groups, metadata_length: length }: FileMetaData,
  size: number,
): void {
  if (length > MOST_METADATA_BYTES) throw damaged(`its list of parts holds ${length} bytes`)
  let [counted, cells, bytes] = [0n, 0, 0]
  for (const group of groups) {
    if (group.num_rows < 0n) throw damaged('a row group has fewer rows than none')
    counted += group.num_rows
    for (const { meta_data: chunk } of group.columns) {
      if (!chunk) throw damaged('it is encrypted')
      cells += Number(chunk.num_values)
      bytes += Number(chunk.total_uncompressed_size)
      if (Number(chunk.total_compressed_size) > MOST_CHUNK_BYTES)
        throw new ImportProblemError(
          'A column of a row group holds more than 256 MB. Write the file with smaller row groups, such as of 100,000 rows.',
        )
    }
  }
  if (counted !== rows) throw damaged(`it says it has ${rows} rows, its parts ${counted}`)
  // A cell is two bytes of text at least.
  const unpacked = Math.max(bytes, 2 * cells)
  if (unpacked > FREE_BYTES && unpacked > MOST_TIMES * size)
    throw new ImportProblemError(
      `This Parquet file unpacks to more than ${MOST_TIMES} times its size and more than 2 GB, as no table does. Save it in parts.`,
    )
}
