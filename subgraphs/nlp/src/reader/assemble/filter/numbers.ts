import type { Cell } from '@askchart/vocabulary'
import { lightWords } from '../../lexicon/light-words.js'
import { stopWords } from '../../lexicon/stop-words.js'
import { SPANS } from '../../link/kind-amounts.js'
import { singular, stemOf } from '../../normalize/stem.js'
import type { PreparedColumn, Span, Token } from '../../types.js'
import { cuesOf, type Frame, inside, onlyLittle } from '../frame.js'
import { namesRows } from '../measures.js'
import { saysRatio } from '../ratios.js'
import { isExact, type Operator, operatorAround } from './operators.js'
import { placed } from './places.js'
import type { Proposal, Question } from './question.js'
import { timesOwnUnit } from './time-units.js'

type NumberToken = Token & { readonly value: number }

const isNumber = (token: Token | undefined, frame: Frame): token is NumberToken =>
  token?.value != null &&
  !frame.used.has(token.index) &&
  !frame.slots.some((slot) => inside(token.index, slot)) &&
  !cuesOf(frame, 'bin').some((cue) => cue.to === token.index || cue.to + 1 === token.index) &&
  (token.kind === 'number' || token.kind === 'word' || (token.kind === 'quoted' && /^[\d.,$-]+$/.test(token.text)))

/** Columns that hold numbers, or texts that are numbers: room "101". */
export const holdsNumbers = ({ isNumber: number, profile }: PreparedColumn): boolean =>
  number ||
  (profile.type === 'STRING' &&
    profile.sampleValues.length > 0 &&
    profile.sampleValues.every((value) => typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)))

/** Comparisons with numbers: `price over 20`, `ids between 10 and 20`, `4 or 5 stars`, `department 80`. */
export function numberQuestions(frame: Frame): readonly Question[] {
  const questions: Question[] = []
  for (let at = 0; at < frame.tokens.length; at += 1) {
    const token = frame.tokens[at]
    if (!isNumber(token, frame)) continue
    const question = rangeAt(frame, token) ?? comparisonAt(frame, token, questions.at(-1) ?? null)
    if (question === null) continue
    if (!comparesMargin(frame, question.from) && !isPer(frame, question.operand)) questions.push(question)
    at = question.to - 1
  }
  return questions
}

/** "Profit margin below 10%": no condition can ask for a quotient, and its parts are something else. */
const comparesMargin = (frame: Frame, from: number): boolean =>
  frame.slots.some((slot) => slot.to <= from && onlyLittle(frame, slot.to, from) && saysRatio(frame, slot))

/** "Bounces per 100 sessions" are of no visit with just 100. */
const isPer = ({ tokens }: Frame, { from }: Span): boolean => tokens[from - 1]?.lower === 'per'

function rangeAt(frame: Frame, token: NumberToken): Question | null {
  const between = cuesOf(frame, 'between').find((cue) => cue.to <= token.index && token.index - cue.to <= 1)
  const joint = frame.tokens[token.index + 1]
  const glued = joint?.glued === true
  const end = frame.tokens[glued ? token.index + 1 : token.index + 2]
  if (!isNumber(end, frame)) return null
  if (!(glued || (between !== undefined && ['and', 'to'].includes(joint?.lower ?? '')))) return null
  const around = operatorAround(frame, between?.from ?? token.index, end.index + 1)
  const span = { from: Math.min(between?.from ?? token.index, around.from), to: end.index + 1 }
  const values = [Math.min(token.value, end.value), Math.max(token.value, end.value)]
  return {
    ...span,
    kind: 'number',
    lead: span.from,
    operand: { from: token.index, to: end.index + 1 },
    around: { ...around, operator: 'BETWEEN', said: true },
    proposals: proposalsFor(frame, span, { from: token.index, to: span.to }, values, 'BETWEEN'),
  }
}

function comparisonAt(frame: Frame, token: NumberToken, before: Question | null): Question | null {
  const { index } = token
  const around = operatorAround(frame, index, index + 1)
  if (around.place !== null || (token.kind === 'word' && !around.said && !isExact(frame, index))) return null
  const next = frame.tokens[index + 2]
  const listed =
    around.operator === 'EQ' && ['or', 'and'].includes(frame.tokens[index + 1]?.lower ?? '') && isNumber(next, frame)
  const values = listed ? [token.value, next.value] : [token.value]
  const to = listed ? next.index + 1 : around.to
  const span = { from: around.from, to }
  const operator = listed ? 'IN' : around.operator
  const own = proposalsFor(frame, span, { from: index, to }, values, operator)
  return {
    ...span,
    kind: 'number',
    lead: span.from,
    operand: { from: index, to },
    around,
    proposals: [...own, ...continued(frame, around, before, values, operator)],
  }
}

function proposalsFor(
  frame: Frame,
  span: Span,
  operand: Span,
  values: readonly number[],
  operator: Operator['operator'],
): readonly Proposal[] {
  const unit = frame.tokens[operand.to]?.lower ?? ''
  const isOfTime = SPANS.has(unit)
  // "Absences over 10 days" are none of some number, and of no money; "bought more than 5 times" is of no number that a row has.
  const isTimes = unit === 'times'
  const isOfThings = saysThings(frame, operand.to)
  const isOrdered = operator !== 'EQ' && operator !== 'NEQ' && operator !== 'IN'
  const saysNoId = isOrdered && !frame.tokens.some(({ lower }) => IDS.has(lower))
  const places = placed(frame, span, operand, holdsNumbers).filter(({ column, link, byTable }) => {
    const isCalled = link >= IN_FULL && !byTable
    // Ids are in no order that anybody asks about without naming them.
    if (isOfThings || (saysNoId && namesRows(column))) return isCalled
    return (!isOfTime || link >= IN_FULL || isDuration(column)) && (!isTimes || (link >= IN_FULL && !namesRows(column)))
  })
  return places.map((place) => {
    const own = values.map((value) => value * timesOwnUnit(unit, place.column))
    return {
      ...place,
      goesOn: false,
      operator,
      values: place.column.isNumber ? own : own.map(String),
      known: own.some((value) => isKnown(place.column, value)) ? 1 : 0,
    }
  })
}

/** "Tickets with more than 2 comments", where nothing is called that: of no column that the words do not name. */
const saysThings = ({ tokens, cues, slots }: Frame, at: number): boolean => {
  const word = tokens[at]
  return (
    word?.kind === 'word' &&
    singular(word.lower) !== word.lower &&
    !lightWords.has(word.lower) &&
    (!stopWords.has(word.lower) || ALSO_THINGS.has(word.lower)) &&
    ![...cues, ...slots].some((span) => inside(at, span))
  )
}

const IDS = new Set('id ids number numbers no code codes key keys identifier identifiers'.split(' '))

/** Words of asking that are things too, after a number. */
const ALSO_THINGS = new Set(['returns', 'reports', 'lists'])

const DURATIONS = new Set([...SPANS, 'year', 'time', 'duration', 'length', 'age', 'tenure', 'wait'].map(stemOf))
const IN_FULL = 0.95
const isDuration = (column: PreparedColumn): boolean =>
  !column.isKey &&
  !column.isForeignKey &&
  (['d', 'h', 'min', 's'].includes(column.profile.unit ?? '') ||
    column.forms.some(({ stems }) => stems.some((stem) => DURATIONS.has(stem))))

const isKnown = (column: PreparedColumn, value: number): boolean =>
  column.profile.sampleValues.some((sample: Cell) => sample === value || sample === String(value))

const JOINTS = new Set(['or', 'and', 'but', ','])

/** "Higher than 1000 or lower than 500": the second says no column and goes on from the first. */
function continued(
  frame: Frame,
  around: Operator,
  before: Question | null,
  values: readonly number[],
  operator: Operator['operator'],
): readonly Proposal[] {
  if (before === null || !around.said || around.from - before.to > 2 || around.from <= before.to) return []
  if (!frame.tokens.slice(before.to, around.from).every(({ lower }) => JOINTS.has(lower))) return []
  return before.proposals
    .filter(({ goesOn }) => !goesOn)
    .map((proposal) => ({ ...proposal, goesOn: true, operator, values }))
}
