import { expect } from '@jest/globals'
import { z } from 'zod'
import type { Person } from './graph-client.js'
import { sampleDataset } from './scenario.js'

const SHOWN =
  'id version title spec query data { rowCount columns { name } } history(first: 1) { edges { node { prompt } } }'
const GENERATE = `mutation ($input: GenerateChartInput!) {
  generateChart(input: $input) { __typename ... on ChartGenerated { analysis { id title } chart { ${SHOWN} } } ... on CannotAnswer { message } }
}`
const REFINE = `mutation ($input: RefineChartInput!) {
  refineChart(input: $input) {
    __typename
    ... on ChartGenerated { analysis { prompt explanation title } chart { ${SHOWN} } }
    ... on CannotAnswer { message unknown }
  }
}`
const EDIT = 'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }'

const chart = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  spec: z.looseObject({ mark: z.looseObject({ type: z.string(), color: z.string().optional() }) }),
  query: z.looseObject({ v: z.literal(1) }),
  data: z.object({ rowCount: z.number(), columns: z.array(z.object({ name: z.string() })) }),
  history: z.object({ edges: z.array(z.object({ node: z.object({ prompt: z.string().nullable() }) })) }),
})
const result = z.object({
  __typename: z.string(),
  message: z.string().optional(),
  analysis: z.looseObject({ id: z.string().optional(), title: z.string().nullable() }).nullish(),
  chart: chart.optional(),
})
type Result = z.output<typeof result>

async function generate(person: Person, prompt: string, followUpTo: string | null = null): Promise<Result> {
  const { id: datasetId } = await sampleDataset(person)
  const answer = z.object({ generateChart: result })
  return (await person.ask(GENERATE, answer, { input: { datasetId, prompt, followUpTo } })).generateChart
}
const refine = async (person: Person, chartId: string, prompt: string): Promise<Result> =>
  (await person.ask(REFINE, z.object({ refineChart: result }), { input: { chartId, prompt } })).refineChart

/** A chart is changed by words, keeps what was made of it by hand, and is undone; a stranger changes nothing. */
export async function refines(person: Person, stranger: Person): Promise<void> {
  const made = await generate(person, 'monthly sales by channel in 2025')
  const id = made.chart?.id ?? ''
  await person.ask(EDIT, z.object({ editChart: z.object({ __typename: z.literal('ChartEdited') }) }), {
    input: { chartId: id, changes: [{ path: '/spec/mark/strokeWidth', value: 4 }] },
  })

  const quarters = await refine(person, id, 'by quarter instead')
  expect(quarters).toMatchObject({
    __typename: 'ChartGenerated',
    analysis: { prompt: 'by quarter instead' },
    chart: { version: 3, spec: { mark: { type: 'line', strokeWidth: 4 } } },
  })
  expect(quarters.chart?.data.columns[0]?.name).toBe('order_date_quarter')
  const web = await refine(person, id, 'only Online, make it bars and title it "Online, by quarter"')
  expect(web.chart).toMatchObject({
    version: 4,
    title: 'Online, by quarter',
    spec: { mark: { type: 'bar', strokeWidth: 4 } },
    history: { edges: [{ node: { prompt: 'only Online, make it bars and title it "Online, by quarter"' } }] },
  })
  expect(web.chart?.data.rowCount).toBeLessThan(quarters.chart?.data.rowCount ?? 0)

  expect((await refine(person, id, 'undo')).chart).toMatchObject({
    title: quarters.chart?.title,
    spec: quarters.chart?.spec,
    query: quarters.chart?.query,
    data: quarters.chart?.data,
  })
  expect(await refine(person, id, 'like on Mars')).toMatchObject({ __typename: 'CannotAnswer' })
  const refused = await stranger.try(REFINE, { input: { chartId: id, prompt: 'make it a line' } })
  expect(refused.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
}

/** What words filter a chart by, words take away again: the last filter, or all of them. */
export async function unfilters(person: Person): Promise<void> {
  const whole = (await generate(person, 'sales by region')).chart
  const id = whole?.id ?? ''
  const online = (await refine(person, id, 'only Online')).chart
  const both = (await refine(person, id, 'in 2025')).chart
  expect(new Set([whole, online, both].map((chart) => JSON.stringify(chart?.query))).size).toBe(3)

  for (const words of ['remove that filter', 'take the last filter off']) {
    expect((await refine(person, id, words)).chart).toMatchObject({ query: online?.query, data: online?.data })
    await refine(person, id, 'in 2025')
  }
  expect((await refine(person, id, 'clear all filters')).chart).toMatchObject({
    query: whole?.query,
    data: whole?.data,
  })
  expect(await refine(person, id, 'remove that filter')).toMatchObject({
    __typename: 'CannotAnswer',
    message: 'Nothing that is shown is called that, so nothing was taken away.',
  })
}

/** A conversation keeps a title, and "undo" leads back to the chart before. */
export async function converses(person: Person): Promise<void> {
  const first = await generate(person, 'sales by region')
  const titled = await generate(person, 'title it Where we sell', first.analysis?.id)
  expect(titled.chart).toMatchObject({ title: 'Where we sell', query: first.chart?.query })
  const lying = await generate(person, 'top 3 only, horizontal', titled.analysis?.id)
  expect(lying.chart).toMatchObject({ title: 'Where we sell', data: { rowCount: 3 } })
  const back = await generate(person, 'undo', lying.analysis?.id)
  expect(back.chart).toMatchObject({ title: 'Where we sell', query: titled.chart?.query, spec: titled.chart?.spec })
  await generate(person, 'undo', back.analysis?.id)
  expect(await generate(person, 'undo', first.analysis?.id)).toEqual({
    __typename: 'CannotAnswer',
    message: 'There is nothing to undo: this is what was asked first.',
  })
}
