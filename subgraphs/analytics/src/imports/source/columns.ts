import { ImportProblemError } from '../import-problem.js'
import type { SourceColumn } from './source.js'

const MAX_COLUMNS = 1_000
const MAX_NAME = 200

/** Columns named by a header. Throws ImportProblemError. */
export function columnsOf(cells: readonly string[], line: number): readonly SourceColumn[] {
  const names = cells.map((cell) => cell.trim())
  const sample = cells.join(',')
  if (names.length > MAX_COLUMNS)
    throw new ImportProblemError(`This file has ${names.length} columns; ${MAX_COLUMNS} is the most.`, { line, sample })
  const seen = new Map<string, number>()
  for (const [index, name] of names.entries()) {
    if (name === '') throw new ImportProblemError(`Column ${index + 1} has no name in the header.`, { line, sample })
    if (name.length > MAX_NAME)
      throw new ImportProblemError(`The name of column ${index + 1} is longer than ${MAX_NAME} characters.`, {
        line,
        column: name.slice(0, MAX_NAME),
        sample,
      })
    const before = seen.get(name)
    if (before !== undefined)
      throw new ImportProblemError(`Columns ${before + 1} and ${index + 1} have the same name "${name}".`, {
        line,
        column: name,
        sample,
      })
    seen.set(name, index)
  }
  return names.map((name) => ({ name, label: null, type: null }))
}
