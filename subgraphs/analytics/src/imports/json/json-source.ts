import { ImportProblemError } from '../import-problem.js'
import { encodingOf, inUtf8 } from '../csv/encoding.js'
import { columnsOf, tooManyColumns } from '../source/columns.js'
import { bytesOf, type ImportFile, startOf } from '../source/content.js'
import { type RowBatch, RowBatchBuilder } from '../source/row-batch.js'
import type { BadRecord, SourceFile, SourceTable } from '../source/source.js'
import { flatten, type FlatRecord } from './flatten.js'
import { elementsOf, linesOf } from './json-records.js'

export type JsonKind = 'json-lines' | 'json-array'
const MOST_COUNTED = 100_000
const MOST_CHARACTERS = 32 * 1024 * 1024
const LONG_KEYS = 'The keys of this file are longer than 32 MB together, as no names of columns are.'

/**
 * What the start of a file says of JSON in it: an array of objects, or an object on each line. A line of a CSV file may begin with a
 * brace as well, so an object must be whole or the name say it. Throws ImportProblemError for one object of many lines.
 */
export function jsonKindOf(start: Buffer, name: string): JsonKind | null {
  const text = new TextDecoder(encodingOf(start)).decode(start).trimStart()
  if (/^\[\s*(\{|\]|$)/.test(text)) return 'json-array'
  if (!text.startsWith('{')) return null
  const [line = ''] = text.split('\n')
  if (isWhole(line) || /\.(jsonl|ndjson)$/i.test(name) || line.length === text.length) return 'json-lines'
  if (!/^\{\s*($|")/.test(line)) return null
  throw new ImportProblemError(
    'This JSON is one object of many lines. A table is an array of objects, or an object on each line.',
    { line: 1, sample: line },
  )
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** A JSON file, read once for its keys. Throws ImportProblemError. */
export async function openJson(file: ImportFile, kind: JsonKind): Promise<SourceFile> {
  const encoding = encodingOf(await startOf(bytesOf(file), 4096))
  const records = (bad: BadRecord) => recordsOf(file, kind, encoding, bad)
  const keys = new Set<string>()
  // All of them are counted, as far as they can be held, for whoever has more than there may be.
  let characters = 0
  for await (const { flat, line } of records(() => undefined)) {
    for (const key of flat.keys()) {
      if (!keys.has(key)) characters += key.length
      keys.add(key)
    }
    if (keys.size > MOST_COUNTED) throw tooManyColumns(`more than ${MOST_COUNTED}`, [...keys], 1)
    if (characters > MOST_CHARACTERS) throw new ImportProblemError(LONG_KEYS, { line })
  }
  if (keys.size === 0) await refuseEmpty(records)
  return { tables: [new JsonTable([...keys], records)], close: () => Promise.resolve() }
}

/** Says what is wrong with the first record, where there is any. */
async function refuseEmpty(records: (bad: BadRecord) => AsyncIterable<unknown>): Promise<never> {
  const first = records((problem) => {
    throw problem
  })
  for await (const _ of first) break
  throw new ImportProblemError('This file holds no objects with values: there are no columns to make.', { line: 1 })
}

interface ReadRecord {
  readonly line: number
  readonly flat: FlatRecord
}

async function* recordsOf(
  file: ImportFile,
  kind: JsonKind,
  encoding: ReturnType<typeof encodingOf>,
  bad: BadRecord,
): AsyncGenerator<ReadRecord> {
  const bytes = inUtf8(bytesOf(file), encoding)
  for await (const record of kind === 'json-lines' ? linesOf(bytes) : elementsOf(bytes)) {
    let flat: FlatRecord
    try {
      flat = flatten(record)
    } catch (error) {
      if (!(error instanceof ImportProblemError)) throw error
      bad(error, record.line, record.bytes?.toString())
      continue
    }
    yield { line: record.line, flat }
  }
}

class JsonTable implements SourceTable {
  readonly name = null
  readonly columns: SourceTable['columns']

  constructor(
    private readonly keys: readonly string[],
    private readonly records: (bad: BadRecord) => AsyncIterable<ReadRecord>,
  ) {
    this.columns = columnsOf(keys, 1)
  }

  async *rows(bad: BadRecord): AsyncGenerator<RowBatch> {
    const rows = new RowBatchBuilder(this.keys.length)
    for await (const { line, flat } of this.records(bad)) {
      rows.add(
        this.keys.map((key) => flat.get(key) ?? ''),
        line,
      )
      if (!rows.isFull) continue
      const batch = rows.take()
      if (batch) yield batch
    }
    const batch = rows.take()
    if (batch) yield batch
  }
}
