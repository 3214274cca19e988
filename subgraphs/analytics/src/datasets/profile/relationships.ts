import { type ColumnProfile, type Relationship, splitRef, type TableProfile } from '@askchart/vocabulary'
import { keyOf, singularOf, wordsOf } from './words.js'

/** Names that say nothing about what they are the key of. */
const GENERIC = new Set(['id', 'key', 'code', 'name', 'no', 'number', 'uuid', 'guid', 'pk', 'sku', 'title', 'type'])
const KEY_ENDINGS = /(id|key|code|no|number|uuid|guid|sku)$/

export interface Candidate {
  readonly from: ColumnProfile
  readonly to: ColumnProfile
}

const isKeyType = (column: ColumnProfile): boolean => column.type === 'INTEGER' || column.type === 'STRING'

/** Whether a column's name points to the key of this table: `customer_id` to customers' `customer_id`, `id` or `code`. */
function namesKey(from: string, target: TableProfile, key: ColumnProfile): boolean {
  const [name, keyName] = [keyOf(from), keyOf(key.name)]
  if (name === keyName) return !GENERIC.has(name) && KEY_ENDINGS.test(name)
  const words = wordsOf(target.name)
  const singular = [...words.slice(0, -1), singularOf(words.at(-1) ?? '')].join('')
  const subject = GENERIC.has(keyName) ? singular + keyName : keyName
  // ship_to_customer_id and billing_customer are customers as well.
  if (KEY_ENDINGS.test(subject) && name.endsWith(subject)) return true
  return GENERIC.has(keyName) && (name === singular || name === singular + 'id')
}

/** Pairs whose names and types say that one may be the other's key; whether the values agree is another question. */
export function candidatesIn(tables: readonly TableProfile[]): readonly Candidate[] {
  return tables.flatMap((target) =>
    target.columns
      .filter((key) => isKeyType(key) && target.rowCount > 0 && key.distinctCount === target.rowCount)
      .flatMap((to) =>
        tables
          .filter((source) => source !== target)
          .flatMap((source) => source.columns)
          .filter((from) => from.type === to.type && (from.distinctCount ?? 0) > 0)
          .filter((from) => namesKey(from.name, target, to))
          .map((from) => ({ from, to })),
      ),
  )
}

/** So few values may lie among another column's by chance. */
const FEWEST_VALUES = 5
/** Each pair costs a look at the values. */
const MOST_PAIRS = 100
/** Numbers that are all there, as those of counters are, hold other small numbers by chance. */
const SPARSE = 2

const isSparse = ({ type, minimum, maximum, distinctCount }: ColumnProfile): boolean =>
  type === 'STRING' ||
  (typeof minimum === 'number' &&
    typeof maximum === 'number' &&
    maximum - minimum >= SPARSE * Math.max(FEWEST_VALUES, distinctCount ?? 0))

/** Whether one range lies in the other; texts by their order. */
const liesWithin = (inner: ColumnProfile, outer: ColumnProfile): boolean =>
  inner.minimum !== null &&
  inner.maximum !== null &&
  outer.minimum !== null &&
  outer.maximum !== null &&
  inner.minimum >= outer.minimum &&
  inner.maximum <= outer.maximum

/**
 * Pairs of which only the values could tell: the adviser of a student among the numbers of teachers. Columns that are
 * related by name are left aside, and so are keys of counters, which hold any small number.
 */
export function valueCandidatesIn(
  tables: readonly TableProfile[],
  related: readonly { readonly from: string; readonly to: string }[],
): readonly Candidate[] {
  const known = new Set(related.map(({ from }) => from))
  const pairOf = (a: string, b: string): string => JSON.stringify([splitRef(a).table, splitRef(b).table].sort())
  const joined = new Set(related.map(({ from, to }) => pairOf(from, to)))
  const keys = tables.flatMap((table) =>
    table.columns
      .filter((key) => isKeyType(key) && table.rowCount >= FEWEST_VALUES && key.distinctCount === table.rowCount)
      .filter((key) => isSparse(key) && !known.has(key.ref))
      .map((key) => ({ table, key })),
  )
  return tables
    .flatMap((source) =>
      source.columns
        .filter((from) => isKeyType(from) && !known.has(from.ref) && (from.distinctCount ?? 0) >= FEWEST_VALUES)
        .filter((from) => from.distinctCount !== source.rowCount)
        .flatMap((from) =>
          keys
            .filter(({ table, key }) => table !== source && key.type === from.type && liesWithin(from, key))
            .filter(({ key }) => !joined.has(pairOf(from.ref, key.ref)))
            .map(({ key }) => ({ from, to: key })),
        ),
    )
    .slice(0, MOST_PAIRS)
}

/** Of pairs that only values tell, those whose column lies in one key alone. */
export const unrivalled = (holding: readonly Candidate[]): readonly Candidate[] =>
  holding.filter(({ from }) => holding.filter((other) => other.from === from).length === 1)

/**
 * Names for pairs that hold; of several that one column could point to, the one whose name is in the key's
 * (customer_details.customer_id to customers.customer_id).
 */
export function relationshipsOf(holding: readonly Candidate[]): readonly Relationship[] {
  const found: Relationship[] = []
  const names = new Set<string>()
  for (const { from, to } of [...holding].sort((a, b) => fit(b) - fit(a))) {
    // A second target of the same column would only be a second way to the first: orders, details, customers.
    if (found.some((one) => one.from === from.ref || (one.from === to.ref && one.to === from.ref))) continue
    const name = freeName(from, names)
    names.add(name)
    found.push({ name, from: from.ref, to: to.ref, declared: false })
  }
  return found
}

/** How much the key is the target's own. */
function fit({ to }: Candidate): number {
  const words = wordsOf(splitRef(to.ref).table)
  const own = keyOf(to.name).includes(singularOf(words.at(-1) ?? '')) || GENERIC.has(keyOf(to.name))
  return own ? 1 : 0
}

/** `bill_to` for bill_to_id; the table in front where that is taken. */
export function freeName(from: { readonly ref: string }, taken: ReadonlySet<string>): string {
  const { table, column } = splitRef(from.ref)
  const words = wordsOf(column)
  const short = (words.length > 1 && GENERIC.has(words.at(-1) ?? '') ? words.slice(0, -1) : words).join('_')
  const long = `${wordsOf(table).join('_')}_${short}`
  for (const name of [short, long]) if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${long}_${number}`)) number += 1
  return `${long}_${number}`
}
