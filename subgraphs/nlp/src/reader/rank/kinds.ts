import type { DimensionPart, MeasurePart } from '../assemble/candidate.js'
import { isYearNumber } from '../assemble/filter/times.js'
import type { Frame } from '../assemble/frame.js'
import type { Role } from '../assemble/roles.js'
import { stemOf } from '../normalize/stem.js'
import type { PreparedColumn, PreparedTable, Token } from '../types.js'
import { joinsOf } from './joined.js'

/** A value of its own in each row. */
export const isUnique = ({ profile, table }: PreparedColumn): boolean =>
  table.profile.rowCount > 1 && profile.distinctCount === table.profile.rowCount

/** Times, and years that are numbers. */
export const isRunning = (column: PreparedColumn): boolean => column.isTime || isYearNumber(column)

/** Whole numbers of few values, which name kinds of things more than they measure them. */
export const isCode = ({ profile, isNumber }: PreparedColumn): boolean =>
  isNumber && profile.role === 'DIMENSION' && (profile.distinctCount ?? MANY) < MANY

const MANY = 30

/** A number that stands for rows which have names, where no word asks for the number itself. */
export const standsForNamed = (
  { column, role, byTable }: Pick<DimensionPart, 'column' | 'role' | 'byTable'>,
  { tokens, prepared }: Frame,
): boolean =>
  column.isForeignKey &&
  column.isNumber &&
  !byTable &&
  joinsOf(prepared).referred(column).some(hasNames) &&
  (role === null || !asksForKey(role, tokens))

const hasNames = ({ display, columns, profile: { rowCount } }: PreparedTable): boolean =>
  display !== null ||
  columns.some(
    (column) => !column.isKey && column.profile.type === 'STRING' && column.profile.distinctCount === rowCount,
  )

/** "Customer id": the number itself is asked for. */
export const asksForKey = ({ slot: { from, to } }: Role, tokens: readonly Token[]): boolean =>
  tokens.slice(from, to).some(({ lower }) => KEY_WORDS.has(lower))
const KEY_WORDS = new Set('id ids code codes key keys number numbers no nr identifier identifiers'.split(' '))

/** "Acceleration to horsepower". */
export const isOneToOther = ([a, b]: readonly MeasurePart[], { tokens }: Frame): boolean =>
  a?.role != null &&
  b?.role != null &&
  tokens[Math.min(a.role.slot.to, b.role.slot.to)]?.lower === 'to' &&
  Math.abs(a.role.slot.to - b.role.slot.from) + 1 <= 3 &&
  [a, b].every(({ column, aggregate }) => column?.profile.role === 'MEASURE' && aggregate === null)

/** "Weight by height": both of many values, the one said by the other. */
export const isOneByOther = (measures: readonly MeasurePart[]): boolean =>
  measures.every(
    ({ column, aggregate, role }) =>
      column !== null &&
      aggregate === null &&
      role?.aggregates.length === 0 &&
      !role.total &&
      column.profile.role === 'MEASURE' &&
      (column.profile.distinctCount ?? 0) > MANY,
  ) && measures.some(({ role }) => role?.grouped === true)

/** "How many days had fog" counts rows that stand for days. */
const PERIODS = new Set(['day', 'week', 'month', 'year', 'hour'].map(stemOf))
export const isPeriod = ({ slot }: Role, { tokens }: Frame): boolean => PERIODS.has(tokens[slot.to - 1]?.stem ?? '')
