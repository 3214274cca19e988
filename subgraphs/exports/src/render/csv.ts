import { stringify } from 'csv-stringify/sync'
import { type Picture, rowsOf } from './picture.js'

/** The chart's rows as CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets). Text that a spreadsheet would run as a formula is made inert. */
export function renderCsv(picture: Picture): Buffer {
  const text = stringify(rowsOf(picture), {
    header: true,
    bom: true,
    columns: picture.columns.map((column) => column.name),
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: {
      number: (value) => ({ value: String(value), escape_formulas: false }),
      boolean: (value) => (value ? 'true' : 'false'),
    },
  })
  return Buffer.from(text, 'utf8')
}
