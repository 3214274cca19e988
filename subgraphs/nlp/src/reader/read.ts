import { assemble } from './assemble/assemble.js'
import { build } from './assemble/build.js'
import { readChart } from './assemble/chart.js'
import type { Condition } from './assemble/filter/condition.js'
import { readFilter } from './assemble/filter/read-filter.js'
import type { Frame } from './assemble/frame.js'
import { readLimit } from './assemble/limit.js'
import { readOrder } from './assemble/order.js'
import { rolesOf } from './assemble/roles.js'
import { readTimeStep } from './assemble/time-axis.js'
import { explain } from './explain/explain.js'
import { mentionsOf } from './explain/mentions.js'
import { unknownPhrases, unknownWords } from './explain/unknown.js'
import { link, outsideNames } from './link/link.js'
import { normalize } from './normalize/normalize.js'
import { confidenceOf } from './rank/confidence.js'
import type { Situation } from './rank/features.js'
import { rank, type Ranked } from './rank/rank.js'
import { suggestPrompts } from './suggest/suggest.js'
import { periods } from './tag/dates.js'
import { tag } from './tag/tag.js'
import type { PreparedDataset, Reading, ReadOptions, ReadResult, Token } from './types.js'

export { prepareDataset } from './link/prepare.js'
export { suggestPrompts } from './suggest/suggest.js'
export type * from './types.js'

/*
 *   prompt ── normalize ──> tokens ── tag ──> cues, periods ── link ──> slots
 *                                                                        │
 *      reading <── explain <── rank <── candidates <── assemble <────────┘
 *                                        (chart, order, limit, filter, then what is left)
 */

const knows =
  (prepared: PreparedDataset) =>
  (token: Token): boolean =>
    prepared.stems.has(token.stem) || prepared.tableStems.has(token.stem) || prepared.values.has(token.stem)

function framed(prompt: string, prepared: PreparedDataset, options: ReadOptions): Frame {
  const tokens = normalize(prompt)
  const cues = tag(tokens, knows(prepared))
  const slots = link(tokens, cues, prepared, options.valueMatches ?? [])
  return {
    tokens,
    cues: outsideNames(cues, slots),
    slots,
    periods: periods(tokens, options.today),
    prepared,
    used: new Set(),
  }
}

interface Understood {
  readonly ranked: readonly Ranked[]
  readonly situation: Situation
  readonly conditions: readonly Condition[]
}

/** All readings of a prompt, best first, with the clauses they share. */
export function understand(prompt: string, prepared: PreparedDataset, options: ReadOptions): Understood {
  const whole = framed(prompt, prepared, options)
  const { frame: afterChart, chart } = readChart(whole)
  const { frame: afterOrder, order } = readOrder(afterChart)
  const { frame: afterLimit, limit } = readLimit(afterOrder)
  const { frame, conditions } = readFilter(afterLimit)
  const step = readTimeStep(frame)
  const filtered = new Set(conditions.flatMap(({ named }) => named ?? []))
  const roles = rolesOf(frame, filtered)
  const conditionTables = new Set(conditions.map(({ column }) => column.table))
  const situation: Situation = { frame, chart, order, limit, step, roles, conditionTables }
  return { ranked: rank(assemble(frame, chart, roles, step), situation), situation, conditions }
}

function readingOf(prompt: string, ranked: Ranked, understood: Understood): Reading {
  const { situation, conditions } = understood
  const built = build(ranked.candidate, situation, conditions)
  return {
    prompt,
    intent: built.intent,
    mark: built.mark,
    arrangement: built.arrangement,
    confidence: confidenceOf(ranked, understood.ranked, situation, unknownWords(situation.frame)),
    mentions: mentionsOf(prompt, ranked.candidate, conditions, situation),
    explanation: explain(ranked.candidate, built, conditions, situation.frame.prepared),
    query: built.query,
  }
}

/** Phrases that are no known name and no stop word, to be looked up among the values of large columns. */
export function candidatePhrases(prompt: string, prepared: PreparedDataset): readonly string[] {
  return unknownPhrases(framed(prompt, prepared, { today: '1970-01-01' }))
}

/** Reads a prompt against a dataset: what it asks for, what to ask back, or why it cannot be read. */
export function read(prompt: string, prepared: PreparedDataset, options: ReadOptions): ReadResult {
  const understood = understand(prompt, prepared, options)
  const [best] = understood.ranked
  if (best === undefined) {
    const unknown = unknownWords(understood.situation.frame)
    return {
      outcome: 'cannot',
      message:
        unknown.length > 0
          ? `Nothing in this dataset is called ${unknown.map((word) => `"${word}"`).join(', ')}.`
          : 'No table, column or value of this dataset is named in the question.',
      unknown,
      suggestions: suggestPrompts(prepared, 3).map(({ text }) => text),
    }
  }
  return { outcome: 'reading', reading: readingOf(prompt, best, understood) }
}
