import { expect, test } from '@jest/globals'
import { changeOf, type ColumnSaid, draftOf } from './column-change.js'

const said: ColumnSaid = {
  label: 'amount',
  synonyms: ['sales', 'turnover'],
  role: 'MEASURE',
  defaultAggregate: 'SUM',
  unit: null,
  hidden: false,
}

test('a form that was only opened changes nothing', () => {
  expect(changeOf(said, draftOf(said))).toEqual({})
})

test('only what is different is sent', () => {
  const draft = { ...draftOf(said), synonyms: ['sales'], unit: ' € ', hidden: true }
  expect(changeOf(said, draft)).toEqual({ synonyms: ['sales'], unit: '€', hidden: true })
})

test('an emptied label and no aggregate take back what was said; an emptied unit says that there is none', () => {
  const draft = { ...draftOf({ ...said, unit: '$' }), label: '  ', defaultAggregate: null, unit: '' }
  expect(changeOf({ ...said, unit: '$' }, draft)).toEqual({ label: null, defaultAggregate: null, unit: '' })
})

test('another order of synonyms is another saying', () => {
  expect(changeOf(said, { ...draftOf(said), synonyms: ['turnover', 'sales'] })).toEqual({
    synonyms: ['turnover', 'sales'],
  })
})
