import type { FetchNode, PlanNode, ResponsePath } from '@apollo/query-planner'
import type { GraphResponse } from '@askchart/service'
import { type GraphQLSchema, isObjectType } from 'graphql'
import { type Data, isData, merge, own } from './data.js'
import { pathsIn, toldBy } from './fetch-errors.js'
import { represent } from './representation.js'
import { rewrite } from './rewrites.js'

/** One run of a plan: fetches fill `data`, and what went wrong is added to `errors`. */
export interface PlanRun {
  /** The whole supergraph, with what clients do not see. */
  readonly schema: GraphQLSchema
  readonly variables: Readonly<Record<string, unknown>>
  readonly fetch: (node: FetchNode, variables: Data) => Promise<GraphResponse>
  readonly data: Data
  readonly errors: unknown[]
}

/** Where in the data a node works: one place, or those of a list. */
interface Place {
  readonly path: ResponsePath
  readonly found: unknown
}

/** Runs a plan, or the rest of one. Failures of fetches are among the errors; it rejects only for a plan it does not know. */
export const runPlan = (run: PlanRun, node: PlanNode): Promise<void> => runNode(run, node, start(run))

const start = ({ data }: PlanRun): Place => ({ path: [], found: data })

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
      if (!isNothing(found)) await runNode(run, node.node, { path: [...place.path, ...node.path], found })
      return
    }
    case 'Fetch':
      try {
        await (node.requires ? fetchEntities(run, node, place) : fetchFields(run, node, place))
      } catch (error) {
        run.errors.push(error)
      }
      return
    case 'Condition':
    case 'Defer':
      throw new TypeError(`a plan has no ${node.kind}: what is asked is decided before, and answered at once`)
  }
}

const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined
const objectsAt = ({ found }: Place): Data[] => (Array.isArray(found) ? found : [found]).filter(isData)

async function fetchFields(run: PlanRun, node: FetchNode, place: Place): Promise<void> {
  if (objectsAt(place).length > 0) receive(run, node, await run.fetch(node, variablesOf(run, node)), place)
}

/** Takes in what the subgraph of a fetch without entities answered. */
export function receive(run: PlanRun, node: FetchNode, { data, errors }: GraphResponse, place = start(run)): void {
  const told = toldBy(node, errors, place.path)
  for (const error of told) run.errors.push(error)
  if (isNothing(data) && told.length > 0) return
  if (!isData(data)) throw new TypeError(`${node.serviceName} answered no object and does not say why`)
  rewrite(run.schema, node.outputRewrites ?? [], data)
  for (const known of objectsAt(place)) merge(known, data)
}

async function fetchEntities(run: PlanRun, node: FetchNode, place: Place): Promise<void> {
  const entities: Data[] = []
  const representations: Data[] = []
  for (const entity of objectsAt(place)) {
    const representation = represent(run.schema, entity, node.requires ?? [])
    if (typeof representation?.['__typename'] !== 'string') continue
    rewrite(run.schema, node.inputRewrites ?? [], representation)
    entities.push(entity)
    representations.push(representation)
  }
  if (entities.length === 0) return
  const { data, errors } = await run.fetch(node, { ...variablesOf(run, node), representations })
  const told = toldBy(node, errors, place.path, () => {
    const paths = pathsIn(run.data, place.path)
    return entities.map((entity) => paths.get(entity))
  })
  for (const error of told) run.errors.push(error)
  if (isNothing(data) && told.length > 0) return
  const answers = isData(data) ? data['_entities'] : null
  if (!Array.isArray(answers) || answers.length !== entities.length)
    throw new TypeError(`${node.serviceName} was asked for ${entities.length} entities and answered otherwise`)
  for (const [index, entity] of entities.entries()) receiveEntity(run, node, entity, answers[index])
}

function receiveEntity({ schema, errors }: PlanRun, node: FetchNode, entity: Data, answer: unknown): void {
  if (isNothing(answer)) return
  if (!isData(answer)) {
    errors.push(new TypeError(`${node.serviceName} answered something else than an entity`))
    return
  }
  const type = entity['__typename']
  // One that takes an interface for an object would say that the entity is of that interface.
  if (isObjectType(schema.getType(String(type)))) answer['__typename'] = type
  else answer['__typename'] ??= type
  rewrite(schema, node.outputRewrites ?? [], answer)
  merge(entity, answer)
}

const variablesOf = ({ variables }: PlanRun, { variableUsages = [] }: FetchNode): Data =>
  Object.fromEntries(
    variableUsages.flatMap((name) => {
      const value = own(variables, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )

function flatten(value: unknown, path: ResponsePath, depth: number): unknown {
  const step = path[depth]
  if (step === undefined || isNothing(value)) return value
  if (step === '@')
    return Array.isArray(value) ? value.flatMap((item: unknown) => flatten(item, path, depth + 1)) : null
  return isData(value) ? flatten(own(value, String(step)), path, depth + 1) : null
}
