import { skippedWords, stopWords } from '../lexicon/stop-words.js'
import { singular } from '../normalize/stem.js'
import type { NameForm, PreparedColumn, PreparedDataset, PreparedTable, Token } from '../types.js'
import type { Link } from './links.js'
import type { StemMatches } from './stem-matches.js'

const LONGEST = 7

interface Fit {
  /** Share of the name that was said, 0 to 1, times how well its words fit. */
  readonly score: number
  /** Positions, counted from the window's start, that the name used: a bit for each. */
  readonly used: number
  readonly unsaid: number
  readonly head: boolean
  readonly quality: number
  readonly synonym: boolean
}

const isUsed = (used: number, at: number): boolean => (used & (1 << at)) !== 0

function fit(form: NameForm, window: readonly StemMatches[]): Fit | null {
  let used = 0
  let weight = 0
  let quality = 0
  let head = false
  for (let index = 0; index < form.stems.length; index += 1) {
    const stem = form.stems[index] ?? ''
    let best = -1
    let bestQuality = 0
    for (let at = 0; at < window.length; at += 1) {
      const matched = isUsed(used, at) ? 0 : (window[at]?.get(stem) ?? 0)
      if (matched > bestQuality) [best, bestQuality] = [at, matched]
    }
    if (best < 0) continue
    used |= 1 << best
    head = index === form.stems.length - 1
    const own = form.weights[index] ?? 1
    weight += own
    quality += own * bestQuality
  }
  if (weight === 0) return null
  return {
    score: form.quality * (quality / weight) * (weight / form.weight) ** 0.7,
    used,
    unsaid: 1 - weight / form.weight,
    head,
    quality: quality / weight,
    synonym: form.quality < 0.9,
  }
}

/** The best of the names that uses all words needed, but for those that say the table it stands in. */
function bestFit(
  forms: readonly NameForm[],
  window: readonly StemMatches[],
  needed: readonly number[],
  table: PreparedTable | null,
): Fit | null {
  let best: Fit | null = null
  for (const form of forms) {
    const found = fit(form, window)
    if (found === null || (best !== null && best.score >= found.score)) continue
    if (needed.every((at) => isUsed(found.used, at) || (table !== null && saysTable(table, window[at])))) best = found
  }
  return best
}

const saysTable = (table: PreparedTable, matches: StemMatches | undefined): boolean =>
  matches !== undefined && table.forms.some((form) => form.stems.some((stem) => (matches.get(stem) ?? 0) > 0.7))

/** Every column and table that a run of words may name. */
export function nameLinks(
  tokens: readonly Token[],
  matches: readonly StemMatches[],
  prepared: PreparedDataset,
): readonly Link[] {
  const links: Link[] = []
  // Of several tables the last words of their names tell too little.
  const isOnly = prepared.tables.length === 1
  // "Parcels posted by senders for each month": when they were posted.
  const inSteps = tokens.some(({ lower }) => STEPS.test(lower))
  for (let from = 0; from < tokens.length; from += 1) {
    if ((matches[from]?.size ?? 0) === 0 || skippedWords.has(tokens[from]?.lower ?? '')) continue
    const named: Named = { columns: new Set(), tables: new Set() }
    for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST); to += 1) {
      const last = tokens[to - 1]
      if (last === undefined || last.kind === 'sign' || last.kind === 'quoted') break
      const added = matches[to - 1]
      if (added === undefined || added.size === 0) continue
      addNamed(named, added, prepared)
      const window = matches.slice(from, to)
      const needed: number[] = []
      for (let at = from; at < to; at += 1) if (!skippedWords.has(tokens[at]?.lower ?? '')) needed.push(at - from)
      if (needed.some((at) => (window[at]?.size ?? 0) === 0)) break
      if (needed.length === 0) continue
      const light = needed.every((at) => stopWords.has(tokens[from + at]?.lower ?? ''))
      const found = windowLinks({ from, to, words: needed.length }, window, needed, named, isOnly && isPlural(last))
      links.push(
        ...(light
          ? found.filter((one) => one.score >= (isMoney(one, prepared) ? 0.8 : 0.95))
          : isDoneBy(last, tokens[to])
            ? found.filter((one) => (one.kind === 'table' ? needed.length === 1 : inSteps || !one.column.isTime))
            : found),
      )
    }
  }
  return links
}

const STEPS = /^(year|quarter|month|week|day|weekday|date)(s|ly)?$/

/** "Each product supplied by ACME": a product, whatever is called after its suppliers. */
const isDoneBy = (last: Token, next: Token | undefined): boolean => last.lower.endsWith('ed') && next?.lower === 'by'

/** "Amount" is said for `amt_eur`, too. */
const isMoney = (found: Link, { money }: PreparedDataset): boolean =>
  found.kind === 'column' && found.column === money && found.said?.synonym === false

/** What the words of a window name some part of. */
interface Named {
  readonly columns: Set<PreparedColumn>
  readonly tables: Set<PreparedTable>
}

function addNamed({ columns, tables }: Named, word: StemMatches, { stems, tableStems }: PreparedDataset): void {
  for (const stem of word.keys()) {
    for (const column of stems.get(stem) ?? []) columns.add(column)
    for (const table of tableStems.get(stem) ?? []) tables.add(table)
  }
}

/** "Trips" of a table of taxi trips are rather its rows than the trip distance of each. */
const HEAD = 0.9
/** "Types of allergies" are not the rows of `allergy_type`. */
const GENERAL = new Set(
  'types kinds categories classes groups lists records entries details statuses levels'.split(' '),
)
const isPlural = ({ lower }: Token): boolean => lower.length > 3 && singular(lower) !== lower && !GENERAL.has(lower)

function windowLinks(
  span: { readonly from: number; readonly to: number; readonly words: number },
  window: readonly StemMatches[],
  needed: readonly number[],
  { columns, tables }: Named,
  isPlural: boolean,
): readonly Link[] {
  const links: Link[] = []
  const edges = [0, span.to - span.from - 1]
  for (const column of columns) {
    const found = bestFit(column.forms, window, needed, column.table)
    if (found === null || found.score < 0.3) continue
    // A window ends with words of the name or of its table, never with what merely stands beside it.
    if (!edges.every((at) => isUsed(found.used, at) || saysTable(column.table, window[at]))) continue
    const table = needed.filter((at) => !isUsed(found.used, at)).length
    const { unsaid, head, quality, synonym } = found
    const said = { unsaid, head, quality, synonym, table: table > 0 }
    links.push({ ...span, kind: 'column', column, score: found.score * (table > 0 ? 0.97 : 1), said })
  }
  for (const table of tables) {
    const found = bestFit(table.forms, window, needed, null)
    if (found === null || found.score < 0.4) continue
    const score = found.head && isPlural ? Math.max(HEAD * found.quality, found.score) : found.score
    links.push({ ...span, kind: 'table', table, score })
  }
  return links
}
