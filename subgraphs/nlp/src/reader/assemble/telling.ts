import type { Candidate } from './candidate.js'
import type { Condition } from './filter/condition.js'
import type { Frame } from './frame.js'
import type { Role } from './roles.js'

type Meets = (candidate: Candidate) => boolean

/** Columns that conditions leave a single value of. */
const fixedBy = (conditions: readonly Condition[]) =>
  new Set(
    conditions.flatMap(({ column, operator, values, negated, aggregate, related, or }, index) => {
      const isOneOfSeveral = or || conditions[index + 1]?.or === true
      const holds = operator === 'EQ' && values.length === 1 && !negated && aggregate === undefined
      return holds && !isOneOfSeveral && related === undefined ? [column] : []
    }),
  )

/** "The height of the towers in the city of Oslo": row by row it is by tower, as there is but one city. */
export function byWhatDiffers(conditions: readonly Condition[]): Meets | null {
  const fixed = fixedBy(conditions)
  return fixed.size === 0
    ? null
    : ({ x, measures: [measure] }) =>
        x === null || x.role?.grouped === true || measure?.aggregate !== null || !fixed.has(x.column)
}

const COMPARES = new Set(['compare', 'comparing'])
/** What may stand before it: "please compare", "I want to compare". */
const FIRST_WORDS = 5

/** "Compare the number of different brands": how often each occurs, as one number compares with nothing; in several countries they compare. */
export function comparesEach(
  { tokens }: Frame,
  roles: readonly Role[],
  conditions: readonly Condition[],
): Meets | null {
  const [only, ...others] = roles.filter(({ filtered }) => !filtered)
  const compares = tokens.slice(0, FIRST_WORDS).some(({ lower }) => COMPARES.has(lower))
  if (!compares || conditions.length > 0 || only === undefined || others.length > 0 || !only.counted) return null
  return only.slot.links[0]?.kind === 'column' ? ({ x }) => x?.role === only : null
}
