import { differences } from '@askchart/document'
import { BadInputError, type RequestContext } from '@askchart/service'
import { rawContent } from '../collaboration/chart-content.js'
import { proposal } from '../collaboration/decide.js'
import type { EditOccasion, EditOutcome, EditService } from '../collaboration/edit.service.js'
import type { EditConflict } from '../collaboration/edit.js'
import { type Invalid, invalid } from '../charts/outcome.js'
import { unusedOf, withReplaced } from './replace-columns.js'

export interface Replacement {
  readonly column: string
  readonly by: string
}

export type ReplaceRequest = EditOccasion & {
  readonly replacements: readonly Replacement[]
  readonly baseVersion: number | null
}

const MAX_REPLACEMENTS = 20

/** Mends charts whose columns are gone: one edit of query and spec, as any other. */
export class MendService {
  constructor(private readonly edits: EditService) {}

  async replace(request: ReplaceRequest, context: RequestContext): Promise<EditOutcome> {
    const chart = await this.edits.editable(request, context)
    const instead = replacementsOf(request.replacements)
    return this.edits.apply<EditConflict | Invalid>(chart, request, context, (locked) => {
      const [unused] = unusedOf(locked.chart, instead)
      if (unused !== undefined) {
        const message = `This chart does not use the column ${unused}.`
        return invalid([{ path: '/query', message }])
      }
      const changes = differences(rawContent(locked.chart), withReplaced(locked.chart, instead))
      return proposal(locked, { changes, baseVersion: request.baseVersion })
    })
  }
}

function replacementsOf(replacements: readonly Replacement[]): ReadonlyMap<string, string> {
  const instead = new Map(replacements.map(({ column, by }) => [column, by]))
  if (replacements.length < 1 || replacements.length > MAX_REPLACEMENTS)
    throw new BadInputError(
      'input.replacements',
      `Replace 1 to ${MAX_REPLACEMENTS} columns at once; there are ${replacements.length}.`,
    )
  if (instead.size < replacements.length) throw new BadInputError('input.replacements', 'A column is named twice.')
  if (replacements.some(({ column, by }) => column === by))
    throw new BadInputError('input.replacements', 'A column cannot take its own place.')
  return instead
}
