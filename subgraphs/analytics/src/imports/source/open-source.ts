import { openCsv } from '../csv/csv-source.js'
import type { ImportFile } from './content.js'
import type { Knowledge, SourceFile } from './source.js'

/** Opens a file as what its content says it is. Throws ImportProblemError, StartAgain. */
export function openSource(file: ImportFile, knowledge: Knowledge): Promise<SourceFile> {
  return openCsv(file, knowledge)
}
