import type { Aggregate } from '@askchart/vocabulary'
import type { Candidate } from '../assemble/candidate.js'
import { cuesOf, inside, overlap } from '../assemble/frame.js'
import type { Role } from '../assemble/roles.js'
import type { Slot } from '../link/links.js'
import type { PreparedTable, Span } from '../types.js'
import type { Situation } from './features.js'
import { ownersOf } from './owners.js'
import type { Add, Place } from './tally.js'
import { firstTable } from './twins.js'

/*
 * What the words around a place say about its part. Places of the data become letters (a table, a key, a time, a number,
 * a text, a value), clauses that were read before become one sign each, and what is left are the words of the language,
 * so that nothing learned from them knows a dataset.
 */

/** The places and words of a prompt in order, each clause and each place as one sign. */
export interface Surroundings {
  readonly signs: readonly string[]
  /** Where in `signs` each place stands. */
  readonly places: ReadonlyMap<Role, number>
  /** Tables that some place of the prompt names, whatever clause it stands in. */
  readonly spoken: ReadonlySet<PreparedTable>
  /** What some word asks for that no clause has used. */
  readonly asks: Readonly<Record<Asked, boolean>>
  /** What some place is said to be. */
  readonly said: Readonly<Record<'grouped' | 'coloured' | 'counted' | 'aggregated', boolean>>
  /** Whether something is to be held against something else, or its course shown, in whatever clause. */
  readonly versus: boolean
  readonly trend: boolean
  /** The tables that "how many" asks for; none where nothing is counted. */
  readonly counted: readonly PreparedTable[]
  /** The tables that stand beside a place as whose it is. */
  readonly ownersOf: (role: Role) => ReadonlySet<PreparedTable>
  /** The table that the prompt names first. */
  readonly first: PreparedTable | null
  /** What the clause that orders says of the measure. */
  readonly ordered: { readonly aggregate: Aggregate | null; readonly counts: boolean }
  /** The feature of a place along x and one that plays another part: the words between them, with which comes first. */
  between(part: string, x: Role, other: Role): string
  /** The features of a place that plays a part. */
  names(role: Role, part: string): readonly string[]
  /** What those features weigh together. */
  score(role: Role, part: string): number
  /** What all that `speak` says of a part weighs together, by where it stands. */
  alone(place: Place, part: object, speak: (add: Add) => void): number
}

type Asked = 'count' | 'share' | 'total' | 'trend' | 'relation' | 'distribution'

export function letterOf({ slot }: Role): string {
  const [top] = slot.links
  if (top === undefined) return '?'
  if (top.kind !== 'column') return top.kind === 'table' ? 'T' : 'V'
  const { column } = top
  if (column.isKey || column.isForeignKey) return 'K'
  if (column.isTime) return 'D'
  return column.isNumber ? 'N' : 'S'
}

function signAt(at: number, { frame, chart, order, limit }: Situation): string {
  const within = (span: Span | null): boolean => span !== null && inside(at, span)
  if (within(order)) return '<order>'
  if (chart.spans.some(within)) return '<chart>'
  if (within(limit)) return '<limit>'
  if (frame.used.has(at)) return '<filter>'
  const token = frame.tokens[at]
  return token === undefined || token.kind === 'number' || token.kind === 'quoted' ? '<value>' : token.lower
}

/** The places and words of a prompt in order, each clause and each place as one sign. */
function signsOf(situation: Situation) {
  const { frame, roles } = situation
  const signs: string[] = []
  const places = new Map<Role, number>()
  for (let at = 0; at < frame.tokens.length; at += 1) {
    const role = roles.find(({ slot }) => inside(at, slot))
    if (role !== undefined) {
      if (!places.has(role)) {
        places.set(role, signs.length)
        signs.push(`<${letterOf(role)}>`)
      }
      continue
    }
    const sign = signAt(at, situation)
    if (sign !== signs.at(-1) || !sign.startsWith('<')) signs.push(sign)
  }
  return { signs, places }
}

/** What a prompt says without what it says it of: nothing in it knows a dataset. */
export const promptLanguage = (situation: Situation) => ({
  signs: signsOf(situation).signs,
  cues: situation.frame.cues.map((cue) => {
    const aggregate = 'aggregate' in cue ? cue.aggregate : null
    return aggregate === null ? cue.kind : `${cue.kind} ${aggregate}`
  }),
  mark: situation.chart.mark,
  arrangement: situation.chart.arrangement,
})

const NOBODY: ReadonlySet<PreparedTable> = new Set()

/** The signs around every place. Read once for all candidates of a prompt. */
export function surroundings(situation: Situation, weightOf: (name: string) => number): Surroundings {
  const { frame, roles, chart } = situation
  const { signs, places } = signsOf(situation)
  const has = (kind: Asked): boolean => cuesOf(frame, kind).some(({ from }) => !frame.used.has(from))
  const counted = roles.find((role) => role.counted)
  const words = new Map(
    roles.map((role, index) => [
      role,
      wordsAround(signs, places.get(role) ?? 0, index, roles.length, role, chart.mark),
    ]),
  )
  const names = (role: Role, part: string) => (words.get(role) ?? []).map((around) => `${part} ~ ${around}`)
  const pairs = new Map<string, Map<Role, Map<Role, string>>>()
  const owners = new Map(roles.map((role) => [role, ownersOf(frame, role.slot)]))
  const scores = new Map<Role, Map<string, number>>(roles.map((role) => [role, new Map()]))
  const alone: Readonly<Record<Place, Map<object, number>>> = { x: new Map(), colour: new Map(), measure: new Map() }
  return {
    signs,
    places,
    spoken: spokenOf(situation),
    asks: {
      count: has('count'),
      share: has('share'),
      total: has('total'),
      trend: has('trend'),
      relation: has('relation'),
      distribution: has('distribution'),
    },
    said: {
      grouped: roles.some((role) => role.grouped),
      coloured: roles.some((role) => role.coloured || role.faceted),
      counted: counted !== undefined,
      aggregated: roles.some(({ aggregates }) => aggregates.length > 0),
    },
    versus: cuesOf(frame, 'versus').length > 0,
    trend: cuesOf(frame, 'trend').length > 0,
    counted: counted === undefined ? [] : tablesMeant(counted.slot),
    between(part, x, other) {
      const known = pairs.get(part)?.get(x)?.get(other)
      if (known !== undefined) return known
      const ofPart = pairs.get(part) ?? new Map<Role, Map<Role, string>>()
      const ofX = ofPart.get(x) ?? new Map<Role, string>()
      const name = `x, ${part} ~ ${wordsBetween(places.get(x) ?? 0, places.get(other) ?? 0, signs)}`
      pairs.set(part, ofPart.set(x, ofX.set(other, name)))
      return name
    },
    ownersOf: (role) => owners.get(role) ?? NOBODY,
    first: firstTable(frame),
    ordered: orderedBy(situation),
    names,
    score(role, part) {
      const known = scores.get(role)?.get(part)
      if (known !== undefined) return known
      const score = names(role, part).reduce((sum, name) => sum + weightOf(name), 0)
      scores.get(role)?.set(part, score)
      return score
    },
    alone(place, part, speak) {
      const known = alone[place].get(part)
      if (known !== undefined) return known
      let score = 0
      speak((name, value = 1) => void (score += value * weightOf(name)))
      alone[place].set(part, score)
      return score
    },
  }
}

/** The tables that a place means best, or nearly. */
export const tablesMeant = ({ links }: Slot): readonly PreparedTable[] =>
  links.flatMap((found) =>
    found.kind === 'table' && found.score >= (links[0]?.score ?? 0) * 0.85 ? [found.table] : [],
  )

const spokenOf = ({ frame }: Situation): ReadonlySet<PreparedTable> =>
  new Set(
    frame.slots.flatMap(({ links }) =>
      links.flatMap((found) =>
        found.kind === 'table' && found.score >= Math.max(0.7, (links[0]?.score ?? 0) * 0.9) ? [found.table] : [],
      ),
    ),
  )

function orderedBy({ frame, order }: Situation): Surroundings['ordered'] {
  if (order === null) return { aggregate: null, counts: false }
  return {
    aggregate: cuesOf(frame, 'aggregate').find((cue) => overlap(cue, order))?.aggregate ?? null,
    counts: cuesOf(frame, 'count').some((cue) => overlap(cue, order)),
  }
}

function wordsAround(
  signs: readonly string[],
  at: number,
  index: number,
  count: number,
  role: Role,
  mark: string | null,
): readonly string[] {
  const sign = (offset: number): string => signs[at + offset] ?? '|'
  const letter = letterOf(role)
  const place = count === 1 ? 'only' : index === 0 ? 'first' : index === count - 1 ? 'last' : 'amid'
  return [
    letter,
    `${letter} ${place}`,
    `${letter} ${mark ?? 'any'}`,
    `-1 ${sign(-1)}`,
    `-1 ${sign(-1)} ${letter}`,
    `-2 ${sign(-2)} ${sign(-1)}`,
    `-3 ${sign(-3)} ${sign(-2)} ${sign(-1)}`,
    `+1 ${sign(1)}`,
    `+2 ${sign(1)} ${sign(2)}`,
    `+- ${sign(-1)} ${sign(1)}`,
  ]
}

const MEASURED = new Map<Aggregate | null, string>()
/** The part of a measure. */
export function measuredAs(aggregate: Aggregate | null): string {
  const name = MEASURED.get(aggregate) ?? `y ${aggregate ?? 'raw'}`
  MEASURED.set(aggregate, name)
  return name
}

/** Which part a place plays in a candidate; null where it plays none. */
export function partOf(role: Role, { x, colour, facet, detail, measures }: Candidate): string | null {
  if (x?.role === role) return x.byTable ? 'x table' : 'x'
  if (facet?.role === role) return facet.byTable ? 'colour table' : 'colour'
  if (colour?.role === role) return colour.byTable ? 'colour table' : 'colour'
  if (detail?.role === role) return 'detail'
  const measure = measures.findLast((one) => one.role === role)
  return measure === undefined ? null : measuredAs(measure.aggregate)
}

/** The words between two places, with which of them comes first; `far` where there are many. */
function wordsBetween(from: number, to: number, signs: readonly string[]): string {
  const words = signs.slice(Math.min(from, to) + 1, Math.max(from, to))
  return `${from < to ? '<' : '>'} ${words.length > 4 ? 'far' : words.join(' ')}`
}
