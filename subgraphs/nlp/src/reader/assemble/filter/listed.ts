import type { Span } from '../../types.js'
import type { Frame } from '../frame.js'

const LISTING = new Set(['and', 'or', ',', '&', 'vs', 'versus', 'nor'])

/** "Chicago and Detroit", "rain vs sun": nothing but words of listing stands between two values. */
export function areListed({ tokens }: Frame, a: { readonly operand: Span }, b: { readonly operand: Span }): boolean {
  const [first, second] = a.operand.from < b.operand.from ? [a.operand, b.operand] : [b.operand, a.operand]
  const between = tokens.slice(first.to, second.from)
  return between.length > 0 && between.every(({ lower }) => LISTING.has(lower))
}
