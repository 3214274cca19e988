import type { GraphResponse, Viewer } from '@askchart/service'
import { z } from 'zod'
import type { NlpRoom } from './nlp-room.js'

const ANALYZE = `query ($input: AnalyzePromptInput!) {
  analyzePrompt(input: $input) {
    __typename
    ... on Analysis {
      id prompt intent mark arrangement orientation title confidence explanation query engine modelFailure elapsedMs
      mentions { text start end kind column value confidence }
    }
    ... on ClarificationNeeded { question about choices { id label explanation } }
    ... on CannotAnswer { message unknown suggestions }
    ... on HistoryStepAsked { step }
  }
}`
const ANALYSES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Analysis { id prompt } }
}`

const analysis = z.object({
  __typename: z.literal('Analysis'),
  id: z.string().startsWith('analysis_'),
  prompt: z.string(),
  mark: z.string(),
  intent: z.string(),
  explanation: z.string(),
  confidence: z.number(),
  engine: z.string(),
  title: z.string().nullable(),
  mentions: z.array(z.looseObject({ text: z.string(), column: z.string().nullable() })),
  query: z.looseObject({
    v: z.literal(1),
    measures: z.array(z.unknown()),
    dimensions: z.array(z.unknown()),
    limit: z.number().optional(),
  }),
  elapsedMs: z.number().nonnegative(),
})
const outcome = z.object({
  analyzePrompt: z.discriminatedUnion('__typename', [
    analysis,
    z.object({
      __typename: z.literal('ClarificationNeeded'),
      choices: z.array(z.object({ id: z.string().startsWith('choice_'), label: z.string() })),
    }),
    z.object({ __typename: z.literal('CannotAnswer'), message: z.string() }),
  ]),
})

export interface Asked {
  readonly datasetId: string
  readonly prompt: string
  readonly choiceIds?: readonly string[]
  readonly followUpTo?: string
  readonly shown?: Readonly<Record<string, unknown>>
}

export const analyze = (room: NlpRoom, viewer: Viewer, input: Asked): Promise<GraphResponse> =>
  room.ask(ANALYZE, viewer, { input })

/** The analysis that a prompt led to; fails the test where it led to anything else. */
export async function analysisOf(room: NlpRoom, viewer: Viewer, input: Asked): Promise<z.output<typeof analysis>> {
  const response = await analyze(room, viewer, input)
  if (response.errors) throw new Error(JSON.stringify(response.errors))
  return analysis.parse(response.data?.['analyzePrompt'])
}

/** The ids of what a question back offered. */
export async function choicesOf(room: NlpRoom, viewer: Viewer, input: Asked): Promise<readonly string[]> {
  const { analyzePrompt } = outcome.parse((await analyze(room, viewer, input)).data)
  return analyzePrompt.__typename === 'ClarificationNeeded' ? analyzePrompt.choices.map(({ id }) => id) : []
}

/** Analyses as a chart would find them: the prompt of each, or null. */
export async function promptsOf(room: NlpRoom, viewer: Viewer, ids: readonly string[]): Promise<readonly unknown[]> {
  const representations = ids.map((id) => ({ __typename: 'Analysis', id }))
  const response = await room.ask(ANALYSES, viewer, { representations })
  if (response.errors) throw new Error(JSON.stringify(response.errors))
  return z
    .object({ _entities: z.array(z.object({ prompt: z.string() }).nullable()) })
    .parse(response.data)
    ._entities.map((entity) => entity?.prompt ?? null)
}

export const codeOf = (response: GraphResponse): unknown => response.errors?.[0]?.extensions?.['code']
