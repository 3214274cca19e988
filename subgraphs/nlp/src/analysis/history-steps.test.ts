import { newId } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { analysisOf, analyze, codeOf } from '../../test/analyze.js'
import { around, type NlpRoom, openNlpRoom } from '../../test/nlp-room.js'
import { aReading, type ScriptedReader, scriptedReader } from '../../test/scripted-reader.js'

const me = aViewer()
let reader: ScriptedReader
let room: NlpRoom
let datasetId: string

beforeAll(async () => {
  reader = scriptedReader()
  room = await openNlpRoom(around(reader))
})
beforeEach(() => {
  reader.outcome = (prompt) => ({ outcome: 'reading', reading: aReading(prompt, { explanation: `Read: ${prompt}` }) })
  reader.given.length = 0
  datasetId = room.dataset(me)
})
afterAll(() => room.stop())

/** The analysis of the last of several prompts, each of which goes on from the one before. */
async function conversation(...prompts: readonly string[]): Promise<string> {
  let followUpTo: string | undefined
  for (const prompt of prompts)
    followUpTo = (
      await analysisOf(room, me, { datasetId, prompt, ...(followUpTo === undefined ? {} : { followUpTo }) })
    ).id
  return followUpTo ?? ''
}
const step = async (prompt: string, followUpTo: string) =>
  (await analyze(room, me, { datasetId, prompt, followUpTo })).data?.['analyzePrompt']

describe('undo, in a conversation', () => {
  test('shows what was shown before, and is read by nobody', async () => {
    const id = await conversation('first', 'second')
    reader.given.length = 0
    expect(await step('undo', id)).toMatchObject({
      __typename: 'Analysis',
      prompt: 'undo',
      explanation: 'Read: first',
      mentions: [],
    })
    expect(reader.given).toEqual([])
  })

  test('goes one step further back each time', async () => {
    expect(await step('undo', await conversation('first', 'second', 'third', 'undo'))).toMatchObject({
      explanation: 'Read: first',
    })
  })

  test('can be gone on from', async () => {
    await conversation('first', 'second', 'undo', 'other')
    expect(reader.given.at(-1)?.options.previous?.explanation).toBe('Read: first')
  })

  test.each([
    ['undo', ['first'], 'There is nothing to undo: this is what was asked first.'],
    ['undo', ['first', 'second', 'undo'], 'There is nothing to undo: this is what was asked first.'],
    ['redo', ['first', 'second', 'undo'], 'A conversation only goes back. Ask for what you want to see again.'],
  ])('%s after %j says so, with prompts that would work', async (prompt, turns, message) => {
    expect(await step(prompt, await conversation(...turns))).toEqual({
      __typename: 'CannotAnswer',
      message,
      unknown: [],
      suggestions: ['Question 1', 'distribution of delivery days', 'Question 2'],
    })
  })

  test('says so where what was shown before is gone', async () => {
    const first = await conversation('first')
    const { id } = await analysisOf(room, me, { datasetId, prompt: 'second', followUpTo: first })
    await room.sql('delete from nlp.analyses where id = $1', [first])
    expect(await step('undo', id)).toMatchObject({ message: 'What was shown before is no longer kept.' })
  })

  test('that goes on from nothing is read as any prompt', async () => {
    await analyze(room, me, { datasetId, prompt: 'undo' })
    expect(reader.given).toHaveLength(1)
  })
})

describe('a chart that is gone on from', () => {
  const query = { v: 1, measures: [{ column: 'sales.amount', aggregate: 'SUM' }], dimensions: [] }
  const shown = { query, mark: 'TEXT', title: 'Mine', orientation: 'VERTICAL' }

  test('is what the prompt changes, as it is now', async () => {
    await analysisOf(room, me, { datasetId, prompt: 'only 2025', shown })
    expect(reader.given.at(-1)?.options.previous).toEqual({
      prompt: '',
      intent: 'SUMMARY',
      mark: 'TEXT',
      arrangement: null,
      orientation: 'VERTICAL',
      title: 'Mine',
      confidence: 1,
      mentions: [],
      explanation: '',
      query,
    })
  })

  test.each(['undo', 'redo'])('is for whoever keeps it to %s', async (prompt) => {
    expect((await analyze(room, me, { datasetId, prompt, shown })).data).toEqual({
      analyzePrompt: { __typename: 'HistoryStepAsked', step: prompt.toUpperCase() },
    })
  })

  test.each([
    ['no query', { ...shown, query: { v: 1 } }, 'input.shown.query'],
    [
      'an unknown column',
      { ...shown, query: { ...query, dimensions: [{ column: 'sales.nothing' }] } },
      'input.shown.query',
    ],
    ['too long a title', { ...shown, title: 'x'.repeat(201) }, 'input.shown.title'],
  ])('is refused with %s', async (_name, wrong, field) => {
    const { errors } = await analyze(room, me, { datasetId, prompt: 'only 2025', shown: wrong })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field })
  })

  test('is not gone on from together with an analysis', async () => {
    const id = await conversation('first')
    const { errors } = await analyze(room, me, { datasetId, prompt: 'only 2025', shown, followUpTo: id })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'input.shown' })
  })
})

test('a stranger undoes nothing', async () => {
  const id = await conversation('first', 'second')
  const stranger = aViewer()
  const theirs = room.dataset(stranger)
  const query = { v: 1, measures: [{ aggregate: 'COUNT' }], dimensions: [] }
  const ask = (input: object) => analyze(room, stranger, { datasetId: theirs, prompt: 'undo', ...input })
  expect(codeOf(await ask({ followUpTo: id }))).toBe('NOT_FOUND')
  expect(codeOf(await ask({ followUpTo: newId('analysis') }))).toBe('NOT_FOUND')
  expect(codeOf(await ask({ datasetId, shown: { query, mark: 'BAR' } }))).toBe('NOT_FOUND')
})
