import { MADE } from './quality-links.js'
import { stemOf } from '../normalize/stem.js'
import { type Cue, isCue } from '../tag/cue.js'
import type { PreparedDataset, Token } from '../types.js'

const PACE = new Set(['slow', 'slower', 'slowest', 'fast', 'faster', 'fastest', 'quickest'])

/** "Highest paid" ranks, as "most profitable" does, where "highest salary" is the maximum of one. */
export const ranking = (cues: readonly Cue[], tokens: readonly Token[]): readonly Cue[] =>
  cues.map((cue) =>
    isCue(cue, 'extreme') && MADE.has(tokens[cue.to]?.lower ?? '') ? { ...cue, aggregate: null } : cue,
  )

/** Where no speed is measured, the slowest is what takes longest: cues that rank by pace then rank by the time taken. */
export const turned = (cues: readonly Cue[], tokens: readonly Token[], { stems }: PreparedDataset): readonly Cue[] =>
  stems.has(stemOf('speed'))
    ? cues
    : cues.map((cue) => {
        if (!isCue(cue, 'extreme') || cue.to > cue.from + 1 || !PACE.has(tokens[cue.from]?.lower ?? '')) return cue
        return cue.direction === 'ASCENDING'
          ? { ...cue, direction: 'DESCENDING', aggregate: 'MAXIMUM' }
          : { ...cue, direction: 'ASCENDING', aggregate: 'MINIMUM' }
      })

/**
 * "Orders with more than 3 lines" speaks of what the data has rows of and of no chart; "in lines" and "as lines" do not.
 * In the plural alone: "line" is the chart.
 */
export const outsideThings = (
  cues: readonly Cue[],
  tokens: readonly Token[],
  { tableStems }: PreparedDataset,
): readonly Cue[] =>
  cues.filter((cue) => {
    const word = tokens[cue.from]
    if (word === undefined || !isCue(cue, 'mark') || cue.to > cue.from + 1 || !word.lower.endsWith('s')) return true
    if (DRAWN.has(tokens[cue.from - 1]?.lower ?? '')) return true
    const named = tableStems.get(word.stem) ?? []
    return !named.some(({ forms }) => forms.some(({ stems, quality }) => quality === 1 && stems.at(-1) === word.stem))
  })
const DRAWN = new Set([
  'as',
  'in',
  'with',
  'into',
  'to',
  'use',
  'using',
  'draw',
  'coloured',
  'colored',
  'separate',
  'different',
])
