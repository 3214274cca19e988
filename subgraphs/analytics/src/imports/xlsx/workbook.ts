import { ImportProblemError } from '../import-problem.js'
import type { Archive } from './archive.js'
import { meaningOf, type NumberMeaning } from './number-format.js'
import { readXml, type XmlHandlers } from './xml.js'

export interface Sheet {
  readonly name: string
  /** The part that holds its rows. */
  readonly part: string
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly isFrom1904: boolean
  /** Cells name their text by its place here. */
  readonly texts: readonly string[]
  /** What numbers mean, by the style of their cell. */
  readonly meanings: readonly NumberMeaning[]
}

const MOST_PLAN_BYTES = 16 * 1024 * 1024
const MOST_TEXT_BYTES = 256 * 1024 * 1024
const WORKBOOK = 'xl/workbook.xml'

/** Throws ImportProblemError. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has(WORKBOOK)) refuse(archive)
  const targets = await relationships(archive)
  const sheets: Sheet[] = []
  let isFrom1904 = false
  await read(archive, WORKBOOK, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1]
      const part = targets.get(id ?? '')
      if (part !== undefined && archive.has(part)) sheets.push({ name: attributes['name'] ?? '', part })
    },
  })
  return { sheets, isFrom1904, texts: await sharedTexts(archive), meanings: await styles(archive) }
}

function refuse(archive: Archive): never {
  const [known] = (
    [
      ['xl/workbook.bin', 'This is a binary workbook (.xlsb). Save it as .xlsx and upload that.'],
      ['content.xml', 'This is an OpenDocument sheet. Save it as .xlsx or CSV and upload that.'],
      ['word/document.xml', 'This is a text document. Upload a table: a workbook or CSV.'],
    ] as const
  ).filter(([part]) => archive.has(part))
  throw new ImportProblemError(known?.[1] ?? 'This is a ZIP file. Unpack it and upload the files in it.')
}

async function read(archive: Archive, part: string, handlers: XmlHandlers, most = MOST_PLAN_BYTES): Promise<void> {
  for await (const _ of readXml(archive.read(part, most), handlers));
}

/** Parts by the ids that the workbook calls them by. */
async function relationships(archive: Archive): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  await read(archive, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id: id, Target: target = '', Type: type = '' }) {
      if (name !== 'Relationship' || id === undefined || !type.endsWith('/worksheet')) return
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  return targets
}

/** Text in runs of different looks is one text; readings beside East Asian text are none of it. */
async function sharedTexts(archive: Archive): Promise<readonly string[]> {
  const texts: string[] = []
  let [text, inText, inReading] = ['', false, false]
  await read(
    archive,
    'xl/sharedStrings.xml',
    {
      open(name) {
        if (name === 'si') text = ''
        else if (name === 't') inText = !inReading
        else if (name === 'rPh') inReading = true
      },
      text(piece) {
        if (inText) text += piece
      },
      close(name) {
        if (name === 'si') texts.push(text)
        else if (name === 't') inText = false
        else if (name === 'rPh') inReading = false
      },
    },
    MOST_TEXT_BYTES,
  )
  return texts
}

async function styles(archive: Archive): Promise<readonly NumberMeaning[]> {
  const codes = new Map<number, string>()
  const meanings: NumberMeaning[] = []
  let inCells = false
  await read(archive, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        meanings.push(meaningOf(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return meanings
}
