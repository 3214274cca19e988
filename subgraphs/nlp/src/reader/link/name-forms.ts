import { expand, isSkeleton } from '../lexicon/abbreviations.js'
import { linkingWords } from '../lexicon/stop-words.js'
import { splitWord } from '../normalize/normalize.js'
import { stemOf } from '../normalize/stem.js'
import type { NameForm, PreparedTable } from '../types.js'

/** How little a word says about which column is meant. */
const LIGHT: Readonly<Record<string, number>> = {
  id: 0.3,
  key: 0.35,
  code: 0.5,
  number: 0.5,
  nam: 0.6,
  name: 0.6,
  date: 0.7,
  dat: 0.7,
  description: 0.6,
  detail: 0.5,
  dollar: 0.2,
  percent: 0.4,
  euro: 0.2,
  total: 0.4,
}

const weightOf = (stem: string): number => (linkingWords.has(stem) ? 0.15 : (LIGHT[stem] ?? 1))

/** Units as they end names: `max_temperature_f`, `length_cm`. */
const UNITS = new Set(
  `c f k m g s l mm cm km kms mi mile miles inch inches ft feet foot yd yard kg gram grams lb lbs oz ton tons liter litre
kwh mwh mw gw kmh kph mph kn knot knots mb hpa usd eur gbp dollars euros pct percent celsius fahrenheit meter metre
sec secs second seconds mins minutes hrs hours days`
    .split(/\s+/)
    .map(stemOf),
)
const OF_UNIT = 0.2

export function formOf(stems: readonly string[], quality: number): NameForm {
  const weights = stems.map((stem, at) =>
    at > 0 && at === stems.length - 1 && UNITS.has(stem) ? OF_UNIT : weightOf(stem),
  )
  return { stems, weights, weight: weights.reduce((sum, weight) => sum + weight, 0), quality }
}

/** The words of a name in lower case: `orderDate`, `order_date` and `Order Date` alike. */
export const wordsOf = (name: string): readonly string[] =>
  [...name.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) => splitWord(word).map(({ text }) => text.toLowerCase()))

/** What a short form stands for by the word after it: `fName` is a first name, `reg_date` that of a registration. */
const SPELT: ReadonlyMap<string, string> = new Map([
  ['f name', 'first'],
  ['m name', 'middle'],
  ['l name', 'last'],
  ['reg date', 'registration'],
])

/** The ways in which a name may be said: as written, with short forms spelled out, and written as one word. */
export function formsOf(name: string, quality: number): readonly NameForm[] {
  const words = wordsOf(name)
  const long = words.flatMap((word, at) => SPELT.get(`${word} ${words[at + 1] ?? ''}`) ?? expand(word))
  const forms = [formOf(words.map(stemOf), quality)]
  if (long.join() !== words.join()) forms.push(formOf(long.map(stemOf), quality))
  if (words.length > 1 && words.length < 4) forms.push(formOf([stemOf(words.join(''))], quality * 0.98))
  return forms
}

/** `customer_name` in the table of customers is also just "name". */
export function withoutTable(form: NameForm, table: PreparedTable): readonly NameForm[] {
  const own = new Set(table.forms.filter(({ quality }) => quality === 1).flatMap(({ stems }) => stems))
  const rest = form.stems.filter((stem, index) => index === form.stems.length - 1 || !own.has(stem))
  return rest.length > 0 && rest.length < form.stems.length ? [formOf(rest, form.quality * 0.96)] : []
}

const KINDS_OF_TABLE = new Set('ref tbl table dim fact lookup lkp lu master'.split(' '))

/**
 * Shorter names of a table: what is left where it begins with another table's name (`Apartment_Bookings` are bookings), or
 * with what kind of table it is (`Ref_Document_Types`).
 */
export function shortNames(name: string, others: readonly string[]): readonly NameForm[] {
  const words = wordsOf(name)
  const stems = words.map(stemOf)
  const prefixes = [
    ...others.map((other) => wordsOf(other).map(stemOf)),
    ...(KINDS_OF_TABLE.has(words[0] ?? '') ? [stems.slice(0, 1)] : []),
  ]
  return prefixes
    .filter(
      (prefix) => prefix.length > 0 && prefix.length < stems.length && prefix.every((stem, at) => stems[at] === stem),
    )
    .map((prefix) => formOf(stems.slice(prefix.length), 0.9))
}

const ENDINGS = new Set('name title date type code number no num status description age city address phone'.split(' '))

/** `bname` in the table of banks is the bank's name. */
export function withInitial(name: string, table: string): readonly NameForm[] {
  const [word, ...others] = wordsOf(name)
  const rest = word?.slice(1) ?? ''
  return word !== undefined && others.length === 0 && word[0] === wordsOf(table)[0]?.[0] && ENDINGS.has(rest)
    ? [formOf([stemOf(rest)], 0.96)]
    : []
}

const PREFIX_LONGEST = 4

/** What a name begins with that stands for its table: `uni_name` of a university, `AName` of an animal. */
export function withoutPrefix(name: string, table: string): readonly NameForm[] {
  const [prefix = '', ...rest] = wordsOf(name)
  const isShort = wordsOf(table).some(
    (word) => word !== prefix && (word.startsWith(prefix) || isSkeleton(prefix, word)),
  )
  return rest.length > 0 && prefix.length <= PREFIX_LONGEST && isShort && expand(prefix)[0] === prefix
    ? [formOf(rest.flatMap(expand).map(stemOf), 0.96)]
    : []
}

const DONE = new Set('produced made sold shipped ordered delivered manufactured'.split(' '))
const WHEN = new Set('year date day month time'.split(' '))

/** `units_produced` are the units, where scrap units are others; the year that something was made in is no such. */
export function doneForms(name: string): readonly NameForm[] {
  const words = wordsOf(name)
  const isDone = words.length > 1 && DONE.has(words.at(-1) ?? '') && !words.some((word) => WHEN.has(word))
  return isDone ? [formOf(words.slice(0, -1).map(stemOf), 0.96)] : []
}

const TIMES = new Set('second seconds sec secs minute minutes min mins hour hours hrs day days week weeks'.split(' '))

/** `response_minutes` is the response time. */
export function durationForms(name: string): readonly NameForm[] {
  const words = wordsOf(name)
  return words.length > 1 && TIMES.has(words.at(-1) ?? '')
    ? [formOf([...words.slice(0, -1), 'time'].map(stemOf), 0.88)]
    : []
}
