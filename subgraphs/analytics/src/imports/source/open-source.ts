import { openCsv } from '../csv/csv-source.js'
import { jsonKindOf, openJson } from '../json/json-source.js'
import { isParquet } from '../parquet/parquet-kind.js'
import { bytesOf, type ImportFile, startOf } from './content.js'
import { isZip, refuseForeign } from './file-kind.js'
import { unpacked } from './gzip.js'
import type { Knowledge, SourceFile } from './source.js'
import { openInThread, type ThreadOptions } from './threaded-source.js'

const ENOUGH = 64 * 1024

/** Opens a file as what its content says it is, packed or not. Throws ImportProblemError, StartAgain. */
export async function openSource(
  file: ImportFile,
  knowledge: Knowledge,
  thread: ThreadOptions = {},
): Promise<SourceFile> {
  const content = await unpacked(file)
  const start = await startOf(bytesOf(content), ENOUGH)
  refuseForeign(start)
  if (isParquet(start)) return openInThread('parquet', content, thread)
  if (isZip(start)) return openInThread('xlsx', content, thread)
  const json = jsonKindOf(start, content.name)
  return json ? openJson(content, json) : openCsv(content, knowledge)
}
