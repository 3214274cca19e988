import { power } from '../other-tables.js'
import type { OwnPrompts } from './own-prompts.js'

export const powerPrompts: OwnPrompts = {
  dataset: power,
  today: '2025-12-31',
  prompts: [
    [
      'coal vs natural gas over time',
      'LINE SUM(generation.coal), SUM(generation.natural_gas) by generation.month:MONTH',
    ],
    ['solar and hydro by year', 'LINE SUM(generation.solar), SUM(generation.hydro) by generation.month:YEAR'],
    ['nuclear since 2020', 'LINE SUM(generation.nuclear) by generation.month where generation.month GTE 2020-01-01'],
    [
      'stacked area of coal, nuclear and solar per year',
      'AREA SUM(generation.coal), SUM(generation.nuclear), SUM(generation.solar) by generation.month:YEAR',
    ],
    ['wind by year', 'clarify wind: onshore wind, offshore wind'],
    ['best month for solar', 'BAR SUM(generation.solar) by generation.month order sum_solar DESCENDING'],
    ['year over year change in coal', 'LINE CHANGE SUM(generation.coal) by generation.month:YEAR'],
    ['correlation between solar and hydro', 'POINT (generation.solar), (generation.hydro)'],
    ['histogram of nuclear', 'BAR COUNT(*) by generation.nuclear:bin'],
    ['geothermal by year', 'cannot'],
  ],
}
