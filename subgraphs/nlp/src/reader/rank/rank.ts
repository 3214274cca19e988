import type { Candidate } from '../assemble/candidate.js'
import { type Features, featuresOf, type Situation } from './features.js'
import { WEIGHTS } from './weights.js'

export interface Ranked {
  readonly candidate: Candidate
  readonly features: Features
  readonly score: number
}

/** The sum of the features by their weights. */
export function scoreOf(features: Features, weights: Readonly<Record<string, number>> = WEIGHTS): number {
  let score = 0
  for (const [name, value] of Object.entries(features)) score += value * (weights[name] ?? 0)
  return score
}

/** Candidates by score, best first; among equals the one that was assembled first. */
export function rank(candidates: readonly Candidate[], situation: Situation): readonly Ranked[] {
  return candidates
    .map((candidate) => {
      const features = featuresOf(candidate, situation)
      return { candidate, features, score: scoreOf(features) }
    })
    .sort((a, b) => b.score - a.score)
}
