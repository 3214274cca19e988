import { randomBytes } from 'node:crypto'
import { testDatabase } from '@askchart/testing'
import pg from 'pg'

/** A database whose tables belong to a role that is no superuser but may do everything in it. */
export interface WritableDatabase {
  /** As that role. */
  readonly url: string
  readonly pool: pg.Pool
  /** The same text as long as no row, relation, sequence, large object or setting of the role changes. */
  checksum(): Promise<string>
  drop(): Promise<void>
}

const CHECKSUM = `
  SELECT md5(concat(
    (SELECT string_agg(f::text, ',' ORDER BY f::text) FROM facts AS f),
    (SELECT string_agg(concat(oid, relname, relfilenode, relacl), ',' ORDER BY oid) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
    (SELECT string_agg(oid::text, ',' ORDER BY oid) FROM pg_largeobject_metadata),
    (SELECT last_value FROM counter),
    (SELECT string_agg(concat(rolname, rolconfig), ',' ORDER BY oid) FROM pg_roles WHERE rolname = $1),
    (SELECT string_agg(proname, ',' ORDER BY oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace)
  )) AS sum`

export async function writableDatabase(): Promise<WritableDatabase> {
  const database = await testDatabase()
  const owner = new pg.Pool({ connectionString: database.url, max: 1 })
  const role = `writer_${randomBytes(6).toString('hex')}`
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'pw'`)
  await owner.query(`GRANT ALL ON SCHEMA public TO ${role}`)
  const url = new URL(database.url)
  url.username = role
  url.password = 'pw'
  const pool = new pg.Pool({ connectionString: url.href, max: 2 })
  await pool.query('CREATE TABLE facts (id int PRIMARY KEY, city text, size int, price float8, open bool, day date)')
  await pool.query(
    `INSERT INTO facts SELECT n, 'city' || n % 5, n, n / 4.0, n % 2 = 0, date '2025-01-01' + n FROM generate_series(1, 50) AS n`,
  )
  await pool.query('CREATE SEQUENCE counter')
  return {
    url: url.href,
    pool,
    async checksum() {
      const { rows } = await owner.query<{ sum: string }>(CHECKSUM, [role])
      return rows[0]?.sum ?? ''
    },
    async drop() {
      await pool.end()
      await owner.query(`DROP OWNED BY ${role}`)
      await owner.query(`DROP ROLE ${role}`)
      await owner.end()
      await database.drop()
    },
  }
}
