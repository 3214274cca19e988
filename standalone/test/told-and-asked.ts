import { z } from 'zod'
import type { Answer } from './graph-client.js'

/**
 * What is asked of each type that a subscription tells: the same below a subscription as below a query. Entities of other
 * subgraphs lie within each other, names stand for others, and what `$yes` decides is there, is left out, or is told twice.
 * No union can be reached from what the subscriptions tell.
 */
const SOMEONE = 'fragment Someone on User { id called: name ... on User @include(if: $yes) { name } }'
const WORDS = 'fragment Words on Chart { __typename id title description prompt version }'
const SHOWN = `fragment Shown on Chart {
  ...Words
  text: title again: title @include(if: $yes) hidden: description @skip(if: $yes)
  spec query createdAt updatedAt document
  owner { ...Someone }
  ... @include(if: $yes) { data { rowCount truncated asOf columns { name type values } } }
  ... on Chart @skip(if: $yes) { data { columns { type } } history { edges { cursor } } }
  few: data { columns(first: 2) { values } rowCount }
  sql { text parameters dialect }
  dataProblem { message columns { column removed suggestions } }
  analysis { id intent mark confidence explanation engine query title: prompt
    mentions { text start end kind column value confidence } }
  dataset { ...Data }
  atVersion(version: 1) { version title spec }
  comments(first: 3) { totalCount edges { node { body author { ...Someone } mentions { ...Someone } } } }
  presence { clientId selection color user { ...Someone } }
}`
/** As deep as may be asked, but for what lies in an edit in the history of a chart. */
const AROUND = `fragment Around on Chart {
  workspace { id name charts(first: 2) { totalCount edges { node { ...Words owner { ...Someone } } } }
    members(first: 5) { totalCount edges { node { role user { ...Someone } } } } }
}`
const DATA = `fragment Data on Dataset {
  id name source version rowCount timeZone firstDayOfWeek
  tables { name rowCount written { encoding delimiter } columns { name type role label } }
  relationships { name from to declared } metrics { name expression }
  workspace { id called: name }
}`

interface Looked {
  readonly selection: string
  readonly fragments: readonly string[]
}
// Presence.lastSeenAt is no news, so that what was told of it may be older.
const LOOKED = {
  Chart: { selection: '{ ...Shown ...Around }', fragments: [SHOWN, AROUND, WORDS, SOMEONE, DATA] },
  ChartEdit: {
    selection: `{ version number: version @include(if: $yes) at follows reverts restores prompt mends clientId update
      author { ...Someone } changes { path value previous } chart { ...Shown } }`,
    fragments: [SHOWN, WORDS, SOMEONE, DATA],
  },
  Comment: {
    selection: `{ __typename id said: body body @include(if: $yes) anchor @skip(if: $yes) createdAt resolvedAt replyTo
      author { ...Someone } ... on Comment { mentions { ...Someone } } resolvedBy { ...Someone } }`,
    fragments: [SOMEONE],
  },
  Presence: {
    selection: '{ __typename window: clientId selection color @include(if: $yes) user { ...Someone } }',
    fragments: [SOMEONE],
  },
  Import: {
    selection: `{ id status read: rowsRead rowsTotal @include(if: $yes) skippedLines
      problem { message file line } skippedFile { lines } ... on Import { dataset { ...Data
        tables { columns { values: sampleValues(first: 2) } } matchValues(phrases: ["North"]) { phrase column value } } } }`,
    fragments: [DATA],
  },
  // Export.url is a new link each time it is asked for.
  Export: {
    selection: `{ id kind: format status progress fileName byteSize @include(if: $yes) problem @skip(if: $yes)
      createdAt finishedAt charts { ...Shown } }`,
    fragments: [SHOWN, WORDS, SOMEONE, DATA],
  },
} as const satisfies Readonly<Record<string, Looked>>
/** With what depends on who looks, so that its events are executed for one alone. */
const OWN = '{ ...Shown ...Around viewerCanEdit shareLinks { id createdBy { ...Someone } } }'

/** A subscription, and the query that leads to the same value; `*` stands for what is asked of it, which is at a path of the data. */
export interface Pair {
  readonly type: keyof typeof LOOKED
  readonly told: string
  readonly toldAt: readonly string[]
  readonly asked: string
  /** -1 is the last of a list. */
  readonly askedAt: readonly (string | -1)[]
}

const chartOf = (told: string, ...toldAt: readonly string[]): Pair => ({
  type: 'Chart',
  told,
  toldAt,
  asked: 'chart(id: $id) *',
  askedAt: ['chart'],
})

/** By the subscription's name. */
export const PAIRS = {
  chartEdited: {
    type: 'ChartEdit',
    told: 'chartEdited(chartId: $id, sinceVersion: 1) *',
    toldAt: ['chartEdited'],
    asked: 'chart(id: $id) { history(first: 1) { edges { node * } } }',
    askedAt: ['chart', 'history', 'edges', -1, 'node'],
  },
  commentAdded: {
    type: 'Comment',
    told: 'commentAdded(chartId: $id) *',
    toldAt: ['commentAdded'],
    asked: 'chart(id: $id) { comments(first: 100) { edges { node * } } }',
    askedAt: ['chart', 'comments', 'edges', -1, 'node'],
  },
  workspaceCharts: chartOf(
    'workspaceCharts(workspaceId: $workspaceId) { kind chartId chart * }',
    'workspaceCharts',
    'chart',
  ),
  chartPresence: {
    type: 'Presence',
    told: 'chartPresence(chartId: $id) *',
    toldAt: ['chartPresence'],
    asked: 'chart(id: $id) { presence * }',
    askedAt: ['chart', 'presence'],
  },
  chartDataChanged: chartOf('chartDataChanged(chartIds: [$id]) *', 'chartDataChanged'),
  sharedChartChanged: {
    type: 'Chart',
    told: 'sharedChartChanged *',
    toldAt: ['sharedChartChanged'],
    asked: 'sharedChart *',
    askedAt: ['sharedChart'],
  },
  importProgress: {
    type: 'Import',
    told: 'importProgress(id: $id) *',
    toldAt: ['importProgress'],
    asked: 'datasetImport(id: $id) *',
    askedAt: ['datasetImport'],
  },
  exportProgress: {
    type: 'Export',
    told: 'exportProgress(id: $id) *',
    toldAt: ['exportProgress'],
    asked: 'export(id: $id) *',
    askedAt: ['export'],
  },
} as const satisfies Readonly<Record<string, Pair>>

/** The document of a pair's subscription or query; of a chart, with what depends on who looks where that is wanted. */
export function documentOf({ type, told, asked }: Pair, kind: 'subscription' | 'query', own: boolean): string {
  const { selection, fragments } = LOOKED[type]
  const root = (kind === 'subscription' ? told : asked).replace('*', '{ ...Looked }')
  const declared = ['id', 'workspaceId'].filter((name) => root.includes(`$${name}`)).map((name) => `$${name}: ID!`)
  const looked = `fragment Looked on ${type} ${own ? OWN : selection}`
  return [`${kind} (${[...declared, '$yes: Boolean!'].join(', ')}) { ${root} }`, looked, ...fragments].join('\n')
}

/** What of an answer is at a path: the value, and the errors below it by their paths from there, which come in any order. */
export function at(answer: Answer, path: readonly (string | -1)[]): unknown {
  const value = path.reduce<unknown>((found, step) => {
    if (step === -1) return z.array(z.unknown()).parse(found).at(-1)
    return z.record(z.string(), z.unknown()).parse(found)[step]
  }, answer.data)
  const errors = (answer.errors ?? []).map((error) => ({
    message: error.message,
    path: error.path?.slice(path.length),
    code: error.extensions?.code,
  }))
  return { value, errors: errors.map((error) => JSON.stringify(error)).sort() }
}
