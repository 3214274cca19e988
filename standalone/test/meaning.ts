import { expect } from '@jest/globals'
import { z } from 'zod'
import type { Person } from './graph-client.js'
import { brings } from './scenario.js'

const ANALYZE = `query ($input: AnalyzePromptInput!) {
  analyzePrompt(input: $input) { __typename ... on Analysis { query explanation } ... on CannotAnswer { unknown } }
}`
const DESCRIBE = 'mutation ($input: DescribeColumnInput!) { describeColumn(input: $input) { column { ref } } }'

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
