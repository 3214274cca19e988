import { aViewer } from '@askchart/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { codeOf } from '../../test/analyze.js'
import { around, type NlpRoom, openNlpRoom } from '../../test/nlp-room.js'
import { scriptedReader } from '../../test/scripted-reader.js'
import { samplePrompts } from './sample-prompts.js'

const SUGGEST = `query ($id: ID!, $prefix: String, $first: Int = 5) {
  suggestPrompts(datasetId: $id, prefix: $prefix, first: $first) { text intent }
}`
const me = aViewer()
let room: NlpRoom
let sample: string
let upload: string

beforeAll(async () => {
  room = await openNlpRoom(around(scriptedReader()))
  sample = room.dataset(me, { source: 'SAMPLE' })
  upload = room.dataset(me)
})
afterAll(() => room.stop())

const textsOf = async (id: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> => {
  const { data } = await room.ask(SUGGEST, me, { id, ...variables })
  return z
    .object({ suggestPrompts: z.array(z.object({ text: z.string(), intent: z.string() })) })
    .parse(data)
    .suggestPrompts.map(({ text }) => text)
}

describe('prompts worth asking', () => {
  test("are the reader's own for a dataset of one's own, five where no number is said", async () => {
    expect(await textsOf(upload)).toEqual([
      'Question 1',
      'distribution of delivery days',
      'Question 2',
      'Question 3',
      'Question 4',
    ])
  })

  test("are for the sample dataset those made for it, then the reader's, each once and where it comes first", async () => {
    const texts = await textsOf(sample, { first: 12 })
    expect(texts.slice(0, 10)).toEqual(samplePrompts.map(({ text }) => text))
    expect(texts.slice(10)).toEqual(['Question 1', 'Question 2'])
    expect(texts[0]).toBe('Top 5 sales by region')
  })

  test('start with what is typed so far, whatever its case and spacing, then complete it, and then come the others', async () => {
    expect(await textsOf(sample, { prefix: '  QUARTERLY   rev', first: 4 })).toEqual([
      'Quarterly revenue by region in the last 2 years',
      'QUARTERLY   rev amount',
      'QUARTERLY   rev by month',
      'Top 5 sales by region',
    ])
    expect(await textsOf(upload, { prefix: 'question 1', first: 5 })).toEqual([
      'Question 10',
      'Question 11',
      'Question 12',
      'question 1 amount',
      'question 1 by month',
    ])
  })

  test('are a matter for members only', async () => {
    expect(codeOf(await room.ask(SUGGEST, aViewer(), { id: upload }))).toBe('NOT_FOUND')
  })

  test.each([
    ['first', { first: 0 }],
    ['first', { first: 101 }],
    ['prefix', { prefix: 'x'.repeat(2_001) }],
  ])('refuse a wrong %s', async (field, variables) => {
    const { errors } = await room.ask(SUGGEST, me, { id: upload, ...variables })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field })
  })
})
