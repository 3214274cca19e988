import { countries } from '../shop.js'
import type { OwnPrompts } from './own-prompts.js'

export const countriesPrompts: OwnPrompts = {
  dataset: countries,
  today: '2005-12-31',
  prompts: [
    [
      '10 most populated countries in 2000',
      'BAR SUM(countries.population) by countries.country where countries.year EQ 2000 order sum_population DESCENDING limit 10',
    ],
    [
      'population growth of China',
      'LINE GROWTH SUM(countries.population) by countries.year where countries.country EQ China',
    ],
    [
      'average life expectancy by cluster in 1990',
      'BAR AVERAGE(countries.life_expectancy) by countries.cluster where countries.year EQ 1990',
    ],
    [
      'countries where life expectancy was below 50 in 1970',
      'BAR AVERAGE(countries.life_expectancy) by countries.country where countries.life_expectancy LT 50 and countries.year EQ 1970',
    ],
    [
      'life expectancy vs population in 2005',
      'POINT (countries.life_expectancy), (countries.population) where countries.year EQ 2005',
    ],
    ['carbon emissions by country', 'cannot'],
  ],
}
