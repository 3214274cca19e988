import { tradeOf, type Trade } from '../lexicon/verbs.js'
import { stemOf } from '../normalize/stem.js'
import { type Cue, isCue } from '../tag/cue.js'
import type { NameForm, PreparedColumn, PreparedDataset, Token } from '../types.js'
import type { Link } from './links.js'

const SURE = 0.95
const NAMED = 0.7
const LEAST_QUALITY = 0.8
/** From the verb to the word that ranks: "sells by far the most". */
const REACH = 4
const RANKING = new Set('most best least worst more'.split(' '))
const LEADING = 2

const isCalled = (forms: readonly NameForm[], name: string): boolean =>
  forms.some(({ stems, quality }) => quality >= LEAST_QUALITY && stems.join(' ') === stemOf(name))

const isMeasured = ({ isNumber, isKey, profile }: PreparedColumn): boolean =>
  isNumber && !isKey && profile.role === 'MEASURE'

/** The number that a verb is about, by the first of its nouns that the data knows. */
function measureOf({ measures }: Trade, { columns, money }: PreparedDataset): PreparedColumn | null {
  for (const noun of measures)
    for (const column of columns.values()) if (isMeasured(column) && isCalled(column.forms, noun)) return column
  return measures.includes('revenue') && money !== null ? money : null
}

/** The table or column of what is sold, or of who does it. */
function namedBy(nouns: readonly string[], { tables, columns }: PreparedDataset): PreparedColumn | null {
  for (const noun of nouns) {
    const table = tables.find(({ forms }) => isCalled(forms, noun))
    if (table?.display != null) return table.display
    for (const column of columns.values())
      if (column.metric === null && column.profile.type === 'STRING' && isCalled(column.forms, noun)) return column
  }
  return null
}

/** The widest places of the data: regions rather than cities. */
function placeIn({ columns }: PreparedDataset): PreparedColumn | null {
  const places = [...columns.values()].filter(({ profile }) => profile.role === 'GEOGRAPHY' && profile.hidden !== true)
  const size = ({ profile }: PreparedColumn): number => profile.distinctCount ?? Infinity
  return places.reduce<PreparedColumn | null>(
    (least, one) => (least === null || size(one) < size(least) ? one : least),
    null,
  )
}

function askedFor(word: string, trade: Trade, prepared: PreparedDataset): PreparedColumn | null {
  if (word === 'what') return namedBy(trade.things, prepared)
  if (word === 'who') return namedBy(trade.people, prepared)
  return word === 'where' ? placeIn(prepared) : null
}

/** Where a verb of trade is ranked ("sells best", "spend the most"), or asked how much it is; null where it is not. */
function rankedVerb(
  tokens: readonly Token[],
  cues: readonly Cue[],
): { readonly at: number; readonly trade: Trade; readonly names: boolean } | null {
  const asksMuch = tokens.some(({ lower }, at) => lower === 'how' && tokens[at + 1]?.lower === 'much')
  for (const [at, { lower }] of tokens.entries()) {
    const trade = tradeOf(lower)
    if (trade === undefined) continue
    const ranking = cues.find(
      (cue) =>
        isCue(cue, 'extreme') &&
        cue.from > at &&
        cue.from - at <= REACH &&
        RANKING.has(tokens[cue.to - 1]?.lower ?? ''),
    )
    if (ranking !== undefined) return { at, trade, names: true }
    if (asksMuch && at > 1) return { at, trade, names: false }
  }
  return null
}

/**
 * "What sells best", "who spends the most", "where do we sell most": the verb stands for what it measures, and the word that
 * asks for what is sold, who does it, or the place. What the verb ranks may be named after it: "sell the most units".
 */
export function tradeLinks(
  tokens: readonly Token[],
  cues: readonly Cue[],
  prepared: PreparedDataset,
  names: readonly Link[],
): readonly Link[] {
  const found = rankedVerb(tokens, cues)
  if (found === null) return personLinks(tokens, cues, prepared)
  const { at, trade } = found
  const isNamed = names.some(
    (link) => link.kind === 'column' && link.score > NAMED && isMeasured(link.column) && link.from > at,
  )
  const measure = isNamed ? null : measureOf(trade, prepared)
  const links: Link[] = []
  if (measure !== null)
    links.push({ kind: 'column', from: at, to: at + 1, words: 1, column: measure, score: SURE, verb: true })
  const asking = tokens.findIndex(({ lower }, index) => index < LEADING && ['what', 'who', 'where'].includes(lower))
  const asked =
    found.names && asking >= 0 && asking < at ? askedFor(tokens[asking]?.lower ?? '', trade, prepared) : null
  if (asked !== null) links.push({ kind: 'column', from: asking, to: asking + 1, words: 1, column: asked, score: SURE })
  return links
}

const PEOPLE =
  'employee staff agent salesperson representative customer client user member player student driver person'.split(' ')
const HAS = new Set(['has', 'have', 'had', 'is', 'was', 'got', 'gets', 'handles', 'handled', 'makes', 'made'])

/** "Who has the worst rating": the people of the data, where there is but one kind of them. */
function personLinks(tokens: readonly Token[], cues: readonly Cue[], prepared: PreparedDataset): readonly Link[] {
  const [first, second] = tokens
  const ranks = cues.some((cue) => isCue(cue, 'extreme') && cue.from >= LEADING && cue.from <= LEADING + 1)
  if (first?.lower !== 'who' || !HAS.has(second?.lower ?? '') || !ranks) return []
  const [person, ...others] = new Set(PEOPLE.flatMap((noun) => namedBy([noun], prepared) ?? []))
  return person === undefined || others.length > 0
    ? []
    : [{ kind: 'column', from: 0, to: 1, words: 1, column: person, score: SURE }]
}
