import type { QuerySpec } from '@askchart/vocabulary'
import { dimensionsOf } from '../assemble/candidate.js'
import { metAlone } from '../assemble/demands/counts.js'
import type { Condition } from '../assemble/filter/condition.js'
import { cuesOf, type Frame, inside } from '../assemble/frame.js'
import { isOfClock } from '../assemble/time-axis.js'
import type { LeftOut } from '../explain/left-out.js'
import { notInData } from '../explain/left-out-words.js'
import { isWeekday } from '../lexicon/weekdays.js'
import type { Situation } from '../rank/features.js'
import type { Ranked } from '../rank/rank.js'
import type { Span, Token } from '../types.js'

const COMMANDS = new Set('delete update insert truncate alter drop ignore write send email execute'.split(' '))

const FUTURE = new Set(
  'forecast forecasts predict predicted prediction predictions projection projections tomorrow'.split(' '),
)
const POLITE = new Set('please kindly can could would you now ok hey hi'.split(' '))

const SPANS = new Set('days hours weeks months minutes years time difference gap'.split(' '))

/** "Days between order and shipment": no column holds it. */
const asksTimeBetween = ({ frame }: Situation): boolean =>
  cuesOf(frame, 'between').some(({ from, to }) => {
    const next = frame.tokens[to]
    const value = next === undefined || next.value !== null || next.kind === 'date' || next.kind === 'quoted'
    const timed = frame.periods.some((period) => inside(to, period) || inside(from, period))
    const named = frame.slots.some((slot) => slot.from <= to + 1 && slot.from >= to && slot.links[0]?.kind !== 'value')
    return SPANS.has(frame.tokens[from - 1]?.lower ?? '') && !value && !timed && named
  })

const STEPS = /^(?:day|week|month|quarter|year)s?$/
const AVERAGES = new Set('average averages avg mean means median sum total'.split(' '))

/** Why a prompt is no question about this data, and its words that were not understood. */
export interface Refusal {
  readonly message: string
  readonly unknown: readonly string[]
}

const sayWords = (tokens: readonly Token[], { from, to }: Span): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')

/** Steps within a day of dates that have no times: all would be at midnight. */
export function clockRefusal({ dimensions }: QuerySpec, { frame, step }: Situation): Refusal | null {
  const found = dimensions.find(
    ({ column, granularity }) =>
      granularity !== undefined &&
      isOfClock(granularity) &&
      frame.prepared.columns.get(column)?.profile.type === 'DATE',
  )
  if (found === undefined) return null
  const label = frame.prepared.columns.get(found.column)?.profile.label ?? found.column
  const words = step === null || step.from < 0 ? 'hour' : sayWords(frame.tokens, step)
  return {
    message: `"${words}" asks for times, and "${label}" has days alone: nothing smaller than a day is in the data.`,
    unknown: [words],
  }
}

/** "Orders on weekends", where nothing else is asked: days of the week split what is shown, and are no condition. */
function weekdayRefusal(situation: Situation, left: readonly LeftOut[]): Refusal | null {
  const { tokens } = situation.frame
  const days = left.filter((place) => tokens.slice(place.from, place.to).some(({ lower }) => isWeekday(lower)))
  const others = left.some(({ kind }) => kind === 'name' || kind === 'value')
  const isSplit = situation.step !== null || situation.roles.some(({ grouped, coordinated }) => grouped || coordinated)
  if (days.length === 0 || others || isSplit) return null
  const unknown = days.map(({ text }) => text)
  const named = unknown.map((text) => `"${text}"`).join(', ')
  return { message: `${named} cannot be asked for as a condition; "by weekday" shows each day of the week.`, unknown }
}

/** "Moving average", "rolling 3 month mean": what it is called, or null. */
function movingAverage({ frame: { tokens, slots } }: Situation): string | null {
  for (const { lower, index } of tokens) {
    if (!['moving', 'rolling', 'trailing'].includes(lower) || slots.some((slot) => inside(index, slot))) continue
    const at = tokens.slice(index + 1, index + 5).find((token) => AVERAGES.has(token.lower))?.index
    if (at !== undefined) return sayWords(tokens, { from: index, to: at + 1 })
    const step = tokens[index - 1]?.lower ?? ''
    if (lower !== 'trailing' && STEPS.test(step) && tokens[index - 2]?.value != null)
      return sayWords(tokens, { from: index - 2, to: index + 1 })
  }
  return null
}

/** Why a prompt is no question about this data, or null. `unknown` are the words that no stage understood. */
export function refusalOf(
  best: Ranked | undefined,
  {
    situation,
    conditions,
    left,
  }: {
    readonly situation: Situation
    readonly conditions: readonly Condition[]
    readonly left: readonly LeftOut[]
  },
  unknown: readonly string[],
): Refusal | null {
  const { frame } = situation
  const words = notInData(left, unknown)
  const refused = (message: string): Refusal => ({ message, unknown: words })
  const first = frame.tokens.find(({ kind, lower }) => kind === 'word' && !POLITE.has(lower))
  if (first !== undefined && COMMANDS.has(first.lower))
    return refused(`"${first.text}" is nothing a chart can show. Questions are only read; they change nothing.`)
  const future = frame.tokens.find(
    ({ lower, index }) => FUTURE.has(lower) && !frame.slots.some((slot) => inside(index, slot)),
  )
  if (future !== undefined)
    return refused(`"${future.text}" asks for what is not in the data: only what it holds can be shown.`)
  const moving = movingAverage(situation)
  if (moving !== null)
    return {
      message: `A "${moving}" is nothing this reader can compute: only totals and averages of each step of time, and running totals.`,
      unknown: [moving],
    }
  if (asksTimeBetween(situation))
    return refused(
      'The time between two dates is nothing this reader can compute: only what the columns hold can be shown.',
    )
  const onDays = weekdayRefusal(situation, left)
  if (onDays !== null) return onDays
  const countsWhatMeets = metAlone({ ...situation, conditions }) !== null || situation.derived.per?.counts === true
  if (best === undefined || (best.features['single count unasked'] !== undefined && !countsWhatMeets))
    return refused(unknown.length > 0 ? nothingCalled(words) : 'The question names nothing to show of this dataset.')
  const unnamed = unknown.filter((word) => !isWeekday(word.toLowerCase()))
  if (hasNoSubject(best, situation, unnamed)) return refused(nothingCalled(words))
  const sought = left.filter(({ kind }) => kind === 'name' || kind === 'value')
  if (sought.length > 0 && hingesOnIt(best, situation)) return refused(nothingCalled(sought.map(({ text }) => text)))
  return null
}

const nothingCalled = (words: readonly string[]): string =>
  `Nothing in this dataset is called ${words.map((word) => `"${word}"`).join(', ')}.`

/** Whether what is measured, or split by, is not in the data. */
function hasNoSubject(best: Ranked, situation: Situation, unknown: readonly string[]): boolean {
  const { frame } = situation
  const unsaid = best.features['count unasked'] !== undefined
  const groups = cuesOf(frame, 'group')
  const groupedBy = frame.tokens.some(
    ({ text, index }) =>
      unknown.includes(text) &&
      groups.some(({ to }) => to === index) &&
      !situation.roles.some(({ slot }) => inside(index + 1, slot)),
  )
  const leads = frame.tokens.some(
    ({ text, index }) => unknown.includes(text) && !groups.some(({ from }) => from < index),
  )
  const isMeasured = !unsaid && !measuresHalf(best, situation, unknown)
  return unknown.length > 0 && (groupedBy || (!isMeasured && (leads || isAskedFor(best, situation))))
}

/** "Churn rate", where a price may be called a rate: the word that says which is not in the data. */
const measuresHalf = ({ candidate }: Ranked, { frame: { tokens } }: Situation, unknown: readonly string[]): boolean =>
  candidate.measures.some(({ role, column }) => {
    const found = role?.slot.links.find((link) => link.kind === 'column' && link.column === column)
    const isSynonym = found?.kind === 'column' && found.said?.synonym === true
    return isSynonym && unknown.includes(tokens[(role?.slot.from ?? 0) - 1]?.text ?? '')
  })

const BESIDE =
  /\b(?:add|draw|show|include|put|overlay|with)\b.*?\b(trend ?lines?|regression(?: lines?)?|lines? of best fit|(?:target|goal|average|mean|reference) lines?|error bars|confidence (?:bands?|intervals?))\b/

/** "Add a trend line": why what is drawn beside the data cannot be asked for in words, or null. */
export function besideRefusal({ tokens }: Frame): string | null {
  const found = BESIDE.exec(tokens.map(({ lower }) => lower).join(' '))?.[1]
  return found === undefined
    ? null
    : `"${found}" is nothing that the data holds. Lines at a value can be added to the chart by hand, as annotations.`
}

/** Whether nothing is asked but what is true of something: without it there is no question left. */
const hingesOnIt = ({ candidate }: Ranked, { step }: Situation): boolean =>
  step === null && [...dimensionsOf(candidate)].every(({ role }) => role === null)

/** Whether a measure was expected: the rows are counted though nobody names their table. */
const isAskedFor = ({ candidate }: Ranked, { roles }: Situation): boolean =>
  candidate.measures.every(
    ({ role, table }) =>
      role === null &&
      !roles.some(({ slot }) =>
        slot.links.some((found) => found.kind === 'table' && found.table === table && found.score > 0.7),
      ),
  )
