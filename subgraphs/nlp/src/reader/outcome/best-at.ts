import type { Aggregate } from '@askchart/vocabulary'
import { cuesOf } from '../assemble/frame.js'
import { ranksBy } from '../assemble/counted.js'
import type { Situation } from '../rank/features.js'
import type { Ranked } from '../rank/rank.js'
import type { PreparedColumn } from '../types.js'

/** "Which country is the best": the word that ranks, with a reading for each measure it may rank by. */
export interface BestAt {
  readonly at: number
  readonly choices: readonly { readonly column: PreparedColumn; readonly ranked: Ranked }[]
}

const VAGUE = new Set(['best', 'worst', 'top', 'bottom', 'strongest', 'weakest', 'leading'])
const MOST = 4

/** What is ranked though nobody says by what, in a dataset where no one measure is meant by that. */
export function bestAt(best: Ranked, { frame, limit, roles }: Situation): BestAt | null {
  const vague = cuesOf(frame, 'extreme').find(({ from }) => VAGUE.has(frame.tokens[from]?.lower ?? ''))
  const [measure] = best.candidate.measures
  const { x } = best.candidate
  if (limit === null || vague === undefined || frame.prepared.money !== null || x === null) return null
  const counts = cuesOf(frame, 'count').length > 0 || frame.slots.some((slot) => ranksBy(frame, slot))
  if (measure?.aggregate !== 'COUNT' || counts) return null
  const named = roles.some(
    ({ slot: { links } }) => links[0]?.kind === 'column' && links[0].column.profile.role === 'MEASURE',
  )
  const columns = x.column.table.columns.filter(
    ({ profile, isForeignKey }) => profile.role === 'MEASURE' && !isForeignKey,
  )
  if (named || columns.length < 2) return null
  const { score, features } = best
  const choices = columns.slice(0, MOST).map((column) => {
    const aggregate: Aggregate = column.profile.defaultAggregate ?? 'SUM'
    const part = { aggregate, column, table: column.table, role: null, score: 0.7, said: false }
    return { column, ranked: { score, features, candidate: { ...best.candidate, measures: [part] } } }
  })
  return { at: vague.from, choices }
}
