import { stemOf } from '../normalize/stem.js'
import type { NameForm, PreparedColumn } from '../types.js'
import { formOf } from './name-forms.js'

const SO_FAR = new Set(['total', 'cumulative', 'cum', 'tot', 'running'])
const ADDED = new Set(['new', 'daily', 'added', 'weekly', 'monthly'])
/** Words that only a column of running totals is meant by. */
const SURELY_SO_FAR = ['cumulative', 'running']

type Named = PreparedColumn & { forms: readonly NameForm[] }

/**
 * `total_cases` beside `new_cases` holds how many there have been up to each day, and adds up to nothing. What is new adds up to the total,
 * so that "cases" and "total cases" are those; "cumulative cases" stays what it is.
 */
export function withoutRunningTotals(columns: readonly Named[]): void {
  for (const total of columns) {
    const [first = '', ...rest] = total.words
    if (!SO_FAR.has(first) || rest.length === 0 || !total.isNumber || !total.table.columns.some(({ isTime }) => isTime))
      continue
    const added = columns.find(
      ({ words: [lead = '', ...others], table, isNumber }) =>
        isNumber && table === total.table && ADDED.has(lead) && others.join(' ') === rest.join(' '),
    )
    if (added === undefined) continue
    const stems = rest.map(stemOf)
    added.forms = [...added.forms, formOf(stems, 0.98), formOf([stemOf('total'), ...stems], 0.98)]
    total.forms = SURELY_SO_FAR.map((word) => formOf([stemOf(word), ...stems], 0.98))
  }
}
