import type { Arrangement, Engine, Intent, Mark, MentionKind, ModelFailure, Orientation } from './enums.js'
import type { Cell, ColumnRef, QuerySpec } from './query-spec.js'

/** How a prompt was read: a query and a mark, with every word that mattered accounted for. */
export interface Analysis {
  readonly id: string
  readonly prompt: string
  readonly intent: Intent
  readonly mark: Mark
  readonly arrangement: Arrangement | null
  /** How bars lie, where the prompt says so. */
  readonly orientation?: Orientation
  /** What the prompt calls the chart, where it says so. */
  readonly title?: string
  /** The one colour that the prompt asks the chart to have, where it says so: a name of CSS or `#rrggbb`. */
  readonly colour?: string
  /** 0 to 1. */
  readonly confidence: number
  readonly mentions: readonly Mention[]
  /** The reading in one plain sentence. */
  readonly explanation: string
  readonly query: QuerySpec
  readonly engine: Engine
  /** Why the language model, though it was asked, did not give this reading; null where it did or was not asked. */
  readonly modelFailure: ModelFailure | null
  readonly elapsedMs: number
}

/** `start` and `end` are UTF-16 offsets into the prompt, end exclusive; text = prompt.slice(start, end). */
export interface Mention {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly kind: MentionKind
  readonly column: ColumnRef | null
  readonly value: Cell
  /** 0 to 1. */
  readonly confidence: number
}
