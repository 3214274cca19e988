import { describe, expect, test } from '@jest/globals'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { readSource } from '../../../test/read-source.js'
import { rowsOf, workbookOf } from '../../../test/workbook.js'
import { meaningOf, readSerial } from './number-format.js'

const people = { name: 'People', rows: rowsOf(['id', 'name'], [1, 'Ann'], [2, 'Bob &amp; Co']) }

describe('a workbook', () => {
  test('gives a table for each sheet that holds rows', async () => {
    const orders = {
      name: 'Orders &lt;2026&gt;',
      rows: rowsOf(['order', 'person', 'total'], [10, 1, 12.5], [11, null, 3]),
    }
    const book = workbookOf({
      sheets: [people, { name: 'Empty', rows: '' }, orders, { name: 'Names', rows: rowsOf(['a']) }],
    })
    expect(await readSource(book, 'book.xlsx')).toEqual([
      {
        name: 'People',
        columns: ['id', 'name'],
        rows: [
          ['1', 'Ann'],
          ['2', 'Bob & Co'],
        ],
        lines: [2, 3],
      },
      {
        name: 'Orders <2026>',
        columns: ['order', 'person', 'total'],
        rows: [
          ['10', '1', '12.5'],
          ['11', '', '3'],
        ],
        lines: [2, 3],
      },
    ])
  })

  test('of one sheet goes by the name of its file', async () => {
    expect((await readSource(workbookOf({ sheets: [people] })))[0]?.name).toBeNull()
  })

  test('gives shared texts, texts of many looks, booleans, values of formulas, and nothing for errors', async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c><c r="D1" t="str"><f>"d"</f><v>d</v></c></row>
      <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="e"><v>#DIV/0!</v></c><c r="D3" t="b"><v>0</v></c></row>
      <row r="4"><c><v>5</v></c><c r="C4" t="s"><v>2</v></c></row>`
    const texts = ['a', 'b', '漢</t><rPh sb="0" eb="1"><t>かん</t></rPh><phoneticPr/><t>字']
    expect(await readSource(workbookOf({ sheets: [{ name: 'S', rows }], texts }))).toMatchObject([
      {
        columns: ['a', 'b', 'xy', 'd'],
        rows: [
          ['true', '2', '', 'false'],
          ['5', '', '漢字', ''],
        ],
        lines: [3, 4],
      },
    ])
  })

  test('gives dates where the format of a number says so, of both calendars', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="&quot;day&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>'
    const cell = (column: string, style: number, value: number): string =>
      `<c r="${column}2" s="${style}"><v>${value}</v></c>`
    const rows = `<row r="1">${['A', 'B', 'C', 'D', 'E'].map((name) => `<c r="${name}1" t="str"><v>${name}</v></c>`).join('')}</row>
      <row r="2">${cell('A', 0, 44_237)}${cell('B', 1, 44_237)}${cell('C', 2, 44_237.5)}${cell('D', 3, 44_237)}${cell('E', 4, 0.75)}</row>`
    expect((await readSource(workbookOf({ sheets: [{ name: 'S', rows }], styles })))[0]?.rows).toEqual([
      ['44237', '2021-02-10', '2021-02-10 12:00:00', '44237', '18:00:00'],
    ])
    const old = await readSource(workbookOf({ sheets: [{ name: 'S', rows }], styles, isFrom1904: true }))
    expect(old[0]?.rows[0]?.[1]).toBe('2025-02-11')
  })

  test('has its header found below titles and above gaps, and columns without a name named', async () => {
    const rows = rowsOf(
      [null, 'Sales of 2026'],
      [],
      [null, 'region', 'total', null],
      [null, 'North', 5, 'x'],
      [],
      [null, 'South', 6],
    )
    const [table] = await readSource(
      workbookOf({ sheets: [{ name: 'S', rows, after: '<mergeCells><mergeCell ref="B1:D1"/></mergeCells>' }] }),
    )
    expect(table).toMatchObject({
      columns: ['region', 'total', 'column_3'],
      rows: [
        ['North', '5', 'x'],
        ['South', '6', ''],
      ],
      lines: [4, 6],
    })
  })

  test('tells of cells beside the table, and can be read without their rows', async () => {
    const many = Array.from({ length: 30 }, (_, index) => [index, 'x'])
    const rows = rowsOf(['n', 'text'], ...many, [30, 'x', null, 'a note'], [31, 'x'])
    const book = workbookOf({ sheets: [{ name: 'S', rows }] })
    await expect(readSource(book)).rejects.toMatchObject({
      problem: { line: 32, column: 'D', sample: 'a note', message: expect.stringContaining('Cell D32 of sheet "S"') },
    })
    const told: number[] = []
    const [table] = await readSource(book, 'a.xlsx', (_problem, line) => told.push(line))
    expect([table?.rows.length, told]).toEqual([31, [32]])
  })

  test('leaves no file behind, read or refused', async () => {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith(`askchart-import-${process.pid}-`))
    await readSource(workbookOf({ sheets: [people] }))
    await readSource(workbookOf({ sheets: [] })).catch(() => undefined)
    expect((await readdir(tmpdir())).filter((name) => name.startsWith(`askchart-import-${process.pid}-`))).toEqual(
      before,
    )
  })
})

test.each<[number, string | undefined, string]>([
  [0, undefined, 'number'],
  [14, undefined, 'date'],
  [21, undefined, 'time'],
  [46, undefined, 'number'],
  [164, 'yyyy-mm-dd', 'date'],
  [164, '[$-409]d-mmm-yy;@', 'date'],
  [164, 'mmm', 'date'],
  [164, 'h:mm AM/PM', 'time'],
  [164, '[h]:mm', 'number'],
  [164, '#,##0.00 "days"', 'number'],
  [164, '[Red]0.00E+00', 'number'],
  [164, 'General', 'number'],
  [164, '_(* #,##0_);_(* \\(#,##0\\)', 'number'],
])('the format %s %s means a %s', (id, code, meaning) => {
  expect(meaningOf(id, code)).toBe(meaning)
})

test.each([
  ['1', '1900-01-01'],
  ['59', '1900-02-28'],
  ['61', '1900-03-01'],
  ['44237.999994', '2021-02-10 23:59:59'],
  ['2958465', '9999-12-31'],
  ['2958466', '2958466'],
  ['-1', '-1'],
  ['1e400', '1e400'],
  ['x', 'x'],
])('day %s is %s', (serial, day) => {
  expect(readSerial(serial, 'date', false)).toBe(day)
})
