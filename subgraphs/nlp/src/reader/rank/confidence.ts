import type { Candidate } from '../assemble/candidate.js'
import { dimensionsOf, tablesOf } from '../assemble/candidate.js'
import type { Condition } from '../assemble/filter/condition.js'
import type { Absent } from '../explain/absent.js'
import type { LeftOut } from '../explain/left-out.js'
import { CALIBRATION } from './calibration.js'
import type { Situation } from './features.js'
import type { Ranked } from './rank.js'

/** What speaks for and against an answer, by name. */
export type ConfidenceEvidence = Readonly<Record<string, number>>

/** What a reading's confidence is made of. */
export interface Confided {
  readonly ranked: readonly Ranked[]
  readonly situation: Situation
  readonly conditions: readonly Condition[]
  readonly left: readonly LeftOut[]
  readonly absent: readonly Absent[]
}

/** Readings whose scores are this far behind have no share in what may be meant. */
const FAR = 12

const shown = ({ shape, x, colour, facet, detail, measures }: Candidate): readonly unknown[] => [
  shape,
  x?.column,
  colour?.column ?? facet?.column,
  detail?.column,
  measures.length,
  ...measures.flatMap(({ column, table, aggregate }) => [column ?? table, aggregate]),
]

/** Whether two readings show the same, whichever words told them so. */
function showSame(a: Candidate, b: Candidate): boolean {
  const [ours, theirs] = [shown(a), shown(b)]
  return ours.length === theirs.length && ours.every((part, at) => part === theirs[at])
}

/** The share that what a reading shows has in all that may be meant, as the logarithm of its odds. */
function shareOf(best: Ranked, ranked: readonly Ranked[]): number {
  let [own, others] = [0, 0]
  for (const one of ranked) {
    const behind = best.score - one.score
    if (behind > FAR) break
    if (showSame(one.candidate, best.candidate)) own += Math.exp(-behind)
    else others += Math.exp(-behind)
  }
  const share = own / (own + others)
  return Math.log(Math.max(0.01, share) / Math.max(0.01, 1 - share))
}

const mean = (values: readonly number[], none: number): number =>
  values.length === 0 ? none : values.reduce((sum, value) => sum + value, 0) / values.length

/** How the names of a reading were said. */
function nameEvidence({ candidate }: Ranked): ConfidenceEvidence {
  const parts = [...dimensionsOf(candidate), ...candidate.measures].filter(({ role }) => role !== null)
  const said = parts.flatMap(({ role, column }) =>
    (role?.slot.links ?? []).flatMap((link) =>
      link.kind === 'column' && link.column === column && link.said !== undefined ? [link.said] : [],
    ),
  )
  return {
    'names fit': mean(
      parts.map(({ score }) => score),
      0.5,
    ),
    'names unsaid': mean(
      said.map(({ unsaid }) => unsaid),
      0,
    ),
    misspelt: Math.max(0, ...said.map(({ quality }) => 1 - quality)),
    synonym: said.some(({ synonym }) => synonym) ? 1 : 0,
    'measures key': candidate.measures.some(({ column }) => column !== null && (column.isKey || column.isForeignKey))
      ? 1
      : 0,
  }
}

/** How what the rows must be was found. */
function conditionEvidence(conditions: readonly Condition[]): ConfidenceEvidence {
  const doubts = conditions.map(({ score }) => -Math.log(Math.max(0.05, Math.min(1, score))))
  return {
    conditions: Math.min(3, conditions.length),
    'condition doubt': Math.min(
      3,
      doubts.reduce((sum, doubt) => sum + doubt, 0),
    ),
  }
}

/** Everything that a reading's confidence is weighed from. */
export function confidenceEvidence(
  best: Ranked,
  { ranked, situation, conditions, left }: Confided,
): ConfidenceEvidence {
  const { candidate, features } = best
  const evidence: Record<string, number> = {
    always: 1,
    share: shareOf(best, ranked),
    ...nameEvidence(best),
    ...conditionEvidence(conditions),
    joined: Math.min(3, tablesOf(candidate).size - 1),
    'tables to choose from': Math.log(situation.frame.prepared.tables.length),
    unexplained: Object.entries(features).reduce(
      (sum, [name, value]) => (name.startsWith('unexplained') ? sum + value : sum),
      0,
    ),
  }
  for (const { kind } of left) evidence[`left ${kind}`] = (evidence[`left ${kind}`] ?? 0) + 1
  return evidence
}

/** Where something that was asked for is not in the data, nobody should take the rest for the answer. */
const MOST_WITHOUT_IT = 0.45
/** All that the explanation says to be left out. */
const isAskedFor = ({ kind }: LeftOut): boolean => kind !== 'word' && kind !== 'drawing'
/** The right numbers, but in another chart than was asked for. */
const MOST_DRAWN_OTHERWISE = 0.7

/** What is left out never speaks for a reading, whatever few examples say. */
const LEAST_DOUBT = -0.15

/** The logistic function of the evidence by learned weights: how often such readings are right. */
export function calibrated(
  evidence: ConfidenceEvidence,
  weights: Readonly<Record<string, number>> = CALIBRATION,
): number {
  let sum = 0
  for (const [name, value] of Object.entries(evidence)) {
    const weight = weights[name] ?? 0
    sum += value * (name.startsWith('left ') ? Math.min(LEAST_DOUBT, weight) : weight)
  }
  return 1 / (1 + Math.exp(-sum))
}

/** How sure a reading may be at most, by what was asked for and is not in the data. */
export function mostSure({ left, absent }: Pick<Confided, 'left' | 'absent'>): number {
  if (absent.length > 0 || left.some(isAskedFor)) return MOST_WITHOUT_IT
  return left.some(({ kind }) => kind === 'drawing') ? MOST_DRAWN_OTHERWISE : 0.99
}

/** 0 to 1: how often readings like this one are right. */
export function confidenceOf(best: Ranked, confided: Confided): number {
  const likely = calibrated(confidenceEvidence(best, confided))
  return Math.round(Math.min(mostSure(confided), Math.max(0.02, likely)) * 1000) / 1000
}
