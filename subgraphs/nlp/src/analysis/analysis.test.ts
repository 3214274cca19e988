import { newId } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { analysisOf, analyze, choicesOf, codeOf, promptsOf } from '../../test/analyze.js'
import { around, type NlpRoom, openNlpRoom } from '../../test/nlp-room.js'
import { aReading, type ScriptedReader, scriptedReader } from '../../test/scripted-reader.js'
import { shop } from '../../test/shop.js'

const PROMPT = 'Total amount in Quebec'
const now = new Date('2026-11-23T23:30:00Z')
const me = aViewer()
let reader: ScriptedReader
let room: NlpRoom
let datasetId: string

beforeAll(async () => {
  reader = scriptedReader()
  room = await openNlpRoom(around(reader), () => now)
})
beforeEach(() => {
  Object.assign(reader, { outcome: scriptedReader().outcome })
  reader.given.length = 0
  datasetId = room.dataset(me)
  room.analytics.asked()
})
afterAll(() => room.stop())

const offerTwo = (): void => {
  reader.outcome = (prompt) => ({
    outcome: 'clarify',
    question: 'Which amount?',
    about: 'amount',
    choices: [
      { label: 'the total', explanation: 'The total amount.', reading: aReading(prompt) },
      { label: 'the average', explanation: 'The average.', reading: aReading(prompt, { explanation: 'The average.' }) },
    ],
  })
}

describe('a prompt that can be read', () => {
  test('is answered with the whole reading', async () => {
    const { data } = await analyze(room, me, { datasetId, prompt: PROMPT })
    expect(data).toEqual({
      analyzePrompt: {
        ...aReading(PROMPT),
        orientation: null,
        title: null,
        __typename: 'Analysis',
        id: expect.stringMatching(/^analysis_/),
        engine: 'OFFLINE',
        modelFailure: null,
        elapsedMs: expect.any(Number),
      },
    })
  })

  test('is read with the day it is asked and the values its phrases may mean', async () => {
    const match = { phrase: 'Quebec', column: 'sales.product', value: 'Quebec', score: 1 }
    const id = room.dataset(me, { matches: [match, { ...match, phrase: 'Ontario' }] })
    await analyze(room, me, { datasetId: id, prompt: PROMPT })
    expect(reader.given).toEqual([
      { prompt: PROMPT, version: 1, options: { valueMatches: [match], today: '2026-11-23' } },
    ])
  })

  test('asks analytics for all of a dataset once for each version, and each time whether it may be seen', async () => {
    const { prepared } = reader
    await analyze(room, me, { datasetId, prompt: PROMPT })
    expect(room.analytics.asked()).toEqual(['DatasetHead', 'DatasetTables', 'DatasetMatches'])
    await analyze(room, me, { datasetId, prompt: PROMPT })
    expect(room.analytics.asked()).toEqual(['DatasetHead', 'DatasetMatches'])
    room.analytics.datasets.set(datasetId, {
      profile: shop(datasetId, 2),
      source: 'UPLOAD',
      workspaceId: me.workspaces[0]?.id ?? '',
    })
    await analyze(room, me, { datasetId, prompt: PROMPT })
    expect(room.analytics.asked()).toEqual(['DatasetHead', 'DatasetTables', 'DatasetMatches'])
    expect(reader.given.map(({ version }) => version)).toEqual([1, 1, 2])
    expect(reader.prepared - prepared).toBe(2)
  })

  test('is kept, for members of its workspace alone', async () => {
    const { id } = await analysisOf(room, me, { datasetId, prompt: PROMPT })
    const colleague = aViewer('VIEWER', me.workspaces[0]?.id)
    expect(await promptsOf(room, colleague, [newId('analysis'), id])).toEqual([null, PROMPT])
    expect(await promptsOf(room, aViewer(), [id])).toEqual([null])
  })

  test('may hold 2,000 characters', async () => {
    expect((await analysisOf(room, me, { datasetId, prompt: 'x'.repeat(2_000) })).prompt).toHaveLength(2_000)
  })
})

describe('a prompt that cannot be read', () => {
  test('says what was not understood and what would work', async () => {
    reader.outcome = () => ({ outcome: 'cannot', message: 'No.', unknown: ['weather'], suggestions: ['Total amount'] })
    expect(await analyze(room, me, { datasetId, prompt: 'weather' })).toEqual({
      data: {
        analyzePrompt: {
          __typename: 'CannotAnswer',
          message: 'No.',
          unknown: ['weather'],
          suggestions: ['Total amount'],
        },
      },
    })
  })

  test.each([
    ['empty', ''],
    ['blank', ' \n\t '],
    ['too long', 'x'.repeat(2_001)],
    ['no text', 'total\u0000amount'],
    ['half a character', 'total \ud83d amount'],
  ])('is refused where it is %s', async (_name, prompt) => {
    const { errors } = await analyze(room, me, { datasetId, prompt })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'input.prompt' })
    expect(reader.given).toEqual([])
  })

  test('is not answered while analytics cannot be reached', async () => {
    const cut = await openNlpRoom(around(reader))
    const id = cut.dataset(me)
    cut.analytics.break()
    expect(codeOf(await analyze(cut, me, { datasetId: id, prompt: PROMPT }))).toBe('UNAVAILABLE')
    await cut.stop()
  })
})

describe('a stranger', () => {
  test('finds no dataset', async () => {
    const response = await analyze(room, aViewer(), { datasetId, prompt: PROMPT })
    expect(codeOf(response)).toBe('NOT_FOUND')
    expect(reader.given).toEqual([])
  })

  test('finds no dataset that others have already asked about', async () => {
    await analyze(room, me, { datasetId, prompt: PROMPT })
    expect(codeOf(await analyze(room, aViewer(), { datasetId, prompt: PROMPT }))).toBe('NOT_FOUND')
  })

  test('cannot go on from an analysis, nor choose, of another workspace', async () => {
    const { id } = await analysisOf(room, me, { datasetId, prompt: PROMPT })
    offerTwo()
    const [choiceId = ''] = await choicesOf(room, me, { datasetId, prompt: PROMPT })
    const stranger = aViewer()
    const theirs = room.dataset(stranger)
    const asked = { datasetId: theirs, prompt: PROMPT }
    expect(codeOf(await analyze(room, stranger, { ...asked, followUpTo: id }))).toBe('NOT_FOUND')
    expect(codeOf(await analyze(room, stranger, { ...asked, choiceIds: [choiceId] }))).toBe('NOT_FOUND')
    const moved = { profile: shop(datasetId), source: 'UPLOAD' as const, workspaceId: stranger.workspaces[0]?.id ?? '' }
    room.analytics.datasets.set(datasetId, moved)
    expect(codeOf(await analyze(room, stranger, { datasetId, prompt: PROMPT, followUpTo: id }))).toBe('NOT_FOUND')
    expect(codeOf(await analyze(room, stranger, { datasetId, prompt: PROMPT, choiceIds: [choiceId] }))).toBe(
      'NOT_FOUND',
    )
    offerTwo()
    expect(await choicesOf(room, stranger, { datasetId, prompt: PROMPT })).toHaveLength(2)
  })
})

describe('a question back', () => {
  test('offers choices, and the chosen reading is taken whole, without reading again', async () => {
    offerTwo()
    const ids = await choicesOf(room, me, { datasetId, prompt: PROMPT })
    expect(ids).toHaveLength(2)
    reader.given.length = 0
    const { data } = await analyze(room, me, { datasetId, prompt: PROMPT, choiceIds: ids.slice(1) })
    expect(data).toMatchObject({ analyzePrompt: { __typename: 'Analysis', explanation: 'The average.' } })
    expect(reader.given).toEqual([])
  })

  test('is answered by the last of several choices', async () => {
    offerTwo()
    const ids = await choicesOf(room, me, { datasetId, prompt: PROMPT })
    const { data } = await analyze(room, me, { datasetId, prompt: PROMPT, choiceIds: [...ids].reverse() })
    expect(data).toMatchObject({ analyzePrompt: { explanation: 'The total amount.' } })
  })

  test('is not answered by a choice of another dataset, of another prompt, or of none', async () => {
    offerTwo()
    const choiceIds = await choicesOf(room, me, { datasetId, prompt: PROMPT })
    const other = room.dataset(me)
    expect(codeOf(await analyze(room, me, { datasetId: other, prompt: PROMPT, choiceIds }))).toBe('NOT_FOUND')
    for (const id of [newId('choice'), newId('analysis'), 'choice_\u0000', ''])
      expect(codeOf(await analyze(room, me, { datasetId, prompt: PROMPT, choiceIds: [id] }))).toBe('NOT_FOUND')
    const { errors } = await analyze(room, me, { datasetId, prompt: 'Another one', choiceIds })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'input.choiceIds' })
  })

  test('cannot be chosen from once the dataset may no longer be seen', async () => {
    offerTwo()
    const choiceIds = await choicesOf(room, me, { datasetId, prompt: PROMPT })
    room.analytics.datasets.delete(datasetId)
    expect(codeOf(await analyze(room, me, { datasetId, prompt: PROMPT, choiceIds }))).toBe('NOT_FOUND')
  })
})

describe('a follow-up', () => {
  test('of a title and of how bars lie keeps them', async () => {
    const told = { title: 'Revenue', orientation: 'HORIZONTAL' } as const
    reader.outcome = (prompt) => ({ outcome: 'reading', reading: aReading(prompt, told) })
    const { data } = await analyze(room, me, { datasetId, prompt: PROMPT })
    expect(data).toMatchObject({ analyzePrompt: told })
    const { id } = await analysisOf(room, me, { datasetId, prompt: PROMPT })
    await analyze(room, me, { datasetId, prompt: 'by region', followUpTo: id })
    expect(reader.given.at(-1)?.options.previous).toMatchObject(told)
  })

  test('by the choice of a reading knows what it went on from', async () => {
    const { id } = await analysisOf(room, me, { datasetId, prompt: PROMPT })
    offerTwo()
    const asked = { datasetId, prompt: 'by amount', followUpTo: id }
    const [choiceId = ''] = await choicesOf(room, me, asked)
    const chosen = await analysisOf(room, me, { ...asked, choiceIds: [choiceId] })
    const undone = await analysisOf(room, me, { datasetId, prompt: 'undo', followUpTo: chosen.id })
    expect(undone.explanation).toBe('The total amount.')
  })

  test('is read from the reading before', async () => {
    const { id } = await analysisOf(room, me, { datasetId, prompt: PROMPT })
    await analyze(room, me, { datasetId, prompt: 'by region', followUpTo: id })
    expect(reader.given.at(-1)?.options.previous).toEqual(aReading(PROMPT))
  })

  test('finds nothing to go on from in another dataset or under an unknown id', async () => {
    const { id } = await analysisOf(room, me, { datasetId, prompt: PROMPT })
    const other = room.dataset(me)
    expect(codeOf(await analyze(room, me, { datasetId: other, prompt: PROMPT, followUpTo: id }))).toBe('NOT_FOUND')
    for (const unknown of [newId('analysis'), 'analysis_\u0000', ''])
      expect(codeOf(await analyze(room, me, { datasetId, prompt: PROMPT, followUpTo: unknown }))).toBe('NOT_FOUND')
  })
})
