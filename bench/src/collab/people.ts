import { join } from 'node:path'
import { createSigner, newId } from '@askchart/service'
import { Client } from 'pg'
import type { System } from '../query/system.js'

/** Somebody who may edit the charts of a workspace. */
export interface Member {
  /** What goes into `authorization`. */
  readonly authorization: string
}

/**
 * New people with a session each, who edit in the workspace. They are written straight into the tables of users: nobody is invited
 * over the API yet, and thousands of sign-ins are not what is measured.
 */
export async function membersOf(
  { databaseUrl, dataDir }: Pick<System, 'databaseUrl' | 'dataDir'>,
  workspaceId: string,
  count: number,
  seconds = 600,
): Promise<readonly Member[]> {
  const people = Array.from({ length: count }, () => ({ sub: newId('user'), sid: newId('session') }))
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const users = people.map(({ sub }) => sub)
    await client.query(
      `INSERT INTO users.people (id, kind, name, created_at) SELECT id, 'guest', 'Quiet Heron', now() FROM unnest($1::text[]) AS id`,
      [users],
    )
    await client.query(
      `INSERT INTO users.memberships (workspace_id, user_id, role) SELECT $1, id, 'EDITOR' FROM unnest($2::text[]) AS id`,
      [workspaceId, users],
    )
    await client.query(
      `INSERT INTO users.sessions (id, user_id, created_at, expires_at)
       SELECT session, person, now(), now() + interval '1 day' FROM unnest($1::text[], $2::text[]) AS known (session, person)`,
      [people.map(({ sid }) => sid), users],
    )
  } finally {
    await client.end()
  }
  const signer = await createSigner('users', join(dataDir, 'keys', 'users.json'))
  return Promise.all(
    people.map(async (claims) => ({
      authorization: `Bearer ${await signer.sign({ ...claims, kind: 'guest' }, 'access', seconds)}`,
    })),
  )
}
