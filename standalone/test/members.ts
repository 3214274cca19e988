import pg from 'pg'

export type Role = 'VIEWER' | 'EDITOR' | 'OWNER'

/** Who is in which workspace: what the API has no way for, such as an invitation, is written where its subgraph keeps it. */
export interface Members {
  joins(userId: string, workspaceId: string, role: Role): Promise<void>
  becomes(userId: string, workspaceId: string, role: Role): Promise<void>
  leaves(userId: string, workspaceId: string): Promise<void>
  close(): Promise<void>
}

export async function membersIn(databaseUrl: string): Promise<Members> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const write = async (statement: string, ...values: readonly string[]): Promise<void> => {
    await client.query(statement, [...values])
  }
  return {
    joins: (userId, workspaceId, role) =>
      write(
        'insert into users.memberships (workspace_id, user_id, role) values ($1, $2, $3)',
        workspaceId,
        userId,
        role,
      ),
    becomes: (userId, workspaceId, role) =>
      write(
        'update users.memberships set role = $3 where workspace_id = $1 and user_id = $2',
        workspaceId,
        userId,
        role,
      ),
    leaves: (userId, workspaceId) =>
      write('delete from users.memberships where workspace_id = $1 and user_id = $2', workspaceId, userId),
    close: () => client.end(),
  }
}
