import type { Link, Slot } from '../../link/links.js'
import type { PreparedColumn, Span } from '../../types.js'
import { cuesOf, type Frame, isFree, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { namedColumn } from './named-column.js'

const NOTHING = new Set(['null', 'empty', 'missing', 'blank'])
const LEAVING_OUT = new Set(['ignore', 'ignoring', 'exclude', 'excluding', 'without', 'except'])

const SOME = new Set(['a', 'an', 'any', 'some'])
const HAVE = new Set(['with', 'have', 'has', 'had', 'having'])
const CLAUSE = new Set(['that', 'which', 'who', 'do', 'does', 'did'])
const SAID_OF_ALL = new Set(
  '. , ? ! recorded given known set registered is are was were there in for by per'.split(' '),
)

interface Held {
  readonly from: number
  readonly isNull: boolean
}

/** The words that say that rows have something or nothing, up to where they say what: "that do have an", "without any". */
function heldBefore(frame: Frame, slot: Slot): Held | null {
  const { tokens } = frame
  const article = SOME.has(tokens[slot.from - 1]?.lower ?? '') ? slot.from - 1 : slot.from
  const none = cuesOf(frame, 'none').find(({ to }) => to === article)
  if (none !== undefined) return { from: none.from, isNull: true }
  // "Who have" is read as one, so that "no" stands alone.
  const isNull = tokens[slot.from - 1]?.lower === 'no'
  const have = isNull ? slot.from - 2 : article - 1
  const isSaid = (isNull || article < slot.from) && HAVE.has(tokens[have]?.lower ?? '')
  return isSaid ? { from: have, isNull } : null
}

/** "Clients with an email address", "checks that have no outcome": whether a column of theirs holds anything. */
function heldConditions(frame: Frame): readonly (Condition & { readonly spent: readonly Span[] })[] {
  return frame.slots.flatMap((slot) => {
    const [top] = slot.links
    if (
      top?.kind !== 'column' ||
      top.score < (isId(top.column) ? SURE_OF_ID : SURE) ||
      !isFree(frame, slot) ||
      isAmount(top.column)
    )
      return []
    const held = heldBefore(frame, slot)
    const next = frame.tokens[slot.to]
    if (held === null || !(next === undefined || SAID_OF_ALL.has(next.lower))) return []
    let at = held.from
    while (CLAUSE.has(frame.tokens[at - 1]?.lower ?? '')) at -= 1
    const rows = frame.slots.find(({ to, links }) => to === at && links.some((link) => isRowsOf(link, top.column)))
    if (rows === undefined) return []
    const lead = frame.tokens[rows.from - 1]?.lower === 'the' ? rows.from - 1 : rows.from
    const out = cuesOf(frame, 'not').find(({ to }) => to === lead)
    return [
      {
        from: held.from,
        to: slot.to,
        column: top.column,
        operator: held.isNull === (out === undefined) ? ('IS_NULL' as const) : ('IS_NOT_NULL' as const),
        values: [],
        negated: false,
        named: slot,
        operand: slot,
        score: top.score,
        or: false,
        spent: out === undefined ? [] : [{ from: out.from, to: rows.to }],
      },
    ]
  })
}
const SURE = 0.9
/** "A mentor", whose id is held. */
const SURE_OF_ID = 0.8
const isId = ({ isKey, isForeignKey }: PreparedColumn): boolean => isKey || isForeignKey

/** Of an amount nothing is 0. */
const isAmount = ({ isNumber, profile }: PreparedColumn): boolean => isNumber && profile.minimum === 0

const isRowsOf = (link: Link, { table }: PreparedColumn): boolean => link.kind === 'table' && link.table === table

/** "Commission is not null", "clients with an email address". */
export function nullConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const spent: Span[] = []
  const conditions = frame.tokens.flatMap((token): readonly Condition[] => {
    if (!NOTHING.has(token.lower)) return []
    const not = cuesOf(frame, 'not').find((cue) => cue.to <= token.index && token.index - cue.to <= 1)
    const from = not?.from ?? token.index
    const named = namedColumn(frame, { from, to: token.index + 1 }, () => true, { before: 3, after: 0 })
    if (named === null) return []
    const excluding = frame.tokens.slice(Math.max(0, from - 6), from).find(({ lower }) => LEAVING_OUT.has(lower))
    if (excluding !== undefined) spent.push({ from: excluding.index, to: excluding.index + 1 })
    const operand = { from, to: token.index + 1 }
    return [
      {
        from,
        to: operand.to,
        column: named.link.column,
        operator: (not === undefined) === (excluding !== undefined) ? 'IS_NOT_NULL' : 'IS_NULL',
        values: [],
        negated: false,
        named: named.slot,
        operand,
        score: named.link.score,
        or: false,
      },
    ]
  })
  const rest = using(frame, ...spent, ...conditions.flatMap(wordsOf))
  const held = heldConditions(rest)
  return {
    frame: using(rest, ...held.flatMap((condition) => [...condition.spent, ...wordsOf(condition)])),
    conditions: [...conditions, ...held],
  }
}
