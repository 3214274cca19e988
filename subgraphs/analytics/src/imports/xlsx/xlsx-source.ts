import { ImportProblemError } from '../import-problem.js'
import { columnsOf } from '../source/columns.js'
import { type RowBatch, RowBatchBuilder } from '../source/row-batch.js'
import type { BadRecord, SourceFile, SourceTable } from '../source/source.js'
import type { ReadableAnywhere } from '../source/spool.js'
import { type Archive, openArchive } from './archive.js'
import { columnLetters, type SheetRow, sheetRows } from './sheet-rows.js'
import { readWorkbook, type Sheet, type Workbook } from './workbook.js'

/** Among so many rows the header is looked for. */
const FIRST_ROWS = 20

/** Each sheet that holds rows is a table; one alone goes by the file's name. Throws ImportProblemError. */
export async function openXlsx(file: ReadableAnywhere): Promise<Pick<SourceFile, 'tables'>> {
  const archive = await openArchive(file)
  const workbook = await readWorkbook(archive)
  const tables: SheetTable[] = []
  for (const sheet of workbook.sheets) {
    const layout = layoutOf(await firstRows(archive, sheet, workbook))
    if (layout) tables.push(new SheetTable(archive, sheet, workbook, layout))
  }
  if (tables.length === 0)
    throw new ImportProblemError('No sheet of this workbook holds a table: a row of names, and rows below it.')
  if (tables.length === 1) tables[0]?.goByFile()
  return { tables }
}

async function firstRows(archive: Archive, sheet: Sheet, workbook: Workbook): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const more of sheetRows(archive, sheet.part, workbook)) {
    rows.push(...more.slice(0, FIRST_ROWS - rows.length))
    if (rows.length === FIRST_ROWS) break
  }
  return rows
}

interface Layout {
  readonly header: SheetRow
  readonly from: number
  /** After the last column. */
  readonly to: number
}

/**
 * Where the table lies. Its header is the first row that fills at least half of the columns that the fullest of the first rows
 * does: above it stand titles and notes.
 */
export function layoutOf(rows: readonly SheetRow[]): Layout | null {
  const most = Math.max(0, ...rows.map(({ cells }) => cells.size))
  const at = rows.findIndex(({ cells }) => 2 * cells.size >= most)
  const table = rows.slice(at)
  const [header] = table
  if (at < 0 || !header || table.length < 2) return null
  const filled = table.flatMap(({ cells }) => [...cells.keys()])
  return { header, from: Math.min(...filled), to: Math.max(...filled) + 1 }
}

class SheetTable implements SourceTable {
  readonly columns: SourceTable['columns']
  name: string | null

  constructor(
    private readonly archive: Archive,
    private readonly sheet: Sheet,
    private readonly workbook: Workbook,
    private readonly layout: Layout,
  ) {
    const { header, from, to } = layout
    this.name = sheet.name
    this.columns = columnsOf(
      Array.from({ length: to - from }, (_, index) => header.cells.get(from + index) ?? ''),
      header.number,
    )
  }

  goByFile(): void {
    this.name = null
  }

  async *rows(bad: BadRecord): AsyncGenerator<RowBatch> {
    const { header, from, to } = this.layout
    const batch = new RowBatchBuilder(this.columns.length)
    for await (const rows of sheetRows(this.archive, this.sheet.part, this.workbook)) {
      for (const { number, cells } of rows) {
        if (number <= header.number) continue
        const stray = [...cells.keys()].find((column) => column < from || column >= to)
        if (stray === undefined)
          batch.add(
            this.columns.map((_, index) => cells.get(from + index) ?? ''),
            number,
          )
        else bad(beside(stray, number, cells.get(stray) ?? '', this.sheet), number, [...cells.values()].join('\t'))
      }
      if (!batch.isFull) continue
      const full = batch.take()
      if (full) yield full
    }
    const last = batch.take()
    if (last) yield last
  }
}

const beside = (column: number, line: number, sample: string, { name }: Sheet): ImportProblemError =>
  new ImportProblemError(
    `Cell ${columnLetters(column)}${line} of sheet "${name}" lies beside the table. Clear it, or give its column a name in the header.`,
    { line, column: columnLetters(column), sample },
  )
