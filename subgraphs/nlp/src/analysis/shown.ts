import { BadInputError } from '@askchart/service'
import { type Arrangement, type Intent, type Mark, type Orientation, parseQuerySpec } from '@askchart/vocabulary'
import { catalogueProblems } from '../model/catalogue-problems.js'
import type { PreparedDataset, Reading } from '../reader/types.js'

/** A chart as it is, before its query is checked. */
export interface ShownChart {
  readonly query: unknown
  readonly mark: Mark
  readonly arrangement?: Arrangement | null
  readonly orientation?: Orientation | null
  readonly title?: string | null
}

const QUERY = 'input.shown.query'
const MAX_TITLE = 200

const intentOf = (mark: Mark): Intent => {
  if (mark === 'POINT') return 'CORRELATION'
  if (mark === 'BOXPLOT') return 'DISTRIBUTION'
  return mark === 'TEXT' ? 'SUMMARY' : 'COMPARISON'
}

/**
 * The reading that a chart stands for. People keep what they want, so it is sure. Throws BadInputError for a query that
 * the dataset cannot answer.
 */
export function readingOfShown(shown: ShownChart, { profile }: PreparedDataset): Reading {
  const { mark, arrangement, orientation, title } = shown
  const parsed = parseQuerySpec(shown.query)
  if ('problems' in parsed) {
    const [problem] = parsed.problems
    throw new BadInputError(QUERY, problem?.message ?? 'This is no query.')
  }
  const [problem] = catalogueProblems(parsed.spec, profile)
  if (problem !== undefined) throw new BadInputError(QUERY, `The query does not fit the dataset: ${problem}.`)
  if (title != null && title.length > MAX_TITLE)
    throw new BadInputError('input.shown.title', `A title has at most ${MAX_TITLE} characters.`)
  return {
    prompt: '',
    intent: intentOf(mark),
    mark,
    arrangement: arrangement ?? null,
    ...(orientation == null ? {} : { orientation }),
    ...(title == null ? {} : { title }),
    confidence: 1,
    mentions: [],
    explanation: '',
    query: parsed.spec,
  }
}
