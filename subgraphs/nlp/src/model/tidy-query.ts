import { outputColumns, type QuerySpec } from '@askchart/vocabulary'

/** The query as the reader would write it: ordered by names of its result, without lists of nothing. */
export function tidyQuery(query: QuerySpec): QuerySpec {
  const { orderBy = [], ...rest } = query
  const outputs = outputColumns(query)
  const nameOf = (by: string): string => {
    if (outputs.some(({ name }) => name === by)) return by
    const meant = outputs.find(
      (output) => (output.kind === 'dimension' ? output.dimension.column : output.measure.column) === by,
    )
    return meant?.name ?? by
  }
  return {
    ...rest,
    measures: query.measures.map(({ via = [], ...measure }) => (via.length > 0 ? { ...measure, via } : measure)),
    dimensions: query.dimensions.map(({ via = [], ...dimension }) =>
      via.length > 0 ? { ...dimension, via } : dimension,
    ),
    ...(orderBy.length > 0 ? { orderBy: orderBy.map((order) => ({ ...order, by: nameOf(order.by) })) } : {}),
  }
}
