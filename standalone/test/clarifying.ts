import { expect } from '@jest/globals'
import { z } from 'zod'
import type { Person } from './graph-client.js'
import { brings } from './scenario.js'

const GENERATE = `mutation ($input: GenerateChartInput!) {
  generateChart(input: $input) {
    __typename
    ... on ClarificationNeeded { question choices { id label explanation } }
    ... on ChartGenerated { analysis { explanation prompt } chart { query data { columns { name values } } } }
  }
}`
const asked = z.object({
  __typename: z.literal('ClarificationNeeded'),
  question: z.string(),
  choices: z.array(z.object({ id: z.string(), label: z.string(), explanation: z.string() })).min(2),
})
const drawn = z.object({
  __typename: z.literal('ChartGenerated'),
  analysis: z.object({ explanation: z.string(), prompt: z.string() }),
  chart: z.object({
    query: z.unknown(),
    data: z.object({ columns: z.array(z.object({ name: z.string(), values: z.array(z.unknown()) })) }),
  }),
})

/** A question that may mean several things is asked back, and each choice leads to a chart of its own, and to no further question. */
export async function asksBack(person: Person): Promise<void> {
  const imported = await brings(
    person,
    'teams.csv',
    'team_id,team,points,goals_scored\n1,Rovers,12,40\n2,United,30,10\n3,Albion,20,25\n',
  )
  const input = { datasetId: imported.dataset?.id, prompt: 'which team is the best' }
  const { generateChart: question } = await person.ask(GENERATE, z.object({ generateChart: asked }), { input })
  expect(question.question).toBe('Which "best" do you mean?')
  expect(question.choices.map(({ label }) => label)).toEqual(['points', 'goals scored'])

  const charts = []
  for (const { id, explanation } of question.choices) {
    const answer = z.object({ generateChart: drawn })
    const { generateChart: made } = await person.ask(GENERATE, answer, { input: { ...input, choiceIds: [id] } })
    expect(made.analysis).toEqual({ explanation, prompt: input.prompt })
    charts.push(made.chart)
  }
  expect(new Set(charts.map(({ query }) => JSON.stringify(query))).size).toBe(charts.length)
  expect(charts.map(({ data }) => data.columns)).toEqual([
    [
      { name: 'team', values: ['United', 'Albion', 'Rovers'] },
      { name: 'sum_points', values: [30, 20, 12] },
    ],
    [
      { name: 'team', values: ['Rovers', 'Albion', 'United'] },
      { name: 'sum_goals_scored', values: [40, 25, 10] },
    ],
  ])
}
