import { stemOf } from '../../normalize/stem.js'
import type { PreparedColumn, PreparedTable, Token } from '../../types.js'
import { thingNamed } from '../counted-once.js'
import { cuesOf, type Frame, using } from '../frame.js'
import type { Condition } from './condition.js'
import { operatorAround } from './operators.js'
import { leadsTo } from './related-tables.js'

const ORDERS = new Set(['GT', 'GTE', 'LT', 'LTE'])
const CURRENCIES = new Set('$ € £ usd eur gbp dollar dollars euro euros pounds bucks'.split(' '))
const GOES_ON = new Set('in by for from per and or with on at during since before after over , . ? !'.split(' '))

const LITTLE = new Set('that which were was are is with a an the total value amount worth of in all'.split(' '))
const leadsUp = ({ tokens }: Frame, from: number, to: number): boolean =>
  tokens.slice(from, to).every(({ lower }) => LITTLE.has(lower))

/** A thing whose money stands in rows of another table, of which each has several: orders and their lines. */
function isMadeOfMoney({ prepared }: Frame, table: PreparedTable): boolean {
  const { money } = prepared
  if (money === null || !leadsTo(prepared, money.table, table)) return false
  const happens = table.columns.some(({ isTime }) => isTime)
  const holdsMoney = table.columns.some(({ profile, isForeignKey }) => profile.role === 'MEASURE' && !isForeignKey)
  return happens && (!holdsMoney || table.profile.rowCount < money.table.profile.rowCount)
}

/** Words that compare whatever it is: "older than" says what. */
const BARE = new Set(['over', 'under', 'above', 'below'])
const PRICES = new Set(['price', 'cost', 'fee', 'fare'].map(stemOf))
const AGE = stemOf('age')

/** "Products under 50", "employees over 50": the one price or the age that each has itself. */
function ownNumber({ columns }: PreparedTable): PreparedColumn | null {
  const measured = columns.filter(({ isNumber, isKey, isForeignKey }) => isNumber && !isKey && !isForeignKey)
  const ages = measured.filter(({ words }) => words.length === 1 && stemOf(words[0] ?? '') === AGE)
  const prices = measured.filter(({ words }) => PRICES.has(stemOf(words.at(-1) ?? '')))
  const [only, other] = [...ages, ...prices]
  return other === undefined ? (only ?? null) : null
}

/** How many words of a unit follow a number: "dollars", "years old". */
function unitAfter(tokens: readonly Token[], at: number): number {
  const [first = '', second = '', third = ''] = tokens.slice(at, at + 3).map(({ lower }) => lower)
  if (CURRENCIES.has(first)) return 1
  const ofAge = second === 'old' ? 2 : second === 'of' && third === 'age' ? 3 : 0
  return first === 'years' ? ofAge : 0
}

/**
 * "Orders above 1000": of what happens and has its money in several rows, what all of them come to is compared, and not one of them.
 * Where a unit follows ("orders over 5 days") it is something else.
 */
export function thingTotals(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const { tokens, slots, prepared, used } = frame
  const { money } = prepared
  const conditions = slots.flatMap((slot): readonly Condition[] => {
    const top = thingNamed(slot)
    if (top?.kind !== 'table' || top.score < 0.9) return []
    const cue = cuesOf(frame, 'compare').find(
      ({ from, operator }) => from >= slot.to && ORDERS.has(operator) && leadsUp(frame, slot.to, from),
    )
    const at = CURRENCIES.has(tokens[cue?.to ?? -1]?.lower ?? '') ? (cue?.to ?? 0) + 1 : (cue?.to ?? -1)
    const token = tokens[at]
    if (cue === undefined || token === undefined || token.value === null || token.kind === 'date' || used.has(at))
      return []
    const end = at + 1 + unitAfter(tokens, at + 1)
    const next = tokens[end]
    const isWhole = next === undefined || GOES_ON.has(next.lower) || frame.cues.some(({ from }) => from === end)
    if (!isWhole || frame.periods.some((period) => period.from <= at && at < period.to)) return []
    const { operator, negated } = operatorAround(frame, at, at + 1)
    const span = { from: cue.from, to: end }
    const operand = { from: at, to: end }
    const base = { ...span, operator, values: [token.value], named: null, operand, score: 1, or: false }
    const own = BARE.has(tokens[cue.from]?.lower ?? '') ? ownNumber(top.table) : null
    if (own !== null) return [{ ...base, column: own, negated }]
    const { key } = top.table
    if (money === null || key === null || !isMadeOfMoney(frame, top.table)) return []
    const total: Condition = { ...base, column: money, negated: false, aggregate: 'SUM' }
    const related = { of: top.table, table: money.table, with: [total], relative: true }
    return [{ ...base, column: key, negated, related }]
  })
  return { frame: using(frame, ...conditions), conditions }
}
