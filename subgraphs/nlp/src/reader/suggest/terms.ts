import { stopWords } from '../lexicon/stop-words.js'
import { columnName, rowsName } from '../explain/words.js'
import { isColumn } from '../link/metric-columns.js'
import type { PreparedColumn, PreparedDataset } from '../types.js'

export type TermKind =
  'measure' | 'group' | 'time' | 'step' | 'rows' | 'value' | 'period' | 'aggregate' | 'start' | 'chart' | 'joint'

/** A phrase that a prompt may hold, as it would be written. */
export interface Term {
  readonly text: string
  readonly kind: TermKind
  /** The text and each of its later words onwards, in small letters: "unit price", "price". */
  readonly key: string
  /** Where the typed word is not the first of the phrase. */
  readonly within: boolean
  /** Terms that come first in the data come first among equals. */
  readonly place: number
}

/** What may be told by a later word of its own: "price" for "unit price". */
const NAMED: ReadonlySet<TermKind> = new Set(['measure', 'group', 'time', 'rows', 'value'])
const MOST_VALUES = 20_000
const LONGEST = 60

const FIXED: readonly (readonly [TermKind, string])[] = [
  ['aggregate', 'average|total|median|highest|lowest|number of|share of|cumulative|distribution of|growth of'],
  ['start', 'top 5|top 10|bottom 5|how many|which|compare'],
  ['step', 'month|quarter|year|week|day|day of the week'],
  [
    'period',
    'this year|last year|this month|last month|last 12 months|last 3 months|last 30 days|this quarter|last quarter|since January|year to date',
  ],
  ['joint', 'by|and|for|in|where|excluding|sorted by|since'],
  ['chart', 'as a bar chart|as a line chart|as a pie chart|as a scatter plot|sorted from highest to lowest'],
]

const kindOf = (column: PreparedColumn): TermKind => {
  if (column.isTime) return 'time'
  return column.profile.role === 'MEASURE' && !column.isForeignKey ? 'measure' : 'group'
}

/** What may be typed about a dataset, by its first letters: for each letter-sorted key the terms that hold it. */
export class Terms {
  private readonly sorted: readonly Term[]

  constructor(prepared: PreparedDataset) {
    const terms: Term[] = []
    const known = new Set<string>()
    const add = (text: string, kind: TermKind): void => {
      const lower = text.toLowerCase()
      const own = `${kind} ${lower}`
      if (text === '' || text.length > LONGEST || known.has(own)) return
      known.add(own)
      const place = terms.length
      terms.push({ text, kind, key: lower, within: false, place })
      for (let at = lower.indexOf(' '); at > 0; at = lower.indexOf(' ', at + 1)) {
        const key = lower.slice(at + 1)
        if (NAMED.has(kind) && !stopWords.has(key.split(' ', 1)[0] ?? ''))
          terms.push({ text, kind, key, within: true, place })
      }
    }
    for (const table of prepared.tables) {
      add(rowsName(table), 'rows')
      for (const column of table.columns)
        if (!column.isKey && !column.isForeignKey) add(columnName(column), kindOf(column))
    }
    for (const column of prepared.columns.values()) if (!isColumn(column)) add(columnName(column), 'measure')
    const hasTime = prepared.tables.some(({ columns }) => columns.some(({ isTime }) => isTime))
    for (const [kind, texts] of FIXED)
      if (hasTime || (kind !== 'step' && kind !== 'period')) for (const text of texts.split('|')) add(text, kind)
    const values = [...prepared.columns.values()].flatMap(({ profile }) =>
      profile.type === 'STRING' ? profile.sampleValues.filter((value) => typeof value === 'string') : [],
    )
    for (const value of values.slice(0, MOST_VALUES)) add(value.trim(), 'value')
    this.sorted = terms.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place))
  }

  /** Terms with a key that begins so, at most so many. */
  startingWith(prefix: string, most: number): readonly Term[] {
    let [from, to] = [0, this.sorted.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.sorted[middle]?.key ?? '') < prefix) from = middle + 1
      else to = middle
    }
    let end = from
    while (end < this.sorted.length && end - from < most && this.sorted[end]?.key.startsWith(prefix) === true) end += 1
    return this.sorted.slice(from, end)
  }
}

const prepared = new WeakMap<PreparedDataset, Terms>()

/** The terms of a dataset, made once. */
export function termsOf(dataset: PreparedDataset): Terms {
  const known = prepared.get(dataset) ?? new Terms(dataset)
  prepared.set(dataset, known)
  return known
}
