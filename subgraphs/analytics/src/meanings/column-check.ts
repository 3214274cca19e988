import { BadInputError } from '@askchart/service'
import type { Aggregate, ColumnProfile, ColumnRole } from '@askchart/vocabulary'
import type { ColumnMeaning } from './meaning.js'
import { checkLabel, checkSynonyms, checkUnit } from './words-check.js'

/** Of each part: undefined leaves it as it is, null takes back what was said of it. */
export interface ColumnChange {
  readonly hidden?: boolean | null | undefined
  readonly label?: string | null | undefined
  readonly synonyms?: readonly string[] | null | undefined
  readonly role?: ColumnRole | null | undefined
  readonly defaultAggregate?: Aggregate | null | undefined
  readonly unit?: string | null | undefined
}

const isNumber = ({ type }: ColumnProfile): boolean => type === 'INTEGER' || type === 'DECIMAL'

function checkRole(role: ColumnRole, of: ColumnProfile): ColumnRole {
  const isTime = of.type === 'DATE' || of.type === 'DATETIME'
  if (role === 'MEASURE' && !isNumber(of))
    throw new BadInputError('input.role', `Only numbers can be a MEASURE; "${of.ref}" is ${of.type}.`)
  if (role === 'TIME' && !isTime)
    throw new BadInputError('input.role', `Only dates and times can be TIME; "${of.ref}" is ${of.type}.`)
  if (isTime && role !== 'TIME')
    throw new BadInputError('input.role', `"${of.ref}" is ${of.type}: hide it where it is not to be used as TIME.`)
  return role
}

function checkAggregate(aggregate: Aggregate, of: ColumnProfile): Aggregate {
  const needsNumbers = aggregate === 'SUM' || aggregate === 'AVERAGE' || aggregate === 'MEDIAN'
  const needsOrder = aggregate === 'MINIMUM' || aggregate === 'MAXIMUM'
  if ((needsNumbers && !isNumber(of)) || (needsOrder && of.type === 'BOOLEAN'))
    throw new BadInputError('input.defaultAggregate', `${aggregate} does not suit "${of.ref}", which is ${of.type}.`)
  return aggregate
}

/** What is said after a change: undefined leaves it, null takes it back. */
export const after = <Value>(said: Value | undefined, change: Value | null | undefined): Value | undefined =>
  change === undefined ? said : (change ?? undefined)

/** A change with its texts in order. `columns` are all of the table. A BadInputError names the part at fault. */
export function checkColumn(
  { hidden, label, synonyms, role, defaultAggregate, unit }: ColumnChange,
  of: ColumnProfile,
  columns: readonly ColumnProfile[],
): ColumnChange {
  return {
    hidden,
    label: label == null ? label : checkLabel(label, of, columns),
    synonyms: synonyms == null ? synonyms : checkSynonyms(synonyms, of, columns),
    role: role == null ? role : checkRole(role, of),
    defaultAggregate: defaultAggregate == null ? defaultAggregate : checkAggregate(defaultAggregate, of),
    unit: unit == null ? unit : checkUnit(unit, of),
  }
}

/** What is said of a column once it is changed. */
export const changedColumn = (said: ColumnMeaning, change: ColumnChange): ColumnMeaning => ({
  hidden: after(said.hidden, change.hidden),
  label: after(said.label, change.label),
  synonyms: after(said.synonyms, change.synonyms),
  role: after(said.role, change.role),
  defaultAggregate: after(said.defaultAggregate, change.defaultAggregate),
  unit: after(said.unit, change.unit),
})
