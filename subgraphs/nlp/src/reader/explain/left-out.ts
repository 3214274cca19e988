import type { Condition } from '../assemble/filter/condition.js'
import { cuesOf, type Frame, inside, overlap } from '../assemble/frame.js'
import { isEnglish } from '../lexicon/english.js'
import type { Slot } from '../link/links.js'
import { singular } from '../normalize/stem.js'
import { lightWords } from '../lexicon/light-words.js'
import { MONEY_WORDS } from '../lexicon/synonyms.js'
import { lookWords } from '../lexicon/look-words.js'
import { planWords, standingWords, stateWords } from '../lexicon/state-words.js'
import { stopStems, stopWords } from '../lexicon/stop-words.js'
import { isWeekday } from '../lexicon/weekdays.js'
import type { PreparedColumn, Span, Token } from '../types.js'
import { unmetComparisons, unmetNumbers } from './lost-words.js'
import { isNoun } from './nouns.js'
import { isParticiple, isQualifier, type Placed } from './qualifiers.js'

/**
 * What words that found no place seem to be, by where they stand:
 * - `value`: quoted, or where a condition says what something is ("where city is Paris", "excluding Toys", "Furniture and Toys")
 * - `unused`: words that are understood and that the reading has no place for, such as a value without a condition
 * - `length`: a period of which nobody says how long it is ("last period")
 * - `drawing`: a kind of chart that is not drawn here ("as a treemap")
 * - `name`: capitalised within a sentence that is not, or no common word where a place is named ("in Atlantis")
 * - `narrowing`: after a word of place or belonging, in small letters ("for contractors")
 * - `quality`: before what is asked for, or what state it is in ("premium customers", "cancelled orders")
 * - `group`: after "by" or "each"
 * - `measure`: beside what is measured, or where that is asked ("revenue and churn")
 * - `number`: a number that nothing is compared with
 * - `word`: any other noun, as one that only goes on with a name ("the information sector jobs", "a bart chart")
 */
export type LeftOutKind =
  'value' | 'unused' | 'length' | 'drawing' | 'name' | 'narrowing' | 'quality' | 'group' | 'measure' | 'number' | 'word'

/** Words of a prompt that have no part in its reading, most of them because they name nothing in the data. */
export interface LeftOut extends Span {
  readonly kind: LeftOutKind
  readonly text: string
}

const LITTLE = new Set('the a an our their its all any only just some this that these those'.split(' '))
const WITHIN_NAMES = new Set(['of', 'the', 'de', 'la', 'and', '&', '-'])
const NARROWING = new Set('in for from at within to of near inside among about'.split(' '))
const SIGNS = new Set(['=', '==', 'equals'])
const PLACES = new Set(['in', 'from', 'at', 'near'])
const IS = new Set(['is', 'are', 'was', 'were', ...SIGNS])
const NAMED = new Set(['named', 'called'])
const WHERE = new Set(['where', 'whose', 'with', 'when', 'if', 'having', 'and', 'or'])
const JOINTS = new Set(['and', 'or', ',', '&', 'vs', 'versus', 'nor', 'plus', 'against'])
const SENTENCE_ENDS = new Set(['.', '?', '!', ';', ':', '|', "'"])
/** Shorter words are slips of the hand more often than names. */
const SHORTEST = 3

const isCapital = ({ text, lower }: Token): boolean => text.charAt(0) !== lower.charAt(0)

/** Whether capitals tell names from other words: not where words that are understood are mostly written with one. */
function capitalsSpeak(frame: Frame): boolean {
  const words = frame.tokens.filter(
    (token) => token.kind === 'word' && !startsSentence(frame.tokens, token) && !isFree(frame, token),
  )
  const values = (at: number): boolean =>
    frame.slots.some((slot) => inside(at, slot) && slot.links[0]?.kind === 'value')
  const plain = words.filter(({ index }) => !values(index))
  return plain.filter(isCapital).length * 2 <= plain.length
}

function startsSentence(tokens: readonly Token[], { index }: Token): boolean {
  const before = tokens[index - 1]
  return before === undefined || SENTENCE_ENDS.has(before.text)
}

/** The word itself and what is glued to it: "XYplot" is known where "plot" is. */
function writtenAsOne({ tokens }: Frame, { index }: Token): readonly number[] {
  let [from, to] = [index, index + 1]
  while (tokens[from]?.glued === true) from -= 1
  while (tokens[to]?.glued === true) to += 1
  return Array.from({ length: to - from }, (_, at) => from + at)
}

const isKnown = (frame: Frame, index: number): boolean =>
  frame.used.has(index) ||
  [frame.slots, frame.cues, frame.periods].some((spans) => spans.some((span) => inside(index, span)))

/** Words that no stage has used, and that are more than little words of the language. */
function isFree(frame: Frame, token: Token): boolean {
  const { kind, lower, stem, text } = token
  if (writtenAsOne(frame, token).some((index) => isKnown(frame, index))) return false
  if (kind === 'number') return true
  const isWord = kind === 'word' && lower.length > 1 && (lower.length >= SHORTEST || text !== lower)
  const isState = stateWords.has(lower) || standingWords.has(lower)
  const says = !stopWords.has(lower) && !stopStems.has(stem) && !lightWords.has(lower) && !lookWords.has(lower)
  return kind === 'quoted' || (isWord && (says || isState))
}

/** Free words side by side, and the parts of a name with small words between them: "Bank of America". */
function runs(frame: Frame, isName: (token: Token) => boolean): readonly Span[] {
  const { tokens } = frame
  const free = tokens.map((token) => isFree(frame, token))
  const found: Span[] = []
  for (let from = 0; from < tokens.length; from += 1) {
    if (free[from] !== true) continue
    let to = from + 1
    for (;;) {
      const [next, after] = [tokens[to], tokens[to + 1]]
      const last = tokens[to - 1]
      if (free[to] === true && next !== undefined && last !== undefined && next.kind === last.kind) {
        if (isName(next) !== isName(last)) break
        to += 1
      } else if (next !== undefined && after !== undefined && last !== undefined && free[to + 1] === true) {
        if (!WITHIN_NAMES.has(next.lower) || next.lower === 'and' || !isName(last) || !isName(after)) break
        to += 2
      } else break
    }
    found.push({ from, to })
    from = to - 1
  }
  return found
}

/** The token before a place, articles and the like left aside. */
function leading(tokens: readonly Token[], from: number): Token | undefined {
  let at = from - 1
  while (at >= 0 && LITTLE.has(tokens[at]?.lower ?? '')) at -= 1
  return tokens[at]
}

/** Whether a joint ("and", "vs") puts the place beside another that ends before it or begins after it. */
const beside = (frame: Frame, place: Span, isSuch: (at: number) => boolean): boolean => {
  const joined = (at: number, other: number): boolean => JOINTS.has(frame.tokens[at]?.lower ?? '') && isSuch(other)
  return joined(place.from - 1, place.from - 2) || joined(place.to, place.to + 1)
}

function kindOf(frame: Frame, place: Span, conditions: readonly Condition[], named: boolean): LeftOutKind {
  const { tokens, slots } = frame
  const [first] = tokens.slice(place.from)
  if (first?.kind === 'number') return 'number'
  if (first?.kind === 'quoted') return 'value'
  const lead = leading(tokens, place.from)
  const endsAt = (cue: Span): boolean => lead !== undefined && cue.to === lead.index + 1
  const slotAt = (at: number) => slots.find((slot) => inside(at, slot))
  const saysIs = lead !== undefined && saysWhatIs(frame, lead)
  const isValue = (at: number): boolean => conditions.some(({ operand }) => inside(at, operand))
  if (tokens.slice(place.from, place.to).some(({ lower }) => isWeekday(lower))) return 'unused'
  if (saysIs || cuesOf(frame, 'not').some(endsAt) || beside(frame, place, isValue)) return 'value'
  if (named) return 'name'
  if (cuesOf(frame, 'extreme').some(endsAt) && slotAt(place.to) === undefined) return 'measure'
  if (cuesOf(frame, 'group').some(endsAt) && !NARROWING.has(lead?.lower ?? '')) return 'group'
  if (beside(frame, place, (at) => isStep(frame, at))) return 'group'
  if (beside(frame, place, (at) => slotAt(at)?.links[0]?.kind === 'column')) return 'measure'
  if (cuesOf(frame, 'chartWord').some(({ from }) => from === place.to)) return 'word'
  const owner = slotAt(place.from - 1)
  const before = owner?.links[0]
  if (before?.kind === 'column' && planWords.has(tokens[place.to - 1]?.lower ?? '')) return 'measure'
  if (before?.kind === 'column' && namesAnother(before.column) && endsName(frame, place)) return 'measure'
  if (owner !== undefined && isOwner(owner)) {
    if (cuesOf(frame, 'group').some(({ to }) => to === owner.from)) return 'group'
    if (isSingular(tokens[owner.to - 1]) && isSingular(tokens[place.to - 1])) return 'measure'
  }
  if (slotAt(place.to) !== undefined) return before === undefined || before.kind === 'table' ? 'quality' : 'word'
  if (isComparedWith(frame, place, conditions)) return 'narrowing'
  if (lead !== undefined && NARROWING.has(lead.lower)) return isPlace(frame, place) ? 'name' : 'narrowing'
  return slots.some(({ from }) => from < place.from) || !isAskedFor(frame, place) ? 'word' : 'measure'
}

/** "Sales velocity by owner" asks for no sales. */
const namesAnother = ({ isNumber, isKey, profile }: PreparedColumn): boolean =>
  isNumber && !isKey && profile.role === 'MEASURE'
const endsName = (frame: Frame, { to }: Span): boolean =>
  !MONEY.has(frame.tokens[to - 1]?.lower ?? '') &&
  (to === frame.tokens.length || cuesOf(frame, 'group').some(({ from }) => from === to))
/** "Gross income" is the gross. */
const MONEY = new Set([...MONEY_WORDS, 'income', 'receipts', 'earnings', 'proceeds', 'money'])

/**
 * "By customer age", "average customer age": a noun after the name of a thing is something that the thing has. "Faculty members" are
 * things themselves.
 */
const isOwner = ({ links }: Slot): boolean => {
  const [top] = links
  if (top?.kind === 'table') return true
  if (top?.kind !== 'column' || !(top.column.isDisplay || top.column.isEntity)) return false
  const { table } = top.column
  return links.some((link) => link.kind === 'table' && link.table === table && link.score > 0.9)
}

const SPLITS = new Set(['by', 'per', 'across'])
const DO = new Set(['do', 'does', 'did'])

/** "By customer age", "average customer age": a noun here, whatever part of speech it is elsewhere. */
function isAttribute(frame: Frame, { from, to }: Span): boolean {
  const { tokens, slots } = frame
  const owner = slots.find((slot) => slot.to === from)
  const [word, ...others] = tokens.slice(from, to)
  if (owner === undefined || word === undefined || others.length > 0 || !isOwner(owner)) return false
  const averaged = cuesOf(frame, 'aggregate').some((cue) => cue.to === owner.from)
  if (!averaged && !SPLITS.has(tokens[owner.from - 1]?.lower ?? '')) return false
  if (tokens.some(({ lower }) => DO.has(lower))) return false
  return isSingular(tokens[owner.to - 1]) && isSingular(word) && !isParticiple(word.lower)
}

const ASKING = new Set('do does did how what which who when where'.split(' '))

/** "Scrap cost by product", "revenue by member age group": a noun there, though it is a verb elsewhere. */
function isHeadOfName({ tokens, slots, cues }: Frame, { from, to }: Span): boolean {
  const [word] = tokens.slice(from, to)
  const owner = slots.findIndex((slot) => slot.to === from)
  if (word === undefined || to !== from + 1 || owner < 0 || isParticiple(word.lower)) return false
  const isLed = owner === 0 || SPLITS.has(tokens[(slots[owner]?.from ?? 0) - 1]?.lower ?? '')
  const ends = cues.some((cue) => cue.kind === 'group' && cue.from === to)
  return isLed && ends && !tokens.some(({ lower }) => ASKING.has(lower))
}

/** "Refund rate", where "rate" may stand for a price: with a word before it, it is the name of something else. */
const namesOther = ({ tokens, slots, cues }: Frame, { from, to }: Span): boolean => {
  const lead = leading(tokens, from)
  const begins =
    lead === undefined ||
    stopWords.has(lead.lower) ||
    cues.some((cue) => (cue.kind === 'aggregate' || cue.kind === 'total') && cue.to === lead.index + 1)
  const stands = slots.some(
    ({ from: at, links: [top] }) => at === to && top?.kind === 'column' && top.score < STANDS_FOR,
  )
  return begins && stands && !SPLITS.has(lead?.lower ?? '') && !JOINTS.has(lead?.lower ?? '')
}
const STANDS_FOR = 0.9

/** "Items below reorder level": what nothing in the data is compared with. */
function isComparedWith(frame: Frame, place: Span, conditions: readonly Condition[]): boolean {
  const lead = leading(frame.tokens, place.from)
  return lead !== undefined && unmetComparisons(frame, conditions).some(({ to }) => to === lead.index + 1)
}

const isSingular = (token: Token | undefined): boolean => token !== undefined && singular(token.lower) === token.lower

const isStep = (frame: Frame, at: number): boolean => cuesOf(frame, 'granularity').some((cue) => inside(at, cue))

/** "In atlantis": where something is, without an article, and by no common word. */
const isPlace = ({ tokens }: Frame, { from, to }: Span): boolean =>
  PLACES.has(tokens[from - 1]?.lower ?? '') &&
  tokens.slice(from, to).every(({ lower }) => !isEnglish(lower) && !/[^i]s$/.test(lower))

/** "Where city is", "whose status =", "named": what follows says what something is. */
function saysWhatIs({ tokens, slots }: Frame, { index, lower }: Token): boolean {
  if (NAMED.has(lower)) return true
  const named = slots.find(({ to }) => to === index)
  if (!IS.has(lower) || named === undefined) return false
  return (
    SIGNS.has(lower) || tokens.slice(Math.max(0, named.from - 3), named.from).some((token) => WHERE.has(token.lower))
  )
}

/** What leads a prompt and is split, narrowed or nothing more: "margin by region", "tax amount by state", "margin". */
function isAskedFor({ tokens, cues }: Frame, place: Span): boolean {
  const to = AMOUNTS.has(tokens[place.to]?.lower ?? '') ? place.to + 1 : place.to
  return (
    to >= tokens.length ||
    NARROWING.has(tokens[to]?.lower ?? '') ||
    cues.some((cue) => cue.from === to && (cue.kind === 'group' || cue.kind === 'trend' || cue.kind === 'granularity'))
  )
}

/** "Tax by state": what leads a prompt to "by" is measured, whatever part of speech the word is elsewhere. */
const leadsToGroup = (frame: Frame, { from, to }: Span): boolean =>
  cuesOf(frame, 'group').some(
    (cue) => cue.from === to || (cue.from === to + 1 && AMOUNTS.has(frame.tokens[to]?.lower ?? '')),
  ) && !frame.slots.some((slot) => slot.from < from)
/** "Tax amount by state". */
const AMOUNTS = new Set(['amount', 'amounts', 'number', 'numbers', 'total', 'totals', 'count', 'counts'])

/** "New" and "current" name nothing by themselves. */
const namesSomething = ({ lower }: Token): boolean =>
  !standingWords.has(lower) && (isNoun(lower) || planWords.has(lower) || isWeekday(lower))

/** Values of the data that no condition asks for, and no column that is shown holds; verbs that are spelt like one aside. */
function unusedValues(
  { tokens, slots, used }: Frame,
  conditions: readonly Condition[],
  shown: ReadonlySet<PreparedColumn>,
): readonly LeftOut[] {
  return slots.flatMap(({ from, to, links }): LeftOut[] => {
    const words = tokens.slice(from, to)
    const [top] = links
    const told =
      top?.kind !== 'value' ||
      words.some(({ index }) => used.has(index)) ||
      conditions.some((condition) => overlap(condition, { from, to })) ||
      links.some((link) => link.kind !== 'table' && shown.has(link.column))
    if (told || (words.length === 1 && !words.some((token) => isNoun(token.lower)))) return []
    return [{ from, to, kind: 'unused', text: words.map(({ text }) => text).join(' ') }]
  })
}

/** "Downtime on line F" where the lines are "Line A" to "Line D": one of a kind by a letter or number, and none of the data's. */
function unknownOnes({ tokens, slots, used }: Frame): readonly LeftOut[] {
  return slots.flatMap(({ from, to, links: [top] }): LeftOut[] => {
    const one = tokens[to]
    if (top?.kind !== 'column' || one === undefined || used.has(to) || !/^([a-z]|\d{1,3})$/.test(one.lower)) return []
    const { sampleValues, type } = top.column.profile
    const begins = `${tokens[from]?.lower ?? ''} `
    const areCalledSo =
      type === 'STRING' &&
      sampleValues.length > 0 &&
      sampleValues.every((value) => String(value).toLowerCase().startsWith(begins))
    if (!areCalledSo || one.lower === 'a') return []
    return [
      {
        from,
        to: to + 1,
        kind: 'value',
        text: tokens
          .slice(from, to + 1)
          .map(({ text }) => text)
          .join(' '),
      },
    ]
  })
}

/**
 * Everything in a prompt that has no part in its reading, in the order of the prompt. `shown` are the columns that the
 * reading is split by.
 */
export function leftOut(
  frame: Frame,
  conditions: readonly Condition[],
  shown: ReadonlySet<PreparedColumn>,
): readonly LeftOut[] {
  const { tokens } = frame
  const speak = capitalsSpeak(frame)
  const placed: Placed = { conditions, shown }
  const compared = unmetNumbers(frame, conditions)
  const isName = (token: Token): boolean =>
    token.kind === 'word' && speak && isCapital(token) && !startsSentence(tokens, token)
  const unknown = runs(frame, isName).flatMap((place): LeftOut[] => {
    const words = tokens.slice(place.from, place.to)
    const named = words.some(isName)
    const qualifies = words.some((token) => isQualifier(frame, token, placed))
    const counts =
      leadsToGroup(frame, place) ||
      isComparedWith(frame, place, conditions) ||
      isAttribute(frame, place) ||
      isHeadOfName(frame, place) ||
      namesOther(frame, place) ||
      words.some((token) => token.kind !== 'word' || isName(token) || namesSomething(token))
    // A number that is compared with is told with what compares.
    if ((!counts && !qualifies) || compared.some((span) => overlap(span, place))) return []
    const text = words.map((token) => token.text).join(' ')
    const kind = kindOf(frame, place, conditions, named)
    return [{ ...place, kind: qualifies && kind === 'word' ? 'quality' : kind, text }]
  })
  return [...unknown, ...unusedValues(frame, conditions, shown), ...unknownOnes(frame)].sort((a, b) => a.from - b.from)
}
