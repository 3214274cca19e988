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

/**
 * A conversation: a question of its own begins it anew, one that goes on from a chart is added, and one asked again
 * with a choice takes the place of the one that needed it.
 */
export function thread(turns: readonly Turn[], action: ThreadAction): readonly Turn[] {
  switch (action.type) {
    case 'clear':
      return []
    case 'settle':
      return turns.map((turn) => (turn.id === action.id ? { ...turn, outcome: action.outcome } : turn))
    case 'ask': {
      const turn: Turn = { id: action.id, question: action.question, outcome: { step: 'asking' } }
      const last = turns.at(-1)
      const asksAgain =
        last !== undefined && action.question.choiceIds.length > 0 && last.question.prompt === action.question.prompt
      if (asksAgain) return [...turns.slice(0, -1), turn]
      return action.question.followUpTo === null ? [turn] : [...turns, turn]
    }
  }
}
