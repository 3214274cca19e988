import type { QuerySpec } from '@askchart/vocabulary'

/** JSON in one spelling: keys in order, without what says nothing. */
const spelled = (query: QuerySpec): string =>
  JSON.stringify(query, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, part]) => part !== undefined && part !== null && !(Array.isArray(part) && part.length === 0))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  })

/** Whether a chart asks the data something else by now than its prompt was read as. */
export const isChangedSince = (
  chart: { readonly query: QuerySpec | null },
  analysis: { readonly query: QuerySpec },
): boolean => chart.query !== null && spelled(chart.query) !== spelled(analysis.query)
