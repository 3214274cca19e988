import { expect, test } from '@jest/globals'
import { ceramicsWorkshop } from '../../../../test/reader/databases/ceramics-workshop.js'
import { parcelCourier } from '../../../../test/reader/databases/parcel-courier.js'
import { zooRota } from '../../../../test/reader/databases/zoo-rota.js'
import { outcomeOf } from '../../../../test/reader/gist.js'
import { prepareDataset, read } from '../../read.js'

const [workshop, courier, zoo] = [ceramicsWorkshop, parcelCourier, zooRota].map((dataset) => prepareDataset(dataset))
const asked = (prompt: string, dataset = workshop): string =>
  dataset === undefined ? '' : outcomeOf(read(prompt, dataset, { today: '2025-12-31' }))

test.each([
  ['how many clients with an email address are there for each city?', 'Clients.Email_Address IS_NOT_NULL'],
  ['number of clients that have an email address by city', 'Clients.Email_Address IS_NOT_NULL'],
  ['how many clients without an email address are there for each city?', 'Clients.Email_Address IS_NULL'],
  ['number of clients who have no email address by city', 'Clients.Email_Address IS_NULL'],
])('what is known of rows, and what is missing: %s', (prompt, condition) => {
  expect(asked(prompt)).toBe(`BAR COUNT(*) by Clients.City where ${condition}`)
})

test('also of a number, where it is said to be had', () => {
  expect(asked('bar chart of the number of parcels that do have an insured value by size code', courier)).toBe(
    'BAR COUNT(*) by Parcel.Size_Code where Parcel.Insured_Value IS_NOT_NULL',
  )
})

test('rows that have none may be left out', () => {
  const shares = 'What share of the health checks had each outcome?'
  expect(asked(`${shares} Leave out the checks with no outcome recorded.`, zoo)).toBe(
    'ARC COUNT(*) by Health_Checks.Outcome where Health_Checks.Outcome IS_NOT_NULL',
  )
})

test.each(['average list price of the pieces with a clay type of stoneware', 'titles of pieces with the clay type'])(
  'what rows have is no condition where more is said of it: %s',
  (prompt) => {
    expect(asked(prompt)).not.toContain('NULL')
  },
)
