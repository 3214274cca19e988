import type { Cue } from '../tag/cue.js'
import type { PreparedColumn, Token } from '../types.js'
import type { Slot } from './links.js'

const LITTLE = new Set('the a an of car their its each different various # no'.split(' '))
const GROUPING = new Set(['group', 'colour', 'facet', 'relation', 'versus'])

/** A whole number that each row has, such as its cylinders or beds. */
function isAmount({ links: [top] }: Slot): boolean {
  if (top?.kind !== 'column') return false
  const { isNumber, isKey, isForeignKey, profile } = top.column
  return isNumber && !isKey && !isForeignKey && profile.type === 'INTEGER' && top.score > 0.7
}

const isCode = ({ links: [top] }: Slot): boolean =>
  top?.kind === 'column' && top.column.profile.role === 'DIMENSION' && isFew(top.column.profile.distinctCount)

const isNameOfRows = ({ profile, table }: PreparedColumn): boolean =>
  profile.type === 'STRING' && profile.distinctCount === table.profile.rowCount

const isFew = (distinct: number | null): boolean => distinct !== null && distinct <= 30

const little = (tokens: readonly Token[], from: number, to: number): boolean =>
  from <= to && tokens.slice(from, to).every(({ lower }) => LITTLE.has(lower))

/**
 * "Price by number of cylinders" groups by the column that holds the number, and counts nothing: cues of counting that
 * only lead up to such a column, or follow it ("cylinder count"), are part of its name.
 */
export function outsideAmounts(tokens: readonly Token[], cues: readonly Cue[], slots: readonly Slot[]): readonly Cue[] {
  const measured = slots.some(
    ({ links: [top] }) => top?.kind === 'column' && top.column.profile.role === 'MEASURE' && top.score > 0.5,
  )
  const named = slots.some(({ links: [top] }) => top?.kind === 'column' && isNameOfRows(top.column))
  return cues.filter((cue) => {
    if (cue.kind !== 'count') return true
    const asks = named || tokens[cue.from]?.lower === 'how'
    const grouped = cues.some(({ kind, to }) => GROUPING.has(kind) && to <= cue.from && little(tokens, to, cue.from))
    return !slots.some((slot) => {
      if (!isAmount(slot)) return false
      const leads = cue.to <= slot.from && little(tokens, cue.to, slot.from)
      const follows = cue.from === slot.to && cue.to - cue.from === 1 && measured
      return (leads && (grouped || (isCode(slot) && !asks))) || (follows && isCode(slot))
    })
  })
}
