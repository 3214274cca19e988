import { sharesOfNamed } from '../measures.js'
import { tellsMoney, valuesAlone } from '../values-alone.js'
import type { Demand } from './demand.js'

/** "Furniture by month": what it brings in, where the data has money that is told by categories. */
export const moneyOfValues: Demand = ({ frame, roles, conditions, limit, chart }) => {
  const { money } = frame.prepared
  return valuesAlone(frame, roles) && tellsMoney(frame, conditions) && limit === null && !chart.histogram
    ? ({ measures: [measure, ...others] }) => measure?.column === money && others.length === 0
    : null
}

/** "Share of each fruit", where each has a row of its own: of what they hold. */
export const shareOfHeld: Demand = ({ frame, roles }) => {
  const [held] = sharesOfNamed(frame, roles)
  return held === undefined ? null : ({ measures: [measure] }) => measure?.column === held.column
}
