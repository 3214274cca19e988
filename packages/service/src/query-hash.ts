import { createHash } from 'node:crypto'
import { canonicalize } from 'json-canonicalize'

/** SHA-256, in hex, of a JSON value's canonical form (RFC 8785): the same for specs that differ only in key order. */
export const queryHash = (spec: unknown): string => createHash('sha256').update(canonicalize(spec)).digest('hex')
