import { expect } from '@jest/globals'
import { z } from 'zod'
import type { Person } from './graph-client.js'
import { sampleDataset } from './scenario.js'

const ANALYZE = `query ($input: AnalyzePromptInput!) {
  analyzePrompt(input: $input) { __typename ... on Analysis { id engine query } }
}`
const RECORD = 'mutation ($input: FeedbackInput!) { recordFeedback(input: $input) { learned { id description } } }'
const FORGET = 'mutation ($id: ID!) { forgetLearned(id: $id) { forgotten } }'
const LEARNED = `query ($workspaceId: ID!) {
  learned(workspaceId: $workspaceId) { totalCount edges { node { id description dataset { name } } } }
}`
const PROMPT = 'sales by channel'

const analysis = z.object({
  analyzePrompt: z.object({
    __typename: z.literal('Analysis'),
    id: z.string(),
    engine: z.string(),
    query: z.looseObject({ measures: z.array(z.looseObject({ column: z.string().optional() })) }),
  }),
})
const lessons = z.array(z.object({ id: z.string(), description: z.string() }))

async function read(person: Person, prompt: string) {
  const { id: datasetId } = await sampleDataset(person)
  const { analyzePrompt } = await person.ask(ANALYZE, analysis, { input: { datasetId, prompt } })
  const { id, engine, query } = analyzePrompt
  return { id, reading: `${engine} ${query.measures[0]?.column ?? ''}` }
}

const correction = (measure: string) => ({
  v: 1,
  measures: [{ column: measure, aggregate: 'SUM' }],
  dimensions: [{ column: 'orders.channel' }],
})

/** Corrects a reading of the sample; what that taught. */
export async function corrects(person: Person): Promise<z.output<typeof lessons>> {
  const { id, reading } = await read(person, PROMPT)
  expect(reading).toBe('OFFLINE order_lines.revenue')
  const input = { analysisId: id, verdict: 'CORRECTED', correction: correction('order_lines.profit') }
  const { recordFeedback } = await person.ask(RECORD, z.object({ recordFeedback: z.object({ learned: lessons }) }), {
    input,
  })
  return recordFeedback.learned
}

/** Whether a person's workspace reads as `corrects` taught it. */
export async function readsAsTaught(person: Person): Promise<void> {
  expect((await read(person, PROMPT)).reading).toBe('VERIFIED_ANSWER order_lines.profit')
  expect((await read(person, 'which category has the highest sales')).reading).toBe('OFFLINE order_lines.profit')
}

/** A correction helps its own workspace, is refused where it makes no sense, and is not there for a stranger. */
export async function teaches(person: Person, stranger: Person): Promise<void> {
  const { id: analysisId } = await read(person, PROMPT)
  const wrong = await person.try(RECORD, {
    input: { analysisId, verdict: 'CORRECTED', correction: correction('order_lines.wibble') },
  })
  expect(wrong.errors?.[0]).toMatchObject({
    message: expect.stringContaining('order_lines.wibble'),
    extensions: { code: 'BAD_USER_INPUT' },
  })
  const learned = await corrects(person)
  await readsAsTaught(person)
  const listed = await person.ask(LEARNED, z.object({ learned: z.looseObject({ totalCount: z.number() }) }), {
    workspaceId: person.workspaceId,
  })
  expect(listed.learned).toMatchObject({
    totalCount: learned.length,
    edges: expect.arrayContaining([
      {
        node: {
          id: learned[0]?.id,
          description: "'sales' means order_lines.profit",
          dataset: { name: (await sampleDataset(person)).name },
        },
      },
    ]),
  })

  expect((await read(stranger, PROMPT)).reading).toBe('OFFLINE order_lines.revenue')
  for (const [query, variables] of [
    [LEARNED, { workspaceId: person.workspaceId }],
    [FORGET, { id: learned[0]?.id }],
    [RECORD, { input: { analysisId, verdict: 'ACCEPTED' } }],
  ] as const)
    expect((await stranger.try(query, variables)).errors?.[0]?.extensions?.code).toBe('NOT_FOUND')

  for (const { id } of learned)
    await person.ask(FORGET, z.object({ forgetLearned: z.object({ forgotten: z.literal(true) }) }), { id })
  expect((await read(person, PROMPT)).reading).toBe('OFFLINE order_lines.revenue')
}
