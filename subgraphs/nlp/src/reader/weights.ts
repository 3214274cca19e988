import { handWeight as handEvidence, learnedWeight as learnedEvidence } from './assemble/filter/choose.js'
import { WEIGHTS as FILTER_WEIGHTS } from './assemble/filter/weights.js'
import { handWeight, learnedWeight, type Weigh } from './rank/rank.js'
import { WEIGHTS } from './rank/weights.js'

/** What the features of whole readings weigh, and what the evidence for a column in a filter does. */
export interface Weights {
  readonly reading: Weigh
  readonly filter: Weigh
}

export const learnedWeights: Weights = { reading: learnedWeight, filter: learnedEvidence }
export const handWeights: Weights = { reading: handWeight, filter: handEvidence }

/** The weights set by hand, by name: where learning begins. */
export const handSet = { reading: WEIGHTS, filter: FILTER_WEIGHTS } as const
