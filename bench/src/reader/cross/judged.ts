import { drawnRows } from '@askchart/charts'
import { candidatePhrases, type Candidate, read, type Reading, understand, type Weights } from '@askchart/nlp/reader'
import type { AskedDataset } from '@askchart/standalone/databases'
import { type Gold, goldOf, isShownBy } from '../gold.js'

/** A prompt with what is known of it. */
export interface Known {
  readonly id: string
  /** Prompts of one chart count as one. */
  readonly chartId: string
  readonly database: string
  readonly nl: string
  readonly vql: string
  readonly colour: string | null
  readonly hardness: string
  readonly isJoined: boolean
  readonly wrongWith: (chart: unknown) => string | null
}

/** Where a prompt was lost; null where its chart is the published one. */
export type Lost =
  | 'no answer'
  | 'not among the readings'
  | 'the counted rows, ranked below'
  | 'the x, ranked below'
  | 'the measure, ranked below'
  | 'the colour, ranked below'
  | 'the shape, ranked below'
  | 'filter, order, bins or mark'
  | 'the query is not parsed'

export interface Judged {
  readonly known: Known
  readonly lost: Lost | null
  readonly why: string | null
  readonly reading: Reading | null
}

/** The first part in which the best reading is another than the best that shows the gold. */
function partOf(best: Candidate, right: Candidate, gold: Gold): Lost {
  const same = (a: Candidate['x'], b: Candidate['x']): boolean =>
    a === null || b === null ? a === b : gold.equal(a.column, b.column)
  const [a, b] = [best.measures[0], right.measures[0]]
  if (best.shape !== right.shape) return 'the shape, ranked below'
  if (!same(best.colour ?? best.facet, right.colour ?? right.facet)) return 'the colour, ranked below'
  if (!same(best.x, right.x)) return 'the x, ranked below'
  return a?.aggregate === 'COUNT' && b?.aggregate === 'COUNT'
    ? 'the counted rows, ranked below'
    : 'the measure, ranked below'
}

/** Reads a prompt with weights that never saw its database, draws it, and says where it was lost. */
export async function judged(known: Known, dataset: AskedDataset, weights: Weights): Promise<Judged> {
  const { prepared, today, profile } = dataset
  const options = { today, valueMatches: await dataset.matchValues(candidatePhrases(known.nl, prepared)) }
  const result = read(known.nl, prepared, options, weights)
  const reading = result.outcome === 'reading' ? result.reading : null
  const columns = reading === null ? null : await dataset.run(reading.query)
  const isEmpty = columns === null || (columns[0]?.values.length ?? 0) === 0
  const why = reading === null || isEmpty ? 'no answer' : known.wrongWith(drawnRows(reading, profile, columns))
  return { known, reading, why, lost: why === null ? null : lostAt() }

  function lostAt(): Lost {
    const gold = goldOf(known.vql, known.colour, prepared)
    if (gold === null) return 'the query is not parsed'
    const { ranked } = understand(known.nl, prepared, options, weights)
    const [best] = ranked
    const right = ranked.find(({ candidate }) => isShownBy(gold, candidate))
    if (right === undefined) return 'not among the readings'
    if (best !== undefined && best !== right) return partOf(best.candidate, right.candidate, gold)
    return reading === null || isEmpty ? 'no answer' : 'filter, order, bins or mark'
  }
}
