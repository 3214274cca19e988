import { stemOf } from '../normalize/stem.js'
import type { PreparedColumn, PreparedDataset, Token } from '../types.js'
import type { ColumnLink } from './links.js'

const MARGIN = new Set(['margin', 'margins', 'profitability'])
const BEFORE = new Set(['profit', 'gross', 'net', 'operating', 'contribution'])
const SURE = 0.96
const PROFITS = ['profit', 'earnings']
const REVENUES = ['revenue', 'sales', 'turnover', 'income']
const OWN = 0.95
const MEANT = 0.8

/** The numbers that are called so, those first whose own name it is. */
function called(names: readonly string[], columns: readonly PreparedColumn[]): readonly PreparedColumn[] {
  const how = ({ forms }: PreparedColumn, name: string): number =>
    Math.max(0, ...forms.flatMap(({ stems, quality }) => (stems.join(' ') === stemOf(name) ? [quality] : [])))
  return [OWN, MEANT].flatMap((least) =>
    names.flatMap((name) => columns.filter((column) => how(column, name) >= least)),
  )
}

/** What a margin is made of: profit, and the revenue that it is a part of; null where the data has no such two, or has margins. */
export function marginOf({
  tables,
  stems,
}: PreparedDataset): { readonly profit: PreparedColumn; readonly revenue: PreparedColumn } | null {
  if (stems.has(stemOf('margin'))) return null
  for (const table of tables) {
    const numbers = table.columns.filter(
      ({ isNumber, isKey, profile }) => isNumber && !isKey && profile.role === 'MEASURE' && profile.unit !== '%',
    )
    const [profit] = called(PROFITS, numbers)
    const revenue = called(REVENUES, numbers).find((column) => column !== profit)
    if (profit !== undefined && revenue !== undefined) return { profit, revenue }
  }
  return null
}

export const isMargin = ({ lower }: Token): boolean => MARGIN.has(lower)

/** "Margin", "profit margin" where nothing in the data is called so: the profit, which is then taken per revenue. */
export function marginLinks(tokens: readonly Token[], prepared: PreparedDataset): readonly ColumnLink[] {
  if (!tokens.some(isMargin)) return []
  const parts = marginOf(prepared)
  if (parts === null) return []
  return tokens.flatMap((token, at): readonly ColumnLink[] => {
    if (!isMargin(token)) return []
    let from = at
    while (BEFORE.has(tokens[from - 1]?.lower ?? '')) from -= 1
    return [{ kind: 'column', from, to: at + 1, words: at + 1 - from, column: parts.profit, score: SURE }]
  })
}
