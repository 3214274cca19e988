import pg from 'pg'
import type { Locator, Page } from 'playwright-core'
import { z } from 'zod'
import { addresses } from './addresses.js'
import { type Ask, graphOf } from './graph.js'
import { askFor, marksOf, openChartPage, until, untilIs } from './steps.js'
import type { Visitor } from './visitors.js'

const VIEWER = '{ viewer { user { id name } workspaces { edges { node { id } } } } }'
const viewer = z.object({
  viewer: z.object({
    user: z.object({ id: z.string(), name: z.string() }),
    workspaces: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })).nonempty() }),
  }),
})

/** Somebody who sits before a page, and the workspace of their own. */
export interface Sitting {
  readonly id: string
  readonly name: string
  readonly workspaceId: string
}
export type Role = 'VIEWER' | 'EDITOR'

/** Who sits before a page, which is open. */
export async function personAt(page: Page): Promise<Sitting> {
  const { user, workspaces } = (await (await graphOf(page))(VIEWER, viewer)).viewer
  return { ...user, workspaceId: workspaces.edges[0]?.node.id ?? '' }
}

/** What the API has no way for, such as an invitation, is written where its subgraph keeps it. */
export async function write(statement: string, values: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: addresses.postgres() })
  await client.connect()
  try {
    await client.query(statement, [...values])
  } finally {
    await client.end()
  }
}

/** Makes somebody a member of a workspace. */
export const joins = (userId: string, workspaceId: string, role: Role): Promise<void> =>
  write('insert into users.memberships (workspace_id, user_id, role) values ($1, $2, $3)', [workspaceId, userId, role])

/** Gives a member of a workspace another role. */
export const becomes = (userId: string, workspaceId: string, role: Role): Promise<void> =>
  write('update users.memberships set role = $3 where workspace_id = $1 and user_id = $2', [workspaceId, userId, role])

/** Takes a member out of a workspace. */
export const leaves = (userId: string, workspaceId: string): Promise<void> =>
  write('delete from users.memberships where workspace_id = $1 and user_id = $2', [workspaceId, userId])

/** Opens a chart that its visitor was just given a right to see: what may be done is asked again after 2 s. */
export async function opensShared(page: Page, path: string): Promise<void> {
  const drawn = page.locator('[data-chart-id] [data-chart=drawn]').first()
  do {
    await page.goto(new URL(path, page.url()).href)
    await drawn.or(page.getByText('There is no such chart')).waitFor()
  } while (!(await drawn.isVisible()))
}

/** Two people before one chart, of five bars unless they ask otherwise, in a browser each: it is hers, and he has a role in her workspace, which is older than his own. */
export async function beforeOneChart(
  ada: Visitor,
  bob: Visitor,
  role: Role = 'EDITOR',
  prompt = 'Top 5 sales by region',
): Promise<{ readonly adas: Page; readonly bobs: Page; readonly her: Sitting; readonly him: Sitting }> {
  const adas = await ada.open('/')
  const her = await personAt(adas)
  const bobs = await bob.open('/')
  const him = await personAt(bobs)
  await joins(him.id, her.workspaceId, role)
  await askFor(adas, prompt)
  await opensShared(bobs, await openChartPage(adas))
  return { adas, bobs, her, him }
}

/** The sign of what is edited in a window and not yet saved. */
export const sign = (page: Page, state: 'waiting' | 'saved'): Locator => page.locator(`[data-saving=${state}]`)
/** Bars of a colour. */
export const bars = (page: Page, colour: string): Locator =>
  page.locator(`[data-chart=drawn] g.mark-rect.role-mark > path[fill="${colour}"]`)

/** Comes back once the page of a chart says that it has no network, at its top as well: all else moves down by that. */
export async function isCutOff(page: Page): Promise<void> {
  await page.locator('[data-live=off]').waitFor()
  await page.locator('[data-reach=off]').waitFor()
}

/** Gives a chart another title, which its window shows. */
export async function rename(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit the title' }).click()
  await page.getByLabel('Edit the title').fill(title)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: title }).waitFor()
}

/** Chooses a colour for the marks of a chart. */
export async function paint(page: Page, colour: string): Promise<void> {
  const colours = page.getByRole('button', { name: 'Colours' })
  if ((await colours.getAttribute('aria-expanded')) !== 'true') await colours.click()
  await page.getByRole('button', { name: colour, exact: true }).click()
}

/** Gives the marks of a chart another colour than they have, and answers with it once they are drawn in it. */
export async function repaint(page: Page, colour: string): Promise<string> {
  const before = await fillOf(page)
  await paint(page, colour)
  await bars(page, before).first().waitFor({ state: 'detached' })
  return fillOf(page)
}

/** The colour of the first bar. */
export const fillOf = (page: Page): Promise<string> =>
  marksOf(page.locator('[data-chart=drawn]').first(), 'rect')
    .first()
    .evaluate((bar) => bar.getAttribute('fill') ?? '')

/** Comes back once what was edited here would outlive the window. */
export const keptHere = (page: Page, words = 'not yet saved, kept in this browser'): Promise<void> =>
  sign(page, 'waiting').filter({ hasText: words }).waitFor()

const idAt = (path: string): string => path.split('/').at(-1) ?? ''
const stored = z.object({ chart: z.object({ title: z.string(), version: z.number() }) })

/** What the server has of the chart at a path by now. */
export const atServer = async (ask: Ask, path: string): Promise<z.output<typeof stored>['chart']> =>
  (await ask(`{ chart(id: "${idAt(path)}") { title version } }`, stored)).chart

const editable = z.object({ chart: z.object({ viewerCanEdit: z.boolean() }) })

/** Comes back once whoever asks may edit the chart at a path, or may not any more. */
export const mayEdit = (ask: Ask, path: string, wanted: boolean): Promise<void> =>
  untilIs(
    async () => (await ask(`{ chart(id: "${idAt(path)}") { viewerCanEdit } }`, editable)).chart.viewerCanEdit,
    wanted,
  )

/** Comes back once whoever asks does not see the chart at a path any more. */
export async function untilGone(ask: Ask, path: string): Promise<void> {
  await until(
    () => ask(`{ chart(id: "${idAt(path)}") { id } }`, z.unknown()).catch(() => null),
    (found) => found === null,
  )
}
