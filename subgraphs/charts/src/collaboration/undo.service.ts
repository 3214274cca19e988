import { differences } from '@askchart/document'
import type { RequestContext } from '@askchart/service'
import type { EditedChart } from './edit.js'
import type { EditOccasion, EditService } from './edit.service.js'
import { type HistoryStep, takenBack, versionToRevert } from './history.js'

/** Why there is no step back, or forth. */
export interface NothingToUndo {
  readonly kind: 'nothing to undo'
  readonly message: string
}
export type UndoOutcome = EditedChart | NothingToUndo

const nothing = (message: string): NothingToUndo => ({ kind: 'nothing to undo', message })

const NONE: Readonly<Record<HistoryStep, string>> = {
  UNDO: 'There is nothing of yours to undo in this chart.',
  REDO: 'There is nothing of yours to redo in this chart.',
}
const CHANGED_SINCE = 'All that you changed then was changed again since.'
const BUILT_UPON = 'This cannot be taken back by itself: what was changed since builds on it.'

/**
 * Takes back one's own last edit, or the undoing of it: one more edit, which restores what was before wherever nobody
 * changed it since. What stands is told by the log alone, so it survives a restart and is the same in every window.
 */
export class UndoService {
  constructor(private readonly edits: EditService) {}

  async step(step: HistoryStep, occasion: EditOccasion, context: RequestContext): Promise<UndoOutcome> {
    const chart = await this.edits.editable(occasion, context)
    const pick: EditOccasion['pick'] = (own) => versionToRevert(own, step)
    const outcome = await this.edits.apply<NothingToUndo>(
      chart,
      { ...occasion, pick },
      context,
      ({ chart: { version }, content, reverted }) => {
        if (reverted === null) return nothing(NONE[step])
        const changes = differences(content, takenBack(content, reverted.changes))
        if (changes.length === 0) return nothing(CHANGED_SINCE)
        // Of the very last edit nothing is mixed with what others did.
        return { kind: 'set', changes, ...(reverted.version === version ? { restores: true } : {}) }
      },
    )
    return outcome.kind === 'invalid' ? nothing(BUILT_UPON) : outcome
  }
}
