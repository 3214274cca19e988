import { ROOTS } from '@askchart/document'
import { type AbstractType, ContentAny, ContentType, type Doc, type Item, Map as YMap } from 'yjs'

/** What in a document has another shape than a chart's, and where. */
export interface Misshape {
  readonly path: string
  readonly message: string
}

const MAX_DEPTH = 14
const LAYER = '/spec/layer'

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
const misshape = (path: string, message: string): Misshape => ({ path: path.slice(0, 500), message })

function isPlain(value: unknown, levels: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || levels === 0) return false
  if (Array.isArray(value)) return value.every((item) => isPlain(item, levels - 1))
  const plain: unknown = Object.getPrototypeOf(value)
  return plain === Object.prototype && Object.values(value).every((part) => isPlain(part, levels - 1))
}

/** A value that stands under a key: a map of keys, or one atomic value. */
function faultOf({ content }: Item, path: string, depth: number): Misshape | null {
  if (content instanceof ContentType)
    return content.type instanceof YMap
      ? faultIn(content.type, path, depth + 1)
      : misshape(path, 'An object is a Y.Map here; lists and texts are plain values.')
  if (!(content instanceof ContentAny) || content.arr.length !== 1)
    return misshape(
      path,
      'This is no value that a chart holds: a text, a number, true, false, null, a list or a Y.Map.',
    )
  const value: unknown = content.arr[0]
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return misshape(path, 'An object is a Y.Map here, so that its keys can be edited apart.')
  if (path === LAYER) return misshape(path, 'The layers are a Y.Map by id, of {order, unit}.')
  return isPlain(value, MAX_DEPTH) ? null : misshape(path, 'This is no JSON, or too deep.')
}

function layerFault(path: string, layer: Item): Misshape | null {
  const type = layer.content instanceof ContentType ? layer.content.type : null
  const order: unknown = type instanceof YMap ? type.get('order') : null
  const keys = type instanceof YMap ? [...type.keys()].sort().join() : ''
  const fits = keys === 'order,unit' && typeof order === 'number' && Number.isFinite(order)
  return fits ? null : misshape(path, 'A layer is a Y.Map of {order, unit}, its order a number.')
}

function faultIn(type: Pick<AbstractType<unknown>, '_start' | '_map'>, path: string, depth: number): Misshape | null {
  if (depth > MAX_DEPTH) return misshape(path, 'This is too deep.')
  if (type._start !== null) return misshape(path, 'This holds the items of a list beside its keys.')
  for (const [key, item] of type._map) {
    if (item.deleted) continue
    const under = `${path}/${escaped(key)}`
    if (key === '' || key === '__proto__') return misshape(under, 'This path has a part that cannot be.')
    const fault = faultOf(item, under, depth) ?? (path === LAYER ? layerFault(under, item) : null)
    if (fault) return fault
  }
  return null
}

/** What in a document is not as the charts of this project are kept, looking no deeper than they may be. */
export function misshapeOf(doc: Doc): Misshape | null {
  for (const [name, type] of doc.share) {
    if (!ROOTS.some((root) => root === name))
      return misshape(`/${escaped(name)}`, `A chart has the roots ${ROOTS.join(', ')}.`)
    const fault = faultIn(type, `/${name}`, 0)
    if (fault) return fault
    const text = name === 'title' || name === 'description'
    const other = text ? [...type._map].find(([key, item]) => key !== 'value' && !item.deleted) : undefined
    if (other) return misshape(`/${name}/${escaped(other[0])}`, `/${name} has a text under "value" and nothing else.`)
  }
  return null
}
