import { type DimensionPart, dimensionsOf } from '../candidate.js'
import type { Span } from '../../types.js'
import { cuesOf, type Frame } from '../frame.js'
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

/** "Orders per month by channel", "each month for each channel", "monthly orders by channel": both are shown. */
export const stepAndGroup: Demand = ({ frame, step, roles, limit }) => {
  const [group, ...others] = roles.filter((role) => isGroup(role) && role.grouped)
  if (step === null || group === undefined || others.length > 0) return null
  const splits = cuesOf(frame, 'group')
  const led = splits.some(({ to }) => to === step.from)
  const follows = splits.some(({ from, to }) => from === step.to && to === group.slot.from)
  const adjoins = follows || step.to + 1 === group.slot.from || group.slot.to + 1 === step.from
  return (led && adjoins) || (limit === null && leadsAsAdverb(frame, step))
    ? (candidate) =>
        isShown(candidate, group) && dimensionsOf(candidate).some(({ granularity }) => granularity !== null)
    : null
}

/** "Monthly orders"; what is "average monthly" is one value of many months. */
const leadsAsAdverb = (frame: Frame, step: Span): boolean =>
  cuesOf(frame, 'granularity').some(({ adverb, from }) => adverb && from === step.from) &&
  ![...cuesOf(frame, 'aggregate'), ...cuesOf(frame, 'group')].some(({ to }) => to === step.from)

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
