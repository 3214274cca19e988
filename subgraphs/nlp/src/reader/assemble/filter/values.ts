import type { Cell } from '@askchart/vocabulary'
import { type Slot, valueLinks } from '../../link/links.js'
import { valueKey } from '../../link/value-key.js'
import type { PreparedColumn, Token } from '../../types.js'
import { type Frame, isFree } from '../frame.js'
import { areListed } from './listed.js'
import { operatorAround } from './operators.js'
import { placed, placesAround } from './places.js'
import type { Proposal, Question } from './question.js'

/** Values found in the data, and quoted texts that no column is known to hold. */
export function valueQuestions(frame: Frame): readonly Question[] {
  const questions: Question[] = []
  for (const token of frame.tokens) {
    if (frame.used.has(token.index)) continue
    const slot = frame.slots.find(({ from }) => from === token.index)
    const before = questions.at(-1)
    const here = { operand: { from: token.index, to: token.index + 1 } }
    const lead = before !== undefined && areListed(frame, before, here) ? before.lead : null
    const known = slot === undefined ? null : valueAt(frame, slot, lead)
    const found = known ?? (token.kind === 'quoted' && slot === undefined ? quotedAt(frame, token, lead) : null)
    if (found !== null) questions.push(found)
  }
  return questions
}

function valueAt(frame: Frame, slot: Slot, list: number | null): Question | null {
  const links = valueLinks(slot)
  if (!isFree(frame, slot) || links.length === 0) return null
  const around = operatorAround(frame, slot.from, slot.to)
  const span = { from: around.from, to: slot.to }
  const columns = new Map<PreparedColumn, { readonly value: Cell; readonly score: number }>()
  const text = frame.tokens
    .slice(slot.from, slot.to)
    .map(({ lower }) => lower)
    .join(' ')
  // "Female" may be found in a value that only resembles it, and as it is.
  for (const { column, value, score } of links) {
    const fit = String(value).toLowerCase() === text ? Math.max(score, 0.97) + 0.01 : score
    if ((columns.get(column)?.score ?? 0) < fit) columns.set(column, { value, score: Math.min(1, fit) })
  }
  const lead = list ?? span.from
  const places = placesAround(frame, { from: lead, to: span.to }, slot, (column) => columns.has(column))
  const proposals = [...columns].flatMap(([column, { value, score }]) =>
    [...(places.get(column) ?? []), NOWHERE].map((place): Proposal => ({
      column,
      ...place,
      goesOn: false,
      operator: around.operator === 'NEQ' ? 'NEQ' : 'EQ',
      values: [value],
      known: score,
    })),
  )
  return { ...span, kind: 'value', lead, operand: slot, around, proposals }
}

const NOWHERE = { slot: null, link: 0, byTable: false } as const

const YES = new Set(['yes', 'y', 'true', 't', '1'])
const NO = new Set(['no', 'n', 'false', 'f', '0'])
const yesOrNo = (text: string): boolean | null =>
  YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : null

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text)

function quotedAt(frame: Frame, token: Token, list: number | null): Question | null {
  const { index, text } = token
  if (namesColumn(frame, text)) return null
  const around = operatorAround(frame, index, index + 1)
  const day = isDay(text)
  const span = { from: around.from, to: index + 1 }
  const lead = list ?? span.from
  const value = day ? text.replace(' ', 'T') : text
  const yes = yesOrNo(text)
  const wanted = (column: PreparedColumn): boolean =>
    day ? column.isTime : column.profile.type === 'STRING' || (yes !== null && column.profile.type === 'BOOLEAN')
  return {
    ...span,
    kind: 'text',
    lead,
    operand: { from: index, to: index + 1 },
    around,
    proposals: placed(frame, { from: lead, to: span.to }, { from: index, to: index + 1 }, wanted).map((place) => ({
      ...place,
      goesOn: false,
      operator: around.operator,
      values: [place.column.profile.type === 'BOOLEAN' ? yes : value],
      known: 0,
    })),
  }
}

/** A name of a column in quotes is no value of another. */
function namesColumn({ prepared }: Frame, text: string): boolean {
  const said = valueKey(text)
  return [...prepared.columns.values()].some(({ forms }) =>
    forms.some(({ quality, stems }) => quality === 1 && stems.join(' ') === said),
  )
}
