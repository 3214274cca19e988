import type { Aggregate } from '@askchart/vocabulary'
import type { Slot } from '../link/links.js'
import type { Cue } from '../tag/cue.js'
import type { Span } from '../types.js'
import { qualities, sizes } from '../lexicon/qualities.js'
import { coordinated, JOINTS } from './coordination.js'
import { isCounted, isHeadcount } from './counted.js'
import { whetherBefore } from './filter/flags.js'
import { stopWords } from '../lexicon/stop-words.js'
import { singular } from '../normalize/stem.js'
import { cuesOf, type Frame, freeSlots, inside, onlyLittle, overlap } from './frame.js'
import { isLegend, isPanel } from './legends.js'

/** What the words around a place say about its part in the chart. */
export interface Role {
  readonly slot: Slot
  readonly index: number
  /** Already names what a condition is about. */
  readonly filtered: boolean
  /** After "by", "each", "per" and the like. */
  readonly grouped: boolean
  /** Joined by "and" to a place that is grouped by: "by region and year". */
  readonly coordinated: boolean
  /** After "each" or "every". */
  readonly each: boolean
  readonly aggregates: readonly Aggregate[]
  readonly total: boolean
  readonly counted: boolean
  readonly distinct: boolean
  /** After "highest", "lowest" and the like, each of which may be a maximum or an order. */
  readonly extremes: readonly Aggregate[]
  readonly axis: 'x' | 'y' | null
  readonly coloured: boolean
  readonly faceted: boolean
  readonly versus: boolean
  readonly distributed: boolean
}

const PART_KINDS = new Set([
  'aggregate',
  'count',
  'total',
  'distinct',
  'group',
  'colour',
  'facet',
  'extreme',
  'axis',
  'versus',
  'relation',
  'distribution',
  'share',
  'granularity',
  'arrangement',
  'mark',
  'histogram',
  'bin',
  'or',
  'and',
])

/** "By customer segment": the table a column stands in, said before it, is part of its name. */
const owns = ({ links: [table] }: Slot, { links: [column] }: Slot): boolean =>
  table?.kind === 'table' && column?.kind === 'column' && column.column.table === table.table

/** "Train stations" are stations: a table's name in the singular right before another's says what kind they are. */
const qualifies = ({ tokens }: Frame, { to, links: [own] }: Slot, next: Slot | undefined): boolean =>
  next !== undefined &&
  own?.kind === 'table' &&
  next.links[0]?.kind === 'table' &&
  next.from === to &&
  !/['’]|s$/i.test(tokens[to - 1]?.text ?? '') &&
  // "Each painting loaned" is no loan.
  !tokens[next.from]?.lower.endsWith('ed')

/** The cues that lead up to a place, nearest first. */
function leading(frame: Frame, slot: Slot): readonly Cue[] {
  const found: Cue[] = []
  let at = whetherBefore(frame, slot) ?? slot.from
  for (let steps = 0; steps < 12; steps += 1) {
    const cues = frame.cues.filter((cue) => cue.to === at && PART_KINDS.has(cue.kind) && !isHeadcount(frame, cue))
    const [first] = cues
    if (first !== undefined) {
      found.push(...cues)
      at = first.from
      continue
    }
    const owner = at === slot.from ? frame.slots.find(({ to }) => to === at) : undefined
    if (owner !== undefined && (owns(owner, slot) || qualifies(frame, owner, slot))) {
      at = owner.from
      continue
    }
    const token = frame.tokens[at - 1]
    if (token === undefined || !JOINTS.has(token.lower)) break
    at -= 1
  }
  return found
}

function axisOf(frame: Frame, slot: Slot): 'x' | 'y' | null {
  for (const cue of cuesOf(frame, 'axis')) {
    if (frame.used.has(cue.from)) continue
    const before =
      cue.to <= slot.from &&
      slot.from - cue.to <= 5 &&
      !frame.slots.some(({ from, to }) => from >= cue.to && to <= slot.from)
    const words = frame.tokens.slice(cue.to, slot.from).map(({ lower }) => lower)
    if (before && words.every((word) => !['and', ',', '.'].includes(word) || words.indexOf(word) > 1)) return cue.axis
    const after =
      slot.to <= cue.from &&
      cue.from - slot.to <= 4 &&
      frame.tokens
        .slice(slot.to, cue.from)
        .every(({ lower }) => ['on', 'in', 'as', 'the', 'for', 'along', 'at', 'is', '(', 'of', 'cars'].includes(lower))
    if (after) return cue.axis
  }
  return null
}

/** "Wettest" says what is measured, though a limit has used the word. */
const isQuality = ({ tokens }: Frame, { from, to, links: [top] }: Slot): boolean =>
  to === from + 1 &&
  top?.kind === 'column' &&
  isQualityWord(tokens[from]?.lower ?? '') &&
  // "Over 40 years old".
  tokens[from - 1]?.lower !== 'years'

const isQualityWord = (word: string): boolean => qualities.has(word) || sizes.has(word)

/**
 * The part that each place plays that is still free, in the order of the prompt; places that name what is filtered by
 * may play one besides.
 */
export function rolesOf(frame: Frame, filtered: ReadonlySet<Slot>): readonly Role[] {
  return coordinated(frame, placesOf(frame, filtered))
}

/** The "count of" in "room count of apartments" is part of a name. */
const isOfName = ({ slots }: Frame, cue: Cue): boolean => slots.some((slot) => overlap(cue, slot))

/** "For all accounts by the customer": of all the rows. */
const isForAll = ({ tokens }: Frame, { from, to }: Cue, { links: [top] }: Slot): boolean =>
  top?.kind === 'table' && tokens[from]?.lower === 'for' && tokens[to - 1]?.lower === 'all'

/** "Parcels posted by senders with the code X for each month": by whom something is done, where what it is split by comes after. */
const isOfDoers = ({ tokens, cues }: Frame, { from, to }: Cue, slot: Slot): boolean => {
  const verb = tokens[from - 1]
  return (
    tokens[from]?.lower === 'by' &&
    to === from + 1 &&
    slot.links[0]?.kind === 'table' &&
    verb !== undefined &&
    DONE.test(verb.lower) &&
    !cues.some((cue) => inside(verb.index, cue)) &&
    cues.some((cue) => cue.kind === 'group' && cue.from >= slot.to && SPLITS.has(tokens[cue.to - 1]?.lower ?? ''))
  )
}
const SPLITS = new Set(['each', 'every', 'per', 'by'])
const DONE =
  /ed$|^(given|taken|made|written|sold|held|done|driven|drawn|sung|taught|led|run|won|built|bought|paid|sent|kept|seen|shown|flown|ridden|caught|spoken)$/

/** "The prices of each maker's most expensive product": the highest of each, and no ranking. */
export function isMostOfEach(frame: Frame, extreme: Span): boolean {
  const { tokens, slots } = frame
  const { from } = extreme
  const owner = slots.find((slot) => slot.to === from)
  return (
    asksHowMuch(frame, extreme) ||
    (owner !== undefined &&
      /['’]s?$/i.test(tokens[from - 1]?.text ?? '') &&
      ['each', 'every'].includes(tokens[owner.from - 1]?.lower ?? '') &&
      slots.some((slot) => slot.to <= owner.from && isNumeric(slot)))
  )
}

const LEADS = /(^| )(is|are|was|were|does|do|did|has|have|of) the$|(^| )(is|are|was|were|does|do|did|has|have|of)$/

/** "How old is the youngest animal of each species", "the weight of the heaviest animal for each species": a number is asked for, and no row. */
function asksHowMuch({ tokens, slots, cues }: Frame, { from, to }: Span): boolean {
  const measured = slots.findLast((slot) => slot.to <= from)
  if (measured === undefined || !isNumeric(measured)) return false
  const lead = tokens.slice(measured.to, from).map(({ lower }) => lower)
  const start = tokens.slice(0, measured.from).map(({ lower }) => lower)
  const asks = start.includes('how') || lead[0] === 'of'
  if (!asks || lead.length > 2 || !LEADS.test(lead.join(' '))) return false
  const quality = slots.find((slot) => slot.from === to && isNumeric(slot))
  const rows = slots.find((slot) => slot.from === (quality?.to ?? to))
  const isOne =
    rows?.links[0]?.kind === 'table' && singular(tokens[rows.to - 1]?.lower ?? '') === tokens[rows.to - 1]?.lower
  const next = rows === undefined ? undefined : cues.find((cue) => cue.kind === 'group' && cue.from === rows.to)
  return isOne && tokens.slice(next?.from, next?.to).some(({ lower }) => lower === 'each' || lower === 'every')
}

const mostOfEach = (frame: Frame, slot: Slot): readonly Aggregate[] =>
  cuesOf(frame, 'extreme')
    .filter((cue) => isNumeric(slot) && slot.to < cue.from && isMostOfEach(frame, cue))
    .map(({ direction }) => (direction === 'DESCENDING' ? 'MAXIMUM' : 'MINIMUM'))

const isNumeric = ({ links: [top] }: Slot): boolean =>
  top?.kind === 'column' && top.column.profile.role === 'MEASURE' && top.column.isNumber

/** "The lowest rating among all movies": all there are, and nothing to split by. */
const isAmongAll = ({ tokens }: Frame, { from, links: [top] }: Slot): boolean => {
  const at = tokens[from - 1]?.lower === 'the' ? from - 2 : from - 1
  return top?.kind === 'table' && tokens[at]?.lower === 'all' && WITHIN.has(tokens[at - 1]?.lower ?? '')
}
const WITHIN = new Set(['among', 'amongst', 'across'])

/** An aggregate before "by" belongs to something else than what follows it. */
function nearest(cues: readonly Cue[]): readonly Cue[] {
  const firstGroup = cues.findIndex((cue) => cue.kind === 'group')
  return firstGroup < 0 ? cues : cues.slice(0, firstGroup)
}

/** "How long does it take" asks for an average of what "long" measures. */
const within = (frame: Frame, { from, to }: Slot): readonly Cue[] =>
  cuesOf(frame, 'aggregate').filter((cue) => cue.from < from && to < cue.to)

function placesOf(frame: Frame, filtered: ReadonlySet<Slot>): readonly Role[] {
  const free = new Set(freeSlots(frame))
  const slots = frame.slots.filter(
    (slot, index) =>
      (free.has(slot) || filtered.has(slot) || isQuality(frame, slot)) &&
      !qualifies(frame, slot, frame.slots[index + 1]),
  )
  const roles = slots.map((slot): Role => {
    const index = slots.filter((other) => other.from < slot.from && !isQuality(frame, other)).length
    const cues = leading(frame, slot)
    const has = (kind: Cue['kind']): boolean => cues.some((cue) => cue.kind === kind)
    const differs = frame.tokens[slot.from - 1]?.lower === 'different' && has('count')
    const groups = differs
      ? []
      : cues.filter((cue) => cue.kind === 'group' && !isForAll(frame, cue, slot) && !isOfDoers(frame, cue, slot))
    const extremes = [...cues, ...frame.cues].filter(
      (cue) => cue.kind === 'extreme' && (cues.includes(cue) || cue.from === slot.from),
    )
    const near = differs ? cues : nearest(cues)
    const amongAll = slots.length > 2 && isAmongAll(frame, slot)
    return {
      slot,
      index,
      // "By weather excluding sun": what it is grouped by is shown, although a condition names it too.
      filtered: (filtered.has(slot) && groups.length === 0) || amongAll,
      grouped:
        !amongAll &&
        (groups.length > 0 ||
          frame.tokens.slice(slot.from, slot.to).some(({ lower }, at) => at > 0 && ['each', 'every'].includes(lower))),
      each: groups.some((cue) =>
        frame.tokens.slice(cue.from, cue.to).some(({ lower }) => lower === 'each' || lower === 'every'),
      ),
      coordinated: false,
      aggregates: [
        ...new Set(
          [...near, ...within(frame, slot)].flatMap((cue) => (cue.kind === 'aggregate' ? [cue.aggregate] : [])),
        ),
      ].reverse(),
      total: near.some(({ kind }) => kind === 'total'),
      counted: near.some((cue) => cue.kind === 'count' && !isOfName(frame, cue)) || isCounted(frame, slot),
      distinct: has('distinct') || differs,
      extremes: [
        ...new Set([
          ...extremes.flatMap((cue) =>
            cue.kind === 'extreme' && cue.aggregate !== null && !frame.used.has(cue.from) ? [cue.aggregate] : [],
          ),
          ...mostOfEach(frame, slot),
        ]),
      ],
      axis: axisOf(frame, slot),
      coloured: has('colour') || isLegend(frame, slot),
      faceted: has('facet') || isPanel(frame, slot),
      versus:
        has('versus') ||
        cuesOf(frame, 'versus').some((cue) => cue.from >= slot.to && onlyLittle(frame, slot.to, cue.from)),
      distributed: has('distribution'),
    }
  })
  return withTrailing(frame, roles)
}

const isMeasure = ({ slot: { links } }: Role): boolean =>
  links[0]?.kind === 'column' && links[0].column.profile.role === 'MEASURE'

/** "Revenue and average rating" where nothing is called a rating: no average of the revenue. */
function leadsToUnknown({ tokens, slots, cues, used }: Frame, { to }: Cue): boolean {
  const next = tokens[to]
  const isSaid = (span: Span): boolean => inside(to, span)
  return next?.kind === 'word' && !stopWords.has(next.lower) && !used.has(to) && ![...slots, ...cues].some(isSaid)
}

/** "Wind on average", "jobs, quarterly average": an aggregate that leads up to nothing is of the measure before it. */
function withTrailing(frame: Frame, roles: readonly Role[]): readonly Role[] {
  const led = new Set(roles.flatMap(({ slot }) => nearest(leading(frame, slot))))
  const loose = cuesOf(frame, 'aggregate').find(
    (cue) =>
      !led.has(cue) &&
      !frame.used.has(cue.from) &&
      !frame.slots.some((slot) => overlap(cue, slot)) &&
      !leadsToUnknown(frame, cue),
  )
  const measured = roles.filter((role) => isMeasure(role) && role.aggregates.length === 0)
  const before = measured.filter(({ slot }) => loose !== undefined && slot.to <= loose.from)
  const of = before.at(-1) ?? (measured.length === 1 ? measured[0] : undefined)
  if (loose === undefined || of === undefined) return roles
  return roles.map((role) => (role === of ? { ...role, aggregates: [loose.aggregate] } : role))
}
