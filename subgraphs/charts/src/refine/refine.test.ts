import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { z } from 'zod'
import { bars, type ChartsRoom, codesOf, datasetId, openChartsRoom, query } from '../../test/charts-room.js'
import { aWorld, reading } from '../../test/neighbours.js'
import { chartTopic } from '../collaboration/chart-topic.js'

let room: ChartsRoom
let id: string
const QUARTERLY = {
  v: 1,
  dimensions: [{ column: 'orders.order_date', granularity: 'QUARTER' }],
  measures: [{ column: 'orders.revenue', aggregate: 'SUM' }],
}
const says = (prompt: string, more: Readonly<Record<string, unknown>>): void =>
  void room.world.readings.set(prompt, reading({ id: 'analysis_2', mark: 'BAR', ...more }))

beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(async () => {
  const { readings, columns, meanwhile } = aWorld('')
  Object.assign(room.world, { readings, columns, meanwhile })
  room.world.down.clear()
  room.world.prompts.length = 0
  id = await room.aChart('Revenue by channel')
  says('by quarter instead', { query: QUARTERLY })
  says('make it a line', { query, mark: 'LINE' })
  says('title it Money', { query, title: 'Money', mentions: [mention('TITLE')] })
})
const mention = (kind: string) => ({ text: 'x', start: 0, end: 1, kind, confidence: 1 })

const REFINE = `mutation ($input: RefineChartInput!) { refineChart(input: $input) {
  __typename
  ... on ChartGenerated { analysis { id } chart { version title spec query history(first: 1) { edges { node { version prompt clientId author { id } changes { path } } } } } }
  ... on ClarificationNeeded { question choices { id } }
  ... on CannotAnswer { message unknown suggestions }
  ... on NoData { message explanation }
} }`
const edge = z.object({
  node: z.looseObject({ version: z.number(), changes: z.array(z.object({ path: z.string() })) }),
})
const outcome = z.looseObject({
  __typename: z.string(),
  chart: z.looseObject({ version: z.number(), history: z.object({ edges: z.array(edge) }) }).optional(),
})
const refine = async (prompt: string, more: object = {}, viewer?: Viewer) =>
  (await room.answer(z.object({ refineChart: outcome }), REFINE, { input: { chartId: id, prompt, ...more } }, viewer))
    .refineChart
const pathsOf = ({ chart }: z.infer<typeof outcome>): readonly string[] =>
  chart?.history.edges[0]?.node.changes.map(({ path }) => path) ?? []
const EDIT = 'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }'
const edit = async (path: string, value: unknown, viewer?: Viewer): Promise<void> => {
  const response = await room.ask(EDIT, { input: { chartId: id, changes: [{ path, value }] } }, viewer)
  expect(response.data).toEqual({ editChart: { __typename: 'ChartEdited' } })
}
const chart = async () =>
  (
    await room.answer(
      z.object({ chart: z.looseObject({ version: z.number(), title: z.string() }) }),
      'query ($id: ID!) { chart(id: $id) { version title spec query } }',
      { id },
    )
  ).chart

describe('words change a chart', () => {
  test('by one edit of what they speak of, told as any other', async () => {
    const heard = room.pubsub.subscribe(chartTopic(id))
    await heard.ready
    const result = await refine('by quarter instead', { clientId: 'window-1' })
    expect(result).toMatchObject({
      __typename: 'ChartGenerated',
      analysis: { id: 'analysis_2' },
      chart: {
        version: 2,
        title: 'Revenue by quarter',
        query: QUARTERLY,
        spec: { mark: { type: 'bar' }, encoding: { x: { field: 'order_date_quarter' }, y: bars.encoding.y } },
        history: {
          edges: [
            {
              node: { version: 2, prompt: 'by quarter instead', clientId: 'window-1', author: { id: room.owner.id } },
            },
          ],
        },
      },
    })
    expect(pathsOf(result)).not.toContain('/spec/mark')
    expect((await heard.next()).value).toMatchObject({ edit: { version: 2, prompt: 'by quarter instead' } })
    await heard.return?.()
  })

  test('and leave what people made of it: colours, titles of axes, its title', async () => {
    await edit('/spec/mark/color', 'teal')
    await edit('/spec/encoding/y/title', 'Umsatz')
    await edit('/title', 'For the board')
    expect(await refine('by quarter instead')).toMatchObject({
      chart: {
        title: 'For the board',
        spec: { mark: { type: 'bar', color: 'teal' }, encoding: { y: { title: 'Umsatz' } } },
      },
    })
    const line = await refine('make it a line')
    expect(line).toMatchObject({ chart: { title: 'For the board', spec: { mark: { type: 'line', color: 'teal' } } } })
  })

  test('a colour alone edits the colour alone, and is refused where colours tell things apart', async () => {
    says('make it tomato', { query, colour: 'tomato' })
    const result = await refine('make it tomato')
    expect(result).toMatchObject({ chart: { version: 2, query, spec: { mark: { type: 'bar', color: 'tomato' } } } })
    expect(pathsOf(result)).toEqual(['/spec/mark/color'])
    await edit('/spec/encoding/color', { field: 'channel', type: 'nominal' })
    expect(await refine('make it tomato')).toMatchObject({
      __typename: 'CannotAnswer',
      message: expect.stringContaining('no one colour'),
    })
  })

  test('a look alone edits that look alone', async () => {
    const result = await refine('make it a line')
    expect(result).toMatchObject({ chart: { version: 2, query, spec: { mark: { type: 'line' } } } })
    expect(pathsOf(result).every((path) => path.startsWith('/spec/'))).toBe(true)
  })

  test('a title alone edits the title alone', async () => {
    const result = await refine('title it Money')
    expect(result).toMatchObject({ chart: { title: 'Money' } })
    expect(pathsOf(result)).toEqual(['/title'])
  })

  test('a title taken away gives way to one that follows from the query', async () => {
    await edit('/title', 'Money')
    says('remove the title', { query, mentions: [mention('TITLE')] })
    expect(await refine('remove the title')).toMatchObject({ chart: { title: 'Revenue by channel' } })
  })

  test('that change nothing make no edit', async () => {
    says('as bars', { query })
    expect(await refine('as bars')).toMatchObject({ __typename: 'ChartGenerated', chart: { version: 1 } })
  })

  test('go on from the chart as it is by now, whatever it came from', async () => {
    await edit('/title', 'For the board')
    await edit('/query/limit', 2)
    await refine('make it a line', { choiceIds: ['choice_1'] })
    expect(room.world.prompts).toEqual([
      {
        datasetId,
        prompt: 'make it a line',
        choiceIds: ['choice_1'],
        shown: {
          query: { ...query, limit: 2 },
          mark: 'BAR',
          arrangement: null,
          orientation: null,
          title: 'For the board',
        },
      },
    ])
  })
})

describe('others who edit meanwhile', () => {
  const colleague = (): Viewer => ({ ...room.owner, id: 'user_colleague' })
  const once = (act: () => Promise<void>): void => {
    room.world.meanwhile = () => {
      room.world.meanwhile = () => Promise.resolve()
      return act()
    }
  }

  test('lose nothing: a look of theirs stays, and the prompt is not read again', async () => {
    once(() => edit('/spec/mark/color', 'teal', colleague()))
    expect(await refine('by quarter instead')).toMatchObject({
      chart: { version: 3, query: QUARTERLY, spec: { mark: { color: 'teal' } } },
    })
    expect(room.world.prompts).toHaveLength(1)
  })

  test('change what is gone on from: the prompt is read again', async () => {
    once(() => edit('/query/limit', 2, colleague()))
    await refine('by quarter instead')
    expect(room.world.prompts).toMatchObject([{ shown: { query } }, { shown: { query: { limit: 2 } } }])
  })

  test('all the time are waited for only so long', async () => {
    let limit = 10
    room.world.meanwhile = () => edit('/query/limit', (limit += 1), colleague())
    const response = await room.ask(REFINE, { input: { chartId: id, prompt: 'by quarter instead' } })
    expect(codesOf(response)).toEqual(['UNAVAILABLE'])
    expect(await chart()).toMatchObject({ query })
  })

  test('who delete the chart leave none to change', async () => {
    once(async () => {
      await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
    })
    const response = await room.ask(REFINE, { input: { chartId: id, prompt: 'by quarter instead' } })
    expect(codesOf(response)).toEqual(['NOT_FOUND'])
  })
})

describe('undo', () => {
  const step = (name: string) =>
    room.world.readings.set(name, { __typename: 'HistoryStepAsked', step: name.toUpperCase() })

  test('in words takes back the last change, and redo makes it again', async () => {
    step('undo')
    step('redo')
    const before = await chart()
    const { chart: changed } = await refine('by quarter instead')
    expect(await refine('undo', { clientId: 'window-1' })).toMatchObject({
      __typename: 'ChartGenerated',
      analysis: null,
      chart: { ...before, version: 3, history: { edges: [{ node: { clientId: 'window-1', prompt: null } }] } },
    })
    expect(await refine('redo')).toMatchObject({ chart: { query: changed?.['query'], spec: changed?.['spec'] } })
  })

  test('in words says where there is nothing to take back, with prompts that would work', async () => {
    step('undo')
    expect(await refine('undo')).toEqual({
      __typename: 'CannotAnswer',
      message: 'There is nothing of yours to undo in this chart.',
      unknown: [],
      suggestions: ['Question 1', 'Question 2', 'Question 3'],
    })
  })

  test('by mutation takes back what words changed', async () => {
    await refine('by quarter instead')
    await room.ask('mutation ($id: ID!) { undoChartEdit(chartId: $id) { __typename } }', { id })
    expect(await chart()).toMatchObject({ version: 3, title: 'Revenue by channel', query, spec: bars })
  })
})

describe('a prompt that changes nothing', () => {
  test('gets the question back', async () => {
    const choices = [{ id: 'choice_1', label: 'A', explanation: 'a' }]
    room.world.readings.set('by date', {
      __typename: 'ClarificationNeeded',
      question: 'Which?',
      about: 'date',
      choices,
    })
    expect(await refine('by date')).toEqual({
      __typename: 'ClarificationNeeded',
      question: 'Which?',
      choices: [{ id: 'choice_1' }],
    })
  })

  test('says what was not understood', async () => {
    expect(await refine('like on Mars')).toMatchObject({
      __typename: 'CannotAnswer',
      unknown: ['x'],
      suggestions: ['y'],
    })
  })

  test('says that nothing matches', async () => {
    room.world.columns = [{ name: 'sum_revenue', type: 'DECIMAL', values: [] }]
    expect(await refine('by quarter instead')).toMatchObject({ __typename: 'NoData' })
  })

  test('says what cannot be run', async () => {
    says('odd', { query: { ...query, measures: [{ column: 'orders.nothing', aggregate: 'SUM' }] } })
    expect(await refine('odd')).toMatchObject({
      __typename: 'CannotAnswer',
      message: expect.stringContaining('There is no column orders.nothing.'),
    })
  })

  test.each(['nlp', 'analytics'] as const)('is UNAVAILABLE without %s', async (part) => {
    room.world.down.add(part)
    const response = await room.ask(REFINE, { input: { chartId: id, prompt: 'by quarter instead' } })
    expect(codesOf(response)).toEqual(['UNAVAILABLE'])
  })

  afterEach(async () => {
    room.world.down.clear()
    expect(await chart()).toMatchObject({ version: 1, title: 'Revenue by channel', query, spec: bars })
  })
})

describe('with a key', () => {
  test('ten times at once the chart is changed once', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, () => refine('by quarter instead', { idempotencyKey: 'once' })),
    )
    expect(new Set(results.map((result) => result['__typename']))).toEqual(new Set(['ChartGenerated']))
    expect(await chart()).toMatchObject({ version: 2 })
  })

  test('asked again later it is neither read nor run again', async () => {
    await refine('by quarter instead', { idempotencyKey: 'again' })
    room.world.down.add('nlp').add('analytics')
    expect(await refine('make it a line', { idempotencyKey: 'again' })).toMatchObject({
      analysis: { id: 'analysis_2' },
      chart: { version: 2, query: QUARTERLY },
    })
  })

  test('an undo happens once', async () => {
    room.world.readings.set('undo', { __typename: 'HistoryStepAsked', step: 'UNDO' })
    await edit('/title', 'A')
    await edit('/title', 'B')
    await refine('undo', { idempotencyKey: 'undo once' })
    await refine('undo', { idempotencyKey: 'undo once' })
    expect(await chart()).toMatchObject({ version: 4, title: 'A' })
  })
})

test.each([
  ['no words', { prompt: '  ' }],
  ['too many', { prompt: 'x'.repeat(2_001) }],
  ['half a character', { prompt: 'only \ud83d' }],
  ['an empty key', { prompt: 'x', idempotencyKey: '' }],
  ['too long a client', { prompt: 'x', clientId: 'x'.repeat(201) }],
])('%s is BAD_USER_INPUT', async (_name, more) => {
  expect(codesOf(await room.ask(REFINE, { input: { chartId: id, ...more } }))).toEqual(['BAD_USER_INPUT'])
  expect(room.world.prompts).toEqual([])
})

test('strangers, readers and nobody change nothing', async () => {
  const asked = (viewer: Viewer) => room.ask(REFINE, { input: { chartId: id, prompt: 'make it a line' } }, viewer)
  expect(codesOf(await asked(room.stranger))).toEqual(['NOT_FOUND'])
  expect(codesOf(await asked(room.reader))).toEqual(['FORBIDDEN'])
  expect(codesOf(await asked({ kind: 'anonymous', id: '', workspaces: [] }))).toEqual(['UNAUTHENTICATED'])
  expect(room.world.prompts).toEqual([])
  expect(await chart()).toMatchObject({ version: 1 })
})
