import { stemOf } from '../normalize/stem.js'
import type { PreparedColumn, PreparedDataset, Span, Token } from '../types.js'
import type { ColumnLink } from './links.js'

const SURE = 0.96
const OWN = 0.95
const MEANT = 0.8
const VISITS = ['sessions', 'visits', 'visitors', 'users']
const REVENUES = ['revenue', 'sales', 'turnover', 'income']

/** A ratio that has a name of its own: what it may be called, what is divided and by what. */
interface NamedRatio {
  readonly names: readonly (readonly string[])[]
  /** Words that may stand before the name. */
  readonly before: ReadonlySet<string>
  readonly of: readonly string[]
  readonly by: readonly string[]
}

const words = (...names: readonly string[]): readonly (readonly string[])[] => names.map((name) => name.split(' '))

const NAMED_RATIOS: readonly NamedRatio[] = [
  {
    names: words('margin', 'margins', 'profitability', 'profit ratio', 'profit rate', 'return on sales'),
    before: new Set(['profit', 'gross', 'net', 'operating', 'contribution']),
    of: ['profit', 'earnings'],
    by: REVENUES,
  },
  {
    names: words('click through rate', 'click through rates', 'clickthrough rate', 'click rate', 'ctr'),
    before: new Set(),
    of: ['clicks'],
    by: ['impressions'],
  },
  {
    names: words('return on ad spend', 'return on advertising spend', 'return on spend', 'roas'),
    before: new Set(),
    of: REVENUES,
    by: ['spend', 'cost', 'budget'],
  },
  {
    names: words('bounce rate', 'bounce rates'),
    before: new Set(),
    of: ['bounces'],
    by: VISITS,
  },
  {
    names: words('conversion rate', 'conversion rates'),
    before: new Set(),
    of: ['conversions'],
    by: ['clicks', ...VISITS, 'leads'],
  },
  {
    names: words('pages per session', 'pages per visit', 'pageviews per session', 'page views per session'),
    before: new Set(),
    of: ['pageviews', 'page views'],
    by: VISITS,
  },
]

const FIRST_WORDS: ReadonlySet<string | undefined> = new Set(
  NAMED_RATIOS.flatMap(({ names }) => names.map(([first]) => first)),
)

const stemsOf = (name: string): string => name.split(' ').map(stemOf).join(' ')

/** The numbers that are called so, those first whose own name it is. */
function called(names: readonly string[], columns: readonly PreparedColumn[]): readonly PreparedColumn[] {
  const how = ({ forms }: PreparedColumn, name: string): number =>
    Math.max(0, ...forms.flatMap(({ stems, quality }) => (stems.join(' ') === stemsOf(name) ? [quality] : [])))
  return [OWN, MEANT].flatMap((least) =>
    names.flatMap((name) => columns.filter((column) => how(column, name) >= least)),
  )
}

/** The two columns of one table that a ratio is made of; null where the data has no such two, or calls a column like the ratio. */
function partsOf(
  { names, of, by }: NamedRatio,
  { tables, stems }: PreparedDataset,
): { readonly of: PreparedColumn; readonly by: PreparedColumn } | null {
  if (names.some(([name = '', ...others]) => others.length === 0 && stems.has(stemOf(name)))) return null
  for (const table of tables) {
    const numbers = table.columns.filter(
      ({ isNumber, isKey, profile }) => isNumber && !isKey && profile.role === 'MEASURE' && profile.unit !== '%',
    )
    const [divided] = called(of, numbers)
    const divisor = called(by, numbers).find((column) => column !== divided)
    if (divided !== undefined && divisor !== undefined) return { of: divided, by: divisor }
  }
  return null
}

export interface SaidRatio extends Span {
  readonly of: PreparedColumn
  readonly by: PreparedColumn
}

/** Where a name ends that begins at a word; signs within it are passed over: "click-through rate". */
function endOf(name: readonly string[], tokens: readonly Token[], from: number): number | null {
  let at = from
  for (const word of name) {
    while (at > from && tokens[at]?.kind === 'sign') at += 1
    if (tokens[at]?.lower !== word) return null
    at += 1
  }
  return at
}

/** "Profit margin", "click-through rate", "return on ad spend" where nothing in the data is called so, but what they are made of. */
export function namedRatios(tokens: readonly Token[], prepared: PreparedDataset): readonly SaidRatio[] {
  const found: SaidRatio[] = []
  for (const { index, lower } of tokens) {
    if (!FIRST_WORDS.has(lower)) continue
    for (const ratio of NAMED_RATIOS) {
      const to = ratio.names.map((name) => endOf(name, tokens, index)).find((end) => end !== null)
      const parts = to == null ? null : partsOf(ratio, prepared)
      if (to == null || parts === null) continue
      let from = index
      while (ratio.before.has(tokens[from - 1]?.lower ?? '')) from -= 1
      found.push({ from, to, ...parts })
    }
  }
  return found
}

/** A named ratio stands for what is divided, which is then taken for each one of the other. */
export const ratioLinks = (tokens: readonly Token[], prepared: PreparedDataset): readonly ColumnLink[] =>
  namedRatios(tokens, prepared).map(({ from, to, of }) => ({
    kind: 'column',
    from,
    to,
    words: to - from,
    column: of,
    score: SURE,
  }))
