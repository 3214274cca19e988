import type { ComparisonOperator } from '@askchart/vocabulary'
import { tableLinks } from '../../link/links.js'
import { nominalStems } from '../../lexicon/nominal-stems.js'
import { valueKey } from '../../link/value-key.js'
import { singular } from '../../normalize/stem.js'
import type { PreparedColumn, PreparedTable, Span, Token, ValueEntry } from '../../types.js'
import { cuesOf, type Frame, inside, isFree, slotAt, using } from '../frame.js'
import { meantBy } from '../rates.js'
import { type Condition, wordsOf } from './condition.js'
import { yesOf } from './flags.js'

/** What turns a state into its opposite: "unpaid", "inactive", "non-refundable". */
const OPPOSITE = /^(?:un|in|non)(?<state>[a-z]{4,})$/
const PARTICIPLE = /(?:ed|en|paid|sold|sent|lost|won)$/
/** A column of more different values holds no states. */
const MOST_STATES = 12
const CERTAIN = 0.95

interface State {
  readonly column: PreparedColumn
  readonly operator: ComparisonOperator
  readonly values: Condition['values']
  readonly negated: boolean
  readonly describes?: PreparedTable
}

const saying = (state: State, span: Span): Condition => ({
  ...span,
  ...state,
  named: null,
  operand: span,
  score: CERTAIN,
  or: false,
})

const isShown = ({ profile }: PreparedColumn): boolean => profile.hidden !== true

const isState = ({ column, value }: ValueEntry): boolean =>
  typeof value === 'string' &&
  isShown(column) &&
  column.profile.type === 'STRING' &&
  (column.profile.distinctCount ?? Infinity) <= MOST_STATES

/** The columns of dates that are called like a state, where it came about: `cancelled_at`. */
const datesOf = ({ prepared }: Frame, state: string): readonly PreparedColumn[] =>
  (prepared.stems.get(valueKey(state)) ?? []).filter(
    (column) => isShown(column) && column.isTime && column.words.includes(state),
  )

/** "Unpaid" where a status is "Paid", where a column of yes and no is called so, or where the date of it may be missing. */
function oppositeOf(frame: Frame, token: Token): State | null {
  const state = OPPOSITE.exec(token.lower)?.groups?.['state']
  if (state === undefined || slotAt(frame, token.index) !== undefined) return null
  const { values, stems } = frame.prepared
  const held = (values.get(valueKey(state)) ?? []).filter(isState)
  const [first] = held
  if (first !== undefined && held.every(({ column }) => column === first.column))
    return { column: first.column, operator: 'EQ', values: [first.value], negated: true }
  const flags = (stems.get(valueKey(state)) ?? []).filter((column) => isShown(column) && yesOf(column) !== undefined)
  const [flag] = flags
  const yes = flag && yesOf(flag)
  if (flags.length === 1 && flag !== undefined && yes !== undefined)
    return { column: flag, operator: 'EQ', values: [yes], negated: true }
  const [date, ...others] = datesOf(frame, state)
  return date !== undefined && others.length === 0
    ? { column: date, operator: 'IS_NULL', values: [], negated: false }
    : null
}

/** The table whose rows are named at a place. */
function rowsAt(frame: Frame, at: number): PreparedTable | undefined {
  const slot = slotAt(frame, at)
  return slot && tableLinks(slot)[0]?.table
}

/** "Cancelled customers by plan", where the day of it is known of those alone; with months or a period that day is what is shown. */
function cameAbout(frame: Frame, token: Token): State | null {
  const { lower, index } = token
  if (!PARTICIPLE.test(lower) || frame.periods.length > 0 || cuesOf(frame, 'granularity').length > 0) return null
  const slot = slotAt(frame, index)
  if (slot !== undefined && slot.to - slot.from > 1) return null
  const [date, ...others] = datesOf(frame, lower)
  const isSaidOfRows = date !== undefined && rowsAt(frame, index + 1) === date.table
  return isSaidOfRows && others.length === 0
    ? { column: date, operator: 'IS_NOT_NULL', values: [], negated: false }
    : null
}

/** What is over by the day that one of these dates tells. */
const ENDS: ReadonlyMap<string, RegExp> = new Map([
  ['open', /^(resolved|closed|completed|finished|solved)$/],
  ['active', /^(churned|cancelled|canceled|terminated|ended|deactivated|closed)$/],
])
const STILL = new Set(['still', 'currently'])

/** "Tickets still open", "active accounts", where the day that ends it is missing. */
function goesOn(frame: Frame, { lower, index }: Token): State | null {
  const ends = ENDS.get(lower)
  if (ends === undefined) return null
  const after = rowsAt(frame, index + 1)
  const before = rowsAt(frame, STILL.has(frame.tokens[index - 1]?.lower ?? '') ? index - 2 : index - 1)
  const table = after ?? before
  // "Open invoices" are those of that status.
  if ((frame.prepared.values.get(valueKey(lower)) ?? []).some((one) => isState(one) && one.column.table === table))
    return null
  const [date, ...others] = (table?.columns ?? []).filter(
    (column) => isShown(column) && column.isTime && ends.test(column.words[0] ?? ''),
  )
  return date !== undefined && others.length === 0
    ? { column: date, operator: 'IS_NULL', values: [], negated: false }
    : null
}

const STOCK = valueKey('stock')

/** "Which airline has the most cancellations", where flights are cancelled or not. */
function happened(frame: Frame, { lower, index }: Token): State | null {
  const noun = singular(lower)
  if (noun === lower || slotAt(frame, index) !== undefined || !NOMINAL.test(noun)) return null
  const meant = meantBy(nominalStems(noun), frame)
  if (meant === null) return null
  const { column, value } = meant
  if (value === null) return null
  return { column, operator: 'EQ', values: [value], negated: false, describes: column.table }
}
const NOMINAL = /(?:ion|al|ment|ure|ance|ence|ery)$/

/** "Out of stock" and "in stock", where a number says how much of each thing there is. */
function stocked({ prepared, tokens }: Frame): readonly (readonly [State, Span])[] {
  if (!tokens.some(({ lower }) => lower === 'stock' || lower === 'sold')) return []
  const [column, ...others] = [...prepared.columns.values()].filter(
    (one) => isShown(one) && one.isNumber && one.forms.some(({ stems }) => stems.length === 1 && stems[0] === STOCK),
  )
  if (column === undefined || others.length > 0) return []
  const says = (at: number, words: string): Span | null => {
    const all = words.split(' ')
    return all.every((word, ahead) => tokens[at + ahead]?.lower === word) ? { from: at, to: at + all.length } : null
  }
  return tokens.flatMap(({ index }): readonly (readonly [State, Span])[] => {
    const out = says(index, 'out of stock') ?? says(index, 'sold out')
    if (out !== null) return [[{ column, operator: 'EQ', values: [0], negated: false }, out]]
    const there = says(index, 'in stock')
    const before = tokens[index - 1]
    // "Less than 10 in stock" says how many.
    return there === null ||
      before?.value != null ||
      ['quantity', 'units', 'amount', 'number'].includes(before?.lower ?? '')
      ? []
      : [[{ column, operator: 'GT', values: [0], negated: false }, there]]
  })
}

/** What state rows are in, where the data tells it by another word than the prompt does. */
export function stateConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const stock = stocked(frame).filter(([, span]) => isFree(frame, span))
  const conditions = [
    ...stock.map(([state, span]) => saying(state, span)),
    ...frame.tokens.flatMap((token): readonly Condition[] => {
      const span = { from: token.index, to: token.index + 1 }
      if (!isFree(frame, span) || stock.some(([, taken]) => inside(token.index, taken))) return []
      const state =
        oppositeOf(frame, token) ?? goesOn(frame, token) ?? cameAbout(frame, token) ?? happened(frame, token)
      return state === null ? [] : [saying(state, span)]
    }),
  ]
  // What says a state names no number that might be shown.
  const slots = frame.slots.filter((slot) => !conditions.some(({ operand }) => inside(slot.from, operand)))
  return { frame: using({ ...frame, slots }, ...conditions.flatMap(wordsOf)), conditions }
}
