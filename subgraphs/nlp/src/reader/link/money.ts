import type { ColumnRef } from '@askchart/vocabulary'
import { MONEY_NAMES, MONEY_WORDS } from '../lexicon/synonyms.js'
import { stemOf } from '../normalize/stem.js'
import type { NameForm, PreparedColumn } from '../types.js'
import { formOf } from './name-forms.js'

const stems = (phrase: string): readonly string[] => phrase.split(' ').map(stemOf)

function rank(column: PreparedColumn): number {
  const { role, unit } = column.profile
  if (!column.isNumber || role !== 'MEASURE' || unit === '%') return 0
  const at = MONEY_NAMES.findIndex((name) =>
    column.forms.some((form) => form.quality === 1 && form.stems.includes(stemOf(name))),
  )
  if (at < 0) return 0
  return (
    MONEY_NAMES.length -
    at +
    (column.profile.defaultAggregate === 'SUM' ? 5 : 0) +
    Math.log10(1 + column.table.profile.rowCount)
  )
}

/** "sales", "revenue" and the like for the best money measure, each where no column has the very word in its name. */
export function moneyForms(columns: readonly PreparedColumn[]): ReadonlyMap<ColumnRef, readonly NameForm[]> {
  const [best] = columns.map((column) => ({ column, rank: rank(column) })).sort((a, b) => b.rank - a.rank)
  if (best === undefined || best.rank === 0) return new Map()
  const named = (stem: string): boolean =>
    columns.some(
      (column) => column.isNumber && column.forms.some((form) => form.quality >= 0.95 && form.stems.includes(stem)),
    )
  const missing = MONEY_WORDS.filter((phrase) => !named(stemOf(phrase.split(' ').at(-1) ?? '')))
  return new Map([[best.column.profile.ref, missing.map((phrase) => formOf(stems(phrase), 0.8))]])
}
