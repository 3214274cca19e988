import type { Candidate } from '../assemble/candidate.js'
import { cuesOf, type Frame, inside } from '../assemble/frame.js'
import { lightWords } from '../lexicon/light-words.js'
import { isPeople } from '../lexicon/people.js'
import { stopStems, stopWords } from '../lexicon/stop-words.js'
import { singular } from '../normalize/stem.js'
import type { PreparedDataset, Span } from '../types.js'

/** What "total" asks for by words that name nothing by themselves. */
const AMOUNTS = new Set(['amount', 'amounts', 'value', 'values'])
const PEOPLE = new Set(['people', 'person', 'persons'])
/** What columns about people are called. */
const OF_PEOPLE = new Set('age gender sex birth born dob birthday surname firstname lastname email employee'.split(' '))

/** "Total cost" and "how many people" where rows are counted that have no cost and are no people. */
export function lostCounts({ measures }: Candidate, frame: Frame): readonly Span[] {
  if (!measures.every(({ aggregate, column }) => aggregate === 'COUNT' && (column === null || column.isKey))) return []
  const { tokens } = frame
  const isFree = (at: number): boolean =>
    tokens[at]?.kind === 'word' &&
    !frame.used.has(at) &&
    ![...frame.slots, ...frame.cues, ...frame.periods].some((span) => inside(at, span))
  const says = (at: number): boolean => {
    const { lower = '', stem = '' } = tokens[at] ?? {}
    return AMOUNTS.has(lower) || !(stopWords.has(lower) || stopStems.has(stem) || lightWords.has(lower))
  }
  const named = (at: number): boolean => frame.slots.some(({ from }) => from === at)
  const totals = [...cuesOf(frame, 'total'), ...cuesOf(frame, 'aggregate')]
    .map(({ to }) => to)
    .filter((at) => isFree(at) && says(at) && tokens[at + 1]?.lower !== 'of' && !named(at + 1))
  const counts = [...cuesOf(frame, 'count'), ...cuesOf(frame, 'distinct')]
    .map(({ to }) => (tokens[to]?.lower === 'different' ? to + 1 : to))
    .filter((at) => isFree(at) && PEOPLE.has(tokens[at]?.lower ?? '') && !isAboutPeople(frame.prepared))
  return [...totals, ...counts].map((from) => ({ from, to: from + 1 }))
}

const MOST = new Set(['most', 'fewest', 'least'])

/** "Hosts with the most listings" where nothing is called so: they are ranked by something else. */
export function lostMost(frame: Frame): readonly Span[] {
  const places = [...frame.slots, ...frame.cues, ...frame.periods]
  return frame.tokens.flatMap(({ lower, kind, index: at }): readonly Span[] => {
    const isNoun = kind === 'word' && /[^s]s$/.test(lower) && MOST.has(frame.tokens[at - 1]?.lower ?? '')
    const isKnown = places.some((span) => inside(at, span)) || frame.used.has(at)
    const goesOn = frame.slots.some(({ from }) => from === at + 1)
    return isNoun && !isKnown && !goesOn ? [{ from: at, to: at + 1 }] : []
  })
}

/** Whether a table or a column speaks of people: employees, ages, first names. */
const isAboutPeople = ({ tables, columns }: PreparedDataset): boolean =>
  tables.some(({ profile }) =>
    isPerson(
      profile.label
        .toLowerCase()
        .split(/[\s_]+/)
        .at(-1),
    ),
  ) || [...columns.values()].some(({ words }) => words.some((word) => OF_PEOPLE.has(word) || isPerson(word)))

const isPerson = (word: string | undefined): boolean =>
  word !== undefined && (PEOPLE.has(word) || isPeople(singular(word)))
