import { differences } from '@askchart/document'
import { BadInputError, type RequestContext } from '@askchart/service'
import type { Aggregate, MeasureSubject } from '@askchart/vocabulary'
import { rawContent } from '../collaboration/chart-content.js'
import { proposal } from '../collaboration/decide.js'
import type { EditOccasion, EditOutcome, EditService } from '../collaboration/edit.service.js'
import type { EditConflict } from '../collaboration/edit.js'
import { type Invalid, invalid } from '../charts/outcome.js'
import { type Instead, unusedOf, withReplaced } from './replace-columns.js'

export interface Replacement {
  readonly column: string
  readonly by: string
}

export interface MetricReplacement {
  readonly metric: string
  readonly by: {
    readonly metric?: string | null
    readonly column?: string | null
    readonly aggregate?: Aggregate | null
  }
}

export type ReplaceRequest = EditOccasion & {
  readonly replacements: readonly Replacement[]
  readonly metrics: readonly MetricReplacement[]
  readonly baseVersion: number | null
}

const MAX_REPLACEMENTS = 20

/** Mends charts whose columns or metrics are gone: one edit of query and spec, as any other. */
export class MendService {
  constructor(private readonly edits: EditService) {}

  async replace(request: ReplaceRequest, context: RequestContext): Promise<EditOutcome> {
    const chart = await this.edits.editable(request, context)
    const instead = insteadOf(request)
    return this.edits.apply<EditConflict | Invalid>(chart, request, context, (locked) => {
      const [unused] = unusedOf(locked.chart, instead)
      if (unused !== undefined) return invalid([{ path: '/query', message: `This chart does not use ${unused}.` }])
      const changes = differences(rawContent(locked.chart), withReplaced(locked.chart, instead))
      return proposal(locked, { changes, baseVersion: request.baseVersion })
    })
  }
}

function insteadOf({ replacements, metrics }: ReplaceRequest): Instead {
  const count = replacements.length + metrics.length
  if (count < 1 || count > MAX_REPLACEMENTS)
    throw new BadInputError(
      'input.replacements',
      `Replace 1 to ${MAX_REPLACEMENTS} columns and metrics at once; there are ${count}.`,
    )
  const columns = new Map(replacements.map(({ column, by }) => [column, by]))
  if (columns.size < replacements.length) throw new BadInputError('input.replacements', 'A column is named twice.')
  if (replacements.some(({ column, by }) => column === by))
    throw new BadInputError('input.replacements', 'A column cannot take its own place.')
  const measures = new Map(metrics.map(({ metric, by }) => [metric, subjectOf(by)]))
  if (measures.size < metrics.length) throw new BadInputError('input.metrics', 'A metric is named twice.')
  if (metrics.some(({ metric, by }) => metric === by.metric))
    throw new BadInputError('input.metrics', 'A metric cannot take its own place.')
  return { columns, measures }
}

function subjectOf({ metric, column, aggregate }: MetricReplacement['by']): MeasureSubject {
  if (metric != null && column == null && aggregate == null) return { metric }
  if (metric == null && aggregate != null && (column != null || aggregate === 'COUNT'))
    return { aggregate, ...(column == null ? {} : { column }) }
  throw new BadInputError('input.metrics', 'A measure is either a metric, or an aggregate of a column.')
}
