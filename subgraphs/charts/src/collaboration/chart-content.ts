import { isJsonObject, type RawContent, toJson } from '@askchart/document'
import { parseQuerySpec, type QuerySpec, type VegaLiteSpec } from '@askchart/vocabulary'
import { type BinSteps } from '../spec/validate/bin-steps.js'
import { type SpecIssue, validateSpec } from '../spec/validate/validate-spec.js'
import { isStorable, UNSTORABLE_TEXT } from './storable.js'

/** All that people edit of a chart. */
export interface ChartContent {
  readonly title: string
  readonly description: string | null
  readonly spec: VegaLiteSpec
  readonly query: QuerySpec
}

export const rawContent = ({ title, description, spec, query }: ChartContent): RawContent => ({
  title,
  description,
  spec: toJson(spec),
  query: toJson(query),
})

export const MAX_TITLE = 200
const MAX_DESCRIPTION = 2_000

/** `filter.and[1].compare` as `/query/filter/and/1/compare`. */
export const queryPath = (path: string): string =>
  path === '' ? '/query' : `/query/${path.replace(/\[(\d+)\]/g, '.$1').replaceAll('.', '/')}`

function textIssues({ title, description }: RawContent): SpecIssue[] {
  const issues: SpecIssue[] = []
  if (typeof title !== 'string' || title.trim() === '' || title.length > MAX_TITLE)
    issues.push({ path: '/title', message: `The title must be a text of 1 to ${MAX_TITLE} characters.` })
  if (description !== null && (typeof description !== 'string' || description.length > MAX_DESCRIPTION))
    issues.push({
      path: '/description',
      message: `The description must be a text of at most ${MAX_DESCRIPTION} characters, or null.`,
    })
  return issues
}

/**
 * Whether a chart may be kept as it is. Whether the query's columns exist is for analytics to say. `steps` are the
 * widths of the query's bins.
 */
export function checkContent(
  raw: RawContent,
  steps: BinSteps,
): { readonly content: ChartContent } | { readonly issues: readonly SpecIssue[] } {
  const issues = textIssues(raw)
  const query = parseQuerySpec(raw.query)
  if ('problems' in query) {
    issues.push(...query.problems.map(({ path, message }) => ({ path: queryPath(path), message })))
  } else {
    issues.push(
      ...validateSpec(raw.spec, query.spec, steps).map(({ path, message }) => ({ path: `/spec${path}`, message })),
    )
  }
  for (const root of ['title', 'description', 'spec', 'query'] as const) {
    if (!isStorable(raw[root])) issues.push({ path: `/${root}`, message: `/${root} ${UNSTORABLE_TEXT}` })
  }
  const { title, description, spec } = raw
  const texts = typeof title === 'string' && (description === null || typeof description === 'string')
  if (issues.length > 0 || 'problems' in query || !texts || !isJsonObject(spec)) return { issues }
  return { content: { title, description, spec, query: query.spec } }
}
