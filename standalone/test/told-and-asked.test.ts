import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomFrom, until } from '@askchart/testing'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { z } from 'zod'
import { aCaller, type Answer, aPerson, type Caller, type Person } from './graph-client.js'
import { projectFolder } from './processes.js'
import { importSales, startImport } from './replacing.js'
import { generate, rename, sampleDataset } from './scenario.js'
import { share } from './sharing.js'
import { startWithMembers, type SystemOfMembers } from './systems.js'
import { at, documentOf, type Pair, PAIRS } from './told-and-asked.js'
import { randomPair } from './told-at-random.js'

const LIMIT_MS = 600_000
/** A subscription does not say when it is ready, so that what it tells is made to happen again until it has told something. */
const AGAIN_AFTER_MS = 500

let system: SystemOfMembers
/** What clients see. */
let schema: GraphQLSchema
let ada: Person
/** A colleague, who does what she is told of. */
let bob: Person
beforeAll(async () => {
  system = await startWithMembers()
  schema = buildSchema(await readFile(join(projectFolder, 'schema', 'api.graphql'), 'utf8'))
  ;[ada, bob] = [await aPerson(system.url), await aPerson(system.url)]
  await system.members.joins(bob.id, ada.workspaceId, 'EDITOR')
  const seen = 'query ($id: ID!) { workspace(id: $id) { name } }'
  await until('the membership', async () => !(await bob.try(seen, { id: ada.workspaceId })).errors)
}, LIMIT_MS)
afterAll(async () => {
  await Promise.all([ada.leave(), bob.leave()])
  await system.stop()
}, LIMIT_MS)

const aChart = async (): Promise<string> =>
  (await generate(ada, (await sampleDataset(ada)).id, 'Top 5 sales by region')).id
const done = async (query: string, input: object): Promise<void> => {
  await bob.ask(query, z.unknown(), { input })
}

interface Followed {
  readonly id: string
  /** Where it is not her. */
  readonly caller?: Caller
  readonly datasetId?: string
}
interface Happening {
  readonly name: string
  readonly pair: Pair
  /** With fields that depend on who looks. */
  readonly own?: boolean
  readonly prepare: () => Promise<Followed>
  /** What the subscription tells happens once more; it holds these words, or is what comes last. */
  readonly happen: (followed: Followed, words: string, isLast: boolean) => Promise<void>
  /** Where it cannot be known by its words. */
  readonly last?: RegExp
  /** Keeps it as it was told until it is asked. */
  readonly keep?: (followed: Followed, words: string) => Promise<void>
}

const aFollowedChart = async (): Promise<Followed> => ({ id: await aChart() })
const renames = async ({ id }: Followed, words: string): Promise<void> => {
  await rename(bob, id, words)
}
const nothing = (): Promise<void> => Promise.resolve()
const announces = ({ id }: Followed, selection: string): Promise<void> =>
  done('mutation ($input: PresenceInput!) { announcePresence(input: $input) { ok } }', {
    chartId: id,
    clientId: 'window',
    selection,
  })
/** A chart on two rows that she has brought herself. */
async function ofOwnRows(): Promise<Followed> {
  const datasetId = await importSales(ada, 'region,revenue\nNorth,1.5\nSouth,2.5\n')
  return { id: (await generate(ada, datasetId, 'total revenue by region')).id, datasetId }
}
const replaces =
  (header: string) =>
  async ({ datasetId }: Followed, words: string, isLast: boolean): Promise<void> => {
    const rows = `${isLast ? header : 'region'},revenue\n${words},10.5\nEast,3\n`
    await importSales(ada, rows, datasetId ?? null)
  }

async function anExport(chartIds: readonly string[]): Promise<string> {
  const { exportCharts } = await bob.ask(
    'mutation ($input: ExportChartsInput!) { exportCharts(input: $input) { ... on ExportQueued { export { id } } } }',
    z.object({ exportCharts: z.object({ export: z.object({ id: z.string() }) }) }),
    { input: { chartIds, format: 'CSV' } },
  )
  return exportCharts.export.id
}

const HAPPENINGS: readonly Happening[] = [
  { name: 'chartEdited', pair: PAIRS.chartEdited, prepare: aFollowedChart, happen: renames },
  {
    name: 'commentAdded',
    pair: PAIRS.commentAdded,
    prepare: aFollowedChart,
    happen: ({ id }, body) =>
      done('mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }', {
        chartId: id,
        body,
        mentions: [ada.id],
      }),
  },
  { name: 'workspaceCharts', pair: PAIRS.workspaceCharts, prepare: aFollowedChart, happen: renames },
  {
    name: 'workspaceCharts, with what depends on who looks',
    pair: PAIRS.workspaceCharts,
    own: true,
    prepare: async () => {
      const id = await aChart()
      await share(ada, id)
      return { id }
    },
    happen: renames,
  },
  {
    name: 'chartPresence',
    pair: PAIRS.chartPresence,
    prepare: aFollowedChart,
    happen: announces,
    // Who was not heard for 9 s is gone.
    keep: announces,
  },
  { name: 'chartDataChanged', pair: PAIRS.chartDataChanged, prepare: ofOwnRows, happen: replaces('region') },
  {
    name: 'chartDataChanged, where a column is gone',
    pair: PAIRS.chartDataChanged,
    prepare: ofOwnRows,
    happen: replaces('area'),
    last: /no longer in this dataset/,
  },
  {
    name: 'sharedChartChanged',
    pair: PAIRS.sharedChartChanged,
    prepare: async () => {
      const id = await aChart()
      return { id, caller: aCaller(system.url, (await share(ada, id)).token) }
    },
    happen: renames,
  },
  ...[
    ['importProgress', 'region,revenue\nNorth,1.5\n'] as const,
    ['importProgress, of what cannot be read', 'a,b\n1,2\n3\n'] as const,
  ].map(([name, rows]): Happening => ({
    name,
    pair: PAIRS.importProgress,
    prepare: async () => ({ id: await startImport(ada, rows, null) }),
    happen: nothing,
    last: /"(DONE|FAILED)"/,
  })),
  {
    name: 'exportProgress',
    pair: PAIRS.exportProgress,
    prepare: async () => ({ id: await anExport([await aChart(), await aChart()]) }),
    happen: nothing,
    last: /"(DONE|FAILED)"/,
  },
]

async function nextOf(events: AsyncIterator<Answer>): Promise<Answer> {
  const step = await events.next()
  if (step.done === true) throw new Error('the subscription ended')
  return step.value
}

async function endOf(events: AsyncIterator<Answer>): Promise<void> {
  while ((await events.next()).done !== true);
}

/** Makes it happen, with words of its own in the end; the last of what is told. */
async function toldLast(
  { happen, last }: Happening,
  followed: Followed,
  words: string,
  events: AsyncIterator<Answer>,
): Promise<Answer> {
  const state = { isTold: false }
  const first = nextOf(events).finally(() => (state.isTold = true))
  for (let time = 1; !state.isTold; time += 1) {
    await happen(followed, `Words ${time}`, false)
    await Promise.race([first, new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))])
  }
  let told = await first
  await happen(followed, words, true)
  const isLast = (answer: Answer): boolean => (last ?? new RegExp(words)).test(JSON.stringify(answer))
  while (!isLast(told)) told = await nextOf(events)
  return told
}

test.each(HAPPENINGS)(
  '$name tells what the same selection answers when it is asked after the event',
  async (happening) => {
    const { pair, own = false } = happening
    const words = `Last of ${happening.name.replaceAll(',', '')}`
    const followed = await happening.prepare()
    const { id, caller = ada } = followed
    const variables = { id, workspaceId: ada.workspaceId, yes: true }
    const events = caller.follow(documentOf(pair, 'subscription', own), variables)
    const told = at(await toldLast(happening, followed, words, events), pair.toldAt)
    await happening.keep?.(followed, words)
    const asked = at(await caller.try(documentOf(pair, 'query', own), variables), pair.askedAt)
    expect(told).toEqual(asked)
    expect(JSON.stringify(told)).toMatch(happening.last ?? words)
    await events.return?.()
    if (caller !== ada) await caller.leave()
  },
  LIMIT_MS,
)

test('every subscription of the API is among them', () => {
  expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).sort()).toEqual(Object.keys(PAIRS).sort())
})

const OPERATIONS = 40
const TRAITS = [
  'an alias',
  "an alias that is another field's name",
  'an alias that is the name of a key',
  'a field twice',
  'skip',
  'include',
  'an inline fragment',
  'a named fragment',
  '__typename',
  'an argument',
  'a variable',
]

type Way = readonly [Pair, id: string, Caller]

describe('selections at random', () => {
  let link: Caller
  /** What tells at once what it is about, so that nothing has to happen. */
  let ways: readonly Way[]
  const wayOf = (index: number): Way => {
    const way = ways[index % ways.length]
    if (!way) throw new RangeError('no way to be told')
    return way
  }
  beforeAll(async () => {
    const id = await aChart()
    await rename(bob, id, 'Renamed')
    const [importId, exportId] = [await startImport(ada, 'region,revenue\nNorth,1.5\n', null), await anExport([id])]
    for (const [pair, of] of [
      [PAIRS.importProgress, importId],
      [PAIRS.exportProgress, exportId],
    ] as const)
      await endOf(ada.follow(documentOf(pair, 'subscription', false), { id: of, yes: true }))
    link = aCaller(system.url, (await share(ada, id)).token)
    ways = [
      [PAIRS.chartEdited, id, ada],
      [PAIRS.sharedChartChanged, id, link],
      [PAIRS.importProgress, importId, ada],
      [PAIRS.chartEdited, id, bob],
      [PAIRS.exportProgress, exportId, ada],
    ]
  }, LIMIT_MS)
  afterAll(() => link.leave())

  test.each([1, 2, 3])(
    `${OPERATIONS} of them are told as they are answered, seed %i`,
    async (seed) => {
      const random = randomFrom(seed)
      const traits = new Set<string>()
      for (let index = 0; index < OPERATIONS; index += 1) {
        const [pair, id, caller] = wayOf(index)
        const { told, asked, ...made } = randomPair(schema, random, pair)
        made.traits.forEach((trait) => traits.add(trait))
        const variables = { ...made.variables, id }
        const events = caller.follow(told, variables)
        const event = at(await nextOf(events), pair.toldAt)
        const answer = at(await caller.try(asked, variables), pair.askedAt)
        expect({ seed, index, told, variables, event }).toEqual({ seed, index, told, variables, event: answer })
        await events.return?.()
      }
      expect([...traits]).toEqual(expect.arrayContaining(TRAITS))
    },
    LIMIT_MS,
  )
})
