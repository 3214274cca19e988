import { ImportProblemError } from '../import-problem.js'
import { isGzip } from './gzip.js'

interface Foreign {
  readonly magic: Buffer
  readonly message: string
}

const foreign = (magic: string | readonly number[], message: string): Foreign => ({
  magic: typeof magic === 'string' ? Buffer.from(magic, 'latin1') : Buffer.from(magic),
  message,
})
const archive = (what: string): string => `This is ${what} archive. Unpack it and upload the files in it.`
const picture = 'This is a picture. Upload the table it was made from, as CSV.'

/** Files that people take for tables, by how they begin. */
const FOREIGN: readonly Foreign[] = [
  foreign(
    [0xd0, 0xcf, 0x11, 0xe0],
    'This is a workbook of Excel 2003 or older, or one protected by a password. Save it as .xlsx without one.',
  ),
  foreign('PARE', 'This Parquet file is encrypted. Write it without encryption and upload that.'),
  foreign('%PDF', 'This is a PDF. Upload the table it was made from, as CSV or XLSX.'),
  foreign('SQLite format 3\0', 'This is a SQLite database. Export its tables as CSV and upload these.'),
  foreign([0x89, 0x50, 0x4e, 0x47], picture),
  foreign([0xff, 0xd8, 0xff], picture),
  foreign('GIF8', picture),
  foreign('7z\xbc\xaf', archive('a 7z')),
  foreign('Rar!', archive('a RAR')),
  foreign('BZh', archive('a bzip2')),
  foreign([0xfd, 0x37, 0x7a, 0x58, 0x5a], archive('an xz')),
  foreign([0x28, 0xb5, 0x2f, 0xfd], archive('a Zstandard')),
]
/** ZIP files, a workbook among them; empty ones too. */
export const isZip = (start: Buffer): boolean =>
  start.toString('latin1', 0, 2) === 'PK' && start.length >= 4 && [0x0403, 0x0605].includes(start.readUInt16LE(2))

const MARKUP = /^\s*<(!doctype|html|\?xml|table|svg)\b/i

/** Throws ImportProblemError for what is no table, by its first bytes; its name says nothing. */
export function refuseForeign(start: Buffer): void {
  if (isGzip(start)) throw new ImportProblemError('This gzip file holds another gzip file. Upload what is in that.')
  const found = FOREIGN.find(({ magic }) => start.subarray(0, magic.length).equals(magic))
  if (found) throw new ImportProblemError(found.message)
  if (MARKUP.test(start.toString('latin1', 0, 256)))
    throw new ImportProblemError('This is a web page or XML, whatever its name. Save the table as CSV or XLSX.')
}
