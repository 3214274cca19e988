import { shown } from '@askchart/service'
import { Arrangement, type Cell, Intent, Mark, MentionKind, parseQuerySpec, type QuerySpec } from '@askchart/vocabulary'
import { z } from 'zod'
import { modelError } from './model-error.js'

/** A word or phrase of the prompt, as the model says it was read; where it stands is found out here. */
export interface SaidMention {
  readonly text: string
  readonly kind: MentionKind
  readonly column: string | null
  readonly value: Cell
}

export interface ModelAnswer {
  readonly intent: Intent
  readonly mark: Mark
  readonly arrangement: Arrangement | null
  readonly query: QuerySpec
  readonly mentions: readonly SaidMention[]
}

const MAX_CHARACTERS = 100_000
/** A filter of ten levels takes about forty. */
const MAX_DEPTH = 60
const MAX_MENTIONS = 100

const cell = z.union([z.string().max(2_000), z.number(), z.boolean()])
// Without nulls, and no stricter than needed: not every compatible server holds to the schema it was given.
const shape = z.object({
  reading: z
    .object({
      intent: z.enum(Intent),
      mark: z.enum(Mark),
      arrangement: z.enum(Arrangement).optional(),
      query: z.unknown(),
      mentions: z
        .array(
          z.object({
            text: z.string().min(1).max(2_000),
            kind: z.enum(MentionKind).exclude(['LEFT_OUT']),
            column: z.string().optional(),
            value: cell.optional(),
          }),
        )
        .max(MAX_MENTIONS)
        .default([]),
    })
    .nullable(),
})

/** Objects without their null keys, which say that a part is left out; nulls within lists are values and stay. */
function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw modelError.unusable(`it nests deeper than ${MAX_DEPTH} levels`)
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => part !== null || (depth === 0 && key === 'reading'))
      .map(([key, part]) => [key, withoutNulls(part, depth + 1)]),
  )
}

function json(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw modelError.unusable('it is no JSON')
  }
}

/**
 * Reads what the model wrote: null where it says that the dataset does not hold what is asked. Only a QuerySpec within
 * its bounds gets through; the names in it are checked by `catalogueProblems`. Throws a ModelError.
 */
export function parseAnswer(content: string): ModelAnswer | null {
  if (content.length > MAX_CHARACTERS) throw modelError.unusable(`it has more than ${MAX_CHARACTERS} characters`)
  const parsed = shape.safeParse(withoutNulls(json(content)))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw modelError.unusable(`it is no answer at ${issue?.path.join('.') ?? ''}: ${issue?.code ?? ''}`)
  }
  const { reading } = parsed.data
  if (reading === null) return null
  const query = parseQuerySpec(reading.query)
  if ('problems' in query) throw modelError.unusable(`its query is none: ${shown(query.problems[0]?.message ?? '')}`)
  return {
    intent: reading.intent,
    mark: reading.mark,
    arrangement: reading.arrangement ?? null,
    query: query.spec,
    mentions: reading.mentions.map((mention) => ({
      text: mention.text,
      kind: mention.kind,
      column: mention.column ?? null,
      value: mention.value ?? null,
    })),
  }
}
