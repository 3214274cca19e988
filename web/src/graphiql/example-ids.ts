import type { ExampleIds } from './examples.js'

/** Asks for what the examples name. */
export const IDS_QUERY = '{ datasets(first: 1) { edges { node { id } } } charts(first: 1) { edges { node { id } } } }'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value)

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The ids in the answer to IDS_QUERY. */
export const idsOf = (answer: unknown): ExampleIds => ({
  datasetId: text(at(answer, 'data', 'datasets', 'edges', '0', 'node', 'id')),
  chartId: text(at(answer, 'data', 'charts', 'edges', '0', 'node', 'id')),
})

/** Variables with each of these ids that was left empty filled in. */
export async function withIds(variables: unknown, known: () => Promise<ExampleIds>): Promise<unknown> {
  if (!isRecord(variables)) return variables
  const empty = (['datasetId', 'chartId'] as const).filter((name) => variables[name] === '')
  if (empty.length === 0) return variables
  const ids = await known()
  return { ...variables, ...Object.fromEntries(empty.map((name) => [name, ids[name]])) }
}
