import { cuesOf, type Frame, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { namedColumn } from './named-column.js'

const NOTHING = new Set(['null', 'empty', 'missing', 'blank'])
const LEAVING_OUT = new Set(['ignore', 'ignoring', 'exclude', 'excluding', 'without', 'except'])

/** "commission is not null". */
export function nullConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const conditions = frame.tokens.flatMap((token): readonly Condition[] => {
    if (!NOTHING.has(token.lower)) return []
    const not = cuesOf(frame, 'not').find((cue) => cue.to <= token.index && token.index - cue.to <= 1)
    const from = not?.from ?? token.index
    const named = namedColumn(frame, { from, to: token.index + 1 }, () => true, { before: 3, after: 0 })
    if (named === null) return []
    const excluded = frame.tokens.slice(Math.max(0, from - 6), from).some(({ lower }) => LEAVING_OUT.has(lower))
    const operand = { from, to: token.index + 1 }
    return [
      {
        from,
        to: operand.to,
        column: named.link.column,
        operator: (not === undefined) === excluded ? 'IS_NOT_NULL' : 'IS_NULL',
        values: [],
        negated: false,
        named: named.slot,
        operand,
        score: named.link.score,
        or: false,
      },
    ]
  })
  return { frame: using(frame, ...conditions.flatMap(wordsOf)), conditions }
}
