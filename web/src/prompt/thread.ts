import type { GenerateChartMutation } from '../graphql/generated/graphql.js'

/** What came of a question. */
export type Outcome =
  | { readonly step: 'asking' }
  | { readonly step: 'answered'; readonly result: GenerateChartMutation['generateChart'] }
  | { readonly step: 'failed'; readonly message: string }

/** What is asked: choices are readings picked from earlier clarifications. */
export interface Question {
  readonly datasetId: string
  readonly prompt: string
  readonly choiceIds: readonly string[]
  readonly followUpTo: string | null
}

/** One question and what came of it. */
export interface Turn {
  readonly id: string
  readonly question: Question
  readonly outcome: Outcome
}

export type ThreadAction =
  | { readonly type: 'ask'; readonly id: string; readonly question: Question }
  | { readonly type: 'settle'; readonly id: string; readonly outcome: Outcome }
  | { readonly type: 'clear' }

/** The id of the analysis that a turn's chart was made from; null where there is no such chart. */
export function analysisOf({ outcome }: Turn): string | null {
  if (outcome.step !== 'answered' || outcome.result.__typename !== 'ChartGenerated') return null
  return outcome.result.analysis?.id ?? outcome.result.chart.analysis?.id ?? null
}

/** What a dataset says of itself before it is asked. */
interface Askable {
  readonly id: string
  readonly source: string
  readonly workspace: { readonly id: string } | null
}

/** Datasets of a workspace before those of others, in each as they were. */
export const ownFirst = <D extends Askable>(datasets: readonly D[], workspaceId: string | null): readonly D[] => {
  const isOwn = ({ workspace }: D): boolean => workspace !== null && workspace.id === workspaceId
  return [...datasets.filter(isOwn), ...datasets.filter((dataset) => !isOwn(dataset))]
}

/** The dataset that is asked: the one named, else the one talked about, else the first sample, else the first of all. */
export const datasetToAsk = <D extends Askable>(
  datasets: readonly D[],
  named: string | null,
  turns: readonly Turn[],
): D | undefined => {
  const talkedAbout = turns.at(-1)?.question.datasetId
  return (
    datasets.find(({ id }) => id === named) ??
    datasets.find(({ id }) => id === talkedAbout) ??
    datasets.find(({ source }) => source === 'SAMPLE') ??
    datasets[0]
  )
}

/**
 * A conversation: a question of its own begins it anew; one that goes on from a chart comes after that chart, in the
 * place of whatever followed it.
 */
export function thread(turns: readonly Turn[], action: ThreadAction): readonly Turn[] {
  switch (action.type) {
    case 'clear':
      return []
    case 'settle':
      return turns.map((turn) => (turn.id === action.id ? { ...turn, outcome: action.outcome } : turn))
    case 'ask': {
      const { followUpTo } = action.question
      const from = followUpTo === null ? -1 : turns.findIndex((turn) => analysisOf(turn) === followUpTo)
      return [...turns.slice(0, from + 1), { id: action.id, question: action.question, outcome: { step: 'asking' } }]
    }
  }
}
