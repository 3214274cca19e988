import { isUtf8 } from 'node:buffer'
import { ImportProblemError } from '../import-problem.js'
import type { JsonRecord } from './json-records.js'

const LOSSY_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])|-?\d+(?:\.\d+)?[eE]\+?\d{3,}/g

/** An object's values as text by their keys, `a.b` for what is one object within; missing values are not there. */
export type FlatRecord = ReadonlyMap<string, string>

/** Throws ImportProblemError for what is no JSON object. */
export function flatten({ bytes, line }: JsonRecord): FlatRecord {
  if (bytes === null) throw new ImportProblemError('A JSON object is longer than 4 MB.', { line })
  const problem = (message: string): ImportProblemError =>
    new ImportProblemError(message, { line, sample: bytes.toString('utf8', 0, 480) })
  if (!isUtf8(bytes)) throw problem('This line is not UTF-8. Save the file as UTF-8.')
  let value: unknown
  try {
    value = JSON.parse(exact(bytes.toString()))
  } catch (error) {
    throw problem(`This is no JSON: ${error instanceof Error || isNamed(error) ? error.message : 'it is malformed'}.`)
  }
  if (!isObject(value))
    throw problem('This is JSON, but no object: each row must be an object with a value for each column.')
  const flat = new Map<string, string>()
  try {
    for (const [key, inner] of Object.entries(value))
      if (isObject(inner)) for (const [name, part] of Object.entries(inner)) set(flat, `${key}.${name}`, part)
      else set(flat, key, inner)
  } catch (error) {
    if (!isNamed(error) || error.name !== 'RangeError') throw error
    throw problem('This JSON is nested too deeply. Leave out what is not needed.')
  }
  return flat
}

/** Numbers that JavaScript would round, or take for infinite, become text, which types are read from anyway. */
const exact = (text: string): string =>
  /\d{16}|[eE]\+?\d{3}/.test(text)
    ? text.replace(LOSSY_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`))
    : text

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNamed = (error: unknown): error is { readonly name: string; readonly message: string } =>
  typeof error === 'object' && error !== null && 'name' in error && 'message' in error

function set(flat: Map<string, string>, key: string, value: unknown): void {
  if (value === null) return
  flat.set(key, typeof value === 'string' ? value : JSON.stringify(value))
}
