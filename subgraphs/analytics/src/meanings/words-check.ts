import { BadInputError, shown } from '@askchart/service'
import type { ColumnProfile } from '@askchart/vocabulary'
import type { Catalogue } from '../query/catalogue.js'
import { isZone } from '../query/zone.js'

const MAX_WORDS = 100
const MAX_UNIT = 20
const MAX_SYNONYMS = 20
const MAX_DESCRIPTION = 500

/** Text of one line, trimmed, its spaces single. */
function line(text: string, field: string, what: string, max: number): string {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text))
    throw new BadInputError(field, `${what} is one line of text without control characters.`)
  const plain = text.normalize('NFC').trim().replace(/\s+/gu, ' ')
  if (plain.length > max) throw new BadInputError(field, `${what} has at most ${max} characters.`)
  return plain
}

/** As names are compared: whatever their case, and however their words are parted. */
export const folded = (words: string): string => words.toLowerCase().replace(/[\s_-]+/gu, ' ')

/** What may be said for a column may not name another one of its table, or nobody could ask about that one any more. */
function notAnothers(words: string, field: string, of: ColumnProfile, columns: readonly ColumnProfile[]): void {
  const taken = columns.find(
    ({ ref, name, label, hidden }) =>
      ref !== of.ref && hidden !== true && [name, label].some((own) => folded(own) === folded(words)),
  )
  if (taken) throw new BadInputError(field, `"${words}" is what "${taken.ref}" is called.`)
}

/** The name of a metric: 1 to 100 characters, not what a column or a table is called. */
export function checkMetricName(text: string, { tables }: Catalogue): string {
  const field = 'input.name'
  const name = line(text, field, 'A name', MAX_WORDS)
  if (!/[\p{L}\p{N}]/u.test(name)) throw new BadInputError(field, 'A name has at least one letter or digit.')
  const named = [
    ...tables.flatMap(({ name: own, label }) => [own, label]),
    ...tables
      .flatMap(({ columns }) => columns.filter(({ hidden }) => hidden !== true))
      .flatMap((one) => [one.name, one.label]),
  ]
  if (named.some((own) => folded(own) === folded(name)))
    throw new BadInputError(field, `"${name}" is what a table or column is called already.`)
  return name
}

/** A name of a dataset: 1 to 100 characters. */
export function checkDatasetName(text: string): string {
  const name = line(text, 'input.name', 'A name', MAX_WORDS)
  if (name === '') throw new BadInputError('input.name', 'A name has at least one character.')
  return name
}

/** A name of the IANA database. */
export function checkTimeZone(name: string): string {
  if (!isZone(name))
    throw new BadInputError(
      'input.timeZone',
      `There is no time zone "${shown(name)}". Give a name of the IANA database, such as Europe/Berlin.`,
    )
  return name
}

/** What a metric is about, in at most 500 characters; null for none. */
export function checkDescription(text: string | null): string | null {
  const description = text === null ? '' : line(text, 'input.description', 'A description', MAX_DESCRIPTION)
  return description === '' ? null : description
}

/** A name to show and to ask by: 1 to 100 characters. */
export function checkLabel(text: string, of: ColumnProfile, columns: readonly ColumnProfile[]): string {
  const label = line(text, 'input.label', 'A label', MAX_WORDS)
  if (label === '') throw new BadInputError('input.label', 'A label has at least one character.')
  notAnothers(label, 'input.label', of, columns)
  return label
}

/** At most 20, each of 1 to 100 characters; the same words are kept once. */
export function checkSynonyms(
  texts: readonly string[],
  of: ColumnProfile,
  columns: readonly ColumnProfile[],
): readonly string[] {
  if (texts.length > MAX_SYNONYMS)
    throw new BadInputError('input.synonyms', `A column has at most ${MAX_SYNONYMS} synonyms.`)
  const kept = new Map<string, string>()
  for (const [index, text] of texts.entries()) {
    const field = `input.synonyms[${index}]`
    const synonym = line(text, field, 'A synonym', MAX_WORDS)
    if (!/[\p{L}\p{N}]/u.test(synonym)) throw new BadInputError(field, 'A synonym has at least one letter or digit.')
    notAnothers(synonym, field, of, columns)
    if (!kept.has(folded(synonym))) kept.set(folded(synonym), synonym)
  }
  return [...kept.values()]
}

/** Such as kg or USD; no characters say that there is none. */
export function checkUnit(text: string, of: ColumnProfile): string {
  const unit = line(text, 'input.unit', 'A unit', MAX_UNIT)
  if (unit !== '' && of.type !== 'INTEGER' && of.type !== 'DECIMAL')
    throw new BadInputError('input.unit', `Only numbers have a unit; "${of.ref}" is ${of.type}.`)
  return unit
}
