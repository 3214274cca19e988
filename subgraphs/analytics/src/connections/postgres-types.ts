import type { ColumnType } from '@askchart/vocabulary'
import type { LiveTable } from '../query/catalogue.js'

/** A type as pg_type tells of it; a domain is told as what it is of. */
export interface PostgresType {
  readonly name: string
  /** b base, e enum, r range, m multirange, c composite, d domain of a domain, p pseudo. */
  readonly kind: string
  readonly isArray: boolean
  readonly isBuiltIn: boolean
  readonly modifier: number
}

type Read = { readonly type: ColumnType; readonly cast: LiveTable['casts'][string] | null }

const AS_THEY_ARE: Readonly<Record<string, ColumnType>> = {
  int2: 'INTEGER',
  int4: 'INTEGER',
  int8: 'INTEGER',
  float4: 'DECIMAL',
  float8: 'DECIMAL',
  bool: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'DATETIME',
  timestamptz: 'DATETIME',
  text: 'STRING',
  varchar: 'STRING',
}
/** Whose text says what they are. */
const AS_TEXT = new Set(
  'bpchar char name uuid json jsonb xml inet cidr macaddr macaddr8 time timetz interval bit varbit oid jsonpath'.split(
    ' ',
  ),
)
const EXTENSIONS_AS_TEXT = new Set(['citext', 'hstore', 'ltree', 'semver', 'isbn', 'ean13'])

/** numeric(10, 0) and numeric(10, -2) are whole; the scale is in the low 11 bits. */
function isWhole(modifier: number): boolean {
  if (modifier < 4) return false
  const scale = (modifier - 4) & 0x7ff
  return scale === 0 || scale > 1_000
}

/** How a column of this type is read; null where nobody could chart it: bytes, shapes, vectors, records. */
export function readPostgresType({ name, kind, isArray, isBuiltIn, modifier }: PostgresType): Read | null {
  const asText: Read = { type: 'STRING', cast: { type: name, as: 'text' } }
  if (kind === 'e' || kind === 'r' || kind === 'm') return asText
  if (kind !== 'b') return null
  if (isArray) return name === '_bytea' ? null : asText
  if (!isBuiltIn) return EXTENSIONS_AS_TEXT.has(name) ? asText : null
  if (name === 'numeric') return { type: isWhole(modifier) ? 'INTEGER' : 'DECIMAL', cast: null }
  if (name === 'money') return { type: 'DECIMAL', cast: { type: name, as: 'number' } }
  const type = AS_THEY_ARE[name]
  if (type !== undefined) return { type, cast: null }
  return AS_TEXT.has(name) ? asText : null
}
