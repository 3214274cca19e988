import type { GraphCall, GraphClient } from '@askchart/service'
import { Arrangement, Intent, Mark, Orientation, parseQuerySpec, type QuerySpec } from '@askchart/vocabulary'
import { z } from 'zod'
import { dataOf } from './answers.js'

const ANALYZE = `query ReadPrompt($input: AnalyzePromptInput!) {
  analyzePrompt(input: $input) {
    __typename
    ... on Analysis { id intent mark arrangement orientation title colour mentions { kind } explanation query }
    ... on ClarificationNeeded { question about choices { id label explanation } }
    ... on CannotAnswer { message unknown suggestions }
    ... on HistoryStepAsked { step }
  }
}`

const SUGGEST = `query PromptsFor($datasetId: ID!, $first: Int!) { suggestPrompts(datasetId: $datasetId, first: $first) { text } }`
const suggested = z.object({ suggestPrompts: z.array(z.object({ text: z.string() })) })

/** An order of nothing is no order: analytics knows its cached rows by the query without one. */
function tidy({ orderBy = [], ...rest }: QuerySpec): QuerySpec {
  return orderBy.length > 0 ? { ...rest, orderBy } : rest
}

const query = z.unknown().transform((value, context) => {
  const parsed = parseQuerySpec(value)
  if ('spec' in parsed) return tidy(parsed.spec)
  context.addIssue({ code: 'custom', message: parsed.problems.map(({ message }) => message).join(' ') })
  return z.NEVER
})

const answer = z.object({
  analyzePrompt: z.discriminatedUnion('__typename', [
    z.object({
      __typename: z.literal('Analysis'),
      id: z.string(),
      intent: z.enum(Intent),
      mark: z.enum(Mark),
      arrangement: z.enum(Arrangement).nullable(),
      orientation: z.enum(Orientation).nullable(),
      title: z.string().nullable(),
      colour: z.string().nullable(),
      mentions: z.array(z.object({ kind: z.string() })),
      explanation: z.string(),
      query,
    }),
    z.object({
      __typename: z.literal('ClarificationNeeded'),
      question: z.string(),
      about: z.string(),
      choices: z.array(z.object({ id: z.string(), label: z.string(), explanation: z.string() })),
    }),
    z.object({
      __typename: z.literal('CannotAnswer'),
      message: z.string(),
      unknown: z.array(z.string()),
      suggestions: z.array(z.string()),
    }),
    z.object({ __typename: z.literal('HistoryStepAsked'), step: z.enum(['UNDO', 'REDO']) }),
  ]),
})

type Answer = z.infer<typeof answer>['analyzePrompt']
/** The prompt asks to undo or redo what is shown. */
export type StepAsked = Extract<Answer, { __typename: 'HistoryStepAsked' }>
export type PromptReading = Exclude<Answer, StepAsked>

export interface Question {
  readonly datasetId: string
  readonly prompt: string
  readonly choiceIds: readonly string[] | null
  readonly followUpTo: string | null
}

/** A chart as it is, for a prompt to go on from; `title` only where people gave it one. */
export interface Shown {
  readonly query: QuerySpec
  readonly mark: Mark
  readonly arrangement: Arrangement | null
  readonly orientation: Orientation | null
  readonly title: string | null
}

/** What charts asks of nlp. */
export class NlpDataSource {
  constructor(private readonly nlp: GraphClient) {}

  async read(question: Question, call: GraphCall): Promise<PromptReading> {
    const reading = await this.ask(question, call)
    if (reading.__typename === 'HistoryStepAsked') throw new Error('nlp asks to undo what was never shown to it')
    return reading
  }

  /** Reads a prompt that changes what is shown. */
  async readChange(
    change: Omit<Question, 'followUpTo'> & { readonly shown: Shown },
    call: GraphCall,
  ): Promise<PromptReading | StepAsked> {
    return this.ask(change, call)
  }

  /** Prompts that would work. */
  async suggestions(datasetId: string, first: number, call: GraphCall): Promise<readonly string[]> {
    const response = await this.nlp.execute({ query: SUGGEST, variables: { datasetId, first } }, call)
    return suggested.parse(dataOf(response, 'nlp')).suggestPrompts.map(({ text }) => text)
  }

  private async ask(input: object, call: GraphCall): Promise<Answer> {
    const response = await this.nlp.execute({ query: ANALYZE, variables: { input } }, call)
    return answer.parse(dataOf(response, 'nlp')).analyzePrompt
  }
}
