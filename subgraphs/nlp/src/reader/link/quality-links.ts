import { qualities, sizes } from '../lexicon/qualities.js'
import { nominalStems } from '../lexicon/nominal-stems.js'
import { stemOf } from '../normalize/stem.js'
import type { NameForm, PreparedColumn, PreparedDataset, PreparedTable, Token } from '../types.js'
import type { ColumnLink } from './links.js'

const EXTREMES = new Set(['maximum', 'minimum', 'max', 'min', 'high', 'low', 'highest', 'lowest'].map(stemOf))
const HIGH = new Set(['maximum', 'max', 'high', 'highest'].map(stemOf))

/** How well a noun says what a column measures: wholly, or with the extreme that the adjective means too. */
function fits(column: PreparedColumn, noun: readonly string[], descends: boolean): number {
  const stems = noun.map(stemOf)
  const subject = stems.filter((stem) => !EXTREMES.has(stem))
  let best = 0
  for (const form of column.forms) {
    if (!subject.every((stem) => form.stems.includes(stem))) continue
    const extreme = form.stems.find((stem) => EXTREMES.has(stem))
    const agrees = extreme === undefined ? 0 : HIGH.has(extreme) === descends ? 0.05 : -0.25
    const other = form.stems.filter((stem) => !stems.includes(stem) && !EXTREMES.has(stem)).length
    best = Math.max(best, form.quality * (0.85 - 0.12 * Math.min(3, other) + agrees))
  }
  return best
}

const BEFORE = new Set(['most', 'least', 'more', 'less', 'how'])

/** "Highest paid", "best rated", where "highest old" is said of nothing. */
const DEGREES = new Set(['highest', 'lowest', 'best', 'worst', 'better', 'higher', 'lower'])
export const MADE = new Set(['paid', 'rated', 'earning', 'discounted'])

/** "Hottest", "hotter", "most profitable" and "highest paid" compare; "light" alone does not. */
function compares(tokens: readonly Token[], at: number): boolean {
  const [word, before] = [tokens[at]?.lower ?? '', tokens[at - 1]?.lower ?? '']
  return /e(r|st)$/.test(word) || BEFORE.has(before) || (MADE.has(word) && DEGREES.has(before))
}

/** The tables whose things a word right after an adjective names: "largest countries", by their own name or that of their rows. */
function thingsAfter(tokens: readonly Token[], at: number, { tables }: PreparedDataset): ReadonlySet<PreparedTable> {
  const stem = tokens[asksWhich(tokens, at) ?? at + 1]?.stem
  const isCalled = ({ forms }: { readonly forms: readonly NameForm[] }): boolean =>
    forms.some(({ stems, quality }) => quality >= NAMED && stems.length === 1 && stems[0] === stem)
  return new Set(
    tables.filter((table) =>
      table.columns.some((column) => column.profile.type === 'STRING' && (isCalled(table) || isCalled(column))),
    ),
  )
}
const NAMED = 0.9

/** "Which country is the largest": the word asked for. */
function asksWhich(tokens: readonly Token[], at: number): number | null {
  const words = tokens.slice(0, at).map(({ lower }) => lower)
  const [which, , is, the] = words
  const asks = ['which', 'what'].includes(which ?? '') && ['is', 'are', 'was', 'were'].includes(is ?? '')
  return asks && (words.length === 3 || (words.length === 4 && the === 'the')) ? 1 : null
}

const DONE = 0.15

/** "Slowest to respond", "how long does it take to resolve": the response, the resolution. */
const isDone = (column: PreparedColumn, tokens: readonly Token[], at: number): boolean =>
  column.words.some((word) => {
    const verbs = nominalStems(word)
    return verbs.length > 1 && tokens.some(({ stem, index }) => index !== at && verbs.includes(stem))
  })

/** The numbers that an adjective compares by: "hottest" the temperature, "older than" the age. */
export function qualityLinks(tokens: readonly Token[], prepared: PreparedDataset): readonly ColumnLink[] {
  return tokens.flatMap((token, at) => {
    const size = sizes.get(token.lower)
    const quality = size ?? qualities.get(token.lower)
    if (quality === undefined || !compares(tokens, at)) return []
    const sized = size === undefined ? null : thingsAfter(tokens, at, prepared)
    const descends = quality.direction === 'DESCENDING'
    return [...prepared.columns.values()].flatMap((column): readonly ColumnLink[] => {
      if (!column.isNumber || column.isKey || column.isForeignKey) return []
      if (sized !== null && (!sized.has(column.table) || column.profile.role !== 'MEASURE')) return []
      const score = Math.max(0, ...quality.nouns.map((noun, index) => fits(column, noun, descends) - index * 0.03))
      const done = score > 0 && isDone(column, tokens, at) ? DONE : 0
      return score < 0.4 ? [] : [{ kind: 'column', from: at, to: at + 1, words: 1, column, score: score + done }]
    })
  })
}
