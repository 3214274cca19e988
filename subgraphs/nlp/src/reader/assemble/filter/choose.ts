import type { Frame } from '../frame.js'
import { isKind, isTraded } from './bought.js'
import type { Condition } from './condition.js'
import { type Evidence, evidenceOf } from './evidence.js'
import { areListed } from './listed.js'
import type { Proposal, Question } from './question.js'
import { LEARNED } from './learned-weights.js'
import { WEIGHTS } from './weights.js'

/** What is chosen of a question's proposals, with how likely each is. */
export interface Weighed {
  readonly question: Question
  readonly proposals: readonly { readonly proposal: Proposal; readonly evidence: Evidence; readonly score: number }[]
}

const weights = new Map([...Object.entries(WEIGHTS), ...Object.entries(LEARNED)])
/** What a piece of evidence weighs. */
type WeightOf = (name: string) => number
export const learnedWeight: WeightOf = (name) => weights.get(name) ?? 0
export const handWeight: WeightOf = (name) => WEIGHTS[name] ?? 0

/** The sum of the evidence by its weights; 0 is as good as no condition at all. */
function scoreOf(evidence: Evidence, weightOf: WeightOf): number {
  let score = 0
  for (const [name, value] of Object.entries(evidence)) score += value * weightOf(name)
  return score
}

export const weighed = (frame: Frame, questions: readonly Question[], weightOf: WeightOf): readonly Weighed[] =>
  questions.map((question) => ({
    question,
    proposals: question.proposals.map((proposal) => {
      const evidence = evidenceOf(frame, question, proposal, questions)
      return { proposal, evidence, score: scoreOf(evidence, weightOf) }
    }),
  }))

type WeighedProposal = Weighed['proposals'][number]

const likeliest = (proposals: readonly WeighedProposal[]): WeighedProposal | null =>
  proposals.reduce<WeighedProposal | null>((best, one) => (best !== null && best.score >= one.score ? best : one), null)

/** What stands in a list beside a value that a column is compared with is compared with it too: "Germany vs france". */
function besideChosen(
  frame: Frame,
  { question, proposals }: Weighed,
  found: ReadonlyMap<Question, WeighedProposal>,
): WeighedProposal | null {
  if (question.kind !== 'value') return null
  const near = [...found].filter(([other]) => other.kind === 'value' && areListed(frame, question, other))
  return likeliest(proposals.filter(({ proposal }) => near.some(([, one]) => one.proposal.column === proposal.column)))
}

/** A kind spelt as the data spells it, for a word that nothing else can be: to leave it out says less than was asked. What was done ("has been nominated") may be said of all rows. */
const meansNothingElse = ({ proposal, evidence, score }: WeighedProposal): boolean =>
  score > NEARLY_MEANT &&
  proposal.known >= AS_SPELT &&
  evidence['value unrivalled'] !== undefined &&
  evidence['value of category'] !== undefined &&
  !proposal.values.some((value) => /ed$/i.test(String(value)))
const NEARLY_MEANT = -0.5
const AS_SPELT = 0.93

/** The likeliest condition of each question; none where it is likelier that none is meant. */
export function chosen(frame: Frame, all: readonly Weighed[]): readonly Condition[] {
  const found = new Map<Question, WeighedProposal>()
  for (const { question, proposals } of all) {
    const best = likeliest(proposals)
    const isMeant = (one: WeighedProposal): boolean =>
      one.score > 0 || isTraded(frame, question) || isKind(frame, question) || meansNothingElse(one)
    if (best !== null && isMeant(best)) found.set(question, best)
  }
  // A list may be filled from either end.
  for (const one of [...all, ...[...all].reverse()]) {
    const best = found.has(one.question) ? null : besideChosen(frame, one, found)
    if (best !== null) found.set(one.question, best)
  }
  return all.flatMap(({ question, proposals }) => {
    const best = found.get(question)
    return best === undefined ? [] : [conditionOf(question, proposals, best)]
  })
}

function conditionOf(question: Question, proposals: readonly WeighedProposal[], best: WeighedProposal): Condition {
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
