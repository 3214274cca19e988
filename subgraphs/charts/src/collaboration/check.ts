import type { RawContent } from '@askchart/document'
import { queryHash } from '@askchart/service'
import { parseQuerySpec, type QuerySpec } from '@askchart/vocabulary'
import type { Chart } from '../charts/chart.js'
import { type Invalid, invalid } from '../charts/outcome.js'
import { type BinSteps, stepsIn } from '../spec/validate/bin-steps.js'
import type { SpecIssue } from '../spec/validate/validate-spec.js'
import { type ChartContent, checkContent } from './chart-content.js'

/** The edit waits for analytics to look at the query that it leads to. */
export interface Unchecked {
  readonly kind: 'unchecked'
  readonly query: QuerySpec
  /** Where the chart is restored: the widths of its bins as they were, to be kept although the query may not run now. */
  readonly restored: BinSteps | null
}

/** What analytics said of queries, by hash: the widths of their bins, or why they do not run. */
export type LookedAt = ReadonlyMap<string, { readonly steps: BinSteps } | { readonly fault: SpecIssue }>

export interface Draws {
  readonly kind: 'draws'
  readonly content: ChartContent
}

/** Whether a chart that is at `chart` may come to say this. */
export function check(
  raw: RawContent,
  chart: Pick<Chart, 'query' | 'spec'>,
  lookedAt: LookedAt,
  restores = false,
): Draws | Invalid | Unchecked {
  const query = parseQuerySpec(raw.query)
  const known = 'spec' in query ? lookedAt.get(queryHash(query.spec)) : undefined
  if (known && 'fault' in known) return invalid([known.fault])
  const same = 'spec' in query && queryHash(query.spec) === queryHash(chart.query)
  const restored = restores ? stepsIn(raw.spec) : null
  if ('spec' in query && !same && known === undefined) return { kind: 'unchecked', query: query.spec, restored }
  const checked = checkContent(raw, known?.steps ?? stepsIn(chart.spec))
  if (!('issues' in checked)) return { kind: 'draws', content: checked.content }
  // Bins may be new to the spec; how wide they are is then for the dataset to say.
  const binned = Object.keys(stepsIn(raw.spec)).length > 0
  return same && binned && known === undefined
    ? { kind: 'unchecked', query: query.spec, restored }
    : invalid(checked.issues)
}
