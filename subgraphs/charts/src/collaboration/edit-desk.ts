import { openDocument, readContent } from '@askchart/document'
import { LRUCache } from 'lru-cache'
import type { Chart } from '../charts/chart.js'
import {
  appended,
  type Appended,
  appendOf,
  type Appendix,
  type EditOrigin,
  type LockedChart,
  type OpenChart,
} from './append.js'
import { isEarlier } from './decide.js'
import type { EditedChart } from './edit.js'
import { type EditDataSource, KeyTaken, type PickOwn } from './edit.data-source.js'

/** Charts that are kept open after an edit, and bytes of all their documents. */
const KEPT_OPEN = 200
const KEPT_BYTES = 4 * 1024 * 1024
/** Requests whose edits are stored together. */
const MOST_AT_ONCE = 50

export interface EditAsked<Decision> {
  readonly origin: EditOrigin
  /** Decides by the chart as it is; must not wait. May be asked again, as others may have edited meanwhile. */
  readonly decide: (chart: LockedChart) => Decision | Appendix
  /** Which of the person's own edits it takes back. */
  readonly pick: PickOwn | null
}

/** One request that waits for its turn. */
interface Turn {
  /** What it appends to the chart as it is known; null where that is to be decided under the lock. */
  attempt(open: OpenChart): Appended | null
  decideUnderLock(): Promise<void>
  made(outcome: EditedChart): void
  failed(error: unknown): void
}

const isAppendix = (decision: { readonly kind: string }): decision is Appendix => decision.kind === 'append'

/**
 * Takes the edits of each chart in turn. The document of a chart that is edited stays open in memory, so that an edit is
 * decided at once and stored in one statement, which looks at the version that it follows; those that come meanwhile
 * are stored together. Only what is to be appended is decided in this way: who is refused, and all where others have
 * edited the chart, is decided by the chart as it stands under its lock.
 */
export class EditDesk {
  private readonly open = new LRUCache<string, OpenChart>({ max: KEPT_OPEN, maxSize: KEPT_BYTES })
  private readonly seen = new LRUCache<string, Chart>({ max: KEPT_OPEN })
  private readonly waiting = new Map<string, Turn[]>()

  constructor(private readonly edits: Pick<EditDataSource, 'store' | 'underLock' | 'earlier' | 'own'>) {}

  /** The chart as it was after the last edit that was made here, if that is still known. Others may have edited it since. */
  lately(chartId: string): Chart | null {
    return this.seen.get(chartId) ?? null
  }

  /**
   * Decides and, where the decision is an appendix, stores it as the next version: all or nothing, and versions follow each
   * other without a gap. Resolves once it is committed. Null where there is no such chart.
   */
  append<Decision extends { readonly kind: string }>(
    chartId: string,
    asked: EditAsked<Decision>,
  ): Promise<Decision | EditedChart | null> {
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        attempt(open) {
          if (asked.pick) return null
          try {
            const decision = asked.decide({ ...open, earlier: null, reverted: null })
            return isAppendix(decision) ? appended(open, asked.origin, null, decision) : null
          } catch {
            // Thrown again under the lock, where it is nobody else's failure.
            return null
          }
        },
        decideUnderLock: () => this.underLock(chartId, asked).then(resolve, reject),
        made: resolve,
        failed: reject,
      }
      const queue = this.waiting.get(chartId)
      if (queue) queue.push(turn)
      else void this.serve(chartId, [turn])
    })
  }

  private async serve(chartId: string, queue: Turn[]): Promise<void> {
    this.waiting.set(chartId, queue)
    while (queue.length > 0) {
      const turns = queue.splice(0, this.open.has(chartId) ? MOST_AT_ONCE : 1)
      if (!(await this.together(chartId, turns))) for (const turn of turns) await turn.decideUnderLock()
    }
    this.waiting.delete(chartId)
  }

  /** Stores what all of them append as one. False where that cannot be, and nothing is stored. */
  private async together(chartId: string, turns: readonly Turn[]): Promise<boolean> {
    const open = this.open.get(chartId)
    if (!open) return false
    // Until it is known that all is stored, the document is not that of the chart.
    this.open.delete(chartId)
    try {
      const made: { readonly turn: Turn; readonly appended: Appended }[] = []
      let after = open
      for (const turn of turns) {
        const appended = turn.attempt(after)
        if (appended === null) return false
        made.push({ turn, appended })
        after = appended.open
      }
      const append = appendOf(
        open.chart,
        after,
        made.map((one) => one.appended),
      )
      if (!(await this.edits.store(append))) return false
      this.keep(after, append.document)
      for (const { turn, appended } of made) turn.made(appended.outcome)
    } catch (error) {
      if (error instanceof KeyTaken) return false
      for (const turn of turns) turn.failed(error)
    }
    return true
  }

  private async underLock<Decision extends { readonly kind: string }>(
    chartId: string,
    { origin, decide, pick }: EditAsked<Decision>,
  ): Promise<Decision | EditedChart | null> {
    const decided = await this.edits.underLock(chartId, async ({ chart, document, peers }, transaction) => {
      const asked = { ...origin, chartId }
      const earlier = await this.edits.earlier(asked, transaction)
      const reverted = pick === null || earlier !== null ? null : await this.edits.own(asked, pick, transaction)
      const doc = openDocument(document)
      const open = { chart, doc, content: readContent(doc), peers }
      const decision = decide({ ...open, earlier, reverted })
      // Nothing is tried for a request that has its edit: its document is still the chart's.
      if (!isAppendix(decision))
        return { outcome: decision, kept: isEarlier(decision) ? { after: open, document } : null }
      const made = appended(open, origin, reverted?.version ?? null, decision)
      const append = appendOf(chart, made.open, [made])
      if (!(await this.edits.store(append, transaction)))
        throw new Error(`the chart ${chartId} was edited under its lock`)
      return { outcome: made.outcome, kept: { after: made.open, document: append.document } }
    })
    if (decided?.kept) this.keep(decided.kept.after, decided.kept.document)
    return decided?.outcome ?? null
  }

  private keep(open: OpenChart, document: Uint8Array): void {
    this.open.set(open.chart.id, open, { size: document.length })
    this.seen.set(open.chart.id, open.chart)
  }
}
