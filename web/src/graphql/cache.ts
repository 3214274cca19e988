import { type Cache, type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache'
import type { Exchange } from 'urql'
import introspection from './generated/introspection.json' with { type: 'json' }

/** Types without an id live inside another entity and have no identity of their own. */
const embedded = introspection.__schema.types
  .filter((type) => type.kind === 'OBJECT' && !(type.fields ?? []).some(({ name }) => name === 'id'))
  .map(({ name }) => name)

/** Forgets a list of the root query, whatever it was asked with, so that whoever shows it asks again. */
function forget(cache: Cache, list: string): void {
  for (const { fieldName, arguments: args } of cache.inspectFields('Query')) {
    if (fieldName === list) cache.invalidate('Query', fieldName, args)
  }
}

/** What was asked of data that has changed. */
function forgetData(cache: Cache): void {
  for (const field of ['datasets', 'dataset', 'runQuery', 'suggestPrompts']) forget(cache, field)
}

/** What is answered of what was deleted, or is not this person's to see. */
const GONE: readonly unknown[] = ['NOT_FOUND', 'FORBIDDEN']

/** What a chart shows of its data; its query and its looks stay. */
const OF_DATA = ['data', 'sql', 'dataProblem']

/** Forgets what is known of a chart's data, so that whoever shows it asks again. */
function forgetDataOf(chart: unknown, cache: Cache): void {
  if (!isRecord(chart) || typeof chart['id'] !== 'string') return
  const entity = { __typename: 'Chart', id: chart['id'] }
  for (const { fieldName, arguments: args } of cache.inspectFields(entity))
    if (OF_DATA.includes(fieldName)) cache.invalidate(entity, fieldName, args)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const codeOf = (error: unknown): unknown =>
  isRecord(error) && isRecord(error['extensions']) ? error['extensions']['code'] : undefined

const idOf = (args: Readonly<Record<string, unknown>>): string => (typeof args['id'] === 'string' ? args['id'] : '')

/** A normalised cache over the schema: one chart is one entity, wherever it was read or edited. */
export function createCache(): Exchange {
  const options: Partial<CacheExchangeOpts> = {
    schema: introspection,
    keys: Object.fromEntries(embedded.map((name) => [name, () => null])),
    resolvers: {
      Query: { chart: (_parent, args) => ({ __typename: 'Chart', id: idOf(args) }) },
    },
    updates: {
      Query: {
        // Else what is known of it would go on being shown.
        chart: (_result, args, cache, { error }) => {
          if (GONE.includes(codeOf(error))) cache.invalidate({ __typename: 'Chart', id: idOf(args) })
        },
      },
      Mutation: {
        generateChart: (_result, _args, cache) => forget(cache, 'charts'),
        createChart: (_result, _args, cache) => forget(cache, 'charts'),
        // Its data was told with other bounds elsewhere, such as in a gallery.
        replaceChartColumns: (result, _args, cache) => {
          const outcome = result['replaceChartColumns']
          if (isRecord(outcome)) forgetDataOf(outcome['chart'], cache)
        },
        deleteChart: (_result, args, cache) => {
          cache.invalidate({ __typename: 'Chart', id: idOf(args) })
          forget(cache, 'charts')
        },
        recordFeedback: (_result, _args, cache) => forget(cache, 'learned'),
        forgetLearned: (_result, args, cache) => {
          cache.invalidate({ __typename: 'Learned', id: idOf(args) })
          forget(cache, 'learned')
        },
        defineMetric: (_result, _args, cache) => forgetData(cache),
        deleteMetric: (_result, _args, cache) => forgetData(cache),
        describeDataset: (_result, _args, cache) => forgetData(cache),
        describeColumn: (_result, _args, cache) => forgetData(cache),
        declareRelationship: (_result, _args, cache) => forgetData(cache),
        removeRelationship: (_result, _args, cache) => forgetData(cache),
        connectDatabase: (_result, _args, cache) => forgetData(cache),
        refreshDatabase: (_result, _args, cache) => forgetData(cache),
        deleteDataset: (_result, args, cache) => {
          cache.invalidate({ __typename: 'Dataset', id: idOf(args) })
          forget(cache, 'datasets')
        },
      },
      Subscription: {
        workspaceCharts: (result, _args, cache) => {
          const event = result['workspaceCharts']
          if (!isRecord(event) || event['kind'] === 'EDITED') return
          if (event['kind'] === 'DELETED') cache.invalidate({ __typename: 'Chart', id: String(event['chartId']) })
          forget(cache, 'charts')
        },
        chartDataChanged: (result, _args, cache) => forgetDataOf(result['chartDataChanged'], cache),
        importProgress: (result, _args, cache) => {
          const progress = result['importProgress']
          if (isRecord(progress) && progress['status'] === 'DONE') {
            forgetData(cache)
          }
        },
      },
    },
  }
  return cacheExchange(options)
}
