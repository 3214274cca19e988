import type { Bin } from '@askchart/vocabulary'
import type { Span, Token } from '../types.js'
import { cuesOf, type Frame, using } from './frame.js'

/** How wide the stretches of a histogram are, or how many there are, as the prompt says it. */
export interface BinClause extends Span {
  readonly bin: Bin
}

const WIDE = new Set(
  'interval intervals increment increments band bands step steps range ranges bracket brackets'.split(' '),
)
const NOUNS = new Set([...WIDE, ...'bin bins bucket buckets chunk chunks'.split(' ')])
const WIDTHS = new Set('size width of in by is = to'.split(' '))
const MOST_BINS = 60

const isSize = (token: Token | undefined): token is Token & { readonly value: number } =>
  token?.value != null && token.value > 0 && token.kind !== 'date'

/** "20 minute buckets", "500 intervals", "8 bins": up to one word, a unit, between the number and the noun. */
function numberBefore(frame: Frame, noun: number): BinClause | null {
  for (const at of [noun - 1, noun - 2]) {
    const token = frame.tokens[at]
    if (!isSize(token)) continue
    const unit = at === noun - 2
    if (unit && frame.tokens[noun - 1]?.kind !== 'word') return null
    const wide = unit || token.value > MOST_BINS || WIDE.has(frame.tokens[noun]?.lower ?? '')
    const bin: Bin = wide || token.value < 2 ? { step: token.value } : { maxBins: Math.round(token.value) }
    return { from: at, to: noun + 1, bin }
  }
  return null
}

/** "bins of 20", "bin size 10", "in steps of 5", "to the nearest 20 minutes". */
function numberAfter(frame: Frame, noun: number): BinClause | null {
  if ((frame.tokens[noun]?.lower ?? '').startsWith('range')) return null
  let at = noun + 1
  while (WIDTHS.has(frame.tokens[at]?.lower ?? '')) at += 1
  const token = frame.tokens[at]
  return at > noun + 1 && isSize(token) ? { from: noun, to: at + 1, bin: { step: token.value } } : null
}

function nearest(frame: Frame): BinClause | null {
  const at = frame.tokens.findIndex(({ lower }) => lower === 'nearest')
  const token = frame.tokens[at + 1]
  return at >= 0 && isSize(token) ? { from: at, to: at + 2, bin: { step: token.value } } : null
}

/** Finds how a number is cut into stretches, and takes the words out of what is filtered by. */
export function readBins(frame: Frame): { readonly frame: Frame; readonly bins: BinClause | null } {
  for (const { index, lower } of frame.tokens) {
    if (!NOUNS.has(lower) || frame.slots.some(({ from, to }) => from <= index && index < to)) continue
    const bins = numberBefore(frame, index) ?? numberAfter(frame, index)
    if (bins !== null) return { frame: using(frame, bins), bins }
  }
  const bins = nearest(frame)
  return bins === null ? { frame, bins } : { frame: using(frame, bins), bins }
}

/** Whether the prompt cuts a number into stretches, however it says so. */
export const asksBins = (frame: Frame, bins: BinClause | null): boolean =>
  bins !== null || cuesOf(frame, 'bin').length > 0
