import { z } from 'zod'
import { BadInputError } from './errors.js'

export const MAX_PAGE = 100

export interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly hasNextPage: boolean
}

/** A Relay connection; `cursor` is opaque to clients. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/** Refuses page sizes outside 1 to 100. */
export function checkFirst(first: number, field = 'first'): number {
  if (Number.isInteger(first) && first >= 1 && first <= MAX_PAGE) return first
  throw new BadInputError(field, `${field} must be from 1 to ${MAX_PAGE}; it is ${first}.`)
}

/** Sort key of a row, as JSON in base64url. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The sort key in a cursor of ours; refuses any other text, and null characters, which Postgres would not compare. */
export function decodeCursor<Schema extends z.ZodType>(
  cursor: string,
  schema: Schema,
  field = 'after',
): z.output<Schema> {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    return schema.parse(JSON.parse(text, withoutNull))
  } catch {
    throw new BadInputError(field, `${field} is not a cursor of this list. Pass the endCursor of the page before.`)
  }
}

function withoutNull(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\u0000')) throw new TypeError('a null character')
  return value
}

/** One page (asked for with one row more than `first`) as a connection. */
export function toConnection<Node>(
  rows: readonly Node[],
  first: number,
  after: string | null | undefined,
  cursorOf: (node: Node) => string,
): Connection<Node> {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: cursorOf(node) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
