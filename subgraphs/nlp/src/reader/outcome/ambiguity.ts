import { type Candidate, dimensionsOf } from '../assemble/candidate.js'
import type { Role } from '../assemble/roles.js'
import type { Ranked } from '../rank/rank.js'
import type { PreparedColumn } from '../types.js'

/** A place of the prompt that may mean several columns equally well, with a reading for each. */
export interface Ambiguity {
  readonly role: Role
  readonly choices: readonly { readonly column: PreparedColumn; readonly ranked: Ranked }[]
}

/** Names that fit this well are meant; below it, the prompt says only a part of the name. */
const IN_FULL = 0.9
const AS_LIKELY = 0.015
const MARGIN = 1.2
/** One word that stands in the names of several measures says too little of either, though of one it says less. */
const ONE_WORD = { asLikely: 0.15, margin: 2, below: 0.7 }

const partsOf = (candidate: Candidate) => [...dimensionsOf(candidate), ...candidate.measures]

function sameBut(a: Candidate, b: Candidate, role: Role): PreparedColumn | null {
  const [ours, theirs] = [partsOf(a), partsOf(b)]
  if (a.shape !== b.shape || ours.length !== theirs.length) return null
  let other: PreparedColumn | null = null
  for (const [index, part] of ours.entries()) {
    const twin = theirs[index]
    if (twin === undefined || twin.role !== part.role) return null
    if (twin.column === part.column) continue
    if (part.role !== role || other !== null) return null
    other = twin.column
  }
  return other
}

const saysOneWord = ({ slot }: Role, { profile }: PreparedColumn, score: number): boolean =>
  profile.role === 'MEASURE' && slot.to - slot.from === 1 && score < ONE_WORD.below

/** As likely as one another, choices come as their columns stand in the table. */
const inTableOrder = (choices: Ambiguity['choices']): Ambiguity['choices'] =>
  [...choices].sort((a, b) => a.column.table.columns.indexOf(a.column) - b.column.table.columns.indexOf(b.column))

/** The first place whose words fit two columns of one table alike, and alone decide between the best readings. */
export function ambiguityOf(ranked: readonly Ranked[]): Ambiguity | null {
  const [best] = ranked
  if (best === undefined) return null
  for (const part of partsOf(best.candidate)) {
    const { role, column, score } = part
    if (role === null || column === null || score >= IN_FULL || role.slot.links[0]?.kind !== 'column') continue
    if ('byTable' in part && part.byTable) continue
    const partial = saysOneWord(role, column, score)
    const twins = role.slot.links.filter(
      (found) =>
        found.kind === 'column' &&
        found.column !== column &&
        found.column.table === column.table &&
        found.column.profile.role === column.profile.role &&
        found.column.isForeignKey === column.isForeignKey &&
        Math.abs(found.score - score) < (partial ? ONE_WORD.asLikely : AS_LIKELY),
    )
    const choices = twins.flatMap((twin) => {
      const other = ranked.find(
        (one) => twin.kind === 'column' && sameBut(best.candidate, one.candidate, role) === twin.column,
      )
      return other === undefined ||
        best.score - other.score > (partial ? ONE_WORD.margin : MARGIN) ||
        twin.kind !== 'column'
        ? []
        : [{ column: twin.column, ranked: other }]
    })
    if (choices.length > 0) return { role, choices: inTableOrder([{ column, ranked: best }, ...choices].slice(0, 4)) }
  }
  return null
}
