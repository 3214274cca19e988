import type { Condition } from '../assemble/filter/condition.js'
import type { PreparedColumn, ValueMatch } from '../types.js'

/** A value that a condition asks for and its column does not hold. */
export interface Absent {
  readonly column: PreparedColumn
  readonly text: string
}

const lower = (value: unknown): string => String(value).toLowerCase()

/** Whether it is known that no row has the value: all values are known, or the others were looked through for it. */
function isAbsent({ profile }: PreparedColumn, value: string, matches: readonly ValueMatch[] | undefined): boolean {
  const { sampleValues, distinctCount, ref } = profile
  if (sampleValues.some((known) => lower(known) === lower(value))) return false
  if (distinctCount !== null && sampleValues.length >= distinctCount) return true
  return matches !== undefined && !matches.some((match) => match.column === ref && lower(match.value) === lower(value))
}

/** The texts that conditions say are equal to what no column holds. */
export const absentValues = (
  conditions: readonly Condition[],
  matches: readonly ValueMatch[] | undefined,
): readonly Absent[] =>
  conditions.flatMap(({ column, operator, values, filter, related, whole }) =>
    column.profile.type !== 'STRING' ||
    !['EQ', 'IN'].includes(operator) ||
    filter !== undefined ||
    related !== undefined ||
    whole !== undefined
      ? []
      : values.flatMap((value) =>
          typeof value === 'string' && isAbsent(column, value, matches) ? [{ column, text: value }] : [],
        ),
  )
