import { MONEY_NAMES, MONEY_WORDS } from '../lexicon/synonyms.js'
import { stemOf } from '../normalize/stem.js'
import type { NameForm, PreparedColumn } from '../types.js'
import { formOf } from './name-forms.js'

const stems = (phrase: string): readonly string[] => phrase.split(' ').map(stemOf)

const TOTAL = 0.5

/** Money that goes back or out, or is of one piece or only in part what is taken in. */
const NO_INCOME = new Set(
  'refund refunded discount tax vat fee shipping freight cost tip deposit penalty rebate credit limit unit list'.split(
    ' ',
  ),
)

function rank(column: PreparedColumn): number {
  const { role, unit } = column.profile
  if (column.words.some((word) => NO_INCOME.has(word))) return 0
  if (!column.isNumber || role !== 'MEASURE' || unit === '%') return 0
  const at = MONEY_NAMES.findIndex((name) =>
    column.forms.some((form) => form.quality === 1 && form.stems.includes(stemOf(name))),
  )
  if (at < 0) return 0
  return (
    MONEY_NAMES.length -
    at +
    (column.profile.defaultAggregate === 'SUM' ? 5 : 0) +
    // The total of a fare and a tip.
    (column.words.includes('total') ? TOTAL : 0) +
    Math.log10(1 + column.table.profile.rowCount)
  )
}

/** The column that money taken in stands in; null where there is none. */
export function moneyColumn(columns: readonly PreparedColumn[]): PreparedColumn | null {
  const [best] = columns.map((column) => ({ column, rank: rank(column) })).sort((a, b) => b.rank - a.rank)
  return best === undefined || best.rank === 0 ? null : best.column
}

/** "sales", "revenue" and the like for that column, each where no other has the very word in its name. */
export function moneyForms(columns: readonly PreparedColumn[]): readonly NameForm[] {
  const named = (stem: string): boolean =>
    columns.some(
      (column) => column.isNumber && column.forms.some((form) => form.quality >= 0.95 && form.stems.includes(stem)),
    )
  const missing = MONEY_WORDS.filter((phrase) => !named(stemOf(phrase.split(' ').at(-1) ?? '')))
  return missing.map((phrase) => formOf(stems(phrase), 0.8))
}
