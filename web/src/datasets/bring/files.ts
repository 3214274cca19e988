import { fileSize } from '../../ui/format.js'

/** As much as the server takes. */
const LARGEST = 2 * 1024 ** 3

/** Why these files need not even be sent; null where they may. */
export function problemOf(files: readonly File[]): string | null {
  const blank = files.find(({ size }) => size === 0)
  if (blank) return `${blank.name} is empty.`
  const large = files.find(({ size }) => size > LARGEST)
  return large ? `${large.name} is larger than ${fileSize(LARGEST)}.` : null
}

/** What the server is told that a file is; it looks for itself. */
export const contentTypeOf = (file: Pick<File, 'name'>): string =>
  /\.(csv|tsv|txt)$/i.test(file.name) ? 'text/csv' : 'application/octet-stream'

/** The endings of files that can be brought, for the browser's own dialog. */
export const KINDS = '.csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,.parquet,.gz,text/csv'
