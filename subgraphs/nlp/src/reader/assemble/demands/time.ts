import { type DimensionPart, dimensionsOf } from '../candidate.js'
import { cuesOf } from '../frame.js'
import type { Role } from '../roles.js'
import { isOfClock } from '../time-axis.js'
import { type Demand, isGroup, isShown, topOf } from './demand.js'

/** "Yearly average wind": not one number. */
export const alongSteps: Demand = ({ step }) => (step === null ? null : ({ shape }) => shape !== 'single')

/** "Over the years": along them, and not in ranges that nobody asked for. */
export const alongTrend: Demand = ({ frame, chart, step }) =>
  chart.histogram ||
  (cuesOf(frame, 'trend').length === 0 && step?.granularity !== 'YEAR') ||
  cuesOf(frame, 'bin').length > 0 ||
  cuesOf(frame, 'distribution').length > 0
    ? null
    : ({ shape }) => shape !== 'histogram'

/** "By hour of the day": of a date that has times, where there is one. */
export const withTimes: Demand = ({ step }) =>
  step === null || !isOfClock(step.granularity)
    ? null
    : (candidate) => dimensionsOf(candidate).some(({ column }) => column.profile.type === 'DATETIME')

/** "Orders per month by channel": both are shown. */
export const stepAndGroup: Demand = ({ frame, step, roles }) => {
  const groups = roles.filter((role) => isGroup(role) && role.grouped)
  const led = step !== null && cuesOf(frame, 'group').some(({ to }) => to === step.from)
  const [group] = groups
  const adjoins = group !== undefined && (step?.to === group.slot.from - 1 || group.slot.to + 1 === step?.from)
  return led && groups.length === 1 && adjoins
    ? (candidate) =>
        isShown(candidate, group) && dimensionsOf(candidate).some(({ granularity }) => granularity !== null)
    : null
}

/** "Orders above 100", "orders delivered within 2 days" ask for no dates, which the words may mean too. */
export const noUnsaidDate: Demand = ({ step, frame, chart, conditions }) => {
  const isUnit = ({ slot }: Role): boolean =>
    conditions.some(({ operand, column }) => column.isNumber && operand.to === slot.from)
  const asksDate = frame.tokens.some(({ lower }) => ['date', 'dates', 'when'].includes(lower))
  if (step !== null || asksDate || chart.mark !== null || cuesOf(frame, 'trend').length > 0) return null
  const isUnsaid = ({ column, role }: DimensionPart): boolean =>
    column.isTime &&
    role !== null &&
    !role.grouped &&
    (topOf(role)?.kind === 'table' || isUnit(role)) &&
    column.table.grain !== column
  return (candidate) => !dimensionsOf(candidate).some(isUnsaid)
}
