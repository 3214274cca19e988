import { isEnglish } from '../../lexicon/english.js'
import { stopWords } from '../../lexicon/stop-words.js'
import type { Cell } from '@askchart/vocabulary'
import { type Slot, tableLinks } from '../../link/links.js'
import { valueKey } from '../../link/value-key.js'
import type { PreparedColumn, PreparedTable, Token } from '../../types.js'
import { cuesOf, type Frame, inside, overlap } from '../frame.js'
import { isHinted } from './hints.js'
import { areListed } from './listed.js'
import type { Proposal, Question } from './question.js'

export type Evidence = Readonly<Record<string, number>>
type Add = (name: string, value?: number) => void

const JOINTS = new Set(
  'is are was were the = : of a an be equals equal to has have having value values as named called with in not does do did for that it its their his her whose only some any'.split(
    ' ',
  ),
)
const SENTENCE_ENDS = new Set(['.', ';', '?', '!'])

/** Everything that speaks for or against a proposal, by name; `weights.ts` says how much. */
export function evidenceOf(
  frame: Frame,
  question: Question,
  proposal: Proposal,
  questions: readonly Question[],
): Evidence {
  const evidence: Record<string, number> = {}
  const add: Add = (name, value = 1) => void (evidence[name] = (evidence[name] ?? 0) + value)
  add(`${question.kind} ${question.around.said ? 'compared' : 'plain'}`)
  if (proposal.goesOn) add('goes on')
  placeEvidence(frame, question, proposal, questions, add)
  columnEvidence(frame, question, proposal, add)
  if (question.kind === 'number') numberEvidence(proposal, add)
  if (question.kind === 'value') valueEvidence(frame, question, proposal, add)
  if (question.kind === 'value' || question.kind === 'text') listEvidence(frame, question, proposal, questions, add)
  return evidence
}

/** Where the column is named, and what stands between there and the value. */
function placeEvidence(
  frame: Frame,
  { lead, to, kind }: Question,
  { column, slot, link, byTable }: Proposal,
  questions: readonly Question[],
  add: Add,
): void {
  if (slot === null) {
    add(`${kind} unnamed`)
    return
  }
  const before = slot.from < lead
  if (overlap(slot, { from: lead, to })) {
    add('quality said')
    return
  }
  const what = byTable ? 'table' : 'name'
  add(`${what} named`)
  add(`${what} link`, link)
  add(`${what} behind`, Math.max(0, (slot.links[0]?.score ?? link) - link))
  const [start, end] = before ? [slot.to, Math.max(slot.to, lead)] : [to, Math.max(to, slot.from)]
  const between = frame.tokens.slice(start, end)
  const side = before ? 'before' : 'after'
  add(`${what} ${side}`)
  if (between.length === 0) add(`${what} touches ${side}`)
  else if (between.every(({ lower }) => JOINTS.has(lower))) add(`${what} leans ${side}`)
  if (kind === 'pattern' && !before && frame.tokens[to]?.lower === 'in' && slot.from - to <= 3) add('looked for in it')
  add(`gap ${side}`, Math.min(10, between.filter(({ lower }) => !JOINTS.has(lower)).length) / 5)
  const span = { from: start, to: end }
  if (between.some(({ text }) => SENTENCE_ENDS.has(text))) add('over sentence end')
  if (between.some(({ text }) => text === ',')) add('over comma')
  if (between.some(({ lower }) => lower === 'and' || lower === 'or')) add('over and')
  if (between.some(({ lower }) => lower === 'whose' || lower === 'with' || lower === 'where' || lower === 'that'))
    add('over where')
  if (cuesOf(frame, 'group').some((cue) => inside(cue.from, span))) add('over group')
  const slots = frame.slots.filter((other) => other !== slot && inside(other.from, span))
  add('over names', Math.min(3, slots.length))
  if (questions.some((other) => inside(other.operand.from, span))) add('over value')
  const owner = frame.slots.filter((other) => other.to <= slot.from).at(-1)
  for (const said of byTable || !saysOnly(frame, slot, column) ? [] : (owner?.links ?? [])) {
    // A column said in full before is what is shown, and not what the next name belongs to.
    if (said.kind === 'column' && said.column === column)
      add(said.score < 0.95 ? 'owner says it' : 'owner is it', said.score)
    if (said.kind === 'table' && said.table === column.table && said.table.key === column)
      add('owner has it', said.score)
  }
  if (!byTable) {
    const whose = ownerOf(frame, slot)
    if (whose !== null) add(whose === column.table ? 'of its owner' : 'of another owner')
  }
  const word = frame.tokens[slot.from - 1]?.lower ?? ''
  if (['whose', 'with', 'where', 'having', 'if'].includes(word)) add('led by whose')
  if (['each', 'every', 'by', 'per'].includes(word)) add('led by each')
}

function columnEvidence(frame: Frame, question: Question, { column, byTable }: Proposal, add: Add): void {
  const orders = ['GT', 'GTE', 'LT', 'LTE', 'BETWEEN'].includes(question.around.operator)
  const { profile } = column
  const isKey = column.isKey || column.isForeignKey
  if (isKey) add(orders ? 'key in order' : `key ${question.kind}`)
  if (isKey && byTable && column === column.table.key) add('own key of table')
  if (column.isForeignKey) add('foreign key')
  if (profile.role === 'MEASURE') add(orders ? 'measure in order' : 'measure equal')
  if (column.isDisplay) add(`display ${question.kind}`)
  if (column.isTime) add('is time')
  add('distinct', Math.log10(1 + (profile.distinctCount ?? 1000)) / 4)
  if (isHinted(frame, question, column)) add('hinted')
  const nearest = nearestTable(frame, question.lead)
  if (nearest === column.table) add('nearest table')
  if (frame.slots.some(({ links }) => links[0] !== undefined && tableOf(links[0]) === column.table)) add('spoken table')
  if (frame.context.has(profile.ref)) add('known from before')
}

const tableOf = (
  link:
    | { readonly kind: 'table'; readonly table: PreparedTable }
    | { readonly kind: 'column' | 'value'; readonly column: PreparedColumn },
): PreparedTable => (link.kind === 'table' ? link.table : link.column.table)

/** The table of the last table name before a place. */
function nearestTable(frame: Frame, at: number): PreparedTable | null {
  const slot = frame.slots.filter(({ to, links }) => to <= at && links[0]?.kind === 'table').at(-1)
  const [top] = slot?.links ?? []
  return top === undefined ? null : tableOf(top)
}

function numberEvidence({ column, values, known }: Proposal, add: Add): void {
  if (known > 0) add('number known')
  const { minimum, maximum, type } = column.profile
  const numbers = values.map(Number)
  if (typeof minimum !== 'number' || typeof maximum !== 'number') {
    if (!column.isNumber) add('number as text')
    return
  }
  const outside = numbers.some((value) => value < minimum || value > maximum)
  const far = numbers.some(
    (value) => value < minimum - (maximum - minimum) || value > maximum + Math.max(maximum - minimum, maximum),
  )
  add(far ? 'number far outside' : outside ? 'number outside' : 'number within')
  if (type === 'INTEGER' && numbers.some((value) => !Number.isInteger(value))) add('number not whole')
}

/** Whether the words are a value rather than just words. */
function valueEvidence(frame: Frame, { operand }: Question, { column, known, values }: Proposal, add: Add): void {
  const words = frame.tokens.slice(operand.from, operand.to)
  const [first] = words
  if (first === undefined) return
  const slot = frame.slots.find(({ from }) => from === operand.from)
  const [top] = slot?.links ?? []
  add('value fit', known)
  if (known < 0.78 || isOtherWord(words, values[0])) add('value misspelt')
  if (first.kind === 'quoted') add('value quoted')
  else {
    const said = words.map(({ text }) => text).join(' ')
    if (values[0] === said) add('value as written')
    if (words.length > 1) add('value of words')
    if (said !== said.toLowerCase() && operand.from > 0)
      add(said === said.toUpperCase() ? 'value in capitals' : 'value capital')
    else if (words.every(({ lower }) => stopWords.has(lower))) add('value of stop words')
    else if (words.length === 1 && isEnglish(first.lower)) add('value common')
    else add('value lower')
    if (said.length === 1) add('value letter')
    const prior = frame.tokens[operand.from - 1]?.lower ?? ''
    if (['the', 'a', 'an'].includes(prior)) add('value after article')
    if (['in', 'from', 'for', 'of', 'by', 'to', 'at', 'on', 'via', 'through', 'within'].includes(prior))
      add('value after preposition')
    if (['each', 'every', 'per'].includes(prior)) add('value after each')
    if (prior === 'all') add('value after all')
    if (prior === 'been') add('value after been')
    if (frame.tokens[operand.to]?.lower === 'of') add('value before of')
  }
  if (top !== undefined && top.kind !== 'value') add('value rivalled', top.score)
  else if (known >= 0.85) add('value unrivalled')
  if (cuesOf(frame, 'compare').some(({ from, operator }) => from === operand.to && operator !== 'EQ'))
    add('value before comparison')
  if (describes(frame, operand.to)) add('value describes')
  if (cuesOf(frame, 'only').some(({ from, to }) => from === operand.to || to === operand.from)) add('value only')
  if ((column.profile.distinctCount ?? 1000) <= 30 && !column.isDisplay) add('value of category')
  const rival = slot?.links.find((link) => link.kind === 'column' || link.kind === 'table')
  if (rival !== undefined) {
    add('value names too', rival.score)
    const rest = words.filter(({ index, lower }) => !inside(index, rival) && !stopWords.has(lower))
    if (rest.length === 0 && words.length > 1 && first.kind !== 'quoted') add('value only names')
  }
  if (column.isKey) add('value of key')
}

/** Whether a place holds no word that a column's name has not: what says "customer id" is no order's id. */
const saysOnly = ({ tokens }: Frame, { from, to }: Slot, { forms }: PreparedColumn): boolean =>
  tokens
    .slice(from, to)
    .every(({ lower, stem }) => stopWords.has(lower) || forms.some(({ stems }) => stems.includes(stem)))

/** "Delivered online orders": values right before what they describe. */
function describes(frame: Frame, at: number): boolean {
  const next = frame.slots.find(({ from }) => from === at)
  const [top] = next?.links ?? []
  if (next === undefined || top === undefined) return false
  return top.kind !== 'value' || describes(frame, next.to)
}

/** Another word of the data than was said, though nearly the same letters. */
function isOtherWord(words: readonly Token[], value: Cell | undefined): boolean {
  const [first] = words
  if (typeof value !== 'string' || first === undefined || first.kind !== 'word' || words.length > 1) return false
  const key = valueKey(value)
  // "Rainy" may well mean rain.
  const grown = first.lower.startsWith(key) || key.startsWith(first.stem)
  return key.length > 2 && !key.includes(' ') && !grown
}

/** "Male and female", "rain vs sun": values of one column beside one another are meant together or not at all. */
function listEvidence(
  frame: Frame,
  question: Question,
  { column }: Proposal,
  questions: readonly Question[],
  add: Add,
): void {
  const near = questions.filter((other) => areListed(frame, question, other))
  if (near.length === 0) return
  add(
    near.some(({ proposals }) => proposals.some((other) => other.column === column))
      ? 'listed with its like'
      : 'listed with others',
  )
}

const RELATIVES = new Set('whose with that has have had having which who of the a an their its own any some'.split(' '))

const POSSESSIVES = new Set(['their', 'its', 'his', 'her'])

/** "Customers whose address": the table of the name before, where only words of having stand between, or that "their" points to. */
function ownerOf(frame: Frame, slot: Slot): PreparedTable | null {
  if (POSSESSIVES.has(frame.tokens[slot.from - 1]?.lower ?? '')) return nearestTable(frame, slot.from)
  const owner = frame.slots.filter(({ to }) => to <= slot.from).at(-1)
  if (owner === undefined) return null
  // "The descriptions of the products whose": the last word names the table.
  const said = tableLinks(owner).find(({ to, score }) => to === owner.to && score >= 0.7)
  if (said === undefined) return null
  const between = frame.tokens.slice(owner.to, slot.from)
  return between.length <= 3 && between.every(({ lower }) => RELATIVES.has(lower)) ? said.table : null
}
