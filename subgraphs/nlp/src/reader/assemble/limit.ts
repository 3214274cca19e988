import type { OrderDirection } from '@askchart/vocabulary'
import type { Span } from '../types.js'
import { columnLinks } from '../link/links.js'
import { qualities, sizes } from '../lexicon/qualities.js'
import { singular } from '../normalize/stem.js'
import type { CueOf } from '../tag/cue.js'
import { namesEachRow } from './filter/kinds.js'
import { cuesOf, type Frame, isFree, using } from './frame.js'
import { ranksByBusiness } from './measures.js'
import { isMostOfEach } from './roles.js'
import { calendarSteps, leadsToRank } from './time-axis.js'

/** "Top 5", "the three cheapest", "best": how many, from which end. `count` is null where no number is said. */
export interface LimitClause extends Span {
  readonly count: number | null
  readonly direction: OrderDirection
}

const isCount = (value: number | null | undefined): value is number =>
  value != null && Number.isInteger(value) && value > 0 && value <= 1000

const BAD = new Set(
  'scrap defect downtime error delay complaint churn return refund waste loss accident incident failure bug crash absence injury debt delinquency cancellation'.split(
    ' ',
  ),
)

/** "Worst days by scrap" are those with the most of it. */
function turned(frame: Frame): Frame {
  const isBad = frame.tokens.some(({ lower }) => BAD.has(singular(lower)))
  if (!isBad) return frame
  const opposite = (direction: OrderDirection): OrderDirection =>
    direction === 'ASCENDING' ? 'DESCENDING' : 'ASCENDING'
  const isJudged = ({ from }: Span): boolean => /^(best|worst)$/.test(frame.tokens[from]?.lower ?? '')
  return {
    ...frame,
    cues: frame.cues.map((cue) =>
      cue.kind === 'extreme' && isJudged(cue) ? { ...cue, direction: opposite(cue.direction) } : cue,
    ),
  }
}

/** Reads what is first or last, with its number before it (`5 worst`), after it (`top 5`) or at some distance (`8 products with the most`). */
export function readLimit(asked: Frame): { readonly frame: Frame; readonly limit: LimitClause | null } {
  const frame = using(turned(asked), ...rankedPlaces(asked))
  const extremes = cuesOf(frame, 'extreme').filter((cue) => isFree(frame, cue) && !isMostOfEach(frame, cue))
  for (const cue of extremes) {
    const after = frame.tokens[cue.to]
    const before = frame.tokens[cue.from - 1]
    for (const token of [after, before]) {
      if (token === undefined || !isCount(token.value) || token.kind === 'date' || frame.used.has(token.index)) continue
      if (/^\d{4}$/.test(token.text)) continue
      const span = { from: Math.min(token.index, cue.from), to: Math.max(token.index + 1, cue.to) }
      return { frame: using(frame, span), limit: { ...span, count: token.value, direction: cue.direction } }
    }
  }
  const first = frame.tokens.findIndex(({ lower }) => lower === 'first' || lower === 'last')
  const number = frame.tokens[first + 1]
  if (first >= 0 && number !== undefined && isCount(number.value) && frame.tokens[first]?.lower === 'first') {
    const span = { from: first, to: first + 2 }
    return { frame: using(frame, span), limit: { ...span, count: number.value, direction: 'ASCENDING' } }
  }
  const single = extremes.find((found) => isOneOfEach(frame, found))
  if (single !== undefined)
    return {
      frame: using(frame, single),
      limit: { from: single.from, to: single.to, count: 1, direction: single.direction },
    }
  const cue =
    extremes.find(({ aggregate }) => aggregate === null) ?? extremes.find((found) => isSuperlativeOfRows(frame, found))
  if (cue === undefined) return { frame, limit: null }
  const counted = frame.tokens.find(
    (token) =>
      isCount(token.value) &&
      token.value <= 100 &&
      token.index < cue.from &&
      cue.from - token.index <= 5 &&
      !frame.used.has(token.index) &&
      [...frame.slots, ...cuesOf(frame, 'granularity')].some(({ from }) => from === token.index + 1),
  )
  return {
    frame: using(frame, cue, ...(counted === undefined ? [] : [{ from: counted.index, to: counted.index + 1 }])),
    limit: { from: cue.from, to: cue.to, count: counted?.value ?? stepsOf(frame, cue), direction: cue.direction },
  }
}

const SEVERAL = 10
/** Of these there are too many to show them all; of months the best stands first. */
const SHORT = new Set(['day', 'date', 'week'])

/** "Busiest month" and "day with the highest sales" are one, "days with the highest sales" are a few. */
function stepsOf(frame: Frame, extreme: Span): number | null {
  const step = calendarSteps(frame).find(
    ({ from, to }) => from === extreme.to || (from < extreme.from && leadsToRank(frame, { from, to })),
  )
  const word = step === undefined ? '' : (frame.tokens[step.to - 1]?.lower ?? '')
  if (step === undefined || ['which', 'what'].includes(frame.tokens[step.from - 1]?.lower ?? '')) return null
  if (!isSingular(word)) return SEVERAL
  return SHORT.has(word) || ranksByBusiness(frame) ? 1 : null
}

const isSingular = (word: string): boolean => singular(word) === word

/** "Cheapest product in each category": one is asked for by name, of each. */
function isOneOfEach(frame: Frame, cue: CueOf<'extreme'>): boolean {
  const quality = qualities.has(frame.tokens[cue.to]?.lower ?? '') ? 1 : 0
  const named = frame.slots.find(({ from }) => from === cue.to + quality)
  const top = named?.links[0]
  if (named === undefined || top === undefined || !isSingular(frame.tokens[named.to - 1]?.lower ?? '')) return false
  const isMeasured = columnLinks(named).some(
    ({ column, score }) => column.profile.role === 'MEASURE' && score > top.score * 0.6,
  )
  if (isMeasured) return false
  // "The highest bid amount of each region": an amount, and no bid.
  const of = frame.slots.find(({ from }) => from === named.to)?.links[0]
  if (top.kind === 'table' && of?.kind === 'column' && of.column.table === top.table && of.column.isNumber) return false
  const isEntity = top.kind === 'table' || (top.kind === 'column' && (top.column.isEntity || top.column.isDisplay))
  // "Best selling category in each region": one of them, where "lowest grade" may be a value.
  const isKind = cue.aggregate === null && top.kind === 'column' && top.column.profile.type === 'STRING'
  return (
    (isEntity || isKind) &&
    cuesOf(frame, 'group').some(
      ({ from, to }) =>
        from >= named.to && frame.tokens.slice(from, to).some(({ lower }) => ['each', 'every', 'per'].includes(lower)),
    )
  )
}

const ORDINAL = /^(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d*(2nd|3rd|[04-9]th))$/

/** "Second best product", "2nd largest region": words that tell one by its rank, which no query can. */
export const rankedPlaces = (frame: Frame): readonly Span[] =>
  cuesOf(frame, 'extreme').flatMap(({ from }) =>
    ORDINAL.test(frame.tokens[from - 1]?.lower ?? '') ? [{ from: from - 1, to: from }] : [],
  )

/** "Customer with the highest revenue": what is named right before "with" is ranked by what it has. */
function hasTheMost({ tokens, slots }: Frame, { from }: Span): boolean {
  const lead = tokens[from - 1]?.lower === 'the' ? from - 2 : from - 1
  if (!HAS.has(tokens[lead]?.lower ?? '')) return false
  const [first] = slots
  const top = first?.links[0]
  return (
    first?.to === lead &&
    (top?.kind === 'table' || (top?.kind === 'column' && top.column.profile.role !== 'MEASURE' && !top.column.isTime))
  )
}
const HAS = new Set(['with', 'having'])

const EACH = new Set(['each', 'every'])
const WHOSE = /^(their|its|his|her)$|['’]s?$/i

/** "Which category has the highest average": asks for the row, not for the highest value of each. */
function isSuperlativeOfRows(frame: Frame, cue: Span): boolean {
  const words = frame.tokens.slice(0, cue.from).map(({ lower }) => lower)
  const next = frame.slots.find(({ from }) => from >= cue.to && from - cue.to <= 1)
  // "Heaviest" says itself what is measured.
  const measured = frame.slots.some(
    ({ from, links: [top] }) =>
      (from < cue.from || from >= cue.to) &&
      top?.kind === 'column' &&
      top.column.profile.role === 'MEASURE' &&
      !top.column.isForeignKey,
  )
  const top = next?.links[0]
  // "Largest clusters", which are numbered.
  const isCode =
    top?.kind === 'column' &&
    top.column.profile.role === 'DIMENSION' &&
    sizes.has(frame.tokens[cue.to - 1]?.lower ?? '') &&
    !isSingular(frame.tokens[(next?.to ?? 0) - 1]?.lower ?? '')
  // "Longest movies" where they are titles of that type.
  const isOfKind =
    top?.kind === 'value' && namesEachRow(top.column.table) && !frame.slots.some(({ from }) => from === next?.to)
  const isOfRows =
    top?.kind === 'table' || isOfKind || isCode || (top?.kind === 'column' && top.column.profile.type === 'STRING')
  // "Each director and their lowest rating": the lowest of each.
  const at = ['corresponding', 'respective'].includes(frame.tokens[cue.from - 1]?.lower ?? '')
    ? cue.from - 2
    : cue.from - 1
  const ofEach = WHOSE.test(frame.tokens[at]?.text ?? '')
  const ofRows = isOfRows && !measured && !ofEach
  const ofSteps = calendarSteps(frame).some((step) => step.from < cue.from && leadsToRank(frame, step))
  // "Hottest day": what is measured is said by the word itself.
  const ofQuality =
    qualities.has(frame.tokens[cue.to - 1]?.lower ?? '') &&
    calendarSteps(frame).some(({ from }) => from === cue.to) &&
    !measured
  const asks =
    ofRows ||
    ofSteps ||
    ofQuality ||
    hasTheMost(frame, cue) ||
    words.includes('which') ||
    (words.includes('with') &&
      words.lastIndexOf('with') >= cue.from - 3 &&
      frame.tokens.some(({ value, index }) => value !== null && index < cue.from)) ||
    (words.includes('what') && words.includes('has'))
  const each = cuesOf(frame, 'group').some(({ from, to }) =>
    frame.tokens
      .slice(from, to)
      .some(({ lower }) => EACH.has(lower) || (lower === 'different' && !words.includes('which'))),
  )
  return asks && !each
}
