import { expect, test } from '@jest/globals'
import { clinic, staff } from '../../../test/reader/other-tables.js'
import { phones } from '../../../test/reader/phones.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, read } from '../read.js'

const [aShop, allPhones, aClinic, allStaff] = [shop, phones, clinic, staff].map((profile) => prepareDataset(profile))

const told = (prompt: string, prepared = allPhones): { readonly words: readonly string[]; readonly sure: boolean } => {
  if (prepared === undefined) throw new Error('no dataset')
  const result = read(prompt, prepared, { today: '2025-12-31' })
  if (result.outcome !== 'reading') throw new Error(`${prompt}: ${result.outcome}`)
  const { explanation, confidence } = result.reading
  return { words: [...explanation.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word), sure: confidence >= 0.5 }
}

test.each([
  ['total value by brand', 'value'],
  ['total amount by brand', 'amount'],
  ['how many people', 'people'],
  ['number of people by brand', 'people'],
  ['number of different persons', 'persons'],
])('%s: of phones, which are counted instead, there is no "%s"', (prompt, word) =>
  expect(told(prompt)).toEqual({ words: [word], sure: false }),
)

test('an amount of what costs something by another name', () =>
  expect(told('total amount by doctor', aClinic)).toEqual({ words: ['amount'], sure: false }))

test.each([
  ['how many people by office', allStaff],
  ['how many people by region', aShop],
  ['total items', allPhones],
  ['total number of phones by brand', allPhones],
  ['total amount of phones by brand', allPhones],
] as const)('not: %s', (prompt, prepared) => expect(told(prompt, prepared)).toEqual({ words: [], sure: true }))
