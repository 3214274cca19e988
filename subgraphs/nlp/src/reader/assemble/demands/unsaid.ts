import { tellsMoney, valuesAlone } from '../values-alone.js'
import type { Demand } from './demand.js'

/** "Furniture by month": what it brings in, where the data has money that is told by categories. */
export const moneyOfValues: Demand = ({ frame, roles, conditions, limit, chart }) => {
  const { money } = frame.prepared
  return valuesAlone(frame, roles) && tellsMoney(frame, conditions) && limit === null && !chart.histogram
    ? ({ measures: [measure, ...others] }) => measure?.column === money && others.length === 0
    : null
}
