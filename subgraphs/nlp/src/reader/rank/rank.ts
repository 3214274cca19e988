import type { Strength } from '../assemble/assemble.js'
import { type Candidate, candidateOf } from '../assemble/candidate.js'
import { remembered } from '../remembered.js'
import { surroundings } from './context.js'
import { type Features, featuresOf, scoreOf, type Situation } from './features.js'
import { LEARNED } from './learned-weights.js'
import { WEIGHTS } from './weights.js'

export interface Ranked {
  readonly candidate: Candidate
  readonly features: Features
  readonly score: number
}

/** Features by name are only made of those candidates that somebody looks at. */
class Scored implements Ranked {
  private made: Features | null = null

  constructor(
    readonly candidate: Candidate,
    readonly score: number,
    private readonly make: (candidate: Candidate) => Features,
  ) {}

  get features(): Features {
    return (this.made ??= this.make(this.candidate))
  }
}

const weights = new Map([...Object.entries(WEIGHTS), ...Object.entries(LEARNED)])
/** What a feature weighs. */
export type Weigh = (name: string) => number
export const learnedWeight: Weigh = (name) => weights.get(name) ?? 0
export const handWeight: Weigh = (name) => WEIGHTS[name] ?? 0

/** Shows nothing yet. */
export const NOTHING = candidateOf({ shape: 'plain', measures: [] })

export interface Ranking {
  /** What the weights say of a part alone, as the dimension or the measure of a chart that has nothing else. */
  readonly strength: Strength
  /** Candidates by score, best first; among equals the one that was assembled first. */
  readonly ranked: (candidates: readonly Candidate[]) => readonly Ranked[]
}

/** How the candidates of one prompt are ranked. */
export function rankingIn(situation: Situation, weightOf: Weigh): Ranking {
  const around = surroundings(situation, weightOf)
  const score = (candidate: Candidate): number => scoreOf(candidate, situation, around, weightOf)
  const features = (candidate: Candidate): Features => featuresOf(candidate, situation, around)
  return {
    strength: {
      dimension: remembered((x) => score({ ...NOTHING, x })),
      measure: remembered((measure) => score({ ...NOTHING, measures: [measure] })),
    },
    ranked: (candidates) =>
      candidates
        .map((candidate) => new Scored(candidate, score(candidate), features))
        .sort((a, b) => b.score - a.score),
  }
}
