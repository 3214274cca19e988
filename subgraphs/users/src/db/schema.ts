import { index, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

export const usersSchema = pgSchema('users')

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const people = usersSchema.table('people', {
  id: text().primaryKey(),
  kind: text({ enum: ['guest'] }).notNull(),
  name: text().notNull(),
  createdAt: at('created_at').notNull(),
})

export const workspaces = usersSchema.table('workspaces', {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: at('created_at').notNull(),
})

export const memberships = usersSchema.table(
  'memberships',
  {
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text({ enum: ['VIEWER', 'EDITOR', 'OWNER'] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    index('memberships_by_person').on(table.userId, table.workspaceId),
  ],
)

/** One sign-in and its family of refresh tokens. */
export const sessions = usersSchema.table(
  'sessions',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull(),
    /** Moves on with each refresh. */
    expiresAt: at('expires_at').notNull(),
    endedAt: at('ended_at'),
  },
  (table) => [index('sessions_by_person').on(table.userId), index('sessions_by_expiry').on(table.expiresAt)],
)

/** Only hashes: a copy of this table lets nobody in. */
export const refreshTokens = usersSchema.table(
  'refresh_tokens',
  {
    hash: text().primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull(),
    /** When the answer with its successor goes out. */
    usedAt: at('used_at'),
    /** The hash of the idempotency key that it was used with. */
    usedWith: text('used_with'),
    /** The hash of its successor. */
    successor: text(),
  },
  (table) => [index('refresh_tokens_by_session').on(table.sessionId)],
)

/** Append-only (a trigger refuses anything else), and without references, so that it outlives what it tells of. */
export const auditLog = usersSchema.table(
  'audit_log',
  {
    id: text().primaryKey(),
    at: at('at').notNull(),
    action: text().notNull(),
    userId: text('user_id').notNull(),
    sessionId: text('session_id'),
    requestId: text('request_id').notNull(),
    details: jsonb().$type<Readonly<Record<string, string | number | boolean>>>().notNull(),
  },
  (table) => [index('audit_log_by_person').on(table.userId, table.at)],
)
