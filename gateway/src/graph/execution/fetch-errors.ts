import type { FetchNode, ResponsePath } from '@apollo/query-planner'
import { GraphQLError } from 'graphql'
import { isData, own } from './data.js'

/**
 * Errors of a subgraph as the gateway passes them on, each with its path in the whole answer as far as it can be known.
 * `entities` says where each entity stands that was asked for.
 */
export function toldBy(
  node: FetchNode,
  errors: unknown,
  place: ResponsePath,
  entities: (() => readonly (ResponsePath | undefined)[]) | null = null,
): GraphQLError[] {
  if (!Array.isArray(errors) || errors.length === 0) return []
  const at = pathWithin(node, place, entities?.() ?? null)
  return errors.filter(isData).map(({ message, path, extensions }) => {
    const said = isData(extensions) ? extensions : {}
    return new GraphQLError(typeof message === 'string' && message !== '' ? message : `${node.serviceName} failed.`, {
      path: isPath(path) ? at(path) : null,
      extensions: {
        ...said,
        serviceName: node.serviceName,
        code: typeof said['code'] === 'string' ? said['code'] : 'DOWNSTREAM_SERVICE_ERROR',
      },
    })
  })
}

const isPath = (path: unknown): path is ResponsePath =>
  Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number')

function pathWithin(
  { outputRewrites = [] }: FetchNode,
  place: ResponsePath,
  entities: readonly (ResponsePath | undefined)[] | null,
): (path: ResponsePath) => ResponsePath {
  const names = new Map(
    outputRewrites.flatMap((one) => (one.kind === 'KeyRenamer' ? [[one.path.at(-1), one.renameKeyTo]] : [])),
  )
  const named = (path: ResponsePath): ResponsePath =>
    path.map((step) => (typeof step === 'string' ? (names.get(step) ?? step) : step))
  const list = place.indexOf('@')
  const beforeList = list < 0 ? place : place.slice(0, list)
  return (path) => {
    if (!entities) return list < 0 ? [...place, ...named(path)] : beforeList
    const [, index] = path
    const entity = typeof index === 'number' ? entities[index] : undefined
    return entity ? [...entity, ...named(path.slice(2))] : beforeList
  }
}

/** Where each object stands that a path with `@` leads to. */
export function pathsIn(data: unknown, path: ResponsePath): ReadonlyMap<unknown, ResponsePath> {
  const found = new Map<unknown, ResponsePath>()
  const walk = (value: unknown, depth: number, parents: ResponsePath): void => {
    const step = path[depth]
    if (step === '@') {
      if (Array.isArray(value)) value.forEach((item, index) => walk(item, depth + 1, [...parents, index]))
    } else if (isData(value)) {
      if (step === undefined) found.set(value, parents)
      else walk(own(value, String(step)), depth + 1, [...parents, step])
    }
  }
  walk(data, 0, [])
  return found
}
