import pg from 'pg'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { graphOf } from './graph.js'

const VIEWER = '{ viewer { user { id name } workspaces { edges { node { id } } } } }'
const viewer = z.object({
  viewer: z.object({
    user: z.object({ id: z.string(), name: z.string() }),
    workspaces: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })).nonempty() }),
  }),
})

/** Who sits before a page, which is open. */
export async function personAt(page: Page): Promise<{ id: string; name: string; workspaceId: string }> {
  const { user, workspaces } = (await (await graphOf(page))(VIEWER, viewer)).viewer
  return { ...user, workspaceId: workspaces.edges[0]?.node.id ?? '' }
}

/** Makes somebody a member of a workspace; there is no invitation yet, so it is written where users keeps it. */
export async function joins(
  databaseUrl: string,
  userId: string,
  workspaceId: string,
  role: 'VIEWER' | 'EDITOR',
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('insert into users.memberships (workspace_id, user_id, role) values ($1, $2, $3)', [
    workspaceId,
    userId,
    role,
  ])
  await client.end()
}

/** Gives a member of a workspace another role. */
export async function becomes(
  databaseUrl: string,
  userId: string,
  workspaceId: string,
  role: 'VIEWER' | 'EDITOR',
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('update users.memberships set role = $3 where workspace_id = $1 and user_id = $2', [
    workspaceId,
    userId,
    role,
  ])
  await client.end()
}

/** Opens a chart that its visitor was just given a right to see: what may be done is asked again after 2 s. */
export async function opensShared(page: Page, path: string): Promise<void> {
  const drawn = page.locator('[data-chart-id] [data-chart=drawn]').first()
  do {
    await page.goto(new URL(path, page.url()).href)
    await drawn.or(page.getByText('There is no such chart')).waitFor()
  } while (!(await drawn.isVisible()))
}
