import type { FetchNode, PlanNode, ResponsePath } from '@apollo/query-planner'
import type { GraphResponse } from '@askchart/service'
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { type Data, isData, merge, own } from './data.js'
import { represent } from './representation.js'
import { rewrite } from './rewrites.js'

/** One run of a plan: fetches fill `data`, and what went wrong is added to `errors`. */
export interface PlanRun {
  /** The whole supergraph, with what clients do not see. */
  readonly schema: GraphQLSchema
  readonly variables: Readonly<Record<string, unknown>>
  readonly fetch: (node: FetchNode, variables: Data) => Promise<GraphResponse>
  /** The value of a variable that decides what is asked. */
  readonly holds: (variable: string) => boolean
  readonly data: Data
  readonly errors: unknown[]
}

/** Where in the data a node works: one place, or those of a list. */
interface Place {
  readonly path: ResponsePath
  readonly found: unknown
}

/** Runs a plan, or the rest of one. Failures of fetches are among the errors; it rejects only for a plan it does not know. */
export const runPlan = (run: PlanRun, node: PlanNode): Promise<void> =>
  runNode(run, node, { path: [], found: run.data })

async function runNode(run: PlanRun, node: PlanNode, place: Place): Promise<void> {
  switch (node.kind) {
    case 'Sequence':
      for (const one of node.nodes) await runNode(run, one, place)
      return
    case 'Parallel':
      await Promise.all(node.nodes.map((one) => runNode(run, one, place)))
      return
    case 'Flatten': {
      const found = flatten(place.found, node.path, 0)
      if (found !== undefined && found !== null)
        await runNode(run, node.node, { path: [...place.path, ...node.path], found })
      return
    }
    case 'Condition': {
      const chosen = run.holds(node.condition) ? node.ifClause : node.elseClause
      if (chosen) await runNode(run, chosen, place)
      return
    }
    case 'Fetch':
      try {
        await runFetch(run, node, place)
      } catch (error) {
        run.errors.push(error)
      }
      return
    case 'Defer':
      throw new TypeError('answers in parts are not planned')
  }
}

async function runFetch(run: PlanRun, node: FetchNode, place: Place): Promise<void> {
  const entities = (Array.isArray(place.found) ? place.found : [place.found]).filter(isData)
  if (entities.length === 0) return
  if (node.requires) return fetchEntities(run, node, place, entities)
  receive(run, node, await run.fetch(node, variablesOf(run, node)), place, entities)
}

/** Takes in what the subgraph of a fetch without entities answered. */
export function receive(
  run: PlanRun,
  node: FetchNode,
  { data, errors }: GraphResponse,
  { path }: Place = { path: [], found: run.data },
  entities: readonly Data[] = [run.data],
): void {
  for (const error of errors ?? [])
    run.errors.push(told(error, node, error.path ? [...path, ...error.path] : undefined))
  if (!data) return
  rewrite(run.schema, node.outputRewrites ?? [], data)
  for (const entity of entities) merge(entity, data)
}

async function fetchEntities(run: PlanRun, node: FetchNode, place: Place, entities: readonly Data[]): Promise<void> {
  const asked: { readonly index: number; readonly entity: Data; readonly representation: Data }[] = []
  entities.forEach((entity, index) => {
    const representation = represent(run.schema, entity, node.requires ?? [])
    if (typeof representation?.['__typename'] !== 'string') return
    rewrite(run.schema, node.inputRewrites ?? [], representation)
    asked.push({ index, entity, representation })
  })
  if (asked.length === 0) return
  const representations = asked.map(({ representation }) => representation)
  const { data, errors } = await run.fetch(node, { ...variablesOf(run, node), representations })
  if (errors && errors.length > 0) {
    const paths = entityPaths(run.data, place.path)
    for (const error of errors) run.errors.push(told(error, node, pathOf(error, place.path, paths, asked)))
  }
  if (!data) return
  const { _entities: answers } = data
  if (!Array.isArray(answers) || answers.length !== asked.length)
    throw new TypeError(`${node.serviceName} was asked for ${asked.length} entities and answered otherwise`)
  asked.forEach(({ entity }, at) => {
    const answer: unknown = answers[at]
    if (!isData(answer)) return
    answer['__typename'] ??= entity['__typename']
    rewrite(run.schema, node.outputRewrites ?? [], answer)
    merge(entity, answer)
  })
}

function variablesOf({ variables }: PlanRun, { variableUsages }: FetchNode): Data {
  const given: Data = {}
  for (const name of variableUsages ?? []) {
    const value = own(variables, name)
    if (value !== undefined) given[name] = value
  }
  return given
}

function flatten(value: unknown, path: ResponsePath, depth: number): unknown {
  const step = path[depth]
  if (step === undefined || value === undefined || value === null) return value
  if (step === '@')
    return Array.isArray(value) ? value.flatMap((item: unknown) => flatten(item, path, depth + 1)) : null
  return isData(value) ? flatten(own(value, String(step)), path, depth + 1) : null
}

/** Where each object stands that `flatten` finds, in the same order. */
function entityPaths(data: unknown, path: ResponsePath): readonly ResponsePath[] {
  const found: ResponsePath[] = []
  const walk = (value: unknown, depth: number, parents: ResponsePath): void => {
    const step = path[depth]
    if (step === undefined) {
      if (isData(value)) found.push(parents)
      else if (Array.isArray(value)) value.forEach((item, index) => walk(item, depth, [...parents, index]))
    } else if (step === '@') {
      if (Array.isArray(value)) value.forEach((item, index) => walk(item, depth + 1, [...parents, index]))
    } else if (isData(value)) walk(own(value, String(step)), depth + 1, [...parents, step])
  }
  walk(data, 0, [])
  return found
}

function pathOf(
  { path }: GraphQLFormattedError,
  place: ResponsePath,
  paths: readonly ResponsePath[],
  asked: readonly { readonly index: number }[],
): ResponsePath | undefined {
  if (!path) return undefined
  const [, at] = path
  if (typeof at !== 'number') return [...place, ...path]
  return [...(paths[asked[at]?.index ?? -1] ?? []), ...path.slice(2)]
}

const told = ({ message, extensions }: GraphQLFormattedError, node: FetchNode, path?: ResponsePath): GraphQLError =>
  new GraphQLError(message === '' ? `${node.serviceName} failed.` : message, {
    path: path ?? null,
    extensions: {
      ...extensions,
      serviceName: node.serviceName,
      code: extensions?.['code'] ?? 'DOWNSTREAM_SERVICE_ERROR',
    },
  })
