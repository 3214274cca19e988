import { describe, expect, test } from '@jest/globals'
import { gallery } from '../../test/reader/gallery.js'
import { outcomeOf } from '../../test/reader/gist.js'
import { orderLines } from '../../test/reader/open-data.js'
import { phones } from '../../test/reader/phones.js'
import { joins, key, number, table, text } from '../../test/reader/profile.js'
import { shop } from '../../test/reader/shop.js'
import { handWeights, prepareDataset, read } from './read.js'

const prepared = prepareDataset(gallery)
const outcome = (prompt: string) => outcomeOf(read(prompt, prepared, { today: '2025-12-31' }))

describe('a number that stands for a name', () => {
  test.each([
    'How many paintings are there for each painter? Show a bar chart.',
    'number of paintings by painter',
    'For each painter, find their name and the number of paintings they made, as a bar chart',
    'Show painter names along with the number of paintings for each painter in a bar chart',
  ])('shows the name: %s', (prompt) => {
    expect(outcome(prompt)).toMatch(/^BAR COUNT\(\S+\) by painters.painter_name( where \S+ IS_NOT_NULL)?$/)
  })

  test('shows itself where it is asked for', () => {
    expect(outcome('number of paintings by painter id')).toContain(' by painters.painter_id')
  })
})

describe('the most and the least of each', () => {
  test.each([
    ['Show the painter name and their lowest rating among all paintings in a bar chart', 'MINIMUM(reviews.stars)'],
    ['Compare the prices of each painter’s most expensive painting with a bar chart', 'MAXIMUM(paintings.price)'],
  ])('%s', (prompt, measure) => {
    expect(outcome(prompt)).toContain(`BAR ${measure} by painters.painter_name`)
    expect(outcome(prompt)).not.toMatch(/ order | limit |,/)
  })

  test.each([
    ['How expensive is the most expensive painting of each painter?', 'MAXIMUM(paintings.price)'],
    ['What is the price of the cheapest painting of each painter?', 'MINIMUM(paintings.price)'],
  ])('where a number is asked for, and no row: %s', (prompt, measure) => {
    expect(outcome(prompt)).toContain(`BAR ${measure} by painters.painter_name`)
    expect(outcome(prompt)).not.toMatch(/ order | limit |,/)
  })

  test('"among all" names what there is, and nothing to split by', () => {
    expect(outcome('Compare the lowest rating among all paintings by each movement using a bar chart')).toMatch(
      /^BAR MINIMUM\(reviews.stars\) by painters.movement( where \S+ IS_NOT_NULL)?$/,
    )
  })

  test('of two aggregates both are shown', () => {
    expect(outcome('the average and maximum price for each style')).toContain(
      'AVERAGE(paintings.price), MAXIMUM(paintings.price) by paintings.style',
    )
  })
})

test('one number against another stays so, whatever each dot is', () => {
  const found = outcomeOf(read('price vs weight for each model', prepareDataset(phones), { today: '2025-12-31' }))
  expect(found).toBe('POINT (phones.price), (phones.weight)')
})

describe('what is counted', () => {
  test.each([
    ['titles of paintings and the number of times they were loaned, as a bar chart', 'paintings.title'],
    ['how often was each painting loaned', 'paintings.title'],
    ['What are the different member types, and how many loans have been made by each?', 'members.member_type_code'],
  ])('%s', (prompt, x) => {
    expect(outcome(prompt)).toMatch(/^BAR COUNT\(\S+\) by /)
    expect(outcome(prompt)).toContain(` by ${x}`)
    expect(outcome(prompt)).not.toMatch(/ EQ | NEQ /)
  })

  test('what is counted is not what it is split by', () => {
    const prompt = 'Show the style of paintings and the corresponding number of paintings with a bar chart'
    expect(outcome(prompt)).toMatch(/^BAR COUNT\(\S+\) by paintings.style$/)
  })

  test('a column that holds how many there are is added up', () => {
    expect(outcome('Return the title and the number of figures for each painting')).toContain(
      'SUM(paintings.figure_count) by paintings.title',
    )
  })
})

describe('whose a name is', () => {
  test('the names of things are what they are called, and no other names', () => {
    const found = outcome('Show movement names along with the number of painters in a bar chart')
    expect(found).toMatch(/^BAR COUNT\(\S+\) by painters.movement$/)
  })

  test('"the price of the rooms" is what rooms call one, and not what bookings call a rate, by weights that learned nothing', () => {
    const inn = prepareDataset({
      id: 'dataset_inn',
      name: 'Inn',
      version: 1,
      tables: [
        table('rooms', 60, {
          room_id: key(60),
          room_name: text(['Oak', 'Elm'], 60),
          decor: text(['Modern', 'Rustic']),
          base_price: number('DECIMAL', 'AVERAGE', 300),
        }),
        table('bookings', 900, {
          booking_id: key(900),
          room_id: { ...key(60), distinct: 60 },
          rate: number('DECIMAL', 'AVERAGE', 400),
        }),
      ],
      relationships: [joins('bookings.room_id', 'rooms.room_id')],
    })
    const prompt = 'the average and minimum price of the rooms in different decor using a scatter'
    expect(outcomeOf(read(prompt, inn, { today: '2025-12-31' }, handWeights))).toBe(
      'POINT AVERAGE(rooms.base_price), MINIMUM(rooms.base_price) by rooms.decor',
    )
  })

  test('"for all" leads up to nothing that is split by', () => {
    expect(outcome('number of loans for all loans by the member, loaned in each month')).toContain(
      'by loans.date_loaned:MONTH',
    )
  })

  test('different painters are counted themselves, and not those that paintings refer to', () => {
    expect(outcome('How many different painters are there for the different movements? Show a bar chart')).toMatch(
      /^BAR COUNT\(\S+\) by painters.movement$/,
    )
  })

  test('"done by" somebody is no date', () => {
    expect(outcome('titles of paintings that were loaned by Ann, as bars')).not.toContain('date_loaned')
  })
})

test('so many rows are counted for each id that they repeat, over the months that are asked for', () => {
  const lines = (prompt: string) => outcomeOf(read(prompt, prepareDataset(orderLines), { today: '2025-12-31' }))
  const each = 'COUNT(*) per COUNT_DISTINCT(retail.order_id)'
  expect(lines('items per order by region')).toBe(`BAR ${each} by retail.region`)
  expect(lines('average items per order')).toBe('TEXT COUNT(retail.row_id) per COUNT_DISTINCT(retail.order_id)')
  expect(lines('items per order by month')).toBe(`LINE ${each} by retail.order_date:MONTH`)
  expect(lines('sales per order by month')).toBe(
    'LINE SUM(retail.sales) per COUNT_DISTINCT(retail.order_id) by retail.order_date:MONTH',
  )
})

test.each(['revenue and average rating by region', 'revenue and average satisfaction by month'])(
  'an average of what the data does not hold is told, and no average of what stands before: %s',
  (prompt) => {
    const result = read(prompt, prepareDataset(shop), { today: '2025-12-31' })
    expect(outcomeOf(result)).toContain('SUM(order_lines.revenue)')
    expect(result.outcome === 'reading' ? result.reading.confidence : 1).toBeLessThanOrEqual(0.45)
  },
)

describe('words that are no values', () => {
  test('"loaned after" a day says when, once, and no state', () => {
    const prompt =
      'how many loans were loaned after 2024-03-01? Give me the loan type and the number loaned after 2024-03-01'
    const found = outcome(prompt)
    expect(found).toContain('loans.date_loaned GTE 2024-03-02')
    expect(found).not.toContain('loan_status')
    expect(found.match(/date_loaned/g)).toHaveLength(1)
  })

  test('"highly" is no misspelt "hight"', () => {
    expect(outcome('What are 3 most highly rated paintings?')).toMatch(
      /^BAR AVERAGE\(reviews.stars\) by paintings.title .*limit 3$/,
    )
    expect(outcome('What are 3 most highly rated paintings?')).not.toContain('hight')
  })
})
