import { skippedWords, stopWords } from '../lexicon/stop-words.js'
import type { NameForm, PreparedColumn, PreparedDataset, PreparedTable, Token } from '../types.js'
import type { Link } from './links.js'
import type { StemMatches } from './stem-matches.js'

const LONGEST = 7

interface Fit {
  /** Share of the name that was said, 0 to 1, times how well its words fit. */
  readonly score: number
  /** Positions, counted from the window's start, that the name used. */
  readonly used: ReadonlySet<number>
  readonly unsaid: number
  readonly head: boolean
  readonly quality: number
  readonly synonym: boolean
}

function fit(form: NameForm, window: readonly StemMatches[]): Fit | null {
  const used = new Set<number>()
  let weight = 0
  let quality = 0
  let head = false
  form.stems.forEach((stem, index) => {
    const own = form.weights[index] ?? 1
    let best = -1
    window.forEach((matches, at) => {
      if (!used.has(at) && (matches.get(stem) ?? 0) > (best < 0 ? 0 : (window[best]?.get(stem) ?? 0))) best = at
    })
    if (best < 0) return
    used.add(best)
    head = index === form.stems.length - 1
    weight += own
    quality += own * (window[best]?.get(stem) ?? 0)
  })
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

function bestFit(
  forms: readonly NameForm[],
  window: readonly StemMatches[],
  needed: readonly number[],
  allowed: (at: number) => boolean,
): Fit | null {
  let best: Fit | null = null
  for (const form of forms) {
    const found = fit(form, window)
    if (found === null || (best !== null && best.score >= found.score)) continue
    if (needed.every((at) => found.used.has(at) || allowed(at))) best = found
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
  for (let from = 0; from < tokens.length; from += 1) {
    if ((matches[from]?.size ?? 0) === 0 || skippedWords.has(tokens[from]?.lower ?? '')) continue
    for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST); to += 1) {
      const last = tokens[to - 1]
      if (last === undefined || last.kind === 'sign' || last.kind === 'quoted') break
      if ((matches[to - 1]?.size ?? 0) === 0) continue
      const window = matches.slice(from, to)
      const needed: number[] = []
      for (let at = from; at < to; at += 1) if (!skippedWords.has(tokens[at]?.lower ?? '')) needed.push(at - from)
      if (needed.some((at) => (window[at]?.size ?? 0) === 0)) break
      if (needed.length === 0) continue
      const light = needed.every((at) => stopWords.has(tokens[from + at]?.lower ?? ''))
      const found = windowLinks({ from, to, words: needed.length }, window, needed, prepared)
      links.push(...(light ? found.filter((one) => one.score >= (isMoney(one, prepared) ? 0.8 : 0.95)) : found))
    }
  }
  return links
}

/** "Amount" is said for `amt_eur`, too. */
const isMoney = (found: Link, { money }: PreparedDataset): boolean =>
  found.kind === 'column' && found.column === money && found.said?.synonym === false

function windowLinks(
  span: { readonly from: number; readonly to: number; readonly words: number },
  window: readonly StemMatches[],
  needed: readonly number[],
  prepared: PreparedDataset,
): readonly Link[] {
  const links: Link[] = []
  const columns = new Set<PreparedColumn>()
  const tables = new Set<PreparedTable>()
  for (const matches of window) {
    for (const stem of matches.keys()) {
      for (const column of prepared.stems.get(stem) ?? []) columns.add(column)
      for (const table of prepared.tableStems.get(stem) ?? []) tables.add(table)
    }
  }
  const edges = [0, span.to - span.from - 1]
  for (const column of columns) {
    const found = bestFit(column.forms, window, needed, (at) => saysTable(column.table, window[at]))
    if (found === null || found.score < 0.3) continue
    // A window ends with words of the name or of its table, never with what merely stands beside it.
    if (!edges.every((at) => found.used.has(at) || saysTable(column.table, window[at]))) continue
    const table = needed.filter((at) => !found.used.has(at)).length
    const { unsaid, head, quality, synonym } = found
    const said = { unsaid, head, quality, synonym, table: table > 0 }
    links.push({ ...span, kind: 'column', column, score: found.score * (table > 0 ? 0.97 : 1), said })
  }
  for (const table of tables) {
    const found = bestFit(table.forms, window, needed, () => false)
    if (found !== null && found.score >= 0.4) links.push({ ...span, kind: 'table', table, score: found.score })
  }
  return links
}
