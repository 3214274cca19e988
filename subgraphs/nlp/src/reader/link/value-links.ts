import { isTypo } from '../normalize/edit-distance.js'
import { isWord } from '../lexicon/english.js'
import { stopWords } from '../lexicon/stop-words.js'
import { singular, stemOf } from '../normalize/stem.js'
import type { PreparedDataset, Token, ValueEntry, ValueMatch } from '../types.js'
import type { Link } from './links.js'
import { valueKey } from './value-key.js'

const LONGEST = 8

/** Words for the sexes and for yes and no, whose columns often hold a letter. */
const [MALE, FEMALE] = [
  ['m', 'male', 'man'],
  ['f', 'female', 'woman'],
].map((values) => values.map(valueKey))
const CODES: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ...['male', 'man', 'boy', 'gentleman'].map((word) => [stemOf(word), MALE] as const),
  ...['female', 'woman', 'girl', 'lady'].map((word) => [stemOf(word), FEMALE] as const),
])

const isShortWord = (token: Token): boolean => token.text.length < 3 && token.text !== token.text.toUpperCase()

const ARTICLES = new Set(['the', 'a', 'an'])
const AS_WRITTEN = 0.97
const AS_SPELT = 0.9

/** "Cases opened in each year" where they have a `date_opened`: when, and not those that are open. */
const isPartOfDate = ({ lower, stem }: Token, { stems }: PreparedDataset): boolean =>
  lower.endsWith('ed') && (stems.get(stem) ?? []).some(({ isTime, words }) => isTime && words.includes(lower))

/** "Reported after 2024-03-01": a date, and no state of what is reported. */
const isDated = (tokens: readonly Token[], at: number): boolean =>
  DATING.has(tokens[at]?.lower ?? '') && ['date', 'number'].includes(tokens[at + 1]?.kind ?? '')
const DATING = new Set(['after', 'before', 'since', 'until', 'between', 'on', 'in', 'during', 'from'])

/** "Times" are no "Tim", and the loans of a table of loans are not those that are "Loaned", though they have one stem. */
function isPluralOfAnother({ lower, stem }: Token, entries: readonly ValueEntry[], prepared: PreparedDataset): boolean {
  const one = singular(lower)
  if (one === lower || !isWord(one)) return false
  const values = entries.map(({ value }) => String(value).toLowerCase())
  return (
    values.every((value) => lower === `${value}es`) ||
    (prepared.tableStems.has(stem) && values.every((value) => singular(value) !== one))
  )
}

const GROUPING = new Set(['each', 'every', 'per', 'by', 'different'])

/** "Got A or C": capitals beside one another. */
function isLetterGrade(tokens: readonly Token[], at: number): boolean {
  const isLetter = (token: Token | undefined): boolean => token?.text.length === 1 && /[A-Z]/.test(token.text)
  const near = [tokens[at - 2], tokens[at + 2]]
  const joints = [tokens[at - 1], tokens[at + 1]]
  return (
    isLetter(tokens[at]) &&
    near.some((token, side) => isLetter(token) && ['or', 'and', ','].includes(joints[side]?.lower ?? ''))
  )
}

/** "Grade A harvests": a capital right after the name of the column that holds it. */
function isNamedLetter(tokens: readonly Token[], at: number, entries: readonly ValueEntry[]): boolean {
  const [before, own] = [tokens[at - 1], tokens[at]]
  return (
    before?.kind === 'word' &&
    /^[A-Z]$/.test(own?.text ?? '') &&
    entries.some(
      ({ column, value }) => value === own?.text && column.forms.some(({ stems }) => stems.at(-1) === before.stem),
    )
  )
}

/** Every value of the dataset that a quoted text or a run of words may be. */
export function valueLinks(
  tokens: readonly Token[],
  prepared: PreparedDataset,
  isCommon: (at: number) => boolean,
  given: readonly ValueMatch[],
): readonly Link[] {
  const links: Link[] = []
  const add = (from: number, to: number, entries: readonly ValueEntry[], quality: number): void => {
    const words = to - from
    for (const { column, value } of entries)
      links.push({ kind: 'value', from, to, words, column, value, score: quality })
  }
  for (let from = 0; from < tokens.length; from += 1) {
    const first = tokens[from]
    if (first === undefined || first.kind === 'sign') continue
    if (first.kind === 'quoted') {
      add(from, from + 1, prepared.values.get(valueKey(first.text)) ?? [], 1)
      continue
    }
    let key = ''
    for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST); to += 1) {
      const token = tokens[to - 1]
      if (token === undefined || token.kind === 'quoted') break
      if (token.kind === 'sign') continue
      key = key === '' ? token.stem : `${key} ${token.stem}`
      const entries = prepared.values.get(key)
      if (entries === undefined) continue
      const single = to === from + 1
      if (
        single &&
        (stopWords.has(first.lower) || isShortWord(first)) &&
        !isLetterGrade(tokens, from) &&
        !isNamedLetter(tokens, from, entries)
      )
        continue
      const isRanked = single && tokens[from - 1]?.lower === 'by' && describesRows(tokens[to], entries, prepared)
      if (single && !isRanked && GROUPING.has(tokens[from - 1]?.lower ?? '')) continue
      const quality = exactness(tokens, from, to, entries)
      const isSpelt = quality >= AS_SPELT
      if (single && isPartOfDate(first, prepared) && (!isSpelt || isDated(tokens, to))) continue
      if (single && !isSpelt && isPluralOfAnother(first, entries, prepared)) continue
      // "The mountains" are rather mountains than something that is called "The Mountain".
      const named = to === from + 2 && ARTICLES.has(first.lower) ? from + 1 : single ? from : null
      const common =
        !isRanked && named !== null && isCommon(named) && !(single ? isCode(first, entries) : quality >= AS_WRITTEN)
      add(from, to, entries, common ? 0.6 : quality)
    }
    add(from, from + 1, coded(first, prepared), 0.85)
  }
  for (const match of given.filter(({ score }) => score >= 0.85)) links.push(...givenLinks(match, tokens, prepared))
  return links
}

/** "By solved tickets": a value of the rows that are named right after it, and no group. */
const describesRows = (
  next: Token | undefined,
  entries: readonly ValueEntry[],
  { tableStems }: PreparedDataset,
): boolean =>
  next !== undefined &&
  (tableStems.get(next.stem) ?? []).some((table) => entries.some(({ column }) => column.table === table))

/** "Job code PROF": capitals as the data writes them are no common word. */
const isCode = ({ text, lower }: Token, entries: readonly ValueEntry[]): boolean =>
  text.length > 1 && text !== lower && text === text.toUpperCase() && entries.some(({ value }) => value === text)

/** The same letters, capitals included, are surer than the same stems. */
function exactness(tokens: readonly Token[], from: number, to: number, entries: readonly ValueEntry[]): number {
  const text = tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ')
  if (entries.some(({ value }) => value === text)) return AS_WRITTEN
  return entries.some(({ value }) => typeof value === 'string' && value.toLowerCase() === text.toLowerCase())
    ? 0.93
    : 0.88
}

function coded(token: Token, prepared: PreparedDataset): readonly ValueEntry[] {
  return (CODES.get(token.stem) ?? [])
    .flatMap((code) => prepared.values.get(code) ?? [])
    .filter(({ column }) => /\b(sex|gender)\b/.test(column.words.join(' ')) && column.profile.sampleValues.length <= 4)
}

/** "Races held each year" ask for no race that is called "Head": a word of its own is no misspelling of a value. */
const isAnotherWord = ({ phrase, value }: ValueMatch): boolean =>
  !/\s/.test(phrase) &&
  phrase === phrase.toLowerCase() &&
  isWord(phrase) &&
  !valueKey(String(value)).split(' ').includes(valueKey(phrase))

function givenLinks(match: ValueMatch, tokens: readonly Token[], prepared: PreparedDataset): readonly Link[] {
  const column = prepared.columns.get(match.column)
  const words = valueKey(match.phrase).split(' ')
  if (column === undefined || column.profile.hidden === true || isAnotherWord(match)) return []
  for (let from = 0; from + words.length <= tokens.length; from += 1) {
    const same = words.every((word, at) => {
      const token = tokens[from + at]
      return (
        token !== undefined &&
        (token.stem === word || (token.kind === 'quoted' && valueKey(token.text) === words.join(' ')))
      )
    })
    const [only] = tokens.slice(from, from + words.length)
    if (words.length === 1 && only !== undefined && isPartOfDate(only, prepared) && isDated(tokens, from + 1)) continue
    const quoted = tokens[from]?.kind === 'quoted' && valueKey(tokens[from]?.text ?? '') === words.join(' ')
    if (!same && !quoted) continue
    const to = quoted ? from + 1 : from + words.length
    return [{ kind: 'value', from, to, words: to - from, column, value: match.value, score: match.score * 0.97 }]
  }
  return []
}

/** Values that a misspelt word nearly is: only asked for words that mean nothing else. */
export function misspeltValues(token: Token, at: number, prepared: PreparedDataset): readonly Link[] {
  if (token.kind !== 'word' || token.lower.length < 5 || isWord(token.lower)) return []
  const links: Link[] = []
  for (const [key, entries] of prepared.values) {
    if (key.includes(' ') || !isTypo(token.stem, key)) continue
    for (const { column, value } of entries) {
      links.push({ kind: 'value', from: at, to: at + 1, words: 1, column, value, score: 0.75 })
    }
  }
  return links
}
