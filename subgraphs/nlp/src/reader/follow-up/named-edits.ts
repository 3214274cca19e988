import type { Dimension } from '@askchart/vocabulary'
import { dimensionsOf, type DimensionPart } from '../assemble/candidate.js'
import { dimensionParts } from '../assemble/dimensions.js'
import { isYearNumber } from '../assemble/filter/times.js'
import { cuesOf, type Frame, inside } from '../assemble/frame.js'
import type { Role } from '../assemble/roles.js'
import type { TimeStep } from '../assemble/time-axis.js'
import { columnLinks, type Slot } from '../link/links.js'
import { ADDS, type Asked, type Edit, says, type Shown } from './shown.js'
import { drops } from './taking-away.js'

const SPLITS = [
  'legend',
  'split',
  'colour',
  'color',
  'add',
  'also',
  'and',
  'segregate',
  'separate',
  'divide',
  'differentiate',
  'distinguish',
  'break',
  'too',
  'panel',
  'panels',
  'multiples',
]

/** Names beyond so many tell no bars or colours apart. */
export const FEW_NAMES = 12

const splitsBy = ({ role }: DimensionPart, frame: Frame): boolean =>
  role?.coloured === true || role?.faceted === true || says(frame, ...SPLITS)

const runsOver = (column: string, { prepared }: Frame): boolean => {
  const found = prepared.columns.get(column)
  return found !== undefined && (found.isTime || isYearNumber(found))
}

/** "Profit instead of revenue", "replace region with segment": what is to go, and what comes in its place. */
export function exchanged({ frame }: Asked['situation']): { readonly gone: readonly Slot[] } | null {
  const { tokens, slots } = frame
  const word = (at: number): string => tokens[at]?.lower ?? ''
  const instead = tokens.findIndex(({ index, lower }) =>
    lower === 'instead' ? word(index + 1) === 'of' : lower === 'rather' && word(index + 1) === 'than',
  )
  if (instead >= 0) return { gone: slots.filter(({ from }) => from > instead) }
  const verb = tokens.findIndex(({ lower }) => ['replace', 'swap', 'change', 'switch', 'exchange'].includes(lower))
  const joint = tokens.findIndex(({ lower, index }) => index > verb && ['with', 'by', 'to', 'for'].includes(lower))
  if (verb < 0 || joint < 0) return null
  const gone = slots.filter(({ from, to }) => from > verb && to <= joint)
  return gone.length > 0 && slots.some(({ from }) => from > joint) ? { gone } : null
}

export const columnsAt = (slots: readonly Slot[]): ReadonlySet<string> =>
  new Set(slots.flatMap((slot) => columnLinks(slot).map(({ column }) => column.profile.ref)))

/** The places that are still to be read as what is shown. */
export const openRoles = (before: Shown, { situation }: Asked): readonly Role[] => {
  const gone = new Set(exchanged(situation)?.gone)
  return situation.roles.filter(({ filtered, slot }) => !filtered && !before.spoken.has(slot) && !gone.has(slot))
}

/** Of what a place may mean: what is shown already, else what it would be if the prompt stood alone, else the likeliest. */
function preferred(parts: readonly DimensionPart[], before: Shown, { alone }: Asked): readonly DimensionPart[] {
  const chosen = alone === null ? [] : dimensionsOf(alone).map(({ column }) => column)
  const shown = new Set(before.dimensions.map(({ column }) => column))
  const rank = ({ column }: DimensionPart): number =>
    shown.has(column.profile.ref) ? 0 : chosen.includes(column) ? 1 : 2
  const byRole = new Map<Role | null, DimensionPart>()
  for (const part of parts) {
    const known = byRole.get(part.role)
    if (known === undefined || rank(part) < rank(known)) byRole.set(part.role, part)
  }
  return [...byRole.values()]
}

function namedDimensions(before: Shown, asked: Asked): readonly DimensionPart[] {
  const { frame, step } = asked.situation
  const dimensions = dimensionParts(frame, openRoles(before, asked), step).filter(
    ({ role, score, column }) =>
      role !== null &&
      score >= 0.55 &&
      !role.counted &&
      !(column.profile.role === 'MEASURE' && !role.coloured) &&
      !(step !== null && column.isTime),
  )
  // "Color by the car's origin" speaks of the origin, and cars are only whose it is; a part of a name is too little by itself.
  const meant = dimensions.filter(({ byTable, role, score, column }) => {
    const led = role?.grouped === true || role?.coloured === true || role?.faceted === true
    // "For online orders" speaks of orders, and splits by none.
    const few = (column.profile.distinctCount ?? Infinity) <= FEW_NAMES && says(frame, ...ADDS)
    const alone =
      (!byTable || dimensions.every((other) => other.byTable)) &&
      (led || few || (says(frame, 'instead') && column.isDisplay))
    return byTable || role?.slot.links[0]?.kind === 'table' ? alone : score > 0.7 || led
  })
  return preferred(meant, before, asked)
}

const dimensionOf = ({ column, granularity }: DimensionPart): Dimension => ({
  column: column.profile.ref,
  ...(granularity === null ? {} : { granularity }),
})

const COUNTED = new Set(['last', 'past', 'next', 'this', 'previous', 'the', 'each', 'one'])

/** "Use weeks": a step that nothing leads to, where there is a time to be cut and no number says how many. */
function looseStep(frame: Frame): TimeStep | null {
  const cue = cuesOf(frame, 'granularity').find(({ from }) => {
    const before = frame.tokens[from - 1]
    const counted = before !== undefined && (before.value !== null || COUNTED.has(before.lower))
    return !counted && !frame.used.has(from) && !frame.periods.some((period) => inside(from, period))
  })
  if (cue === undefined || frame.slots.some((slot) => inside(cue.from, slot) && slot.links[0]?.kind !== 'table'))
    return null
  return { granularity: cue.granularity, from: cue.from, to: cue.to, binned: false }
}

/** "Over time", where nothing is cut by time yet: the step that such a question alone would be cut to. */
function trendStep(frame: Frame, { alone }: Asked): TimeStep | null {
  const [cue] = cuesOf(frame, 'trend')
  const granularity = alone?.x?.granularity ?? null
  if (cue === undefined || granularity === null || frame.slots.length > 0) return null
  return { granularity, from: cue.from, to: cue.to, binned: false }
}

/** The same time in other steps; a time that was not there yet comes first. */
export const cut: Edit = (before, asked) => {
  const { frame } = asked.situation
  const isTime = ({ column }: Dimension): boolean => frame.prepared.columns.get(column)?.isTime === true
  const step = asked.situation.step ?? (before.dimensions.some(isTime) ? looseStep(frame) : trendStep(frame, asked))
  if (step === null || drops(frame)) return null
  const { granularity } = step
  if (before.dimensions.some(isTime))
    return {
      ...before,
      dimensions: before.dimensions.map((dimension) => (isTime(dimension) ? { ...dimension, granularity } : dimension)),
    }
  const time = dimensionParts(frame, openRoles(before, asked), step).find(({ column }) => column.isTime)
  if (time === undefined || before.measures.some(({ aggregate }) => aggregate === undefined)) return null
  const rest = says(frame, 'instead') ? before.dimensions.slice(1) : before.dimensions
  const unsaid = before.arrangement === null && before.orientation === undefined && before.limit === undefined
  const plain = unsaid && ['BAR', 'ARC', 'TEXT'].includes(before.mark)
  return { ...before, dimensions: [dimensionOf(time), ...rest], mark: plain ? 'LINE' : before.mark }
}

/** A new dimension: colour where it splits or the axis is a time, else in the place of the one before. */
export const regrouped: Edit = (before, asked) => {
  const { frame } = asked.situation
  if (drops(frame)) return null
  const parts = namedDimensions(before, asked)
  const part =
    parts.find(({ column }) => !before.dimensions.some((dimension) => dimension.column === column.profile.ref)) ??
    parts[0]
  if (part === undefined) return null
  const spoken = new Set([...before.spoken, ...parts.flatMap(({ role }) => (role === null ? [] : [role.slot]))])
  const several = parts.filter(({ role }) => role?.grouped === true || role?.coordinated === true)
  if (several.length > 1 && part.role?.coloured !== true && part.role?.faceted !== true)
    return { ...before, dimensions: several.map(dimensionOf), spoken }
  const dimensions = placed(before, part, dimensionOf(part), asked)
  const faceted = part.role?.faceted === true || says(frame, 'panel', 'panels', 'facet', 'facets', 'multiples')
  if (faceted && dimensions.length === 2) return { ...before, dimensions, arrangement: 'FACETED', spoken }
  return inPanels({ ...before, spoken }, dimensions, asked)
}

/** Averages of two categories cannot be stacked: a panel for each of the one before, with a bar for each of the new one. */
function inPanels(before: Shown, dimensions: readonly Dimension[], { situation: { frame } }: Asked): Shown {
  const [first, own, ...rest] = dimensions
  const [measure, ...others] = before.measures
  const splits = before.dimensions.length === 1 && first !== undefined && own !== undefined && rest.length === 0
  const open = before.mark === 'BAR' && before.arrangement === null && before.limit === undefined
  if (!splits || !open || measure?.aggregate === undefined || others.length > 0) return { ...before, dimensions }
  const adds = measure.aggregate === 'SUM' || measure.aggregate === 'COUNT'
  if (adds || dimensions.some(({ column }) => runsOver(column, frame))) return { ...before, dimensions }
  return { ...before, dimensions: [own, first], arrangement: 'FACETED' }
}

function placed(
  { dimensions }: Shown,
  part: DimensionPart,
  own: Dimension,
  { situation }: Asked,
): readonly Dimension[] {
  const { frame } = situation
  if (dimensions.some(({ column }) => column === own.column))
    return dimensions.map((dimension) => (dimension.column === own.column ? { ...dimension, ...own } : dimension))
  const gone = columnsAt(exchanged(situation)?.gone ?? [])
  const place = dimensions.findIndex(({ column }) => gone.has(column))
  if (place >= 0) return dimensions.map((dimension, at) => (at === place ? own : dimension))
  const [first, ...rest] = dimensions
  if (first === undefined) return [own]
  // Bars, colours and panels tell three groups apart.
  if (rest.length === 1 && says(frame, ...ADDS) && !says(frame, 'instead')) return [first, ...rest, own]
  const splits = splitsBy(part, frame)
  const alongTime = runsOver(first.column, frame) && !runsOver(own.column, frame)
  return !says(frame, 'instead') && (splits || alongTime) ? [first, own] : [own, ...rest]
}
