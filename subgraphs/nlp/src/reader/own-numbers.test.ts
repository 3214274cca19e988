import { describe, expect, test } from '@jest/globals'
import { changes } from '../../test/reader/own/changes.js'
import { clinicPrompts } from '../../test/reader/own/clinic.js'
import {
  countedClinic,
  countedCountries,
  countedFarm,
  countedHelpdesk,
  countedHotel,
  countedPhones,
  countedShop,
  countedStaff,
  countedYard,
} from '../../test/reader/own/counted.js'
import { farmPrompts } from '../../test/reader/own/farm.js'
import { conversations } from '../../test/reader/own/conversations.js'
import { countriesPrompts } from '../../test/reader/own/countries.js'
import { filtersPrompts } from '../../test/reader/own/filters.js'
import { measuresPrompts } from '../../test/reader/own/measures.js'
import { periodsPrompts } from '../../test/reader/own/periods.js'
import { businessPrompts } from '../../test/reader/own/business.js'
import { helpdeskPrompts } from '../../test/reader/own/helpdesk.js'
import { phonesPrompts } from '../../test/reader/own/phones.js'
import {
  plainClinic,
  plainCountries,
  plainHelpdesk,
  plainHotel,
  plainPhones,
  plainPower,
  plainShopWithMetrics,
  plainStaff,
  plainYard,
} from '../../test/reader/own/plain.js'
import { plainShop } from '../../test/reader/own/plain-shop.js'
import { powerPrompts } from '../../test/reader/own/power.js'
import { rankingsPrompts } from '../../test/reader/own/rankings.js'
import { refusalsPrompts } from '../../test/reader/own/refusals.js'
import { staffPrompts } from '../../test/reader/own/staff.js'
import { shop } from '../../test/reader/shop.js'
import { shownOf } from '../../test/reader/gist.js'
import { prepareDataset, read, type Reading } from './read.js'

describe.each([
  ['rankings', rankingsPrompts],
  ['periods', periodsPrompts],
  ['measures', measuresPrompts],
  ['filters', filtersPrompts],
  ['refusals', refusalsPrompts],
  ['staff', staffPrompts],
  ['phones', phonesPrompts],
  ['business', businessPrompts],
  ['helpdesk', helpdeskPrompts],
  ['power', powerPrompts],
  ['clinic', clinicPrompts],
  ['farm', farmPrompts],
  ['countries', countriesPrompts],
  ['plain questions about a shop', plainShop],
  ['plain questions about staff', plainStaff],
  ['plain questions about a clinic', plainClinic],
  ['plain questions about phones', plainPhones],
  ['plain questions about a helpdesk', plainHelpdesk],
  ['plain questions about countries', plainCountries],
  ['plain questions about power', plainPower],
  ['plain questions about a hotel', plainHotel],
  ['plain questions about a yard', plainYard],
  ['plain questions about metrics', plainShopWithMetrics],
  ['counts and conditions about staff', countedStaff],
  ['counts and conditions about clinic', countedClinic],
  ['counts and conditions about helpdesk', countedHelpdesk],
  ['counts and conditions about hotel', countedHotel],
  ['counts and conditions about countries', countedCountries],
  ['counts and conditions about phones', countedPhones],
  ['counts and conditions about yard', countedYard],
  ['counts and conditions about farm', countedFarm],
  ['counts and conditions about a shop', countedShop],
])('%s', (_, { dataset, today, prompts }) => {
  const prepared = prepareDataset(dataset)

  test.each(prompts)('%s', (prompt, reading) => {
    expect(shownOf(read(prompt, prepared, { today }))).toBe(reading)
  })
})

describe('a conversation changes what it speaks of and nothing else', () => {
  const prepared = prepareDataset(shop)

  test.each([...conversations, ...changes].map((turns) => [turns[0]?.[0] ?? '', turns] as const))('%s', (_, turns) => {
    let previous: Reading | undefined
    const seen = turns.map(([prompt]): readonly [string, string] => {
      const result = read(prompt, prepared, { today: '2025-12-31', previous })
      if (result.outcome === 'reading') previous = result.reading
      return [prompt, shownOf(result)]
    })
    expect(seen).toEqual(turns)
  })
})
