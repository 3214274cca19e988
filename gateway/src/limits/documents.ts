import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { limitRules } from './limit-rules.js'
import type { Limits } from './limits.js'
import { isNestedTooDeep, MAX_BRACKETS } from './plain-values.js'

export type PreparedDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] }

/** Parsing and validation, the same for both doors, each done once for a text. */
export interface Documents {
  /** What the limits say of a text; nothing of one that does not parse, which `prepare` reports. */
  limitErrors(query: string): readonly GraphQLError[]
  /** The document when it parses, is within limits and fits the schema. */
  prepare(query: string): PreparedDocument
}

interface Entry {
  readonly parsed: PreparedDocument
  readonly limitErrors: readonly GraphQLError[]
  prepared: PreparedDocument | null
}

const REMEMBERED_CHARACTERS = 8 * 1024 * 1024
const SUGGESTION = / ?Did you mean (.+?)\?$/

export function createDocuments(options: {
  readonly schema: GraphQLSchema
  readonly limits: Limits
  readonly explorable: boolean
}): Documents {
  const { schema, limits, explorable } = options
  const rules = limitRules(limits)
  const schemaRules = explorable ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
  const entries = new LRUCache<string, Entry>({
    max: 5_000,
    maxSize: REMEMBERED_CHARACTERS,
    sizeCalculation: (_entry, query) => query.length + 1,
  })

  function parsedEntry(query: string): Entry {
    const parsed = parseWithin(query, limits.tokens)
    const limitErrors = 'document' in parsed ? validate(schema, parsed.document, rules) : []
    return { parsed, limitErrors, prepared: null }
  }

  function entryOf(query: string): Entry {
    const known = entries.get(query)
    if (known) return known
    const entry = isNestedTooDeep(query) ? tooDeep() : parsedEntry(query)
    entries.set(query, entry)
    return entry
  }

  function check(entry: Entry): PreparedDocument {
    if ('errors' in entry.parsed) return entry.parsed
    if (entry.limitErrors.length > 0) return { errors: entry.limitErrors }
    const errors = validate(schema, entry.parsed.document, schemaRules)
    return errors.length === 0
      ? { document: entry.parsed.document }
      : { errors: errors.map((error) => invalid(error, explorable)) }
  }

  return {
    limitErrors: (query) => entryOf(query).limitErrors,
    prepare(query) {
      const entry = entryOf(query)
      entry.prepared ??= check(entry)
      return entry.prepared
    },
  }
}

/** Refused before it is parsed: a parser recurses, and would run out of stack. */
function tooDeep(): Entry {
  const message = `Brackets of this document nest more than ${MAX_BRACKETS} levels deep. Send large values as variables.`
  const errors = [new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })]
  return { parsed: { errors }, limitErrors: errors, prepared: null }
}

function parseWithin(query: string, maxTokens: number): PreparedDocument {
  try {
    return { document: parse(query, { maxLexicalTokens: maxTokens }) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return {
      errors: [
        new GraphQLError(error.message, {
          source: error.source,
          positions: error.positions,
          extensions: { code: 'GRAPHQL_PARSE_FAILED' },
        }),
      ],
    }
  }
}

const invalid = (error: GraphQLError, explorable: boolean): GraphQLError =>
  new GraphQLError(explorable ? error.message : error.message.replace(SUGGESTION, ''), {
    nodes: error.nodes ?? null,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions },
  })
