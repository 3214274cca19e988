import { describe, expect, test } from '@jest/globals'
import type { ShownAnalysis, ShownChart } from '../chart/types.js'
import { analysisOf, datasetToAsk, ownFirst, type Outcome, type Question, thread, type Turn } from './thread.js'

const question = (prompt: string, followUpTo: string | null = null): Question => ({
  datasetId: 'dataset_1',
  prompt,
  choiceIds: [],
  followUpTo,
})
const analysis = (id: string): ShownAnalysis => ({
  id,
  prompt: '',
  intent: 'RANKING',
  mark: 'BAR',
  confidence: 1,
  explanation: '',
  query: { v: 1, measures: [{ aggregate: 'COUNT' }], dimensions: [] },
  engine: 'OFFLINE',
  modelFailure: null,
  elapsedMs: 1,
  mentions: [],
})
const chart: ShownChart = {
  id: 'chart_1',
  title: 'Sales',
  description: null,
  prompt: null,
  spec: {},
  query: null,
  version: 1,
  viewerCanEdit: true,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  dataset: null,
  owner: null,
  analysis: null,
  sql: null,
  dataProblem: null,
  data: null,
}
const drawn = (analysisId: string): Outcome => ({
  step: 'answered',
  result: { __typename: 'ChartGenerated', chart, analysis: analysis(analysisId) },
})
const cannot: Outcome = {
  step: 'answered',
  result: { __typename: 'CannotAnswer', message: 'No.', unknown: [], suggestions: [] },
}

const ask = (turns: readonly Turn[], id: string, asked: Question, outcome: Outcome) =>
  thread(thread(turns, { type: 'ask', id, question: asked }), { type: 'settle', id, outcome })
const prompts = (turns: readonly Turn[]) => turns.map((turn) => turn.question.prompt)

describe('thread', () => {
  const one = ask([], 'a', question('sales by region'), drawn('n1'))

  test('a new question begins anew, a follow-up comes after its chart', () => {
    const two = ask(one, 'b', question('as a line', 'n1'), drawn('n2'))
    expect(prompts(two)).toEqual(['sales by region', 'as a line'])
    expect(prompts(ask(two, 'c', question('orders by month'), drawn('n3')))).toEqual(['orders by month'])
  })

  test('what is asked instead of a question without a chart takes its place', () => {
    const stuck = ask(one, 'b', question('as a poem', 'n1'), cannot)
    expect(stuck.map(analysisOf)).toEqual(['n1', null])
    expect(prompts(ask(stuck, 'c', question('as a line', 'n1'), drawn('n2')))).toEqual(['sales by region', 'as a line'])
  })

  test('a follow-up to a chart of another page stands alone', () => {
    expect(prompts(ask(one, 'b', question('as a line', 'n9'), drawn('n2')))).toEqual(['as a line'])
  })

  test('an answer settles its own question only', () => {
    const asking = thread(one, { type: 'ask', id: 'b', question: question('y', 'n1') })
    const settled = thread(asking, { type: 'settle', id: 'a', outcome: { step: 'failed', message: 'no' } })
    expect(settled.map(({ outcome }) => outcome.step)).toEqual(['failed', 'asking'])
    expect(thread(settled, { type: 'clear' })).toEqual([])
  })
})

test('the dataset that is named is asked, else the one talked about, else the sample', () => {
  const [mine, sample, other] = [
    { id: 'dataset_1', source: 'UPLOAD', workspace: null },
    { id: 'dataset_2', source: 'SAMPLE', workspace: null },
    { id: 'dataset_3', source: 'UPLOAD', workspace: null },
  ]
  const all = [mine, sample, other]
  const talk: readonly Turn[] = [{ id: 'turn_1', question: question('Sales'), outcome: { step: 'asking' } }]
  expect(datasetToAsk(all, 'dataset_3', talk)).toBe(other)
  expect(datasetToAsk(all, 'dataset_9', talk)).toBe(mine)
  expect(datasetToAsk(all, null, [])).toBe(sample)
  expect(datasetToAsk([other], null, [])).toBe(other)
  const none: typeof all = []
  expect(datasetToAsk(none, 'dataset_3', talk)).toBeUndefined()
})

test('datasets of the workspace somebody is in come before those of others, and its sample is asked', () => {
  const of = (id: string, source: string, workspaceId: string) => ({ id, source, workspace: { id: workspaceId } })
  const theirs = [of('dataset_1', 'SAMPLE', 'workspace_1'), of('dataset_2', 'UPLOAD', 'workspace_1')]
  const own = [of('dataset_3', 'UPLOAD', 'workspace_2'), of('dataset_4', 'SAMPLE', 'workspace_2')]
  const all = ownFirst([...theirs, ...own], 'workspace_2')
  expect(all).toEqual([...own, ...theirs])
  expect(datasetToAsk(all, null, [])).toBe(own[1])
  expect(ownFirst([...theirs, ...own], null)).toEqual([...theirs, ...own])
})
