import { expect } from '@jest/globals'
import { z } from 'zod'
import type { Person } from './graph-client.js'
import { brings, generate } from './scenario.js'

const ANALYZE = `query ($input: AnalyzePromptInput!) {
  analyzePrompt(input: $input) { __typename ... on Analysis { query explanation } ... on CannotAnswer { unknown } }
}`
const DESCRIBE = 'mutation ($input: DescribeColumnInput!) { describeColumn(input: $input) { column { ref } } }'

const DEFINE = `mutation ($input: DefineMetricInput!) {
  defineMetric(input: $input) { __typename ... on QueryProblem { message } }
}`

const answer = z.object({
  analyzePrompt: z.discriminatedUnion('__typename', [
    z.object({
      __typename: z.literal('Analysis'),
      query: z.looseObject({ dimensions: z.array(z.looseObject({ column: z.string() })) }),
      explanation: z.string(),
    }),
    z.object({ __typename: z.literal('ClarificationNeeded') }),
    z.object({ __typename: z.literal('CannotAnswer'), unknown: z.array(z.string()) }),
  ]),
})

/** A prompt that means nothing becomes readable by a synonym, follows a label, and stops with a hidden column. */
export async function says(person: Person): Promise<void> {
  const imported = await brings(
    person,
    'clients.csv',
    'client_id,name,city,spent\n1,Ann,Bern,10\n2,Bob,Basel,20\n3,Zoe,Bern,5\n',
  )
  const datasetId = imported.dataset?.id
  const read = async (prompt: string) =>
    (await person.ask(ANALYZE, answer, { input: { datasetId, prompt } })).analyzePrompt
  const describe = (change: Record<string, unknown>) =>
    person.ask(DESCRIBE, z.unknown(), { input: { datasetId, column: 'clients.city', ...change } })
  const byCity = { query: { dimensions: [{ column: 'clients.city' }] } }

  expect(await read('clients by patch')).toEqual({ __typename: 'CannotAnswer', unknown: ['patch'] })
  await describe({ synonyms: ['patch'] })
  expect(await read('clients by patch')).toMatchObject(byCity)

  await describe({ synonyms: null, label: 'Place of birth' })
  expect(await read('clients by patch')).toMatchObject({ __typename: 'CannotAnswer' })
  const labelled = await read('clients by place of birth')
  expect(labelled).toMatchObject({ ...byCity, explanation: expect.stringContaining('place of birth') })

  await describe({ hidden: true })
  expect(await read('clients by place of birth')).toMatchObject({ __typename: 'CannotAnswer' })
  expect(await read('spent by name in Bern')).toMatchObject({ query: { dimensions: [{ column: 'clients.name' }] } })
  await describe({ hidden: null, label: null })
  expect(await read('clients by city')).toMatchObject(byCity)
}

/** A metric is asked for by its name, drawn under it, and stays right when it is defined anew. */
export async function defines(person: Person, stranger: Person): Promise<void> {
  const imported = await brings(
    person,
    'deals.csv',
    'deal_id,region,income,expenses\n1,North,100,50\n2,North,300,50\n3,South,100,90\n',
  )
  const datasetId = String(imported.dataset?.id)
  const define = (who: Person, expression: string) =>
    who.try(DEFINE, { input: { datasetId, name: 'profit margin', expression } })
  const MARGIN = '(sum(income) - sum(expenses)) / sum(income)'

  expect((await define(stranger, MARGIN)).errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  expect((await define(person, 'sum(incom)')).data).toEqual({
    defineMetric: { __typename: 'QueryProblem', message: expect.stringContaining('"deals.income"') },
  })
  expect((await define(person, MARGIN)).data).toEqual({ defineMetric: { __typename: 'MetricDefined' } })

  const chart = await generate(person, datasetId, 'profit margin by region')
  expect(chart.data.columns).toEqual([
    { name: 'region', values: ['North', 'South'] },
    { name: 'profit_margin', values: [0.75, 0.1] },
  ])
  expect(chart.title).toBe('Profit margin by region')
  expect(chart.analysis.explanation).toContain('Profit margin')
  const spec = JSON.stringify(chart.spec)
  expect(spec).toContain('"title":"Profit margin"')
  expect(spec).toContain('"format":".1~%"')

  await define(person, 'sum(income) / sum(expenses)')
  const again = await generate(person, datasetId, 'profit margin by region')
  expect(again.data.columns[1]?.values).toEqual([4, 100 / 90])
}
