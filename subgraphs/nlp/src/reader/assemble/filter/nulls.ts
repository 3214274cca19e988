import type { Span } from '../../types.js'
import { cuesOf, type Frame, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { namedColumn } from './named-column.js'

const NOTHING = new Set(['null', 'empty', 'missing', 'blank'])
const LEAVING_OUT = new Set(['ignore', 'ignoring', 'exclude', 'excluding', 'without', 'except'])

/** "commission is not null". */
export function nullConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const spent: Span[] = []
  const conditions = frame.tokens.flatMap((token): readonly Condition[] => {
    if (!NOTHING.has(token.lower)) return []
    const not = cuesOf(frame, 'not').find((cue) => cue.to <= token.index && token.index - cue.to <= 1)
    const from = not?.from ?? token.index
    const named = namedColumn(frame, { from, to: token.index + 1 }, () => true, { before: 3, after: 0 })
    if (named === null) return []
    const excluding = frame.tokens.slice(Math.max(0, from - 6), from).find(({ lower }) => LEAVING_OUT.has(lower))
    if (excluding !== undefined) spent.push({ from: excluding.index, to: excluding.index + 1 })
    const operand = { from, to: token.index + 1 }
    return [
      {
        from,
        to: operand.to,
        column: named.link.column,
        operator: (not === undefined) === (excluding !== undefined) ? 'IS_NOT_NULL' : 'IS_NULL',
        values: [],
        negated: false,
        named: named.slot,
        operand,
        score: named.link.score,
        or: false,
      },
    ]
  })
  return { frame: using(frame, ...spent, ...conditions.flatMap(wordsOf)), conditions }
}
