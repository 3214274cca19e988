import type { ComparisonOperator } from '@askchart/vocabulary'
import { cuesOf, type Frame, inside } from '../frame.js'

/** How a value is compared, by the words before and after it. */
export interface Operator {
  readonly operator: ComparisonOperator
  readonly place: 'start' | 'end' | 'in' | null
  readonly negated: boolean
  /** False where no word of comparing was said. */
  readonly said: boolean
  readonly from: number
  readonly to: number
}

const LITTLE = new Set(
  'the a an of is are was were be been being value values letter letters word either to it its their any some in by only date year number that which than : ( $ they them has have had having with equal from at'.split(
    ' ',
  ),
)
const MORE = new Set('more greater higher larger bigger older longer taller heavier later better'.split(' '))
const LESS = new Set('less fewer lower smaller younger shorter lighter earlier cheaper worse'.split(' '))
/** What stands between a negation and its value may be a verb or a name: "do not use English". */
const NEGATION_REACH = 6
const ENDS_NEGATION = new Set('. , ; ? and or but whose with where who that which if when for by each'.split(' '))

/** "More points than 70": the comparison stands apart from its "than". */
export function apart(
  frame: Frame,
  at: number,
): { readonly operator: ComparisonOperator; readonly from: number } | null {
  if (frame.tokens[at - 1]?.lower !== 'than') return null
  for (let back = at - 2; back >= Math.max(0, at - 7); back -= 1) {
    const word = frame.tokens[back]?.lower ?? ''
    if (MORE.has(word)) return { operator: 'GT', from: back }
    if (LESS.has(word)) return { operator: 'LT', from: back }
    if (ENDS_NEGATION.has(word)) return null
  }
  return null
}

const isCompared = (frame: Frame, at: number): boolean =>
  cuesOf(frame, 'group').some((cue) => inside(at, cue)) ||
  cuesOf(frame, 'compare').some((cue) => inside(at, cue) && cue.operator !== 'EQ')

const CLAUSES = new Set(['with', 'whose', 'who', 'that', 'which', 'where'])
const OTHERS = new Set(['those', 'ones', 'all', 'any', 'the', 'of'])

/** "Leaving out those with the grade X", "excluding rooms whose type is X": where rows are left out that a clause describes. */
function leftOut({ tokens, slots, cues, used }: Frame, clause: number): number | null {
  if (!CLAUSES.has(tokens[clause]?.lower ?? '')) return null
  const rows = slots.find(({ to, links: [top] }) => to === clause && top?.kind === 'table')
  // "Not counting credits with": rows by another word than theirs.
  const isRows =
    rows === undefined && /[^s]s$/.test(tokens[clause - 1]?.lower ?? '') && !slots.some(({ to }) => to === clause)
  let at = rows?.from ?? (isRows ? clause - 1 : clause)
  while (OTHERS.has(tokens[at - 1]?.lower ?? '')) at -= 1
  const not = at === clause ? undefined : cues.find(({ kind, to }) => kind === 'not' && to === at)
  if (not === undefined || used.has(not.from)) return null
  const words = tokens.slice(not.from, not.to).map(({ lower }) => lower)
  return LEAVING_OUT.test(words.join(' ')) ? not.from : null
}
const LEAVING_OUT = /^(exclud|except|leav|omit|ignor|drop|remove|besides|other|disregard|skip)|(counting|including)$/

/** A negation before the verb or name that leads up to a value. */
function negationBefore(frame: Frame, from: number): number | null {
  for (let back = from - 1; back >= Math.max(0, from - NEGATION_REACH); back -= 1) {
    const cue = frame.cues.find(({ kind, to }) => to === back + 1 && (kind === 'not' || kind === 'none'))
    if (cue !== undefined) return frame.used.has(cue.from) ? null : cue.from
    const out = leftOut(frame, back)
    if (out !== null) return out
    if (ENDS_NEGATION.has(frame.tokens[back]?.lower ?? '')) return null
    if (frame.slots.some((slot) => inside(back, slot) && slot.links[0]?.kind === 'value')) return null
    if (isCompared(frame, back)) return null
  }
  return null
}

const EXACTLY = new Set(['exactly', 'only', 'just', 'precisely'])

/** "Exactly one order". */
export const isExact = ({ tokens }: Frame, at: number): boolean => EXACTLY.has(tokens[at - 1]?.lower ?? '')

/** Reads the comparison around the value that stands from `at` up to `end`. */
export function operatorAround(frame: Frame, at: number, end: number): Operator {
  let operator: ComparisonOperator | null = null
  let place: Operator['place'] = null
  let negated = false
  let from = at
  for (let back = at - 1; back >= Math.max(0, at - 7); back -= 1) {
    const cue = frame.cues.find(
      (found) => found.to === back + 1 && ['compare', 'pattern', 'not', 'none'].includes(found.kind),
    )
    if (cue?.kind === 'compare' && operator === null && place === null) {
      if (cue.operator !== 'EQ') operator = cue.operator
      from = cue.from
      back = cue.from
      continue
    }
    if (cue?.kind === 'pattern' && operator === null && place === null) {
      place = cue.place
      from = cue.from
      back = cue.from
      continue
    }
    const not = cuesOf(frame, 'not').find((found) => found.to === back + 1)
    if (not !== undefined) {
      negated = true
      from = not.from
      back = not.from
      continue
    }
    const without = cuesOf(frame, 'none').find((found) => found.to === back + 1)
    if (without !== undefined) {
      negated = true
      from = without.from
      break
    }
    if (!LITTLE.has(frame.tokens[back]?.lower ?? '')) break
  }
  const after = cuesOf(frame, 'compare').find(
    ({ from: start, operator: found }) =>
      start === end &&
      ['GTE', 'LTE'].includes(found) &&
      frame.tokens[start]?.lower !== '>=' &&
      ['or', 'and'].includes(frame.tokens[start]?.lower ?? ''),
  )
  if (after !== undefined && operator === null)
    return { operator: after.operator, place, negated, said: true, from, to: after.to }
  if (operator === null && place === null) {
    const far = apart(frame, at)
    if (far !== null) return { operator: far.operator, place, negated, said: true, from: at - 1, to: end }
  }
  if (!negated) negated = negationBefore(frame, from) !== null
  return {
    operator: operator ?? 'EQ',
    place,
    negated,
    said: operator !== null || place !== null || negated,
    from,
    to: end,
  }
}
