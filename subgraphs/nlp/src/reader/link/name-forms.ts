import { expand } from '../lexicon/abbreviations.js'
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

export function formOf(stems: readonly string[], quality: number): NameForm {
  const weights = stems.map(weightOf)
  return { stems, weights, weight: weights.reduce((sum, weight) => sum + weight, 0), quality }
}

/** The words of a name in lower case: `orderDate`, `order_date` and `Order Date` alike. */
export const wordsOf = (name: string): readonly string[] =>
  [...name.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) => splitWord(word).map(({ text }) => text.toLowerCase()))

/** The ways in which a name may be said: as written, with short forms spelled out, and written as one word. */
export function formsOf(name: string, quality: number): readonly NameForm[] {
  const words = wordsOf(name)
  const long = words.flatMap(expand)
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
