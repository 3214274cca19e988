import { stemOf } from '../normalize/stem.js'
import type { PreparedColumn, Token } from '../types.js'
import type { ColumnLink, Link } from './links.js'

/** Spans of time that numbers are of. */
export const SPANS = new Set(['days', 'hours', 'minutes', 'nights', 'weeks', 'months'])
const SURE = 0.95
const SAID = 0.9

/** A whole name made of such a span: "days away", "nights", "hours worked". */
const isCalled = ({ forms }: PreparedColumn, stem: string): boolean =>
  forms.some(({ stems, quality }) => quality >= SAID && stems.includes(stem))

/**
 * "Sick days", "absence days": a value or a table right before a span of time says of which rows the number of days is meant, where their
 * table has one number of that kind.
 */
export function kindAmounts(tokens: readonly Token[], links: readonly Link[]): readonly ColumnLink[] {
  return links.flatMap((value): readonly ColumnLink[] => {
    const token = tokens[value.to]
    if (value.kind === 'column' || value.score < SAID || token === undefined || !SPANS.has(token.lower)) return []
    const stem = stemOf(token.lower)
    const { columns } = value.kind === 'table' ? value.table : value.column.table
    const [column, other] = columns.filter(
      (one) => one.isNumber && one.profile.role === 'MEASURE' && !one.isForeignKey && isCalled(one, stem),
    )
    if (column === undefined || other !== undefined) return []
    return [{ kind: 'column', from: value.to, to: value.to + 1, words: 1, column, score: SURE }]
  })
}
