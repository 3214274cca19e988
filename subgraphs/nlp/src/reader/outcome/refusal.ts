import { dimensionsOf } from '../assemble/candidate.js'
import { cuesOf, type Frame, inside } from '../assemble/frame.js'
import type { LeftOut } from '../explain/left-out.js'
import { notInData } from '../explain/left-out-words.js'
import type { Situation } from '../rank/features.js'
import type { Ranked } from '../rank/rank.js'

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

const AVERAGES = new Set('average averages avg mean means median sum total'.split(' '))

/** "Moving average", "rolling 3 month mean": what it is called, or null. */
function movingAverage({ frame: { tokens, slots } }: Situation): string | null {
  for (const { lower, index } of tokens) {
    if (!['moving', 'rolling', 'trailing'].includes(lower) || slots.some((slot) => inside(index, slot))) continue
    const at = tokens.slice(index + 1, index + 5).find((token) => AVERAGES.has(token.lower))?.index
    if (at !== undefined)
      return tokens
        .slice(index, at + 1)
        .map(({ text }) => text)
        .join(' ')
  }
  return null
}

/** Why a prompt is no question about this data, or null. `unknown` are the words that no stage understood. */
export function refusalOf(
  best: Ranked | undefined,
  { situation, left }: { readonly situation: Situation; readonly left: readonly LeftOut[] },
  unknown: readonly string[],
): string | null {
  const { frame } = situation
  const first = frame.tokens.find(({ kind, lower }) => kind === 'word' && !POLITE.has(lower))
  if (first !== undefined && COMMANDS.has(first.lower))
    return `"${first.text}" is nothing a chart can show. Questions are only read; they change nothing.`
  const future = frame.tokens.find(
    ({ lower, index }) => FUTURE.has(lower) && !frame.slots.some((slot) => inside(index, slot)),
  )
  if (future !== undefined) return `"${future.text}" asks for what is not in the data: only what it holds can be shown.`
  const moving = movingAverage(situation)
  if (moving !== null)
    return `A "${moving}" is nothing this reader can compute: only totals and averages of each step of time, and running totals.`
  if (asksTimeBetween(situation))
    return 'The time between two dates is nothing this reader can compute: only what the columns hold can be shown.'
  const named = notInData(left, unknown)
    .map((word) => `"${word}"`)
    .join(', ')
  if (best === undefined || best.features['single count unasked'] !== undefined) {
    return unknown.length > 0
      ? `Nothing in this dataset is called ${named}.`
      : 'The question names nothing to show of this dataset.'
  }
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
  if (unknown.length > 0 && (groupedBy || (unsaid && (leads || isAskedFor(best, situation)))))
    return `Nothing in this dataset is called ${named}.`
  const sought = left.filter(({ kind }) => kind === 'name' || kind === 'value')
  if (sought.length > 0 && hingesOnIt(best, situation))
    return `Nothing in this dataset is called ${sought.map(({ text }) => `"${text}"`).join(', ')}.`
  return null
}

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
