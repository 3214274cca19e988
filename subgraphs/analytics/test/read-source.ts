import { Readable } from 'node:stream'
import { openSource } from '../src/imports/source/open-source.js'
import { cellText } from '../src/imports/source/row-batch.js'
import { type BadRecord, type Knowledge, StartAgain } from '../src/imports/source/source.js'

export interface ReadTable {
  readonly name: string | null
  readonly columns: readonly string[]
  readonly rows: string[][]
  readonly lines: number[]
}

const stop: BadRecord = (problem) => {
  throw problem
}

/** All that a file holds, as an import reads it. */
export async function readSource(content: string | Buffer, name = 'a.csv', bad = stop): Promise<ReadTable[]> {
  const file = { name, open: () => Promise.resolve(Readable.from([Buffer.from(content)])) }
  let knowledge: Knowledge = {}
  for (;;) {
    try {
      const source = await openSource(file, knowledge)
      try {
        const tables: ReadTable[] = []
        for (const table of source.tables) {
          const read: ReadTable = {
            name: table.name,
            columns: table.columns.map((column) => column.name),
            rows: [],
            lines: [],
          }
          for await (const batch of table.rows(bad))
            for (let row = 0; row < batch.count; row += 1) {
              read.rows.push(table.columns.map((_, column) => cellText(batch, row, column)))
              read.lines.push(batch.lines[row] ?? 0)
            }
          tables.push(read)
        }
        return tables
      } finally {
        await source.close()
      }
    } catch (error) {
      if (!(error instanceof StartAgain)) throw error
      knowledge = error.knowledge
    }
  }
}
