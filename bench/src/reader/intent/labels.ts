import type { Candidate, Reading } from '@askchart/nlp/reader'
import type { Aggregate } from '@askchart/vocabulary'
import type { Gold } from '../gold.js'

/** What is told apart: how a chart is drawn, and what it does with its measure. */
export interface Answer {
  readonly mark: string
  readonly intent: string
}

const MARKS: readonly (readonly [string, Reading['mark']])[] = [
  ['bar', 'BAR'],
  ['line', 'LINE'],
  ['pie', 'ARC'],
  ['scatter', 'POINT'],
  ['point', 'POINT'],
]

/** The mark of a chart by what benchmarks call it; null where they have no name for it. */
export const markCalled = (chart: string): Reading['mark'] | null =>
  MARKS.find(([name]) => chart.toLowerCase().includes(name))?.[1] ?? null

const intent = (aggregates: readonly (Aggregate | null)[], coloured: boolean): string => {
  const [aggregate] = aggregates.filter((one) => one !== null)
  return `${aggregate === 'COUNT_DISTINCT' ? 'COUNT' : (aggregate ?? 'RAW')}${coloured ? ' coloured' : ''}`
}

/** How a published chart is drawn, what it does with its measure, and whether it has a colour. */
export const answerOfGold = ({ chart, items, colour }: Gold): Answer => ({
  mark: markCalled(chart) ?? 'BAR',
  intent: intent(
    items.map(({ aggregate }) => aggregate),
    colour !== null,
  ),
})

/** What a reading does with its measure, and whether it has a colour. */
export const intentOfCandidate = ({ measures, colour, facet }: Candidate): string =>
  intent(
    measures.map(({ aggregate }) => aggregate),
    (colour ?? facet) !== null,
  )
