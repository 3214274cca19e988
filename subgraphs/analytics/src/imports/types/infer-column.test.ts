import { describe, expect, test } from '@jest/globals'
import type { ColumnType } from '@askchart/vocabulary'
import { type AskedType, wantedType } from './asked-type.js'
import { readCell } from './column-reader.js'
import { ColumnInference, habitsOf } from './infer-column.js'

function learn(cells: readonly string[], asked: ColumnType | AskedType | null = null) {
  const inference = new ColumnInference(asked && wantedType('x', asked))
  for (const cell of cells) if (inference.accepts(cell)) inference.see(cell)
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
    ['phone numbers in groups', 'STRING', ['555 123', '555 123 456'], ['555 123', '555 123 456']],
    ['decimal commas', 'DECIMAL', ['1.234,50', '7', '-0,5', '12,'], ['1234.50', '7', '-0.5', '12.']],
    ['groups of points beside decimal commas', 'DECIMAL', ['1.234', '0,5'], ['1234', '0.5']],
    ['points that could be groups: decimals', 'DECIMAL', ['1.234', '12.500'], ['1.234', '12.500']],
    ['groups of points alone', 'INTEGER', ['1.234.567', '1.234'], ['1234567', '1234']],
    ['decimals of both kinds', 'STRING', ['1.5', '1,5'], ['1.5', '1,5']],
    [
      'groups parted by blanks',
      'DECIMAL',
      ['1 234,50', '1\u202F234,5', '12 345 678,9'],
      ['1234.50', '1234.5', '12345678.9'],
    ],
    ['groups parted by apostrophes', 'DECIMAL', ["1'234.50", '1’234.5'], ['1234.50', '1234.5']],
    ['lakhs and crores', 'INTEGER', ['1,23,456', '12,34,56,789'], ['123456', '123456789']],
    ['currencies behind', 'DECIMAL', ['12,50 €', '1.200 €', '−3 €'], ['12.50', '1200', '-3']],
    ['currency codes', 'INTEGER', ['CHF 12', 'EUR 5', '7 USD'], ['12', '5', '7']],
    ['brackets and minus signs', 'DECIMAL', ['(1,200.50)', '($3)', '5-', '−4'], ['-1200.50', '-3', '-5', '-4']],
    ['numbers beyond all measure', 'STRING', ['1e400', '2'], ['1e400', '2']],
    ['ratios', 'STRING', ['1:2', '3:4'], ['1:2', '3:4']],
    ['versions', 'STRING', ['1.2.3', '1.2'], ['1.2.3', '1.2']],
    ['addresses of machines', 'STRING', ['192.168.1.10', '10.0.0.1'], ['192.168.1.10', '10.0.0.1']],
    [
      'all the words for nothing',
      'INTEGER',
      ['1', '–', '—', 'empty', 'NaN', '#N/A', '\\N', 'n.a.', '(null)', '?', '#DIV/0!'],
      ['1', ...Array<null>(10).fill(null)],
    ],
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
      'months of a year',
      'DATE',
      ['2021-02', '3/2021', 'April 2021', 'Sep-21'],
      ['2021-02-01', '2021-03-01', '2021-04-01', '2021-09-01'],
    ],
    ['seasons over two years', 'STRING', ['2019-20', '2020-21'], ['2019-20', '2020-21']],
    ['a day and its month', 'STRING', ['March 24', 'April 25'], ['March 24', 'April 25']],
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
    [
      'points in time as mails, logs and clocks write them',
      'DATETIME',
      ['Wed, 10 Feb 2021 08:05:06 GMT', '10-Feb-2021 8:05 p.m.'],
      ['2021-02-10 08:05:06.000', '2021-02-10 20:05:00.000'],
    ],
    ['decimal commas in seconds', 'DATETIME', ['2021-02-10 08:05:06,789+02'], ['2021-02-10 06:05:06.789']],
    [
      'days of the week beside dates',
      'DATE',
      ['Monday, March 1, 2021', 'Tue 2 Mar 2021'],
      ['2021-03-01', '2021-03-02'],
    ],
    ['dates out of range', 'STRING', ['0001-01-01', '9999-12-31'], ['0001-01-01', '9999-12-31']],
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

describe('how text is read', () => {
  test.each<[string, string[], string | null]>([
    ['ISO dates', ['2021-02-10'], 'YYYY-MM-DD'],
    ['dates that fit both orders', ['10/02/2021'], 'MM/DD/YYYY'],
    ['dates day first', ['25-02-2021'], 'DD-MM-YYYY'],
    ['dotted points in time', ['10.02.2021 08:00'], 'DD.MM.YYYY HH:mm:ss'],
    ['named months', ['3 Mar 2021'], 'D MMM YYYY'],
    ['months without days', ['2021-03', '04/2021', 'Mar 2021', 'Mar-21'], 'YYYY-MM'],
    ['decimals', ['1.5'], '1,234.5'],
    ['decimal commas', ['1,5'], '1.234,5'],
    ['whole numbers', ['1', '-2'], null],
    ['grouped digits', ['1,234'], '1,234.5'],
    ['text', ['a'], null],
    ['nothing', [''], null],
  ])('is told of %s', (_what, cells, format) => {
    expect(learn(cells).column.format).toBe(format)
  })

  test.each<[AskedType, string[], (string | undefined)[]]>([
    [{ type: 'DATE', format: 'DD/MM/YYYY' }, ['10/02/2021', '1/3/2021'], ['2021-02-10', '2021-03-01']],
    [{ type: 'DATE', format: 'mm/dd/yy' }, ['10/02/2021', '25/02/2021'], ['2021-10-02', undefined]],
    [{ type: 'DATE', format: 'YYYYMMDD' }, ['20210210', '20211310'], ['2021-02-10', undefined]],
    [{ type: 'DATE', format: 'MM/YYYY' }, ['02/2021', '13/2021', 'Dec-21'], ['2021-02-01', undefined, '2021-12-01']],
    [{ type: 'DATETIME', format: 'D.M.YYYY HH:mm' }, ['1.2.2021 08:05'], ['2021-02-01 08:05:00.000']],
    [{ type: 'DECIMAL', format: '1.234,5' }, ['1.234', '7,5'], ['1234', '7.5']],
    [{ type: 'DECIMAL', format: '1,234.5' }, ['1.234', '1,234'], ['1.234', '1234']],
    [{ type: 'INTEGER', format: '1.234,5' }, ['1.234', '1,5'], ['1234', undefined]],
    [{ type: 'DECIMAL', format: ' ' }, ['1,5'], ['1.5']],
  ])('can be asked for: %j', (asked, cells, values) => {
    expect(learn(cells, asked).values).toEqual(values)
  })

  test.each<AskedType>([
    { type: 'DATE', format: 'YYYY-DD-MM' },
    { type: 'DATE', format: '1.234,5' },
    { type: 'DECIMAL', format: 'DD/MM/YYYY' },
    { type: 'STRING', format: '1,5' },
  ])('is refused where the format says nothing: %j', (asked) => {
    expect(() => learn(['1'], asked)).toThrow(/The format "[^"]+" says nothing about column "x"/)
  })

  test('follows the other columns of a table where a column could be read in two ways', () => {
    const columns = [['1.234', '5'], ['0,5'], ['10/02/2021']].map((cells) => {
      const inference = new ColumnInference()
      for (const cell of cells) inference.see(cell)
      return inference
    })
    const habits = habitsOf(columns.map((column) => column.habits))
    expect(columns.map((column) => column.result(habits).format)).toEqual(['1.234,5', '1.234,5', 'DD/MM/YYYY'])
    expect(columns[0]?.result(habits).type).toBe('INTEGER')
    expect(
      habitsOf([
        { decimal: 'COMMA', notation: null },
        { decimal: 'POINT', notation: 'MONTH_FIRST' },
      ]),
    ).toEqual({
      decimal: null,
      notation: 'MONTH_FIRST',
    })
  })
})
