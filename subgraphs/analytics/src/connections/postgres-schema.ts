import { z } from 'zod'
import { assertSize, type FoundColumn, type FoundSchema, type FoundTable, leftOut, MAX_TABLES } from './found-schema.js'
import type { LiveConnection } from './live-connection.js'
import { readPostgresType } from './postgres-types.js'

const LIMITS = { seconds: 5, rows: 50_000, bytes: 20_000_000 }

const WANTED = `n.nspname IN (SELECT jsonb_array_elements_text($1::jsonb))`
/** Every schema but the system's own, where none are named. */
const ALL = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`

// Partitions are read through their parent, and what an extension made is none of the user's data.
const relations = (schemas: string): string => `
  SELECT c.oid::text, n.nspname, c.relname, c.relkind::text, obj_description(c.oid, 'pg_class'),
    CASE c.relkind WHEN 'p' THEN (
      SELECT sum(greatest(p.reltuples, 0)) FROM pg_partition_tree(c.oid) AS t JOIN pg_class AS p ON p.oid = t.relid WHERE t.isleaf
    ) ELSE c.reltuples END::float8
  FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND ${schemas}
    AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
    AND NOT EXISTS (
      SELECT FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    )`

const columns = (schemas: string): string => `
  WITH r AS (${relations(schemas)})
  SELECT a.attrelid::text, a.attname, col_description(a.attrelid, a.attnum), coalesce(b.typname, t.typname),
    coalesce(b.typtype, t.typtype)::text, coalesce(b.typcategory, t.typcategory) = 'A',
    coalesce(b.typnamespace, t.typnamespace) = 'pg_catalog'::regnamespace,
    CASE t.typtype WHEN 'd' THEN t.typtypmod ELSE a.atttypmod END::text
  FROM r JOIN pg_attribute AS a ON a.attrelid = r.oid::oid
    JOIN pg_type AS t ON t.oid = a.atttypid
    LEFT JOIN pg_type AS b ON t.typtype = 'd' AND b.oid = t.typbasetype
  WHERE a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(a.attrelid, a.attnum, 'SELECT')
  ORDER BY a.attrelid, a.attnum`

const keys = (schemas: string): string => `
  WITH r AS (${relations(schemas)})
  SELECT i.indrelid::text, a.attname
  FROM r JOIN pg_index AS i ON i.indrelid = r.oid::oid
    JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
  WHERE i.indisunique AND i.indisvalid AND i.indimmediate AND i.indnkeyatts = 1 AND i.indpred IS NULL
    AND i.indexprs IS NULL AND a.attnotnull
  ORDER BY NOT i.indisprimary, a.attnum`

const foreignKeys = (schemas: string): string => `
  WITH r AS (${relations(schemas)})
  SELECT f.conname, f.conrelid::text, a.attname, f.confrelid::text, b.attname, cardinality(f.conkey)::text
  FROM r JOIN pg_constraint AS f ON f.conrelid = r.oid::oid
    JOIN pg_attribute AS a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
    JOIN pg_attribute AS b ON b.attrelid = f.confrelid AND b.attnum = f.confkey[1]
  WHERE f.contype = 'f' AND f.conparentid = 0 ORDER BY f.conrelid, f.conkey`

const flag = z.enum(['t', 'f']).transform((text) => text === 't')
const relation = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string().nullable(), z.coerce.number()])
const column = z.tuple([z.string(), z.string(), z.string().nullable(), z.string(), z.string(), flag, flag, z.coerce.number()]) // prettier-ignore
const key = z.tuple([z.string(), z.string()])
const foreignKey = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.coerce.number()])

const SAMPLED_KINDS = new Set(['r', 'm', 'p'])

/** Tables and views of these schemas (null: all but the system's) with their columns, keys, comments and row counts. */
export async function readPostgresSchema(
  connection: LiveConnection,
  schemas: readonly string[] | null,
): Promise<FoundSchema> {
  const where = schemas === null ? ALL : WANTED
  const values = schemas === null ? {} : { p1: JSON.stringify(schemas) }
  const ask = async <Row extends z.ZodType>(row: Row, sql: string): Promise<z.output<Row>[]> =>
    z.array(row).parse((await connection.read(sql, values, LIMITS)).rows)
  const found = await ask(relation, `${relations(where)} ORDER BY n.nspname, c.relname`)
  const all = await ask(column, columns(where))
  const unique = await ask(key, keys(where))
  const strange: string[] = []

  const columnsOf = (oid: string, table: string): readonly FoundColumn[] =>
    all.flatMap(([owner, name, comment, typeName, kind, isArray, isBuiltIn, modifier]) => {
      if (owner !== oid) return []
      const read = readPostgresType({ name: typeName, kind, isArray, isBuiltIn, modifier })
      if (read === null) strange.push(`${table}.${name} (${typeName})`)
      return read === null ? [] : [{ name, comment, ...read }]
    })
  const tables = found.flatMap(
    ([oid, schema, name, kind, comment, rows]): readonly (FoundTable & { oid: string })[] => {
      const readable = columnsOf(oid, name)
      if (readable.length === 0) return []
      const names = new Set(readable.map((one) => one.name))
      const own = unique.flatMap(([owner, one]) => (owner === oid && names.has(one) ? [one] : []))
      const keysOfTable = [...new Set(own)]
      // Never counted so far: as good as unknown.
      const counted = rows > 0 && kind !== 'v' && kind !== 'f' ? rows : null
      return [{ oid, schema, name, comment, rows: counted, canSample: SAMPLED_KINDS.has(kind), isView: kind === 'v' || kind === 'm', columns: readable, keys: keysOfTable }] // prettier-ignore
    },
  )
  assertSize(tables, schemas === null ? 'this database' : `the schema ${schemas.join(', ')}`)

  const byOid = new Map(tables.map((table) => [table.oid, table]))
  const related = await ask(foreignKey, foreignKeys(where))
  const place = (oid: string, name: string) => {
    const table = byOid.get(oid)
    const known = table?.columns.some((one) => one.name === name)
    return table !== undefined && known ? { schema: table.schema, table: table.name, column: name } : null
  }
  return {
    tables: tables.slice(0, MAX_TABLES),
    foreignKeys: related.flatMap(([, from, fromColumn, to, toColumn, size]) => {
      const [source, target] = [place(from, fromColumn), place(to, toColumn)]
      return size === 1 && source !== null && target !== null ? [{ from: source, to: target }] : []
    }),
    notes: [
      ...leftOut('Columns whose types cannot be charted are', strange),
      ...leftOut(
        'Foreign keys of several columns are',
        related.flatMap(([name, , , , , size]) => (size > 1 ? [name] : [])),
      ),
    ],
  }
}
