import type { Situation } from '../../rank/features.js'
import { type Candidate, dimensionsOf } from '../candidate.js'
import type { Condition } from '../filter/condition.js'
import type { Role } from '../roles.js'

/** A prompt's clauses, as far as demands look at them. */
export interface Asked extends Pick<Situation, 'frame' | 'chart' | 'roles' | 'limit' | 'step' | 'derived'> {
  readonly conditions: readonly Condition[]
  readonly conditionsFor: (candidate: Candidate) => readonly Condition[]
}

/** What a prompt cannot do without; null where it does not ask for it. */
export type Demand = (asked: Asked) => ((candidate: Candidate) => boolean) | null

/** What a place means first. */
export const topOf = ({ slot }: Role) => slot.links[0]

/** Whether a place names a number that is measured. */
export const isMeasure = (role: Role): boolean => {
  const top = topOf(role)
  if (top?.kind !== 'column' || role.filtered) return false
  const { profile, isNumber, isForeignKey } = top.column
  return profile.role === 'MEASURE' && isNumber && !isForeignKey
}

/** Whether a place names something that a chart may be split by. */
export const isGroup = (role: Role): boolean => {
  const top = topOf(role)
  if (top === undefined || role.filtered || role.counted) return false
  return top.kind === 'table' || (top.kind === 'column' && top.column.profile.role !== 'MEASURE')
}

/** Whether a chart is split by what a place names. */
export const isShown = (candidate: Candidate, role: Role): boolean =>
  dimensionsOf(candidate).some((part) => part.role === role)
