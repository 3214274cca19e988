import type { Aggregate } from '@askchart/vocabulary'
import type { Situation } from '../rank/features.js'
import type { Candidate, DimensionPart } from './candidate.js'
import { isYearNumber } from './filter/times.js'
import { cuesOf } from './frame.js'
import type { Role } from './roles.js'

const isCategory = ({ column, bin }: DimensionPart): boolean => bin === null && !column.isTime && !isYearNumber(column)

/** Values that add up to a whole, so that bars of them may be stacked. */
const addsUp = (aggregate: Aggregate | null | undefined): boolean => aggregate === 'SUM' || aggregate === 'COUNT'

/** "Colored by origin", "sub-grouped by origin", and not merely split by it. */
const saysColour = ({ slot }: Role, { frame }: Situation): boolean =>
  cuesOf(frame, 'colour').some(
    ({ from, to }) =>
      to <= slot.from &&
      slot.from - to <= 2 &&
      frame.tokens
        .slice(from, to)
        .some(({ lower }) => lower === 'sub' || lower.startsWith('color') || lower.startsWith('colour')),
  )

/** "For each country, the average price by brand": said before the measure, with a group of its own after it. */
const isFronted = (x: Role, inner: Role, measure: Role | null): boolean =>
  measure !== null && x.each && x.slot.to <= measure.slot.from && measure.slot.to <= inner.slot.from && inner.grouped

/**
 * Averages of two categories cannot be stacked. Where one is coloured by, or comes before all else ("for each ..."), there
 * is a panel for each of the other, with a bar for each of the one.
 */
function inPanels(candidate: Candidate, situation: Situation): Candidate {
  const { x, colour, measures } = candidate
  const [measure] = measures
  if (x?.role == null || colour?.role == null || addsUp(measure?.aggregate) || measure?.aggregate == null)
    return candidate
  const apart = saysColour(colour.role, situation) || isFronted(x.role, colour.role, measure.role)
  return apart ? { ...candidate, x: colour, colour: null, facet: x } : candidate
}

const isGrouped = ({ grouped, coordinated }: Role): boolean => grouped || coordinated

const MUCH_MORE = 1.3

/** Of two categories that are grouped by alike, the one of fewer values is told apart by colour. */
function fewerColoured(candidate: Candidate, { limit, order }: Situation): Candidate {
  const { x, colour, measures } = candidate
  if (x?.role == null || colour?.role == null || limit !== null || order !== null) return candidate
  if (!isGrouped(x.role) || !isGrouped(colour.role)) return candidate
  if (!addsUp(measures[0]?.aggregate) || colour.role.coloured || colour.role.faceted || x.byTable) return candidate
  const [many, few] = [colour.column.profile.distinctCount ?? 0, x.column.profile.distinctCount ?? 0]
  return many > few * MUCH_MORE && many <= 30 ? { ...candidate, x: colour, colour: x } : candidate
}

/** Which of two categories stands on x where the prompt leaves that open. */
export function laidOut(candidate: Candidate, situation: Situation): Candidate {
  const { shape, mark, arrangement, x, colour } = candidate
  if (shape !== 'plain' || (mark !== null && mark !== 'BAR') || arrangement !== null) return candidate
  if (x === null || colour === null || !isCategory(x) || !isCategory(colour)) return candidate
  if (x.role?.axis != null || colour.role?.axis != null) return candidate
  return fewerColoured(inPanels(candidate, situation), situation)
}
