import { type Frame, inside } from '../assemble/frame.js'
import type { Token } from '../types.js'

const VERBS = new Set('drop remove without hide excluding exclude delete forget'.split(' '))
/** What else begins a wish to be rid of something, and is a common word elsewhere: "clear days", "cancelled orders". */
const LEADING_VERBS = new Set('clear lose omit lift cancel disable discard eliminate reset'.split(' '))
/** "Take profit off", "leave out the West". */
const PARTED_VERBS = new Set('take taking leave leaving turn switch strip throw'.split(' '))
const PARTICLES = new Set(['off', 'out', 'away'])
const DENIALS = new Set(['no', 'not'])
const POLITE = new Set('please now and but then so ok okay can could you just also let us'.split(' '))
const ARTICLES = new Set(['the', 'any', 'more'])

const FILTER_WORDS = new Set('filter filters condition conditions restriction restrictions filtering'.split(' '))

/** Where filters are spoken of as such. */
export const filterWord = ({ tokens }: Frame): number => tokens.findIndex(({ lower }) => FILTER_WORDS.has(lower))

const isFree = ({ slots }: Frame, { index }: Token): boolean => !slots.some((slot) => inside(index, slot))

/** The places of the words by which a prompt takes something away; empty where it does not. */
export function takingAway(frame: Frame): readonly number[] {
  const { tokens, slots } = frame
  const first = tokens.findIndex(({ lower }) => !POLITE.has(lower))
  const found: number[] = []
  for (const token of tokens) {
    const { lower, index } = token
    const word = (at: number): string => tokens[at]?.lower ?? ''
    if (VERBS.has(lower)) found.push(index)
    const leads = index === first && (isFree(frame, token) || filterWord(frame) >= 0)
    if (LEADING_VERBS.has(lower) && leads) found.push(index)
    if (PARTED_VERBS.has(lower) && (index === first || isFree(frame, token))) {
      const particle = tokens.slice(index + 1).find((next) => PARTICLES.has(next.lower) && isFree(frame, next))
      if (particle !== undefined) found.push(index, particle.index)
    }
    if (lower === 'rid' && word(index + 1) === 'of') found.push(index, index + 1)
    const named = ARTICLES.has(word(index + 1)) ? index + 2 : index + 1
    if (DENIALS.has(lower) && index === first && slots.some(({ from }) => from === named)) found.push(index)
  }
  return found
}

/** "Drop profit", "take it off", "no profit". */
export const drops = (frame: Frame): boolean => takingAway(frame).length > 0
