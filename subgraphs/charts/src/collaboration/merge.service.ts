import { readContent } from '@askchart/document'
import { BadInputError, type RequestContext } from '@askchart/service'
import type { Chart } from '../charts/chart.js'
import { stepsIn } from '../spec/validate/bin-steps.js'
import { checkContent } from './chart-content.js'
import { decideMerge, judged, type MergeRefusal, type Merging } from './decide-merge.js'
import type { DocumentDataSource } from './document.data-source.js'
import type { EditDataSource } from './edit.data-source.js'
import type { EditOccasion, EditOutcome, EditService } from './edit.service.js'
import { mergedIn } from './merge-update.js'
import type { PastDocuments } from './past.js'

export type MergeRequest = EditOccasion & {
  readonly update: Uint8Array
  /** The version that the update was made on: together with this window's own edits since. */
  readonly baseVersion: number | null
}

/** Bytes of one update. */
export const MAX_UPDATE_BYTES = 64 * 1024

/** Merges the updates of peers who hold the document: the same pipeline as that of paths. */
export class MergeService {
  constructor(
    private readonly edits: EditService,
    private readonly log: Pick<EditDataSource, 'before'>,
    private readonly documents: Pick<DocumentDataSource, 'ownSince' | 'drawnFrom'>,
    private readonly past: PastDocuments,
  ) {}

  /** An update that the chart has already is answered with the chart's last edit, as it is the chart by then. */
  async merge(request: MergeRequest, context: RequestContext): Promise<EditOutcome> {
    const chart = await this.edits.known(request, context)
    checkRequest(request)
    const attempt = (drawsAlone: Merging['drawsAlone']) =>
      this.edits.append<MergeRefusal>(chart, request, context, (locked, lookedAt) =>
        decideMerge(locked, { ...request, authorId: context.viewer.id, drawsAlone }, lookedAt),
      )
    const first = await attempt(request.baseVersion === null ? false : null)
    const outcome = first.kind === 'clash' ? await attempt(await this.drawsAlone(first.chart, request, context)) : first
    switch (outcome.kind) {
      case 'no update':
        throw new BadInputError('input.update', 'This is no Yjs update (version 1 encoding).')
      case 'no version':
        throw wrongVersion(outcome.chart)
      case 'known': {
        const [edit] = await this.log.before(chart.id, null, 1)
        if (!edit) throw new Error(`the chart ${chart.id} has no edit`)
        return { kind: 'edited', chart: outcome.chart, edit, mended: null }
      }
      case 'clash':
        throw new Error('an update was left undecided')
      default:
        return outcome
    }
  }

  /** Whether the update would be taken had nobody else edited: then what does not draw is nobody's fault. */
  private async drawsAlone(chart: Chart, request: MergeRequest, context: RequestContext): Promise<boolean> {
    const { baseVersion, update, clientId } = request
    if (baseVersion === null) return false
    const maker = { authorId: context.viewer.id, clientId }
    const base = await this.documents.drawnFrom(chart.id, baseVersion)
    const own = await this.documents.ownSince(chart.id, base, maker)
    const { raw, seen } = await this.past.look(chart.id, base, own, (transaction) => {
      const raw = readContent(transaction.doc)
      return { raw, seen: mergedIn(transaction, raw, update) }
    })
    const known = checkContent(raw, stepsIn(raw.spec))
    if ('issues' in known) return false
    const then = { chart: { ...chart, ...known.content }, peers: new Map<number, string>() }
    const alone = await this.edits.settled(chart.datasetId, context.call, (lookedAt) =>
      Promise.resolve(judged(seen, then, maker.authorId, lookedAt)),
    )
    return alone.kind === 'fits'
  }
}

const wrongVersion = ({ version }: Pick<Chart, 'version'>): BadInputError =>
  new BadInputError('input.baseVersion', `baseVersion must be from 1 to ${version}, the chart's version.`)

function checkRequest({ update }: MergeRequest): void {
  if (update.length > MAX_UPDATE_BYTES)
    throw new BadInputError(
      'input.update',
      `An update may have at most ${MAX_UPDATE_BYTES} bytes; this one has ${update.length}.`,
    )
}
