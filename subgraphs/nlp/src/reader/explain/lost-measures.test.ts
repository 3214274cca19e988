import { expect, test } from '@jest/globals'
import type { DatasetProfile } from '@askchart/vocabulary'
import { staff } from '../../../test/reader/other-tables.js'
import { outcomeOf } from '../../../test/reader/gist.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, read, type Reading } from '../read.js'

const prepared = new Map([shop, staff].map((profile) => [profile, prepareDataset(profile)]))

function readingOf(profile: DatasetProfile, prompt: string): Reading {
  const dataset = prepared.get(profile)
  if (dataset === undefined) throw new Error('not prepared')
  const result = read(prompt, dataset, { today: '2025-12-31' })
  if (result.outcome !== 'reading') throw new Error(`${prompt}: ${outcomeOf(result)}`)
  return result.reading
}

test.each([
  [shop, 'number of customers and revenue by month', 'revenue'],
  [shop, 'orders and customers by month', 'customers'],
])('%#: a measure that is asked for beside the one that is shown is told', (profile, prompt, words) => {
  const { explanation, confidence } = readingOf(profile, prompt)
  expect(explanation).toContain(`"${words}" found no place and was left out.`)
  expect(confidence).toBeLessThanOrEqual(0.45)
})

test.each([
  [shop, 'revenue and profit by region'],
  [shop, 'average revenue and number of orders by region'],
  [shop, 'revenue and orders by region'],
  [staff, 'average salary and number of employees by department'],
  [shop, 'number of orders by channel and region'],
  [shop, 'products and their revenue'],
  [staff, 'employees and their salaries'],
])('%#: what is shown is not', (profile, prompt) => {
  expect(readingOf(profile, prompt).mentions.filter(({ kind }) => kind === 'LEFT_OUT')).toEqual([])
})
