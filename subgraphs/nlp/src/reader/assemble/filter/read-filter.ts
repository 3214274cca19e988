import { type TableLink, tableLinks } from '../../link/links.js'
import type { PreparedColumn } from '../../types.js'
import { cuesOf, type Frame, isFree, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { flagConditions } from './flags.js'
import { namedColumn } from './named-column.js'
import { numberConditions } from './numbers.js'
import { textConditions } from './texts.js'
import { timeConditions } from './times.js'

/** Everything the prompt demands of the rows, in the order of its words; their words are used up. */
export function readFilter(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const nulls = nullConditions(frame)
  const absent = absentConditions(nulls.frame)
  const numbers = numberConditions(keepYears(absent.frame))
  const texts = textConditions({ ...numbers.frame, used: new Set([...numbers.frame.used, ...absent.frame.used]) })
  const times = timeConditions({ ...texts.frame, used: withoutFreeYears(texts.frame, numbers.conditions) })
  const flags = flagConditions(times.frame)
  const conditions = [
    ...flags.conditions,
    ...nulls.conditions,
    ...absent.conditions,
    ...numbers.conditions,
    ...texts.conditions,
    ...times.conditions,
  ]
  return {
    frame: flags.frame,
    conditions: withOr(
      frame,
      [...conditions].sort((a, b) => a.operand.from - b.operand.from),
    ),
  }
}

/** Numbers that say a time are no amounts. */
const keepYears = (frame: Frame): Frame => using(frame, ...frame.periods)

function withoutFreeYears(frame: Frame, taken: readonly Condition[]): ReadonlySet<number> {
  const used = new Set(frame.used)
  for (const period of frame.periods) {
    if (taken.some((condition) => condition.from < period.to && period.from < condition.to)) continue
    for (let at = period.from; at < period.to; at += 1) used.delete(at)
  }
  return used
}

/** "commission is not null". */
function nullConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const conditions = frame.tokens.flatMap((token): readonly Condition[] => {
    if (!['null', 'empty', 'missing', 'blank'].includes(token.lower)) return []
    const not = cuesOf(frame, 'not').find((cue) => cue.to <= token.index && token.index - cue.to <= 1)
    const from = not?.from ?? token.index
    const named = namedColumn(frame, { from, to: token.index + 1 }, () => true, { before: 3, after: 0 })
    if (named === null) return []
    const excluded = frame.tokens
      .slice(Math.max(0, from - 6), from)
      .some(({ lower }) => ['ignore', 'ignoring', 'exclude', 'excluding', 'without', 'except'].includes(lower))
    const operand = { from, to: token.index + 1 }
    return [
      {
        from,
        to: operand.to,
        column: named.link.column,
        operator: (not === undefined) === excluded ? 'IS_NOT_NULL' : 'IS_NULL',
        values: [],
        negated: false,
        named: named.slot,
        operand,
        score: named.link.score,
        or: false,
      },
    ]
  })
  return { frame: using(frame, ...conditions.flatMap(wordsOf)), conditions }
}

/** "students without any allergy": rows that no row of the other table belongs to. */
function absentConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const found: Condition[] = []
  for (const cue of cuesOf(frame, 'none')) {
    const slot = frame.slots.find((one) => one.from >= cue.to && one.from - cue.to <= 3 && isFree(frame, one))
    if (slot === undefined) continue
    const [top] = slot.links
    const link = tableLinks(slot).find(({ score }) => score >= (top?.score ?? 1) * 0.8)
    const column = link === undefined ? null : meetingColumn(frame, link)
    if (column === null) continue
    found.push({
      from: cue.from,
      to: slot.to,
      column,
      operator: 'IS_NULL',
      values: [],
      negated: false,
      named: slot,
      operand: slot,
      score: link?.score ?? 0.5,
      or: false,
    })
  }
  return { frame: using(frame, ...found.flatMap(wordsOf)), conditions: found }
}

/** The column by which a table belongs to another: never empty where a row is met. */
function meetingColumn(frame: Frame, { table }: TableLink): PreparedColumn | null {
  const other = frame.slots.some(
    ({ links }) =>
      links[0] !== undefined && (links[0].kind === 'table' ? links[0].table : links[0].column.table) !== table,
  )
  if (!other) return null
  return table.columns.find(({ isForeignKey }) => isForeignKey) ?? table.key
}

/** Marks the conditions that "or" joins to the one before. */
function withOr(frame: Frame, conditions: readonly Condition[]): readonly Condition[] {
  return conditions.map((condition, index) => {
    const before = conditions[index - 1]
    if (before === undefined) return condition
    const or = cuesOf(frame, 'or').some(({ from }) => from >= before.operand.to && from < condition.operand.from)
    return or ? { ...condition, or: true } : condition
  })
}
