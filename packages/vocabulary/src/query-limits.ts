/** The bounds of a QuerySpec; what is larger is refused before anything is done with it. */
export const queryLimits = {
  measures: 20,
  dimensions: 8,
  orders: 10,
  filterDepth: 10,
  filterNodes: 100,
  values: 1_000,
  via: 8,
  nameLength: 300,
  textLength: 2_000,
  limit: 100_000,
  maxBins: 1_000,
} as const
