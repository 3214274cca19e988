import { expect, test } from '@jest/globals'
import { day, number, table, text } from '../../../test/reader/profile.js'
import { shop } from '../../../test/reader/shop.js'
import { shownOf } from '../../../test/reader/gist.js'
import { prepareDataset, read } from '../read.js'

const today = '2025-12-31'
const budget = prepareDataset({
  id: 'dataset_budget',
  name: 'Budget',
  version: 1,
  tables: [
    table('spending', 120, {
      month: { ...day('2016-01-01', '2025-12-01'), distinct: 120 },
      transport_and_roads: number('DECIMAL', 'SUM', 900),
      ports_transport_logistics: number('DECIMAL', 'SUM', 900),
      schools: number('DECIMAL', 'SUM', 900),
    }),
  ],
  relationships: [],
})
const league = prepareDataset({
  id: 'dataset_league',
  name: 'League',
  version: 1,
  tables: [
    table('teams', 20, {
      team: text(['Rovers', 'United'], 20),
      points: number('INTEGER', 'SUM', 90),
      goals_scored: number('INTEGER', 'SUM', 90),
    }),
  ],
  relationships: [],
})
const seen = (prompt: string, prepared: typeof budget) => shownOf(read(prompt, prepared, { today }))

test('one word of the names of several measures is asked back', () => {
  expect(seen('transport by year', budget)).toBe('clarify transport: transport and roads, ports transport logistics')
  expect(seen('transport and roads by year', budget)).toBe(
    'LINE SUM(spending.transport_and_roads) by spending.month:YEAR',
  )
})

test('what is best at nothing that is named is asked back, with a reading for each measure', () => {
  expect(seen('which team is the best', league)).toBe('clarify best: points, goals scored')
  const result = read('which team is the best', league, { today })
  const measured = result.outcome === 'clarify' ? result.choices.map(({ reading }) => reading.query.measures) : []
  expect(measured).toEqual([
    [{ column: 'teams.points', aggregate: 'SUM' }],
    [{ column: 'teams.goals_scored', aggregate: 'SUM' }],
  ])
  expect(seen('which team has the most points', league)).toMatch(/^BAR (SUM)?\(teams.points\) by teams.team order/)
})

test('commands, forecasts and times between two dates are refused with a reason', () => {
  const prepared = prepareDataset(shop)
  const message = (prompt: string): string => {
    const result = read(prompt, prepared, { today })
    return result.outcome === 'cannot' ? result.message : result.outcome
  }
  expect(message("'; drop table orders; --")).toMatch(/nothing a chart can show/)
  expect(message('revenue forecast by month')).toMatch(/not in the data/)
  expect(message('revenue by month with a 3 month moving average')).toMatch(/"moving average"/)
  expect(message('rolling 7 day mean of profit')).toMatch(/"rolling 7 day mean"/)
  expect(message('average days between order date and customer by channel')).toMatch(/time between/)
  expect(message('orders between 2024-01-01 and 2024-03-31 by channel')).toBe('reading')
})
