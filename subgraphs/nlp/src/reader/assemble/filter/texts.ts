import type { Cell } from '@askchart/vocabulary'
import { type Slot, type ValueLink, valueLinks } from '../../link/links.js'
import type { PreparedColumn, Span } from '../../types.js'
import { cuesOf, type Frame, isFree, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { type Named, namedColumn } from './named-column.js'
import { operatorAround } from './operators.js'

/** Conditions on texts: values found in the data, quoted texts, and patterns such as "names starting with S". */
export function textConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const conditions: Condition[] = []
  let now = frame
  for (let at = 0; at < frame.tokens.length; at += 1) {
    const token = frame.tokens[at]
    if (token === undefined || now.used.has(at)) continue
    const slot = frame.slots.find(({ from }) => from === at)
    const condition =
      patternAt(now, at) ??
      (slot === undefined ? null : valueAt(now, slot)) ??
      (token.kind === 'quoted' ? quotedAt(now, at) : null)
    if (condition === null) continue
    conditions.push(condition)
    now = using(now, ...wordsOf(condition))
    at = Math.max(at, condition.to - 1)
  }
  return { frame: now, conditions: inheritNegation(frame, conditions) }
}

/** "excluding A and B" excludes both. */
function inheritNegation(frame: Frame, conditions: readonly Condition[]): readonly Condition[] {
  const list: Condition[] = []
  for (const condition of conditions) {
    const before = list.at(-1)
    const joined =
      before !== undefined &&
      before.column === condition.column &&
      frame.tokens
        .slice(before.operand.to, condition.operand.from)
        .every(({ lower }) => ['and', 'or', ',', '&', 'nor'].includes(lower))
    list.push(joined && before.negated ? { ...condition, negated: true } : condition)
  }
  return list
}

const base = (operand: Span, around: Span): Span => ({
  from: Math.min(operand.from, around.from),
  to: Math.max(operand.to, around.to),
})

const isText = (column: PreparedColumn): boolean => column.profile.type === 'STRING'

/** A letter or text after "contains", "starts with" and the like. */
function patternAt(frame: Frame, at: number): Condition | null {
  const token = frame.tokens[at]
  const around = operatorAround(frame, at, at + 1)
  const inPart = cuesOf(frame, 'pattern').find(({ from }) => from === at + 1 && frame.tokens[from]?.lower === 'in')
  const place = around.place ?? (inPart === undefined ? null : 'in')
  if (token === undefined || place === null) return null
  const isLetter =
    token.kind === 'word' &&
    token.text.length === 1 &&
    (token.text === token.text.toUpperCase() || frame.tokens[at - 1]?.lower.startsWith('letter') === true)
  if (token.kind !== 'quoted' && !isLetter && !(token.kind === 'word' && place !== 'in' && token.text !== token.lower))
    return null
  const named = namedColumn(frame, { from: around.from, to: at + 1 }, isText, { before: 6, after: 5 })
  if (named === null) return null
  const pattern = (text: string): string => ({ start: `${text}%`, end: `%${text}`, in: `%${text}%` })[place]
  const texts = [token.text.replaceAll('%', '')]
  let to = inPart?.to ?? at + 1
  const second = frame.tokens[at + 2]
  if (
    frame.tokens[at + 1]?.lower === 'or' &&
    second !== undefined &&
    (second.kind === 'quoted' || (isLetter && second.text.length === 1))
  ) {
    texts.push(second.text)
    to = at + 3
  }
  const column = named.link.column.profile.ref
  const one = (text: string) => ({ compare: { column, operator: 'LIKE' as const, values: [pattern(text)] } })
  const operand = { from: at, to }
  return {
    ...base(operand, around),
    column: named.link.column,
    operator: 'LIKE',
    values: texts.map(pattern),
    negated: around.negated,
    named: named.slot,
    operand,
    score: named.link.score,
    or: false,
    ...(texts.length > 1 ? { filter: { or: texts.map(one) } } : {}),
  }
}

function valueAt(frame: Frame, slot: Slot): Condition | null {
  const links = valueLinks(slot)
  const [top] = slot.links
  if (!isFree(frame, slot) || links.length === 0 || top === undefined) return null
  const best = links[0]?.score ?? 0
  if (top.kind !== 'value' && top.score > best + 0.02) return null
  const around = operatorAround(frame, slot.from, slot.to)
  const columns = new Map(links.map((found) => [found.column, found]))
  const named = namedColumn(frame, { from: around.from, to: slot.to }, (column) => columns.has(column), {
    before: 5,
    after: 2,
  })
  const link = named === null ? likeliest(frame, links) : columns.get(named.link.column)
  if (link === undefined) return null
  const near = named !== null && adjacent(frame, named, around.from, slot.to) ? named : null
  return {
    ...base(slot, around),
    column: link.column,
    operator: around.operator === 'NEQ' ? 'NEQ' : 'EQ',
    values: [link.value],
    negated: around.negated,
    named: near?.slot ?? null,
    operand: slot,
    score: link.score,
    or: false,
  }
}

const JOINTS = new Set(
  'is are was were the = : of a an be equals equal to has value as named called with " in not does do did for'.split(
    ' ',
  ),
)

/** Whether the column's name belongs to the value ("status 'Delivered'", "the West region") and is not a thing of its own. */
function adjacent(frame: Frame, named: Named, from: number, to: number): boolean {
  if (named.slot.to <= from) return frame.tokens.slice(named.slot.to, from).every(({ lower }) => JOINTS.has(lower))
  return named.slot.from === to
}

/** Of the columns that hold a value: one of a table that is spoken of, with few values, and no key. */
function likeliest(frame: Frame, links: readonly ValueLink[]): ValueLink | undefined {
  const spoken = new Set(
    frame.slots.flatMap(({ links: found }) =>
      found.slice(0, 2).map((one) => (one.kind === 'table' ? one.table : one.column.table)),
    ),
  )
  const rank = ({ column, score }: ValueLink): number =>
    score * 3 +
    (spoken.has(column.table) ? 1 : 0) -
    (column.isForeignKey ? 0.5 : 0) -
    Math.log10(1 + (column.profile.distinctCount ?? 100)) * 0.2
  return [...links].sort((a, b) => rank(b) - rank(a))[0]
}

/** A quoted text that no column is known to hold: the column named beside it. */
function quotedAt(frame: Frame, at: number): Condition | null {
  const token = frame.tokens[at]
  if (token === undefined) return null
  const around = operatorAround(frame, at, at + 1)
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(token.text)
  const named = namedColumn(
    frame,
    { from: around.from, to: at + 1 },
    (column) => (isDate ? column.isTime : isText(column)),
    { before: 6, after: 2 },
  )
  if (named === null) return null
  const value: Cell = isDate ? token.text.replace(' ', 'T') : token.text
  return {
    ...base({ from: at, to: at + 1 }, around),
    column: named.link.column,
    operator: around.operator,
    values: [value],
    negated: around.negated,
    named: named.slot,
    operand: { from: at, to: at + 1 },
    score: named.link.score * 0.7,
    or: false,
  }
}
