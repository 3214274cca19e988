import type { MeasurePart } from '../assemble/candidate.js'
import { isYearNumber } from '../assemble/filter/times.js'
import type { Frame } from '../assemble/frame.js'
import type { Role } from '../assemble/roles.js'
import { stemOf } from '../normalize/stem.js'
import type { PreparedColumn } from '../types.js'

/** A value of its own in each row. */
export const isUnique = ({ profile, table }: PreparedColumn): boolean =>
  table.profile.rowCount > 1 && profile.distinctCount === table.profile.rowCount

/** Times, and years that are numbers. */
export const isRunning = (column: PreparedColumn): boolean => column.isTime || isYearNumber(column)

/** Whole numbers of few values, which name kinds of things more than they measure them. */
export const isCode = ({ profile, isNumber }: PreparedColumn): boolean =>
  isNumber && profile.role === 'DIMENSION' && (profile.distinctCount ?? MANY) < MANY

const MANY = 30

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
