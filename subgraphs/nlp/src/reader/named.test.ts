import { describe, expect, test } from '@jest/globals'
import { outcomeOf } from '../../test/reader/gist.js'
import { museum } from '../../test/reader/museum.js'
import { shop } from '../../test/reader/shop.js'
import { expectPrompt } from '../../test/reader/to-read.js'
import { prepareDataset, read } from './read.js'

const dataset = prepareDataset(museum)

describe('whose a name is', () => {
  test.each([
    ['a bar chart of the number of the dates of the loans', 'loans.date_loan_agreed'],
    ['for each institution, find its kind and the number of loans in a bar chart', 'institution.kind'],
    ['number of institutions for each "date became partner" in a bar chart', 'institution.date_became_partner'],
    ['institution names along with the number of loans for each institution', 'institution.institution'],
  ])('%s', (prompt, column) => {
    const result = read(prompt, dataset, { today: '2025-12-31' })
    const dimensions = result.outcome === 'reading' ? result.reading.query.dimensions : []
    expect(dimensions.map((one) => one.column)).toEqual([column])
  })
})

test('a count for each of a number whose correlation is asked for is drawn as dots', () => {
  const prompt = 'for each loan id, find the number of invoices'
  const line = 'COUNT(*) by invoices.loan_id'
  expectPrompt(prompt, dataset).toRead(`BAR ${line}`)
  expectPrompt(`${prompt}. Show the correlation.`, dataset).toRead(`POINT ${line}`)
})

test('bars ordered by the names are ordered by what they are called', () => {
  expectPrompt('number of orders by channel, and list by the names from low to high', prepareDataset(shop)).toRead(
    'BAR COUNT(*) by orders.channel order channel ASCENDING',
  )
})

test.each([
  ['the lowest rating of each kind in a bar chart', 'BAR MINIMUM(ratings.stars) by institution.kind'],
  ['average rating for each kind in a bar chart', 'BAR AVERAGE(ratings.stars) by institution.kind'],
])('the one thing that a table measures is meant by its name: %s', (prompt, line) => {
  const result = read(prompt, dataset, { today: '2025-12-31' })
  expect(outcomeOf(result)).toContain(line)
})

test.each([
  ['number of loans by insurer, ordered by insurer', 'insurer ASCENDING'],
  ['number of loans by insurer, sorted by the count from the highest to the lowest', 'count DESCENDING'],
])('an order needs no word of direction, and may have many: %s', (prompt, order) => {
  expect(outcomeOf(read(prompt, dataset, { today: '2025-12-31' }))).toBe(`BAR COUNT(*) by loans.insurer order ${order}`)
})

test('a common word is no misspelt value, though the values that were looked up are like it', () => {
  const valueMatches = [{ phrase: 'made', column: 'institution.kind', value: 'Male', score: 0.86 }]
  const prompt = 'number of loans made by insurer'
  expect(outcomeOf(read(prompt, dataset, { today: '2025-12-31', valueMatches }))).toBe('BAR COUNT(*) by loans.insurer')
})
