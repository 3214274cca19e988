import { splitRef } from '@askchart/vocabulary'
import type { Condition } from './filter/condition.js'
import { leadsTo } from './filter/related-tables.js'
import { cuesOf, type Frame, overlap } from './frame.js'
import type { Role } from './roles.js'

const ASKS = ['count', 'distinct', 'total', 'aggregate', 'share', 'extreme', 'distribution', 'bin'] as const

const isTime = ({ slot: { links } }: Role): boolean => {
  const [top] = links
  return top?.kind === 'column' && top.column.isTime
}

/** "Furniture by month", "North vs South": values and nothing else, along time or against one another. */
export function valuesAlone(frame: Frame, roles: readonly Role[]): boolean {
  const values = frame.slots.filter(({ links: [top] }) => top?.kind === 'value' && top.column.profile.type === 'STRING')
  const others = roles.filter((role) => !isTime(role) && !values.some((slot) => overlap(slot, role.slot)))
  const along = (['granularity', 'trend', 'versus'] as const).some((kind) => cuesOf(frame, kind).length > 0)
  const asks = ASKS.some((kind) => cuesOf(frame, kind).length > 0)
  return values.length > 0 && others.length === 0 && !asks && (along || roles.some(isTime))
}

/** Whether the data's money is told by what each condition says a column is. */
export const tellsMoney = ({ prepared }: Frame, conditions: readonly Condition[]): boolean => {
  const { money } = prepared
  return (
    money !== null &&
    conditions.length > 0 &&
    conditions.every(
      ({ column: { table, profile }, operator, related, named }) =>
        (operator === 'EQ' || operator === 'IN') &&
        profile.type === 'STRING' &&
        related === undefined &&
        named === null &&
        (table.profile.name === splitRef(money.profile.ref).table || leadsTo(prepared, money.table, table)),
    )
  )
}
