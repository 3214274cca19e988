import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { bestOfThree, timed } from '@askchart/testing'
import { z } from 'zod'
import { type Answer, aPerson, type Person } from './graph-client.js'
import { aLine, type Line, type LineState } from './line.js'
import { aDataFolder, type Folder } from './processes.js'
import { generate, sampleDataset } from './scenario.js'
import { startStandalone, type System } from './systems.js'

const LIMIT_MS = 600_000
const GONE_WITHIN_MS = 10_000
/** As the web client does. */
const ANNOUNCED_EVERY_MS = 4_000

let folder: Folder
let system: System
let ada: Person
let chartId: string
beforeAll(async () => {
  folder = await aDataFolder()
  system = await startStandalone(folder.path)
  ada = await aPerson(system.url)
  chartId = (await generate(ada, (await sampleDataset(ada)).id, 'Top 5 sales by region')).id
}, LIMIT_MS)
afterAll(async () => {
  await ada.leave()
  await system.stop()
  await folder.remove()
}, LIMIT_MS)

const LOOKING = 'subscription ($id: ID!) { chartPresence(chartId: $id) { clientId } }'
const looking = z.object({ chartPresence: z.array(z.object({ clientId: z.string() })) })
const ANNOUNCE = 'mutation ($input: PresenceInput!) { announcePresence(input: $input) { ok } }'

/** Reads on until those who are told to look at the chart are so. */
async function untilLooking(events: AsyncIterator<Answer>, holds: (clients: readonly string[]) => boolean) {
  for (;;) {
    const step = await events.next()
    if (step.done === true) throw new Error('the subscription ended')
    if (holds(looking.parse(step.value.data).chartPresence.map((one) => one.clientId))) return
  }
}

async function untilEnd(events: AsyncIterator<Answer>): Promise<void> {
  try {
    while ((await events.next()).done !== true);
  } catch {
    // The line has failed.
  }
}

/** A second window of hers, at the end of a line: it follows who looks at the chart, and says again and again that it does. */
async function aWindowAt(line: Line, clientId: string) {
  const window = ada.at(line.url)
  const following = untilEnd(window.follow(LOOKING, { id: chartId }))
  const announce = async (): Promise<void> => {
    await window.ask(ANNOUNCE, z.unknown(), { input: { chartId, clientId } })
  }
  await announce()
  const timer = setInterval(() => void announce().catch(() => undefined), ANNOUNCED_EVERY_MS)
  return {
    announce,
    async leave() {
      clearInterval(timer)
      await window.leave()
      await following
    },
  }
}

/** How long a window is still told to be there once its line has failed, right after it was last heard. */
async function goneAfter(state: LineState): Promise<number> {
  const line = await aLine(system.url)
  const events = ada.follow(LOOKING, { id: chartId })
  const window = await aWindowAt(line, state)
  await untilLooking(events, (clients) => clients.includes(state))
  await window.announce()
  const took = await timed(async () => {
    line.becomes(state)
    await untilLooking(events, (clients) => !clients.includes(state))
  })
  line.becomes('whole')
  await untilLooking(events, (clients) => clients.includes(state))
  await Promise.all([window.leave(), events.return?.()])
  await line.close()
  return took
}

test(
  'who looks at a chart is gone within 10 s of losing the line, broken or silent, and there again once it is back',
  async () => {
    const slowest = async (): Promise<number> =>
      Math.max(...(await Promise.all([goneAfter('silent'), goneAfter('broken')])))
    expect(await bestOfThree(GONE_WITHIN_MS, slowest)).toBeLessThan(GONE_WITHIN_MS)
  },
  LIMIT_MS,
)
