import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import { markOf } from '../marks.js'
import type { Change } from '../spec-edits.js'
import { channel, isCategory, isMeasure } from '../spec-read.js'
import { setPart } from './places.js'

/** The order of what stands along an axis, or of slices. */
export const orders = {
  query: 'As the question orders it',
  ascending: 'By name, A to Z',
  descending: 'By name, Z to A',
  largest: 'By value, largest first',
  smallest: 'By value, smallest first',
} as const
export type Order = keyof typeof orders
const alongOrders = { ascending: 'First to last', descending: 'Last to first' } as const

/** What can be sorted, how it is now (null: by hand), and which orders it may have. */
export interface Sorting {
  readonly channel: 'x' | 'y' | 'theta'
  readonly now: Order | null
  readonly choices: readonly (readonly [order: Order, label: string])[]
}

const named = Object.keys(orders) as readonly Order[]

function orderOf(sort: Json | undefined, value: 'x' | 'y'): Order | null {
  if (sort === null) return 'query'
  if (sort === undefined || sort === 'ascending') return 'ascending'
  if (sort === 'descending') return 'descending'
  if (sort === `-${value}`) return 'largest'
  return sort === value ? 'smallest' : null
}

const across = (axis: 'x' | 'y'): 'x' | 'y' => (axis === 'x' ? 'y' : 'x')

/** Null where the chart has nothing to put in order. */
export function sortingOf(spec: VegaLiteSpec): Sorting | null {
  if (markOf(spec) === 'arc') {
    const order = channel(spec, 'order')
    const now = order ? (order['sort'] === 'ascending' ? 'smallest' : 'largest') : 'query'
    const choices = (['largest', 'smallest', 'query'] as const).map((name) => [name, orders[name]] as const)
    return { channel: 'theta', now, choices }
  }
  for (const axis of ['x', 'y'] as const) {
    const found = channel(spec, axis)
    const value = channel(spec, across(axis))
    if (isCategory(found) && typeof found['field'] === 'string') {
      const byValue = isMeasure(value)
      const dated = found['timeUnit'] !== undefined
      const choices = named
        .filter((name) => byValue || (name !== 'largest' && name !== 'smallest'))
        .map(
          (name) =>
            [
              name,
              dated && (name === 'ascending' || name === 'descending') ? alongOrders[name] : orders[name],
            ] as const,
        )
      return { channel: axis, now: orderOf(found['sort'], across(axis)), choices }
    }
    const runs = found?.['type'] === 'temporal' || (isMeasure(found) && found['bin'] !== undefined)
    if (runs) {
      const choices = (['ascending', 'descending'] as const).map((name) => [name, alongOrders[name]] as const)
      return { channel: axis, now: found['sort'] === 'descending' ? 'descending' : 'ascending', choices }
    }
  }
  return null
}

/** The order of the question is a null, which no path could set: the channel is said anew. */
function whole(axis: 'x' | 'y', found: JsonObject): readonly Change[] {
  return [{ path: `/spec/encoding/${axis}`, value: { ...found, sort: null } }]
}

/** The changes that put the chart in another order. Only the drawing changes, not which rows there are. */
export function changeSort(spec: VegaLiteSpec, order: Order): readonly Change[] {
  const sorting = sortingOf(spec)
  if (!sorting || sorting.now === order) return []
  if (sorting.channel === 'theta') {
    const theta = channel(spec, 'theta')
    if (order === 'query') return [{ path: '/spec/encoding/order', value: null }]
    const { field = null, type = null } = theta ?? {}
    const value = { field, type, sort: order === 'smallest' ? 'ascending' : 'descending' }
    return [{ path: '/spec/encoding/order', value }]
  }
  const found = channel(spec, sorting.channel)
  if (!found) return []
  if (order === 'query') return whole(sorting.channel, found)
  const value = across(sorting.channel)
  const said = { ascending: 'ascending', descending: 'descending', largest: `-${value}`, smallest: value }[order]
  return setPart(`/spec/encoding/${sorting.channel}`, found, ['sort'], said)
}
