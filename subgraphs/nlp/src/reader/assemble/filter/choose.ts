import type { Frame } from '../frame.js'
import type { Condition } from './condition.js'
import { type Evidence, evidenceOf } from './evidence.js'
import type { Proposal, Question } from './question.js'
import { WEIGHTS } from './weights.js'

/** What is chosen of a question's proposals, with how likely each is. */
export interface Weighed {
  readonly question: Question
  readonly proposals: readonly { readonly proposal: Proposal; readonly evidence: Evidence; readonly score: number }[]
}

/** The sum of the evidence by its weights; 0 is as good as no condition at all. */
export function weigh(evidence: Evidence, weights: Readonly<Record<string, number>> = WEIGHTS): number {
  let score = 0
  for (const [name, value] of Object.entries(evidence)) score += value * (weights[name] ?? 0)
  return score
}

export const weighed = (frame: Frame, questions: readonly Question[]): readonly Weighed[] =>
  questions.map((question) => ({
    question,
    proposals: question.proposals.map((proposal) => {
      const evidence = evidenceOf(frame, question, proposal, questions)
      return { proposal, evidence, score: weigh(evidence) }
    }),
  }))

/** The likeliest condition of a question; null where it is likelier that none is meant. */
export function chosen({ question, proposals }: Weighed): Condition | null {
  const [best] = [...proposals].sort((a, b) => b.score - a.score)
  if (best === undefined || best.score <= 0) return null
  const total = proposals.reduce((sum, { score }) => sum + Math.exp(score - best.score), Math.exp(-best.score))
  const { proposal } = best
  const named = proposal.goesOn || !belongs(question, proposal) ? null : proposal.slot
  return {
    from: question.from,
    to: question.to,
    column: proposal.column,
    operator: proposal.operator,
    values: proposal.values,
    negated: question.around.negated,
    named,
    operand: question.operand,
    score: 1 / total,
    or: false,
    ...(proposal.filter === undefined ? {} : { filter: proposal.filter }),
  }
}

/** A place that names the column is spent on it; one that only names its table still names that table. */
const belongs = (question: Question, { byTable, slot }: Proposal): boolean =>
  slot !== null &&
  !byTable &&
  (question.kind !== 'value' || slot.to <= question.operand.from || slot.from === question.operand.to)
