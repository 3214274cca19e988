import { agreeing, meetAll, othersOf } from './assemble/agreement.js'
import { assemble } from './assemble/assemble.js'
import { asksBins, readBins } from './assemble/bins.js'
import { build } from './assemble/build.js'
import { type Candidate, dimensionsOf } from './assemble/candidate.js'
import { readChart } from './assemble/chart.js'
import { readDerived, stepOfDerived } from './assemble/derived.js'
import { besideOneAnother } from './assemble/filter/beside.js'
import type { Weighed } from './assemble/filter/choose.js'
import type { Condition } from './assemble/filter/condition.js'
import { readFilter } from './assemble/filter/read-filter.js'
import { readLimit } from './assemble/limit.js'
import { readOrder } from './assemble/order.js'
import { rolesOf } from './assemble/roles.js'
import { readTimeStep } from './assemble/time-axis.js'
import { meeting } from './assemble/demands.js'
import type { DatasetProfile, Mark, QuerySpec } from '@askchart/vocabulary'
import { explain as explainRead } from './explain/explain.js'
import { type Absent, absentValues } from './explain/absent.js'
import { type LeftOut, leftOut } from './explain/left-out.js'
import { leftOutWords } from './explain/left-out-words.js'
import { mentionsOf } from './explain/mentions.js'
import { drops, takingAway } from './follow-up/taking-away.js'
import { followUp } from './follow-up/follow-up.js'
import { speaksOfFittings } from './follow-up/looks.js'
import { readOrientation } from './follow-up/orientation.js'
import { addsFirst } from './follow-up/shown.js'
import { coloured, readColour } from './follow-up/colour.js'
import { entitled, hasTitles, readTitle, untitled } from './follow-up/title.js'
import { framed } from './framed.js'
import { inside } from './assemble/frame.js'
import { type Ambiguity, ambiguityOf } from './outcome/ambiguity.js'
import { bestAt } from './outcome/best-at.js'
import { besideRefusal, clockRefusal, refusalOf } from './outcome/refusal.js'
import { resultWithMetrics, withoutMetrics } from './outcome/metric-queries.js'
import { unknownPhrases, unknownWords } from './explain/unknown.js'
import { notDrawn, unmet, unplaced } from './explain/unplaced.js'
import { prepareDataset as indexed } from './link/prepare.js'
import { confidenceOf, mostSure } from './rank/confidence.js'
import type { Situation } from './rank/features.js'
import { NOTHING, rankingIn, type Ranked } from './rank/rank.js'
import { remembered } from './remembered.js'
import { OFFERED, suggestedBy } from './suggest/suggest.js'
import { termsOf } from './suggest/terms.js'
import type { PreparedDataset, Reading, ReadOptions, ReadResult, Span, Suggestion, Taught } from './types.js'
import { learnedWeights, type Weights } from './weights.js'

export { historyStep, type HistoryStep } from './follow-up/history-step.js'
export { resultWithMetrics } from './outcome/metric-queries.js'
export { completePrompt } from './suggest/complete.js'
export { handSet, handWeights, learnedWeights, type Weights } from './weights.js'
export type { Ranked } from './rank/rank.js'
export { promptLanguage } from './rank/context.js'
export { calibrated, type ConfidenceEvidence, confidenceEvidence } from './rank/confidence.js'
export type { Candidate, DimensionPart, MeasurePart } from './assemble/candidate.js'
export type * from './types.js'

/*
 *   prompt ── normalize ──> tokens ── tag ──> cues, periods ── link ──> slots
 *                                                                        │
 *      reading <── explain <── rank <── candidates <── assemble <────────┘
 *                                        (bins, chart, order, limit, filter, then what is left)
 */

interface Understood {
  readonly ranked: readonly Ranked[]
  readonly situation: Situation
  readonly conditions: readonly Condition[]
  /** On the columns of a candidate's own tables where several of one name may be meant. */
  readonly conditionsFor: (candidate: Candidate) => readonly Condition[]
  readonly weighed: readonly Weighed[]
  /** What names nothing in the data. */
  readonly left: readonly LeftOut[]
  /** Values that conditions ask for and no row has. */
  readonly absent: readonly Absent[]
}

/** All readings of a prompt, best first, with the clauses they share. */
export function understand(
  prompt: string,
  prepared: PreparedDataset,
  options: ReadOptions,
  weights: Weights = learnedWeights,
): Understood {
  const whole = framed(prompt, prepared, options)
  const { frame: afterBins, bins } = readBins(whole)
  const { frame: afterChart, chart } = readChart(afterBins)
  const { frame: afterOrder, order } = readOrder(afterChart)
  const { frame: afterLimit, limit } = readLimit(afterOrder)
  const { frame: afterDerived, derived, granularity } = readDerived(afterLimit)
  const { frame, conditions, weighed } = readFilter(afterDerived, weights.filter)
  const step = readTimeStep(frame) ?? stepOfDerived(granularity)
  const filtered = new Set(conditions.flatMap(({ named }) => named ?? []))
  const roles = rolesOf(frame, filtered)
  const conditionTables = new Set(conditions.map(({ column }) => column.table))
  const others = othersOf(conditions, weighed)
  const settled = others.size === 0 && meetAll(conditionTables, prepared)
  const agreed = remembered((candidate: Candidate) => agreeing(conditions, candidate, prepared, others))
  const conditionsFor = (candidate: Candidate) => (settled ? conditions : agreed(candidate))
  const agreedTables = remembered(
    (candidate: Candidate) => new Set(agreed(candidate).map(({ column }) => column.table)),
  )
  const conditionTablesFor = (candidate: Candidate) => (settled ? conditionTables : agreedTables(candidate))
  const beside = besideOneAnother(frame, conditions)
  const clauses = { frame, chart, bins, order, limit, step, roles, derived, beside }
  const situation: Situation = { ...clauses, conditionTables, conditionTablesFor }
  const { strength, ranked: rank } = rankingIn(situation, weights.reading)
  const candidates = assemble(frame, { chart, bins, roles, step, limit, order, beside, strength })
  const ranked = rank(meeting(candidates, { ...clauses, conditions, conditionsFor }))
  const shown = new Set(ranked[0] === undefined ? [] : dimensionsOf(ranked[0].candidate).map(({ column }) => column))
  const left = leftOut(frame, conditions, shown)
  const absent = absentValues(conditions, options.valueMatches)
  return { ranked, situation, conditions, conditionsFor, weighed, left, absent }
}

export function readingOf(prompt: string, ranked: Ranked, understood: Understood): Reading {
  const { situation } = understood
  const conditions = understood.conditionsFor(ranked.candidate)
  const { candidate } = ranked
  const built = build(candidate, situation, conditions)
  const lost = [
    ...unmet(situation.frame, understood.conditions, conditions),
    ...unplaced({ built, candidate, situation, conditions, left: understood.left }),
  ]
  const own = { ...understood, conditions, left: [...understood.left, ...lost].sort((a, b) => a.from - b.from) }
  const lies = readOrientation(situation.frame.tokens)
  return {
    prompt,
    intent: built.intent,
    mark: built.mark,
    arrangement: built.arrangement,
    ...(lies === null ? {} : { orientation: lies.orientation }),
    confidence: confidenceOf(ranked, own),
    mentions: mentionsOf(prompt, ranked.candidate, own),
    explanation: explained(built, own),
    query: built.query,
  }
}

/** The query in a sentence, and what of the prompt is not in the data in another. */
const explained = ({ query, mark }: Pick<Reading, 'query' | 'mark'>, { situation, left, absent }: Understood): string =>
  [explainRead(query, situation.frame.prepared, mark), leftOutWords(left, absent)]
    .filter((text) => text !== '')
    .join(' ')

/** A query in one plain sentence; with its mark, a pie says that it shows parts. */
export const explain = (query: QuerySpec, prepared: PreparedDataset, mark: Mark | null = null): string =>
  explainRead(withoutMetrics(query, prepared), prepared, mark)

/** Phrases that are no known name and no stop word, to be looked up among the values of large columns. */
export function candidatePhrases(prompt: string, prepared: PreparedDataset): readonly string[] {
  return unknownPhrases(framed(untitled(prompt, prepared), prepared, { today: '1970-01-01' }))
}

const GOES_ON = new Set([
  'instead',
  'same',
  'now',
  'only',
  'add',
  'also',
  'make',
  'drop',
  'remove',
  'but',
  'it',
  'that',
  'just',
])

/** A question of its own says what to measure and by what; whatever says less goes on from the one before. */
function standsAlone({ ranked: [best], situation }: Understood): boolean {
  if (best === undefined || situation.frame.tokens.some(({ lower }) => GOES_ON.has(lower))) return false
  const { x, measures, shape } = best.candidate
  const measured = measures.some(({ role, said }) => role !== null || (said && shape !== 'histogram'))
  if (shape === 'histogram') return situation.chart.histogram || asksBins(situation.frame, situation.bins)
  if (shape === 'scatter')
    return measures.every(({ role }) => role !== null) && !situation.frame.tokens.some(({ lower }) => lower === 'both')
  return measured && ((x !== null && x.role !== null) || situation.step !== null)
}

function goOn(prompt: string, previous: Reading, asked: Understood): ReadResult | null {
  const { situation, ranked } = asked
  // "Cancel the filter" cancels, whatever status orders may have.
  const verbs = takingAway(situation.frame)
  const conditions = asked.conditions.filter(({ operand }) => !verbs.some((verb) => inside(verb, operand)))
  const [best] = ranked
  const beside = besideRefusal(situation.frame)
  if (beside !== null) return { outcome: 'cannot', message: beside, unknown: [], suggestions: [] }
  const { changes, heard, ...changed } = followUp(previous, {
    situation,
    conditions,
    alone: best?.candidate ?? null,
  })
  const drawings = notDrawn(situation.frame)
  if (changes === 0) {
    if (speaksOfFittings(situation.frame)) return unchanged(prompt, previous)
    if (drops(situation.frame))
      return nothingDone('Nothing that is shown is called that, so nothing was taken away.', asked)
    if (addsFirst(situation.frame)) return nothingDone('Nothing of that can be added to what is shown.', asked)
    if (drawings.length > 0) return nothingDone(leftOutWords(drawings, []), asked)
    const asksOfItself = best === undefined || best.features['count unasked'] === undefined
    return asksOfItself ? null : nothingDone('Nothing of that applies to what is shown.', asked)
  }
  const unheard = asked.left.filter(({ from, to }) =>
    situation.frame.tokens.slice(from, to).some(({ index }) => !heard.has(index)),
  )
  const left = [...unheard, ...drawings]
  const understood = { ...asked, conditions, left }
  const ofClock = clockRefusal(changed.query, situation)
  if (ofClock !== null) return { outcome: 'cannot', ...ofClock, suggestions: [] }
  const mentions = mentionsOf(prompt, best?.candidate ?? NOTHING, understood)
  const unknown = left.length
  const likely = previous.confidence * (0.95 - 0.15 * Math.min(3, unknown))
  const confidence = Math.round(Math.min(mostSure(understood), likely) * 1000) / 1000
  const explanation = explained(changed, understood)
  const { title, colour } = previous
  return {
    outcome: 'reading',
    reading: {
      ...changed,
      ...(title === undefined ? {} : { title }),
      ...(colour === undefined ? {} : { colour }),
      prompt,
      mentions,
      explanation,
      confidence,
    },
  }
}

/** "Without profit" of what shows none, "add the weather": no question of its own, which would lose what is shown. */
const nothingDone = (message: string, { left }: Pick<Understood, 'left'>): ReadResult => ({
  outcome: 'cannot',
  message,
  unknown: left.map(({ text }) => text),
  suggestions: [],
})

/** Gridlines and the like are no part of a reading: it stays as it is, and says how little was understood. */
const unchanged = (prompt: string, previous: Reading): ReadResult => ({
  outcome: 'reading',
  reading: { ...previous, prompt, mentions: [], confidence: Math.round(previous.confidence * 500) / 1000 },
})

/** Reads a prompt against a dataset: what it asks for, what to ask back, or why it cannot be read. */
export function read(
  prompt: string,
  prepared: PreparedDataset,
  options: ReadOptions,
  weights: Weights = learnedWeights,
): ReadResult {
  const { previous } = options
  const before = previous && { ...previous, query: withoutMetrics(previous.query, prepared) }
  const result = resultWithMetrics(judged(prompt, prepared, { ...options, previous: before }, weights), prepared)
  if (result.outcome !== 'cannot') return result
  return { ...result, suggestions: suggestPrompts(prepared, OFFERED).map(({ text }) => text) }
}

/**
 * Indexes a profile by the words that may name its parts, as it is and as a workspace taught it, and by what may be typed
 * about it, and tries its first prompts, so that neither a refusal nor a keystroke waits for them.
 */
export function prepareDataset(profile: DatasetProfile, taught?: Taught): PreparedDataset {
  const prepared = indexed(profile, taught)
  suggestPrompts(prepared, OFFERED)
  termsOf(prepared)
  return prepared
}

/** Good first prompts about a dataset that go on with what is typed, of different kinds; each is one that `read` reads surely. */
export const suggestPrompts = (prepared: PreparedDataset, count: number, typed = ''): readonly Suggestion[] =>
  suggestedBy(
    (text) => {
      const result = resultWithMetrics(judged(text, prepared, { today: '2000-01-01' }, learnedWeights), prepared)
      return result.outcome === 'reading' ? result.reading : null
    },
    prepared,
    count,
    typed,
  )

/** What a prompt asks for, without what a refusal offers instead. */
function judged(prompt: string, prepared: PreparedDataset, options: ReadOptions, weights: Weights): ReadResult {
  const titled = readTitle(prompt, hasTitles(prepared))
  const painted = readColour(titled?.rest ?? prompt)
  const rest = painted?.rest ?? titled?.rest
  if (rest === undefined) return readPlain(prompt, prepared, options, weights)
  const { previous } = options
  const dressed = (reading: Reading): Reading => {
    const named = titled === null ? reading : entitled(reading, prompt, titled)
    return painted === null ? named : coloured(named, prompt, painted)
  }
  if (previous !== undefined && rest.trim() === '') {
    const { colour: _, ...before } = previous
    return { outcome: 'reading', reading: dressed({ ...before, prompt, mentions: [] }) }
  }
  const result = readPlain(rest, prepared, options, weights)
  switch (result.outcome) {
    case 'reading':
      return { ...result, reading: dressed(result.reading) }
    case 'clarify':
      return { ...result, choices: result.choices.map((choice) => ({ ...choice, reading: dressed(choice.reading) })) }
    case 'cannot':
      return result
  }
}

const NOTHING_TO_SHOW = { message: 'The question names nothing to show of this dataset.', unknown: [] }

/** A prompt without what it says of the title and the colour. */
function readPlain(prompt: string, prepared: PreparedDataset, options: ReadOptions, weights: Weights): ReadResult {
  const understood = understand(prompt, prepared, options, weights)
  const { previous } = options
  if (previous !== undefined && !standsAlone(understood)) {
    const next = goOn(prompt, previous, understood)
    if (next !== null) return next
  }
  const [best] = understood.ranked
  const unknown = unknownWords(understood.situation.frame)
  const refusal = refusalOf(best, understood, unknown)
  if (best === undefined || refusal !== null) {
    return {
      outcome: 'cannot',
      ...(refusal ?? NOTHING_TO_SHOW),
      suggestions: [],
    }
  }
  const reading = readingOf(prompt, best, understood)
  const ofClock = clockRefusal(reading.query, understood.situation)
  if (ofClock !== null) return { outcome: 'cannot', ...ofClock, suggestions: [] }
  const vague = bestAt(best, understood.situation)
  if (vague !== null) return askAt(prompt, { from: vague.at, to: vague.at + 1 }, vague.choices, understood)
  const ambiguity = ambiguityOf(understood.ranked)
  return ambiguity === null ? { outcome: 'reading', reading } : askBack(prompt, ambiguity, understood)
}

const askBack = (prompt: string, { role, choices }: Ambiguity, understood: Understood): ReadResult =>
  askAt(prompt, role.slot, choices, understood)

function askAt(prompt: string, place: Span, choices: Ambiguity['choices'], understood: Understood): ReadResult {
  const first = understood.situation.frame.tokens[place.from]
  const last = understood.situation.frame.tokens[place.to - 1]
  const about = prompt.slice(first?.start ?? 0, last?.end ?? prompt.length)
  return {
    outcome: 'clarify',
    question: `Which "${about}" do you mean?`,
    about,
    choices: choices.map(({ column, ranked }) => {
      const reading = readingOf(prompt, ranked, understood)
      return { label: column.profile.label || column.profile.name, explanation: reading.explanation, reading }
    }),
  }
}
