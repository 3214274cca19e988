import type { ColumnRef, Mention, MentionKind, QuerySpec } from '@askchart/vocabulary'
import type { SaidMention } from './answer.js'
import { comparisonsOf } from './catalogue-problems.js'

type Part = 'measures' | 'dimensions' | 'filter'

/** Where in a query a column stands that a mention of this kind names. */
const PLACES: Readonly<Partial<Record<MentionKind, readonly Part[]>>> = {
  MEASURE: ['measures'],
  DIMENSION: ['dimensions'],
  TIME: ['dimensions', 'filter'],
  VALUE: ['filter'],
}

const EVERYWHERE: readonly Part[] = ['measures', 'dimensions', 'filter']

/** Free places of the phrase in the prompt as a whole word, whatever its case; the first one, or null. */
function placeOf(phrase: string, prompt: string, taken: readonly Mention[]): { start: number; end: number } | null {
  const literal = phrase.trim().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  if (literal === '') return null
  for (const found of prompt.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'))) {
    const place = { start: found.index, end: found.index + found[0].length }
    if (!taken.some((other) => overlap(place, other))) return place
  }
  return null
}

const overlap = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean => a.start < b.end && b.start < a.end

/**
 * What the model says of the prompt's words, where they can be found in it and name no column but the query's; then what
 * the reader had found and the query bears out. In the order of the prompt.
 */
export function placeMentions(
  prompt: string,
  query: QuerySpec,
  said: readonly SaidMention[],
  found: readonly Mention[],
  confidence: number,
): readonly Mention[] {
  const columns: Readonly<Record<Part, ReadonlySet<ColumnRef | undefined>>> = {
    measures: new Set(query.measures.map(({ column }) => column)),
    dimensions: new Set(query.dimensions.map(({ column }) => column)),
    filter: new Set(comparisonsOf(query.filter).map(({ column }) => column)),
  }
  const stands = (column: ColumnRef, parts: readonly Part[]): boolean => parts.some((part) => columns[part].has(column))
  const mentions: Mention[] = []
  for (const { text, kind, column, value } of said) {
    if (column !== null && !stands(column, EVERYWHERE)) continue
    const place = placeOf(text, prompt, mentions)
    if (place) mentions.push({ ...place, text: prompt.slice(place.start, place.end), kind, column, value, confidence })
  }
  for (const mention of found) {
    const parts = PLACES[mention.kind]
    if (mention.column === null || parts === undefined || !stands(mention.column, parts)) continue
    if (!mentions.some((other) => overlap(mention, other))) mentions.push(mention)
  }
  return mentions.sort((a, b) => a.start - b.start)
}
