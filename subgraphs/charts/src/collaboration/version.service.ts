import { differences, type RawContent, readUpdates } from '@askchart/document'
import { BadInputError, type RequestContext } from '@askchart/service'
import type { Chart } from '../charts/chart.js'
import type { Invalid } from '../charts/outcome.js'
import type { EditedChart } from './edit.js'
import type { DocumentDataSource } from './document.data-source.js'
import type { EditDataSource } from './edit.data-source.js'
import type { EditOccasion, EditService } from './edit.service.js'

/** What a chart said at one of its versions. */
export interface ChartVersion extends RawContent {
  readonly version: number
}

interface Unchanged {
  readonly kind: 'unchanged'
}

/** Earlier versions of a chart: looking at them, and bringing one back. */
export class VersionService {
  constructor(
    private readonly log: Pick<EditDataSource, 'before'>,
    private readonly documents: Pick<DocumentDataSource, 'updatesTo'>,
    private readonly edits: EditService,
  ) {}

  /** The chart as it was once this version was made. Throws a BadInputError where it has no such version. */
  async at({ id, version: latest }: Pick<Chart, 'id' | 'version'>, version: number): Promise<ChartVersion> {
    if (version < 1 || version > latest)
      throw new BadInputError('version', `This chart has the versions 1 to ${latest}; there is no ${version}.`)
    return { version, ...readUpdates(await this.documents.updatesTo(id, version)) }
  }

  /**
   * One more edit, which makes the chart say what it said at that version; what was done since stays in the log. A chart
   * that says it already is left alone, and its last edit is the answer.
   */
  async restore(version: number, asked: EditOccasion, context: RequestContext): Promise<EditedChart | Invalid> {
    const chart = await this.edits.editable(asked, context)
    const { version: restores, ...wanted } = await this.at(chart, version)
    const outcome = await this.edits.apply<Unchanged>(chart, { ...asked, restores }, context, ({ content }) => {
      const changes = differences(content, wanted)
      return changes.length === 0 ? { kind: 'unchanged' } : { kind: 'set', changes }
    })
    if (outcome.kind !== 'unchanged') return outcome
    const [edit] = await this.log.before(chart.id, null, 1)
    if (!edit) throw new Error(`the chart ${chart.id} has no edit`)
    return { kind: 'edited', chart, edit, mended: null }
  }
}
