import { describe, expect, test } from '@jest/globals'
import type { ColumnType } from '@askchart/vocabulary'
import { readCell } from './column-reader.js'
import { ColumnInference } from './infer-column.js'

function learn(cells: readonly string[], wanted: ColumnType | null = null) {
  const inference = new ColumnInference(wanted)
  for (const cell of cells) inference.see(cell)
  const column = inference.result()
  return { column, values: cells.map((cell) => readCell(cell, column)) }
}

describe('a column', () => {
  test.each<[string, ColumnType, string[], (string | null)[]]>([
    ['whole numbers', 'INTEGER', ['1', '-20', '+3', '0', ''], ['1', '-20', '3', '0', null]],
    ['grouped digits', 'INTEGER', ['1,234', '12'], ['1234', '12']],
    ['decimals among whole numbers', 'DECIMAL', ['1', '2.50', '.5', '1e-3'], ['1', '2.50', '.5', '1e-3']],
    ['money', 'DECIMAL', ['$1,200.50', '-$3'], ['1200.50', '-3']],
    ['percentages', 'DECIMAL', ['12.5%', '3 %'], ['12.5', '3']],
    ['codes with leading zeros', 'STRING', ['00123', '45678'], ['00123', '45678']],
    ['one zero-padded code among numbers', 'STRING', ['1', '2', '03'], ['1', '2', '03']],
    ['numbers too long to count with', 'STRING', ['1234567890123456789'], ['1234567890123456789']],
    ['phone numbers', 'STRING', ['555-1234', '+1 555'], ['555-1234', '+1 555']],
    ['true and false', 'BOOLEAN', ['True', 'false', 'YES', 'no', ''], ['true', 'false', 'true', 'false', null]],
    ['initials', 'STRING', ['F', 'T'], ['F', 'T']],
    ['zeros and ones', 'INTEGER', ['0', '1'], ['0', '1']],
    ['ISO dates', 'DATE', ['2021-02-10', '2020/2/9'], ['2021-02-10', '2020-02-09']],
    ['dates that only fit day first', 'DATE', ['10/02/2021', '25/02/2021'], ['2021-02-10', '2021-02-25']],
    ['dates that only fit month first', 'DATE', ['10/02/2021', '12/25/2021'], ['2021-10-02', '2021-12-25']],
    ['dates that fit both: month first', 'DATE', ['10/02/2021'], ['2021-10-02']],
    ['dotted dates: day first', 'DATE', ['10.02.2021'], ['2021-02-10']],
    ['short years', 'DATE', ['1/2/99', '1/2/07'], ['1999-01-02', '2007-01-02']],
    [
      'named months',
      'DATE',
      ['3 Mar 2021', 'September 24, 2007', '1st May 2020', '23-OCT-10'],
      ['2021-03-03', '2007-09-24', '2020-05-01', '2010-10-23'],
    ],
    ['days no calendar has', 'STRING', ['2021-02-30', '2021-02-10'], ['2021-02-30', '2021-02-10']],
    ['two orders that contradict each other', 'STRING', ['25/02/2021', '02/25/2021'], ['25/02/2021', '02/25/2021']],
    [
      'points in time',
      'DATETIME',
      ['2021-02-10 08:05', '2021-02-10T08:05:06.5Z', '2021-02-10T08:05:06+02:00', '2021-02-11'],
      ['2021-02-10 08:05:00.000', '2021-02-10 08:05:06.500', '2021-02-10 06:05:06.000', '2021-02-11 00:00:00.000'],
    ],
    [
      'clocks of twelve hours',
      'DATETIME',
      ['8/21/2015 5:03 PM', '8/21/2015 12:00 am'],
      ['2015-08-21 17:03:00.000', '2015-08-21 00:00:00.000'],
    ],
    ['midnights alone: dates', 'DATE', ['2021-02-10 00:00:00', '2021-02-11T00:00:00Z'], ['2021-02-10', '2021-02-11']],
    ['times of day', 'STRING', ['08:05', '17:30'], ['08:05', '17:30']],
    ['words for nothing among numbers', 'INTEGER', ['1', 'NA', 'null', '-', 'n/a'], ['1', null, null, null, null]],
    ['words for nothing among text', 'STRING', ['NA', 'EU', ''], ['NA', 'EU', null]],
    ['nothing at all', 'STRING', ['', ''], [null, null]],
    ['a number, then text', 'STRING', ['1', 'two'], ['1', 'two']],
  ])('of %s is %s', (_what, type, cells, values) => {
    const learned = learn(cells)
    expect(learned.column.type).toBe(type)
    expect(learned.values).toEqual(values)
  })

  test('keeps the unit that stands beside all its numbers', () => {
    expect(learn(['$1', '$2.50']).column.unit).toBe('$')
    expect(learn(['$1', '2.50']).column.unit).toBeNull()
    expect(learn(['5%', '7%']).column.unit).toBe('%')
  })

  test('knows whether values are missing', () => {
    expect(learn(['1', '2']).column.hasMissing).toBe(false)
    expect(learn(['1', '']).column.hasMissing).toBe(true)
    expect(learn(['1', 'NA']).column.hasMissing).toBe(true)
    expect(learn(['text', 'more', '']).column.hasMissing).toBe(true)
  })

  test('takes the type it is asked for, and tells what does not fit it', () => {
    expect(learn(['1', '2'], 'STRING').values).toEqual(['1', '2'])
    expect(learn(['t', '0', 'Y', 'x', 'constructor'], 'BOOLEAN').values).toEqual([
      'true',
      'false',
      'true',
      undefined,
      undefined,
    ])
    expect(learn(['1', '2.5'], 'INTEGER').values).toEqual(['1', undefined])
    expect(learn(['25/02/2021', '1/2/2021'], 'DATETIME').values).toEqual([
      '2021-02-25 00:00:00.000',
      '2021-02-01 00:00:00.000',
    ])
  })
})
