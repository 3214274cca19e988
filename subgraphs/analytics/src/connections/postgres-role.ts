import { z } from 'zod'
import { UnusableDatabaseError } from './found-schema.js'
import type { LiveConnection } from './live-connection.js'

const LIMITS = { seconds: 5, rows: 1, bytes: 10_000 }

// What a role may do that no read-only transaction keeps it from, its own or through a role that it is in.
const RIGHTS = `
  SELECT
    bool_or(r.rolsuper OR r.rolreplication OR r.rolname IN ('pg_write_server_files', 'pg_execute_server_program', 'pg_read_server_files'))::text,
    bool_or(r.rolcreaterole OR r.rolcreatedb OR r.rolname = 'pg_write_all_data')::text,
    current_user::text,
    current_setting('server_version_num'),
    (EXISTS (
      SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        AND has_schema_privilege(n.oid, 'USAGE')
        AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR pg_has_role(c.relowner, 'USAGE'))
    ) OR EXISTS (
      SELECT FROM pg_namespace AS n WHERE n.nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(n.oid, 'CREATE')
    ))::text
  FROM pg_roles AS r WHERE pg_has_role(current_user, r.oid, 'MEMBER')`

const rights = z.tuple([z.string(), z.string(), z.string(), z.coerce.number(), z.string()])
const OLDEST = 120_000

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** What to run for a role that can only read: said to whoever connects with one that can do more. */
const readerSql = (database: string, schemas: readonly string[]): string =>
  [
    "CREATE ROLE reader LOGIN PASSWORD '…'",
    `GRANT CONNECT ON DATABASE ${quoted(database)} TO reader`,
    ...schemas.flatMap((schema) => [
      `GRANT USAGE ON SCHEMA ${quoted(schema)} TO reader`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${quoted(schema)} TO reader`,
    ]),
  ].join('; ')

/**
 * Refuses a role that a read-only transaction does not hold: a superuser's functions write files and run programs from
 * within a SELECT. One that may write tables is held by the transaction; what it may do is told.
 */
export async function checkPostgresRole(
  connection: LiveConnection,
  database: string,
  schemas: readonly string[] | null,
): Promise<readonly string[]> {
  const [row] = (await connection.read(RIGHTS, {}, LIMITS)).rows
  const [reachesOut, mayCreate, user, version, mayWrite] = rights.parse(row)
  if (version < OLDEST)
    throw new UnusableDatabaseError(
      'This Postgres is older than version 12, which is the oldest that can be connected.',
    )
  const sql = readerSql(database, schemas ?? ['public'])
  if (reachesOut === 'true')
    throw new UnusableDatabaseError(
      `"${user}" is a superuser, or may read and write the server's files: a role that only reads is needed. Make one with: ${sql}; and connect as reader.`,
    )
  return mayCreate === 'true' || mayWrite === 'true'
    ? [
        `"${user}" may change data. Questions run in read-only transactions; a role that can only read is safer: ${sql}.`,
      ]
    : []
}
