import { strToU8, zipSync } from 'fflate'

export interface MadeSheet {
  readonly name: string
  /** The inside of its `sheetData`. */
  readonly rows: string
  /** What comes after its rows. */
  readonly after?: string
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[]
  readonly texts?: readonly string[]
  /** The inside of `styleSheet`. */
  readonly styles?: string
  readonly isFrom1904?: boolean
  /** Parts to add, or to put in the place of those made here. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook written by hand, as small as one can be, so that it can be wrong in any way. */
export function workbookOf({ sheets, texts = [], styles = '', isFrom1904 = false, parts = {} }: MadeWorkbook): Buffer {
  const made: Record<string, string | Uint8Array> = {
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr${isFrom1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `${XML}<sst ${MAIN}>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${XML}<styleSheet ${MAIN}>${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${XML}<worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...parts,
  }
  const files: Record<string, Uint8Array> = {}
  for (const [name, part] of Object.entries(made)) files[name] = typeof part === 'string' ? strToU8(part) : part
  return Buffer.from(zipSync(files, { level: 6 }))
}

/** A to Z, then AA and on. */
const letters = (column: number): string =>
  `${column < 26 ? '' : letters(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`

/** Rows of text and numbers, from A1 on. */
export const rowsOf = (...rows: readonly (readonly (string | number | null)[])[]): string =>
  rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells
          .map((cell, column) => {
            const place = `r="${letters(column)}${row + 1}"`
            if (cell === null) return `<c ${place}/>`
            return typeof cell === 'number'
              ? `<c ${place}><v>${cell}</v></c>`
              : `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`
          })
          .join('')}</row>`,
    )
    .join('')
