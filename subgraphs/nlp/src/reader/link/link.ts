import { expand } from '../lexicon/abbreviations.js'
import { skippedWords, stopWords } from '../lexicon/stop-words.js'
import type { Cue } from '../tag/cue.js'
import type { PreparedDataset, Token, ValueMatch } from '../types.js'
import type { Link, Slot } from './links.js'
import { kindAmounts } from './kind-amounts.js'
import { ratioLinks } from './named-ratios.js'
import { nameLinks } from './name-links.js'
import { qualityLinks } from './quality-links.js'
import { settle } from './settle.js'
import { sharedHeads } from './shared-heads.js'
import { matchStems, type StemMatches } from './stem-matches.js'
import { singular, stemOf } from '../normalize/stem.js'
import { tradeLinks } from './trade-links.js'
import { misspeltValues, valueLinks } from './value-links.js'

/** Cues of one common word give way to a name that is said in full; others hold unless the name is longer. */
const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
  a.from < b.to && b.from < a.to

/** The words of two tokens written apart that a name writes as one: "horse power". */
function withCompounds(tokens: readonly Token[], matches: StemMatches[], prepared: PreparedDataset): void {
  tokens.forEach((token, at) => {
    const next = tokens[at + 1]
    if (next === undefined || token.kind !== 'word' || next.kind !== 'word') return
    const stem = stemOf(token.lower + next.lower)
    if (!prepared.stems.has(stem)) return
    if ((matches[at]?.size ?? 0) === 0) matches[at] = new Map([[stem, 0.95]])
    if ((matches[at + 1]?.size ?? 0) === 0) matches[at + 1] = new Map([[stem, 0.95]])
  })
}

/** Cues that are part of a name which was said in full: "number of platforms" where a column is called that. */
export const outsideNames = (cues: readonly Cue[], slots: readonly Slot[]): readonly Cue[] =>
  cues.filter(
    (cue) =>
      !slots.some(({ from, to, links: [top] }) => {
        const wider = to - from > cue.to - cue.from
        if (top === undefined || (top.kind === 'table' && !wider) || top.score < 0.93) return false
        const counts = cue.kind === 'count' || cue.kind === 'total'
        return (from <= cue.from && cue.to <= to) || (counts && from < cue.to && cue.to < to && cue.from < from)
      }),
  )

/**
 * Everything the words may mean in the data, gathered into slots that do not overlap: those are chosen that explain the
 * most of the prompt best.
 */
export function link(
  tokens: readonly Token[],
  cues: readonly Cue[],
  prepared: PreparedDataset,
  given: readonly ValueMatch[],
): readonly Slot[] {
  const cueAt = (at: number): boolean => cues.some((cue) => cue.from <= at && at < cue.to)
  const matches = tokens.map((token, at) =>
    takesLong(tokens, at) ? new Map<string, number>() : matchStems(token, prepared, cueAt(at)),
  )
  withCompounds(tokens, matches, prepared)
  const common = (at: number): boolean => cueAt(at) || (matches[at]?.size ?? 0) > 0
  const links = [
    ...nameLinks(tokens, matches, prepared),
    ...sharedHeads(tokens, matches, prepared),
    ...valueLinks(tokens, prepared, common, given),
  ]
  withoutPlaces(links, tokens)
  const linked = (at: number): boolean => links.some((found) => found.from <= at && at < found.to)
  tokens.forEach((token, at) => {
    if (!linked(at) && !cueAt(at) && !stopWords.has(token.lower)) links.push(...misspeltValues(token, at, prepared))
  })
  const kept = links.filter((found) => !yieldsToCue(found, tokens, cues, linked))
  const implied = [
    ...qualityLinks(tokens, prepared),
    ...tradeLinks(tokens, cues, prepared, kept),
    ...ratioLinks(tokens, prepared),
    ...kindAmounts(tokens, kept),
  ]
  return settle(slotsOf([...kept, ...implied], tokens.length), tokens)
}

const LEADS = new Set(['in', 'on', 'at', 'by', 'of'])

/** "Copies in print runs", where games may be "In print": what is named in full after "in" holds no such value. */
function withoutPlaces(links: Link[], tokens: readonly Token[]): void {
  const named = links.filter(({ kind, score }) => kind !== 'value' && score >= 0.95)
  const isPlace = ({ kind, from, to }: Link): boolean =>
    kind === 'value' &&
    LEADS.has(tokens[from]?.lower ?? '') &&
    named.some((name) => name.from === from + 1 && name.to > to)
  links.splice(0, links.length, ...links.filter((found) => !isPlace(found)))
}

const TAKES = new Set('take takes took taking last lasts lasted'.split(' '))

const LONGER = new Set('longer more less over under within'.split(' '))

/** "How long does delivery take" and "orders taking longer than a week" ask for no takings. */
const takesLong = (tokens: readonly Token[], at: number): boolean =>
  TAKES.has(tokens[at]?.lower ?? '') &&
  (tokens.some(({ lower }, index) => lower === 'long' && index < at) || LONGER.has(tokens[at + 1]?.lower ?? ''))

/** A cue wins over a name of which it says only a part, unless the name goes on beyond it. */
function yieldsToCue(
  found: Link,
  tokens: readonly Token[],
  cues: readonly Cue[],
  linked: (at: number) => boolean,
): boolean {
  const within = cues.filter((cue) => overlaps(cue, found))
  if (within.length === 0) return false
  const covered = within.some((cue) => cue.from <= found.from && found.to <= cue.to)
  const own = isOwnName(found, tokens)
  // "Amount of lost deals" where each deal has an amount, "quantity of orders" where each order has a quantity.
  const word = tokens[found.from]?.lower ?? ''
  if (own && found.kind === 'column' && found.column.isNumber && (word === 'amount' || word === 'quantity'))
    return false
  if (own && within.some((cue) => countsItsTable(found, cue))) return true
  // "Best selling product" is no product sold.
  if (within.some((cue) => cue.kind === 'extreme' && cue.from < found.from && cue.to < found.to)) return true
  if (found.kind === 'value') return covered && found.score < 0.95
  // "Day of the week" is a step of time where a date is called "day".
  if (within.some((cue) => cue.kind === 'granularity' && cue.to - cue.from > found.to - found.from) && covered)
    return true
  if (found.kind === 'column' && within.some(({ kind }) => kind === 'count') && isNumbered(found)) return true
  if (!covered) return false
  const marks = within.some((cue) =>
    ['mark', 'sort', 'direction', 'axis', 'histogram', 'compare', 'where'].includes(cue.kind),
  )
  const full = found.score >= 0.95
  if (full && found.words === 1 && within.every(({ kind }) => kind === 'mark') && namesNoMark(found, tokens))
    return false
  if (marks || !full || found.words > 1) return marks || !full
  if (stopWords.has(tokens[found.from]?.lower ?? '') && !own) return true
  return within.some(({ kind }) => AMOUNTS.has(kind)) && leadsToName(found, tokens, linked)
}

/** Cues that stand before the name of an amount, or of what is counted. */
const AMOUNTS: ReadonlySet<Cue['kind']> = new Set([
  'aggregate',
  'total',
  'count',
  'extreme',
  'share',
  'growth',
  'running',
])

const DRAWN = new Set('a an as with using in into make draw it to'.split(' '))

/** "Downtime by line" where each row is of a line of production, and none is drawn: by the very name of a column. */
const namesNoMark = (found: Link, tokens: readonly Token[]): boolean =>
  found.kind === 'column' &&
  found.column.words.length === 1 &&
  found.column.words[0] === singular(tokens[found.from]?.lower ?? '') &&
  !DRAWN.has(tokens[found.from - 1]?.lower ?? '')

/** Whether a word is all that a column is called, as it is written: "total", "count", "average". */
const isOwnName = (found: Link, tokens: readonly Token[]): boolean =>
  found.kind === 'column' &&
  found.column.words.length === 1 &&
  tokens
    .slice(found.from, found.to)
    .some(({ lower }) => found.column.words.some((word) => word === lower || expand(word)[0] === lower))

/** "Number of orders" and "total orders" where orders have a "number" and a "total"; "order total" is one of them. */
const countsItsTable = ({ from, to, words }: Link, cue: Cue): boolean =>
  (cue.kind === 'count' || cue.kind === 'total') &&
  cue.from <= from &&
  (to < cue.to || (words > 1 && cue.to < to && (cue.kind === 'count' || cue.from + 2 === to)))

/** "Total revenue", "count of orders", "average growth" and "top 5" where columns are called "total", "count", "average" and "top". */
function leadsToName({ to }: Link, tokens: readonly Token[], linked: (at: number) => boolean): boolean {
  let at = to
  while (skippedWords.has(tokens[at]?.lower ?? '')) at += 1
  return tokens[at]?.kind === 'number' || linked(at)
}

/** "Number of flights" counts flights; it is not their number, which is a name they have. */
function isNumbered({ column }: Extract<Link, { kind: 'column' }>): boolean {
  const last = column.words.at(-1) ?? ''
  return column.isKey || (column.words[0] !== last && ['number', 'num', 'no', 'nr', 'id', 'code'].includes(last))
}

function worth({ kind, score, words }: Link): number {
  return score ** 2 * (kind === 'table' ? 0.93 : 1) * words ** 0.95
}

/** Weighted interval scheduling: the slots of greatest worth together. */
function slotsOf(links: readonly Link[], length: number): readonly Slot[] {
  const bestAt = new Map<string, { from: number; to: number; worth: number }>()
  for (const found of links) {
    const key = `${found.from} ${found.to}`
    const value = worth(found)
    if ((bestAt.get(key)?.worth ?? 0) < value) bestAt.set(key, { from: found.from, to: found.to, worth: value })
  }
  const spans = [...bestAt.values()]
  const total: number[] = [0]
  const pick: (null | { from: number; to: number })[] = [null]
  for (let end = 1; end <= length; end += 1) {
    let best = total[end - 1] ?? 0
    let chosen: null | { from: number; to: number } = null
    for (const span of spans) {
      if (span.to !== end) continue
      const value = (total[span.from] ?? 0) + span.worth
      if (value > best + 1e-9) {
        best = value
        chosen = span
      }
    }
    total.push(best)
    pick.push(chosen)
  }
  const slots: Slot[] = []
  for (let at = length; at > 0;) {
    const span = pick[at]
    if (span == null) at -= 1
    else {
      slots.unshift({ from: span.from, to: span.to, links: alternatives(links, span) })
      at = span.from
    }
  }
  return slots
}

/** A column whose own name holds the word is meant, and none that only means the same: "genre" is no type where there are genres. */
function ownNamesFirst(list: readonly Link[]): readonly Link[] {
  const isOwn = (found: Link): boolean => found.kind === 'column' && found.said?.synonym === false
  const own = list.find(isOwn)?.score ?? 0
  return list.filter((found) => found.kind !== 'column' || isOwn(found) || found.score >= own)
}

/** "Models by country" counts cars where each car has a model of its own. */
const withRows = (found: Link): readonly Link[] =>
  found.kind === 'column' && found.column.isEntity
    ? [found, { ...found, kind: 'table', table: found.column.table, score: found.score * 0.95 }]
    : [found]

/** What else the place may mean: links of about its extent, the best for each meaning. */
function alternatives(links: readonly Link[], span: { readonly from: number; readonly to: number }): readonly Link[] {
  const inside = links.filter((found) => found.from >= span.from && found.to <= span.to)
  const exact = (found: Link): number => (found.from === span.from && found.to === span.to ? 1 : 0.75)
  const best = new Map<string, Link>()
  for (const found of inside.flatMap(withRows)) {
    const key =
      found.kind === 'table'
        ? `t ${found.table.profile.name}`
        : found.kind === 'column'
          ? `c ${found.column.profile.ref}`
          : `v ${found.column.profile.ref} ${String(found.value)}`
    const score = found.score * exact(found)
    if ((best.get(key)?.score ?? 0) < score) best.set(key, { ...found, score })
  }
  const list = ownNamesFirst([...best.values()].sort((a, b) => b.score - a.score))
  const top = list[0]?.score ?? 0
  return list.filter(({ score }) => score >= top * 0.45).slice(0, 12)
}
