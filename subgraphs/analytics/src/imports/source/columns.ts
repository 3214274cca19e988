import { ImportProblemError } from '../import-problem.js'
import type { SourceColumn } from './source.js'

const MAX_COLUMNS = 1_000
/** In UTF-16 units, as text is measured here. */
const MAX_LENGTH = 200
const CUT_LENGTH = 100

/** What no name holds: line breaks and other control characters, dots (which part a table from its column), quotes, pictures. */
const UNSAFE =
  /[\p{C}\p{Zl}\p{Zp}."`\\\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\u20E3]+/gu
const INVISIBLE = /^[\p{C}\p{Zl}\p{Zp}]+$/u

/**
 * Columns named by a header, in their order. A header that can be a name is one, but for blanks around it; any other
 * becomes one that is unique within the table, and its writing the label. Throws ImportProblemError.
 */
export function columnsOf(headers: readonly string[], line: number): readonly SourceColumn[] {
  if (headers.length > MAX_COLUMNS) throw tooManyColumns(String(headers.length), headers, line)
  const texts = headers.map((header) => header.trim())
  const safe = texts.map(safeName)
  // A header that can stay as it is has the first right to its name.
  const taken = new Set<string>(texts.filter((text, index) => text !== '' && text === safe[index]))
  const kept = new Set<string>()
  return texts.map((text, index) => {
    const wanted = safe[index] ?? ''
    if (text !== '' && text === wanted && !kept.has(text)) {
      kept.add(text)
      return { name: text, label: null, type: null }
    }
    const name = unused(wanted === '' ? `column_${index + 1}` : wanted, taken)
    taken.add(name)
    return { name, label: labelOf(text), type: null }
  })
}

export const tooManyColumns = (count: string, headers: readonly string[], line: number): ImportProblemError =>
  new ImportProblemError(
    `This table has ${count} columns; ${MAX_COLUMNS} is the most. Leave out those you do not need, or turn columns into rows.`,
    { line, sample: headers.slice(0, 100).join(',') },
  )

function safeName(text: string): string {
  if (text === '__proto__') return 'proto'
  const replaced = text.replace(UNSAFE, (found) => (INVISIBLE.test(found) ? ' ' : '_'))
  const clean = replaced === text ? text : replaced.replace(/\s+/g, ' ').replace(/^[\s_]+|[\s_]+$/g, '')
  return clean.length <= MAX_LENGTH ? clean : cut(clean, CUT_LENGTH)
}

function labelOf(text: string): string | null {
  const clean = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()
  if (clean === '') return null
  return clean.length <= MAX_LENGTH ? clean : `${cut(clean, MAX_LENGTH - 1)}…`
}

/** Not in the middle of a character. */
const cut = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()

function unused(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`
  return free
}
