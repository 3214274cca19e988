import { newId } from '@askchart/service'
import { aViewer, until } from '@askchart/testing'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { analysisOf, choicesOf, promptsOf } from '../../test/analyze.js'
import { around, type NlpRoom, openNlpRoom } from '../../test/nlp-room.js'
import { aReading, type ScriptedReader, scriptedReader } from '../../test/scripted-reader.js'

const DAY_MS = 86_400_000
const me = aViewer()
const workspaceId = me.workspaces[0]?.id ?? ''
let now: Date
let reader: ScriptedReader
let room: NlpRoom
let datasetId: string

beforeEach(async () => {
  now = new Date('2026-06-01T12:00:00Z')
  reader = scriptedReader()
  room = await openNlpRoom(around(reader), () => now)
  datasetId = room.dataset(me)
})
afterEach(() => room.stop())

const daysLater = async (days: number): Promise<void> => {
  now = new Date(now.getTime() + days * DAY_MS)
  await room.restart()
}
const idOf = async (prompt: string, dataset = datasetId): Promise<string> =>
  (await analysisOf(room, me, { datasetId: dataset, prompt })).id
const countOf = async (what: 'analyses' | 'choices' | 'pins', where = 'true'): Promise<unknown> =>
  (await room.sql(`select count(*)::int as n from nlp.${what} where ${where}`))[0]?.['n']
const chart = async (event: 'chartCreated' | 'chartDeleted', chartId: string, analysisId: string | null) =>
  room.publish(event, { chartId, workspaceId, datasetId, analysisId })
const purged = (count: number) => until('the purge', async () => (await countOf('analyses')) === count)

describe('an analysis', () => {
  test('is kept for 30 days', async () => {
    const old = await idOf('an old one')
    await daysLater(2)
    const young = await idOf('a young one')
    await daysLater(28.5)
    await purged(1)
    expect(await promptsOf(room, me, [old, young])).toEqual([null, 'a young one'])
  })

  test('is kept for longer while a chart names it, however often that is said', async () => {
    const [named, other] = [await idOf('named by a chart'), await idOf('named by none')]
    await chart('chartCreated', 'chart_1', named)
    await chart('chartCreated', 'chart_1', named)
    await until('the pin', async () => (await countOf('pins')) === 1)
    await daysLater(31)
    await purged(1)
    expect(await promptsOf(room, me, [named, other])).toEqual(['named by a chart', null])
  })

  test('goes once its last chart is deleted', async () => {
    const named = await idOf('named by two charts')
    await chart('chartCreated', 'chart_1', named)
    await chart('chartCreated', 'chart_2', named)
    await until('the pins', async () => (await countOf('pins')) === 2)
    await chart('chartDeleted', 'chart_1', named)
    await until('one release', async () => (await countOf('pins', 'released_at is not null')) === 1)
    await daysLater(31)
    await idOf('a new one')
    await chart('chartDeleted', 'chart_2', named)
    await until('the other release', async () => (await countOf('pins', 'released_at is null')) === 0)
    expect(await promptsOf(room, me, [named])).toEqual(['named by two charts'])
    await daysLater(1)
    await purged(1)
    expect(await promptsOf(room, me, [named])).toEqual([null])
  })

  test('is not pinned by a chart whose deletion was heard of first', async () => {
    const named = await idOf('named too late')
    await chart('chartDeleted', 'chart_1', named)
    await until('the release', async () => (await countOf('pins')) === 1)
    await chart('chartCreated', 'chart_1', named)
    const other = await idOf('named in time')
    await chart('chartCreated', 'chart_2', other)
    await until('the later pin', async () => (await countOf('pins', "chart_id = 'chart_2'")) === 1)
    await daysLater(31)
    await purged(1)
    expect(await promptsOf(room, me, [named, other])).toEqual([null, 'named in time'])
  })

  test('that no chart names goes with its dataset', async () => {
    const elsewhere = room.dataset(me)
    const [named, plain, other] = [await idOf('named'), await idOf('plain'), await idOf('elsewhere', elsewhere)]
    await chart('chartCreated', 'chart_1', named)
    await chart('chartCreated', 'chart_without_a_prompt', null)
    await until('the pin', async () => (await countOf('pins')) === 1)
    await room.publish('datasetDeleted', { datasetId, workspaceId })
    await purged(2)
    expect(await promptsOf(room, me, [named, plain, other])).toEqual(['named', null, 'elsewhere'])
  })
})

test('choices are kept for 30 days, or until their dataset is deleted', async () => {
  reader.outcome = (prompt) => ({
    outcome: 'clarify',
    question: 'Which?',
    about: 'amount',
    choices: [{ label: 'this', explanation: 'This.', reading: aReading(prompt) }],
  })
  const gone = room.dataset(me)
  await choicesOf(room, me, { datasetId: gone, prompt: 'in a dataset that goes' })
  await choicesOf(room, me, { datasetId, prompt: 'in one that stays' })
  await room.publish('datasetDeleted', { datasetId: gone, workspaceId })
  await until('one to go', async () => (await countOf('choices')) === 1)
  await daysLater(29)
  await room.sql(`insert into nlp.choices select $1, workspace_id, dataset_id, reading, $2 from nlp.choices`, [
    newId('choice'),
    now,
  ])
  await daysLater(2)
  await until('the old one to go', async () => (await countOf('choices')) === 1)
})
