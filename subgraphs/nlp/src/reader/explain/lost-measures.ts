import { type Candidate, dimensionsOf } from '../assemble/candidate.js'
import type { Condition } from '../assemble/filter/condition.js'
import { cuesOf, type Frame } from '../assemble/frame.js'
import type { Role } from '../assemble/roles.js'
import type { Slot } from '../link/links.js'
import type { Span } from '../types.js'

const JOINTS = new Set(['and', 'plus', '&', ','])
/** What may stand between two measures that are asked for together. */
const BETWEEN = new Set([...JOINTS, ...'the number of total count how many much average mean also'.split(' ')])

/** Of what a place may mean as well: this share of the best. */
const NEAR = 0.75

const isSplit = ({ grouped, coordinated, coloured, faceted, filtered, each }: Role): boolean =>
  grouped || coordinated || coloured || faceted || filtered || each

function isAmount({ counted, slot: { links } }: Role): boolean {
  const [top] = links
  if (top?.kind === 'table') return true
  return top?.kind === 'column' && (counted || top.column.profile.role === 'MEASURE')
}

/** "Average revenue and number of orders by region": what is asked for beside a measure that is shown, and is not shown itself. */
export function lostMeasures(
  candidate: Candidate,
  conditions: readonly Condition[],
  frame: Frame,
  roles: readonly Role[],
): readonly Span[] {
  const { measures } = candidate
  const columns = new Set([...dimensionsOf(candidate), ...measures, ...conditions].map(({ column }) => column))
  const named = dimensionsOf(candidate).filter(({ column }) => column.isDisplay || column.isKey)
  const tables = new Set([...measures, ...named.map(({ column }) => column)].map(({ table }) => table))
  const counted = measures.flatMap(({ aggregate, table, column }) =>
    aggregate === 'COUNT' || aggregate === 'COUNT_DISTINCT' ? [column?.table ?? table, table] : [],
  )
  const isShown = (role: Role): boolean =>
    measures.some((measure) => measure.role === role) ||
    role.slot.links.some((link) => {
      if (link.score < (role.slot.links[0]?.score ?? 0) * NEAR) return false
      if (link.kind === 'table') return role.counted ? counted.includes(link.table) : tables.has(link.table)
      return columns.has(link.column)
    })
  const isJoined = (a: Slot, b: Slot): boolean => {
    const [before, after] = a.from < b.from ? [a, b] : [b, a]
    const words = frame.tokens.slice(before.to, after.from).map(({ lower }) => lower)
    return words.some((word) => JOINTS.has(word)) && words.every((word) => BETWEEN.has(word))
  }
  const asked = roles.filter((role) => !isSplit(role) && isAmount(role))
  const shown = asked.filter(
    (role) =>
      measures.some((measure) => measure.role === role) ||
      role.slot.links.some((link) => link.kind === 'table' && counted.includes(link.table)),
  )
  return asked
    .filter((role) => !isShown(role) && shown.some(({ slot }) => isJoined(slot, role.slot)))
    .map(({ slot }) => {
      const count = cuesOf(frame, 'count').find(({ to }) => to === slot.from)
      return { from: count?.from ?? slot.from, to: slot.to }
    })
}

/** "Orders vs cancelled orders by month", of which one side is shown alone. */
export function lostVersus(
  { measures, colour, facet, detail, x }: Candidate,
  conditions: readonly Condition[],
  frame: Frame,
): readonly Span[] {
  const isWhole = measures.length !== 1 || colour !== null || facet !== null || detail !== null || x === null
  if (isWhole || conditions.some(({ apart }) => apart !== undefined)) return []
  const groups = cuesOf(frame, 'group')
  return cuesOf(frame, 'versus').filter((cue) => {
    const end = groups.find(({ from }) => from >= cue.to)?.from ?? frame.tokens.length
    const before = conditions.filter(({ operand }) => operand.to <= cue.from)
    const after = conditions.filter(({ operand }) => operand.from >= cue.to && operand.to <= end)
    return !frame.used.has(cue.from) && (before.length === 0) !== (after.length === 0)
  })
}
