import type { FetchDataRewrite } from '@apollo/query-planner'
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import { type Data, isData, own } from './data.js'

const FRAGMENT = '... on '

/** Changes that the planner wants of what goes to a subgraph, or comes from it: names and values that clash otherwise. */
export function rewrite(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  for (const one of rewrites) {
    const last = one.path.at(-1)
    if (last !== undefined) atPath(schema, one.path, 0, value, (found) => change(one, found, last))
  }
}

function change(one: FetchDataRewrite, found: Data, name: string): void {
  if (one.kind === 'ValueSetter') found[name] = one.setValueTo
  else {
    const value = own(found, name)
    if (value === undefined) return
    found[one.renameKeyTo] = value
    found[name] = undefined
  }
}

function atPath(
  schema: GraphQLSchema,
  path: readonly string[],
  depth: number,
  value: unknown,
  act: (found: Data) => void,
): void {
  if (Array.isArray(value)) for (const item of value) atPath(schema, path, depth, item, act)
  if (!isData(value)) return
  const step = path[depth] ?? ''
  if (depth === path.length - 1) act(value)
  else if (!step.startsWith(FRAGMENT)) atPath(schema, path, depth + 1, own(value, step), act)
  else if (isOf(schema, value, step.slice(FRAGMENT.length)) ?? true) atPath(schema, path, depth + 1, value, act)
}

/** Whether an object is of a type; null where it does not say what it is. */
export function isOf(schema: GraphQLSchema, value: Data, condition: string): boolean | null {
  const name = own(value, '__typename')
  if (typeof name !== 'string') return null
  if (name === condition) return true
  const type = schema.getType(name)
  const wanted = schema.getType(condition)
  if (!isAbstractType(wanted) || !(isObjectType(type) || isInterfaceType(type))) return false
  return schema.isSubType(wanted, type)
}
