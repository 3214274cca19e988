import { isSpoiled, openDocument, readContent, spoil } from '@askchart/document'
import type { Transaction } from '@askchart/service'
import { LRUCache } from 'lru-cache'
import { applyUpdate } from 'yjs'
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
import type { EditedChart } from './edit.js'
import { type Append, type EditDataSource, KeyTaken, type PickOwn } from './edit.data-source.js'

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

/** Nothing is appended, by the chart as it is known. */
interface Refusal {
  readonly kind: 'refused'
  /** Answers it, once it is known that the chart was so, with the edit that an earlier try has made, where there is one. */
  answer(): Promise<void>
}

/** One request that waits for its turn. */
interface Turn {
  /** What comes of it by the chart as it is known; null where that is to be decided under the lock. */
  attempt(open: OpenChart): Appended | Refusal | null
  decideUnderLock(): Promise<void>
  made(outcome: EditedChart): void
  failed(error: unknown): void
}

/** A chart whose document is that of its version, and about how many bytes that has. */
interface Kept {
  readonly open: OpenChart
  readonly bytes: number
}

const isAppendix = (decision: { readonly kind: string }): decision is Appendix => decision.kind === 'append'

/**
 * Takes the edits of each chart in turn. The document of a chart that is edited stays open in memory, so that an edit is
 * decided at once and stored in one statement, which looks at the version that it follows; those that come meanwhile
 * are stored together. Who is refused is refused by the same document, which is then as it was, once that is known to be the chart's
 * version. What a person takes back, and all where others have edited the chart, is decided by the chart as it stands under its lock.
 */
export class EditDesk {
  private readonly open = new LRUCache<string, Kept>({ max: KEPT_OPEN, maxSize: KEPT_BYTES })
  private readonly seen = new LRUCache<string, Chart>({ max: KEPT_OPEN })
  private readonly waiting = new Map<string, Turn[]>()

  constructor(
    private readonly edits: Pick<EditDataSource, 'store' | 'version' | 'underLock' | 'document' | 'earlier' | 'own'>,
  ) {}

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
        attempt: (open) => {
          if (asked.pick) return null
          const known = { ...open, earlier: null, reverted: null }
          const decision = decidedIn(open, () => asked.decide(known))
          if (decision === null) return null
          if (isAppendix(decision)) return appended(open, asked.origin, null, decision)
          const answer = async (): Promise<void> => {
            const earlier = await this.edits.earlier({ ...asked.origin, chartId })
            const again = earlier ? asked.decide({ ...known, earlier }) : decision
            if (isAppendix(again)) throw new Error(`an edit of the chart ${chartId} would be made twice`)
            resolve(again)
          }
          return { kind: 'refused', answer }
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
      for (const turn of await this.together(chartId, turns)) await turn.decideUnderLock()
    }
    this.waiting.delete(chartId)
  }

  /** Answers as many as it can, storing what they append as one. Gives those that are to be decided under the lock. */
  private async together(chartId: string, turns: readonly Turn[]): Promise<readonly Turn[]> {
    const kept = this.open.get(chartId)
    if (!kept) return turns
    // Until it is known that all is stored, the document is not that of the chart.
    this.open.delete(chartId)
    const { chart, doc } = kept.open
    try {
      const made: { readonly turn: Turn; readonly appended: Appended }[] = []
      const refused: { readonly turn: Turn; readonly refusal: Refusal }[] = []
      const left: Turn[] = []
      let after = kept.open
      for (const turn of turns) {
        const attempt = turn.attempt(after)
        if (isSpoiled(doc)) return turns
        if (attempt === null) left.push(turn)
        else if (attempt.kind === 'refused') refused.push({ turn, refusal: attempt })
        else {
          made.push({ turn, appended: attempt })
          after = attempt.open
        }
      }
      if (made.length > 0) {
        const all = made.map((one) => one.appended)
        const append = appendOf(chart, after, all)
        if (!(await this.edits.store(append))) return turns
        this.keep({ open: after, bytes: bytesOf(kept, append) })
      } else {
        if (refused.length > 0 && (await this.edits.version(chartId)) !== chart.version) return turns
        this.keep(kept)
      }
      for (const { turn, appended } of made) turn.made(appended.outcome)
      for (const { turn, refusal } of refused) void refusal.answer().catch((error: unknown) => turn.failed(error))
      return left
    } catch (error) {
      if (error instanceof KeyTaken) return turns
      for (const turn of turns) turn.failed(error)
      return []
    }
  }

  private async underLock<Decision extends { readonly kind: string }>(
    chartId: string,
    { origin, decide, pick }: EditAsked<Decision>,
  ): Promise<Decision | EditedChart | null> {
    const decided = await this.edits.underLock(chartId, async (chart, transaction) => {
      const asked = { ...origin, chartId }
      const earlier = await this.edits.earlier(asked, transaction)
      const reverted = pick === null || earlier !== null ? null : await this.edits.own(asked, pick, transaction)
      const kept = await this.opened(chart, transaction)
      const decision = decide({ ...kept.open, earlier, reverted })
      if (!isAppendix(decision)) return { outcome: decision, kept }
      const made = appended(kept.open, origin, reverted?.version ?? null, decision)
      const append = appendOf(chart, made.open, [made])
      if (!(await this.edits.store(append, transaction)))
        throw new Error(`the chart ${chartId} was edited under its lock`)
      return { outcome: made.outcome, kept: { open: made.open, bytes: bytesOf(kept, append) } }
    })
    if (decided && !isSpoiled(decided.kept.open.doc)) this.keep(decided.kept)
    return decided?.outcome ?? null
  }

  /** The document of a chart whose row is locked: the one that is open, where nobody else has edited the chart since. */
  private async opened(chart: Chart, transaction: Transaction): Promise<Kept> {
    const kept = this.open.get(chart.id)
    this.open.delete(chart.id)
    if (kept?.open.chart.version === chart.version) return kept
    const { document, updates, peers } = await this.edits.document(chart.id, transaction)
    const doc = openDocument(document)
    for (const update of updates) applyUpdate(doc, update)
    return { open: { chart, doc, content: readContent(doc), peers }, bytes: document.length }
  }

  private keep(kept: Kept): void {
    const { chart } = kept.open
    this.open.set(chart.id, kept, { size: kept.bytes })
    this.seen.set(chart.id, chart)
  }
}

const bytesOf = ({ bytes }: Kept, append: Append): number => append.document?.length ?? bytes + append.bytes

/** Null where it fails: that is thrown again under the lock, where it is nobody else's failure. */
function decidedIn<Decision>({ doc }: OpenChart, decide: () => Decision): Decision | null {
  try {
    return decide()
  } catch {
    spoil(doc)
    return null
  }
}
