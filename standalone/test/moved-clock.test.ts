import { rename as moveFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { z } from 'zod'
import { aPerson, type Person } from './graph-client.js'
import { aDataFolder, aFolder, type Folder, projectFolder } from './processes.js'
import { editUntilSeen, followEdits, generate, rename, sampleDataset } from './scenario.js'
import { startStandalone, type System } from './systems.js'

const LIMIT_MS = 600_000
const HOUR_MS = 3_600_000
const TOKEN_LASTS_MS = 600_000
const BETWEEN_LOOKS_MS = 60_000

let data: Folder
let clock: Folder
let clockFile: string
let system: System
beforeAll(async () => {
  ;[data, clock] = await Promise.all([aDataFolder(), aFolder()])
  clockFile = join(clock.path, 'hours')
  await writeFile(clockFile, '0')
  system = await startStandalone(data.path, {
    NODE_OPTIONS: `--import=${pathToFileURL(join(projectFolder, 'standalone/test/moved-clock.mjs')).href}`,
    CLOCK_FILE: clockFile,
  })
}, LIMIT_MS)
afterAll(async () => {
  await system.stop()
  await Promise.all([data.remove(), clock.remove()])
}, LIMIT_MS)

/** A call that was signed just before the clock moved is too old, or too new, where it arrives: it is asked again. */
const onItsWay =
  (person: Person) =>
  (error: unknown): Person => {
    if (!String(error).includes('no valid proof')) throw error
    return person
  }

/** The same person with a token that the moved clock has made. */
async function atHours(hours: number, person: Person): Promise<Person> {
  // In one step: a file that is just being written would be read as midnight.
  await writeFile(`${clockFile}.new`, String(hours))
  await moveFile(`${clockFile}.new`, clockFile)
  let renewed = person
  for (;;) {
    renewed = await renewed.renewed().catch(onItsWay(renewed))
    const off = renewed.expiresAt.getTime() - TOKEN_LASTS_MS - hours * HOUR_MS - Date.now()
    if (Math.abs(off) < BETWEEN_LOOKS_MS) return renewed
  }
}

const SAY = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }'
const BE_HERE = 'mutation ($input: PresenceInput!) { announcePresence(input: $input) { ok } }'
const SEE = `query ($id: ID!, $after: String) { chart(id: $id) {
  version title presence { selection } history(first: 100) { edges { node { version } } }
  comments(first: 2, after: $after) { pageInfo { hasNextPage endCursor } edges { node { body } } }
} }`
const seen = z.object({
  chart: z.object({
    version: z.number(),
    title: z.string(),
    presence: z.array(z.object({ selection: z.string() })),
    history: z.object({ edges: z.array(z.object({ node: z.object({ version: z.number() }) })) }),
    comments: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      edges: z.array(z.object({ node: z.object({ body: z.string() }) })),
    }),
  }),
})

test(
  'with the clock moved two hours on and two hours back, people stay signed in, and edits, comments and presence go on in order',
  async () => {
    let person = await aPerson(system.url)
    const { id } = await generate(person, (await sampleDataset(person)).id, 'Top 5 sales by region')
    const bodies: string[] = []
    let after: string | null = null
    for (const hours of [0, 2, 0, -2, 0]) {
      const before = person
      person = await atHours(hours, before)
      // A token from later is good, one from two hours ago has ended.
      const { errors } = await before.try('{ viewer { user { id } } }')
      const said = bodies.length
      expect([said, errors?.[0]?.extensions?.code]).toEqual([
        said,
        said === 2 || said === 8 ? 'UNAUTHENTICATED' : undefined,
      ])

      const events = followEdits(person, id)
      await editUntilSeen(person, id, events)
      await events.return?.()
      const title = `At ${hours} hours`
      await rename(person, id, title)
      await person.ask(BE_HERE, z.unknown(), {
        input: { chartId: id, clientId: `window${said}`, selection: `/at/${said}` },
      })
      for (const each of ['first', 'second']) {
        bodies.push(`The ${each} at ${hours} hours`)
        await person.ask(SAY, z.unknown(), { input: { chartId: id, body: bodies.at(-1) } })
      }

      const { chart }: z.output<typeof seen> = await person.ask(SEE, seen, { id, after })
      expect(chart.title).toBe(title)
      expect(chart.presence).toContainEqual({ selection: `/at/${said}` })
      expect(chart.history.edges.map(({ node }) => node.version)).toEqual(
        chart.history.edges.map((_, index) => chart.version - index),
      )
      expect(chart.comments.edges.map(({ node }) => node.body)).toEqual(bodies.slice(-2))
      expect(chart.comments.pageInfo.hasNextPage).toBe(false)
      after = chart.comments.pageInfo.endCursor
      await before.leave()
    }
    await person.leave()
  },
  LIMIT_MS,
)
