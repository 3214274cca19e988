import type { Condition } from '../assemble/filter/condition.js'
import { cuesOf, type Frame, inside, onlyLittle, overlap } from '../assemble/frame.js'
import { stopWords } from '../lexicon/stop-words.js'
import type { Slot } from '../link/links.js'
import type { CueOf } from '../tag/cue.js'
import type { Span } from '../types.js'

const STEPS = new Set(['minute', 'hour', 'day', 'night', 'week', 'month', 'year'])
const ORDERS = new Set(['GT', 'GTE', 'LT', 'LTE'])
/** Words that compare by themselves; others do with "than" alone, or are words of time as often. */
const COMPARING = new Set('above below under beyond exceeding exceeds exceed exceeded > < >= <='.split(' '))
const BY_TIME = new Set('earlier later older newer younger above below'.split(' '))
const OWNERS = new Set(['their', 'its', 'the', 'own'])

/** Comparisons that no condition is made of: "below", "higher than". */
export const unmetComparisons = (frame: Frame, conditions: readonly Condition[]): readonly CueOf<'compare'>[] =>
  cuesOf(frame, 'compare').filter(
    (cue) =>
      ORDERS.has(cue.operator) &&
      (frame.tokens[cue.to - 1]?.lower === 'than' || COMPARING.has(frame.tokens[cue.from]?.lower ?? '')) &&
      !frame.used.has(cue.from) &&
      !conditions.some((condition) => overlap(condition, cue)),
  )

const isMeasured = ({ links: [top] }: Slot): boolean =>
  top?.kind === 'column' && top.column.isNumber && !top.column.isKey && !top.column.isForeignKey

/** Numbers that nothing is held against, with what compares: "margin below 10%", "margin between 10 and 20". */
export function unmetNumbers(frame: Frame, conditions: readonly Condition[]): readonly Span[] {
  const { tokens, used, slots } = frame
  const isLoose = (at: number): boolean =>
    tokens[at]?.value != null && !used.has(at) && !slots.some((slot) => inside(at, slot))
  const withUnit = (at: number): number => (tokens[at + 1]?.lower === '%' ? at + 2 : at + 1)
  const compared = cuesOf(frame, 'compare').flatMap((cue): readonly Span[] => {
    const lost = ORDERS.has(cue.operator) && isLoose(cue.to) && !conditions.some((one) => overlap(one, cue))
    return lost && !used.has(cue.from) ? [{ from: cue.from, to: withUnit(cue.to) }] : []
  })
  const ranges = cuesOf(frame, 'between').flatMap((cue): readonly Span[] => {
    const second = withUnit(cue.to) + 1
    const lost = isLoose(cue.to) && isLoose(second) && !conditions.some((one) => overlap(one, cue))
    return lost ? [{ from: cue.from, to: withUnit(second) }] : []
  })
  // "Over a day": an amount without a number.
  const steps = cuesOf(frame, 'compare').flatMap((cue): readonly Span[] => {
    const isStep = ['a', 'an'].includes(tokens[cue.to]?.lower ?? '') && STEPS.has(tokens[cue.to + 1]?.lower ?? '')
    return isStep && ORDERS.has(cue.operator) && !used.has(cue.from) ? [{ from: cue.from, to: cue.to + 2 }] : []
  })
  return [...compared, ...ranges, ...steps]
}

/** "Goals per 90 minutes": nothing is told for so many of something. */
export const lostRatesPer = ({ tokens }: Frame): readonly Span[] =>
  tokens.flatMap(({ lower, index }) =>
    lower === 'per' && tokens[index + 1]?.value != null ? [{ from: index, to: index + 2 }] : [],
  )

/**
 * "Items below their reorder level", "less than last year": numbers held against each other, which no condition does.
 */
export const lostComparisons = (frame: Frame, conditions: readonly Condition[]): readonly Span[] =>
  unmetComparisons(frame, conditions).flatMap((cue): readonly Span[] => {
    const slot = frame.slots.find(
      ({ from }) => from >= cue.to && from - cue.to <= 2 && onlyLittle(frame, cue.to, from, OWNERS),
    )
    const period = frame.periods.find(({ from }) => from >= cue.to && onlyLittle(frame, cue.to, from, OWNERS))
    if (period !== undefined && !BY_TIME.has(frame.tokens[cue.from]?.lower ?? ''))
      return [{ from: cue.from, to: period.to }]
    return slot !== undefined && isMeasured(slot) ? [{ from: cue.from, to: endOf(frame, slot.to) }] : []
  })

/** With the nouns that go on with a name: "reorder point". */
function endOf({ tokens, slots, cues }: Frame, from: number): number {
  let to = from
  const isKnown = (at: number): boolean => [...slots, ...cues].some((span) => inside(at, span))
  while (tokens[to]?.kind === 'word' && !isKnown(to) && !stopWords.has(tokens[to]?.lower ?? '')) to += 1
  return to
}

const WHICH = new Set('last this previous current past prior preceding'.split(' '))

/** "Last period", "the period before", where nothing is cut to any: nobody says how long it is. */
export const unknownPeriods = (frame: Frame): readonly Span[] =>
  frame.tokens.flatMap(({ lower, index }): readonly Span[] => {
    const before = frame.tokens[index - 1]?.lower ?? ''
    const after = frame.tokens[index + 1]?.lower ?? ''
    const leads = WHICH.has(before)
    if (!/^periods?$/.test(lower) || !(leads || (after === 'before' && frame.tokens[index + 2]?.value == null)))
      return []
    const span = leads ? { from: index - 1, to: index + 1 } : { from: index, to: index + 2 }
    const compared = cuesOf(frame, 'against').filter(({ from }) => frame.used.has(from))
    // "From January to March, in this period".
    const isOther = before === 'this' && frame.periods.length > 0
    return isOther || [...frame.slots, ...frame.periods, ...compared].some((place) => overlap(place, span))
      ? []
      : [span]
  })
