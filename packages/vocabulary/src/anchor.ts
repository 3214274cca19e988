import type { Cell } from './query-spec.js'

/** What of a chart a comment is about: an axis, or the mark of one row, known by values of the chart's columns. */
export type Anchor =
  | { readonly kind: 'axis'; readonly channel: AnchorChannel }
  | { readonly kind: 'mark'; readonly values: Readonly<Record<string, Cell>> }

export type AnchorChannel = 'x' | 'y'

export const MAX_ANCHOR_LENGTH = 1_000
const MAX_COLUMNS = 8

const isCell = (value: unknown): value is Cell =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)

const markText = (values: Readonly<Record<string, Cell>>): string =>
  `mark:${JSON.stringify(Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))))}`

/** As text, one text for one anchor: `axis:x`, or `mark:` and a JSON object of column names, sorted, and their values. */
export const writeAnchor = (anchor: Anchor): string =>
  anchor.kind === 'axis' ? `axis:${anchor.channel}` : markText(anchor.values)

function readValues(text: string): Readonly<Record<string, Cell>> | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
  const values: [string, Cell][] = []
  for (const [name, value] of Object.entries(parsed)) {
    const cell: unknown = value
    if (name === '' || !isCell(cell)) return null
    values.push([name, cell])
  }
  return values.length >= 1 && values.length <= MAX_COLUMNS ? Object.fromEntries(values) : null
}

/** Null for any other text. `writeAnchor` of what was read is the anchor's one text. */
export function parseAnchor(text: string): Anchor | null {
  if (text.length > MAX_ANCHOR_LENGTH) return null
  if (text === 'axis:x' || text === 'axis:y') return { kind: 'axis', channel: text === 'axis:x' ? 'x' : 'y' }
  const values = text.startsWith('mark:') ? readValues(text.slice('mark:'.length)) : null
  return values && { kind: 'mark', values }
}
