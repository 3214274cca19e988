import type { DimensionPart, MeasurePart } from '../assemble/candidate.js'

export type Add = (name: string, value?: number) => void

/** What a part of a candidate is there. */
export type Place = 'x' | 'colour' | 'measure'

/** Takes what speaks for or against a candidate. */
export interface Tally {
  readonly add: Add
  /** What speaks for or against a part wherever it stands: many candidates have it, and it weighs the same in each. */
  readonly ofPart: (place: Place, part: DimensionPart | MeasurePart, speak: (add: Add) => void, share?: number) => void
}
