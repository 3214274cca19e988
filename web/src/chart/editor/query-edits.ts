import {
  type Aggregate,
  type DataColumn,
  type Dimension,
  type Granularity,
  type Json,
  type JsonObject,
  type Measure,
  outputColumns,
  type QuerySpec,
  type VegaLiteSpec,
} from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'
import { isObject } from '../spec-read.js'
import { timeCuts } from './columns.js'
import { partAt } from './places.js'

/** A chart's question and drawing, which change together where a column comes, goes or is summed up otherwise. */
interface Asked {
  readonly spec: VegaLiteSpec
  readonly query: QuerySpec
  readonly columns: readonly DataColumn[]
}

/** Old names of result columns with their new ones; null for those that are gone. */
type Names = ReadonlyMap<string, string | null>

const isGone = (names: Names, found: Json): boolean =>
  isObject(found) && typeof found['field'] === 'string' && names.get(found['field']) === null

function renamed(found: Json, names: Names): Json {
  if (Array.isArray(found)) {
    const parts: readonly Json[] = found
    return parts.filter((part) => !isGone(names, part)).map((part) => renamed(part, names))
  }
  if (!isObject(found)) return found
  return Object.fromEntries(
    Object.entries(found)
      .filter(([key, part]) => key !== 'sort' || !isGone(names, part))
      .map(([key, part]): [string, Json] => [
        key,
        key === 'field' && typeof part === 'string' ? (names.get(part) ?? part) : renamed(part, names),
      ]),
  )
}

/** Each channel that shows a column under a new name, said anew; channels of columns that are gone are removed. */
function specChanges(spec: VegaLiteSpec, names: Names): readonly Change[] {
  const of = (encoding: Json | undefined, path: string): readonly Change[] =>
    Object.entries(isObject(encoding) ? encoding : {}).flatMap(([name, found]): readonly Change[] => {
      const next = isGone(names, found) ? null : renamed(found, names)
      return JSON.stringify(next) === JSON.stringify(found) ? [] : [{ path: `${path}/${name}`, value: next }]
    })
  const layers: readonly Json[] = Array.isArray(spec['layer']) ? spec['layer'] : []
  return [
    ...of(spec['encoding'], '/spec/encoding'),
    ...layers.flatMap((unit, index) => (isObject(unit) ? of(unit['encoding'], `/spec/layer/${index}/encoding`) : [])),
  ]
}

type Parts = Pick<QuerySpec, 'dimensions' | 'measures'>

const plain = (value: unknown): Json => {
  const parsed: unknown = JSON.parse(JSON.stringify(value))
  return toJson(parsed)
}
function toJson(value: unknown): Json {
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part)]))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** The changes of a query whose columns become others; what it orders by follows them. `names` holds those that are not as before. */
function queryChanges(query: QuerySpec, next: Parts, names: Names): readonly Change[] {
  const changes: Change[] = []
  if (next.dimensions !== query.dimensions) changes.push({ path: '/query/dimensions', value: plain(next.dimensions) })
  if (next.measures !== query.measures) changes.push({ path: '/query/measures', value: plain(next.measures) })
  const { orderBy, limitBy } = query
  if (orderBy) {
    const known = new Set([
      ...outputColumns(next).map(({ name }) => name),
      ...next.dimensions.map(({ column }) => column),
      ...next.measures.flatMap(({ column, metric }) => [column, metric].filter((ref) => ref !== undefined)),
    ])
    const kept = orderBy
      .map((order) => ({ ...order, by: names.get(order.by) ?? order.by }))
      .filter(({ by }) => known.has(by))
    if (JSON.stringify(kept) !== JSON.stringify(orderBy))
      changes.push({ path: '/query/orderBy', value: kept.length === 0 ? null : plain(kept) })
  }
  if (limitBy) {
    const dimension = names.get(limitBy.dimension)
    const gone = dimension === null || !next.dimensions.some(({ column }) => column === limitBy.dimension)
    if (typeof dimension === 'string') changes.push({ path: '/query/limitBy/dimension', value: dimension })
    else if (gone && !outputColumns(next).some(({ name }) => name === limitBy.dimension))
      changes.push({ path: '/query/limitBy', value: null })
  }
  return changes
}

/** Which result columns are called otherwise; `kept` tells for each place of the columns before where it is after. */
function namesBetween(before: Parts, after: Parts, kept: (index: number) => number | null): Names {
  const now = outputColumns(after)
  const names = new Map<string, string | null>()
  outputColumns(before).forEach(({ name }, index) => {
    const place = kept(index)
    const next = place === null ? null : (now[place]?.name ?? null)
    if (next !== name) names.set(name, next)
  })
  return names
}

/** The changes that leave a column out of the question, and out of the tooltips and whatever else shows it. */
export function withoutColumn({ spec, query }: Asked, name: string): readonly Change[] {
  const at = outputColumns(query).findIndex((column) => column.name === name)
  if (at < 0) return []
  const split = query.dimensions.length
  const dimensions = at < split ? query.dimensions.filter((_, index) => index !== at) : query.dimensions
  const measures = at < split ? query.measures : query.measures.filter((_, index) => index !== at - split)
  if (dimensions.length + measures.length === 0) return []
  const names = namesBetween(query, { dimensions, measures }, (index) =>
    index === at ? null : index > at ? index - 1 : index,
  )
  return [...queryChanges(query, { dimensions, measures }, names), ...specChanges(spec, names)]
}

/** A column of the dataset that the question does not have yet. */
export type NewPart =
  { readonly kind: 'dimension'; readonly part: Dimension } | { readonly kind: 'measure'; readonly part: Measure }

/** A question with one more column: the query after, and what that column is called in its result. */
export interface Extended {
  readonly query: QuerySpec
  readonly name: string
  readonly changes: readonly Change[]
}

/** The question with a column more. Columns whose names clash with it are renamed in the spec, in the same edit. */
export function withColumn({ spec, query }: Asked, { kind, part }: NewPart, title: string): Extended {
  const split = query.dimensions.length
  const dimensions = kind === 'dimension' ? [...query.dimensions, part] : query.dimensions
  const measures = kind === 'measure' ? [...query.measures, part] : query.measures
  const names = namesBetween(query, { dimensions, measures }, (index) =>
    kind === 'dimension' && index >= split ? index + 1 : index,
  )
  const output = outputColumns({ dimensions, measures })[kind === 'dimension' ? split : split + measures.length - 1]
  const name = output?.name ?? ''
  const said = specChanges(spec, names)
  return {
    query: { ...query, dimensions, measures },
    name,
    changes: [
      ...queryChanges(query, { dimensions, measures }, names),
      ...withTooltip(spec, said, toldOf(name, title, kind, part)),
    ],
  }
}

/** What a tooltip tells of a column. */
export function toldOf(field: string, title: string, kind: NewPart['kind'], part: Dimension | Measure): JsonObject {
  if (kind === 'measure') return { field, type: 'quantitative', title, format: ',.2~f' }
  const granularity = 'granularity' in part ? part.granularity : undefined
  const format = granularity === undefined ? undefined : timeCuts[granularity].format
  return {
    field,
    type: format === undefined ? 'nominal' : 'temporal',
    title,
    ...(format === undefined ? {} : { format }),
  }
}

/** The tooltip tells the new column too, where there is one that tells columns. */
function withTooltip(spec: VegaLiteSpec, said: readonly Change[], told: JsonObject): readonly Change[] {
  const path = '/spec/encoding/tooltip'
  const { encoding } = spec
  const now =
    said.find((change) => change.path === path)?.value ?? (isObject(encoding) ? encoding['tooltip'] : undefined)
  if (!Array.isArray(now)) return said
  const list: readonly Json[] = now
  return [...said.filter((change) => change.path !== path), { path, value: [...list, told] }]
}

export const aggregateNames: Readonly<Record<Aggregate, string>> = {
  SUM: 'Sum',
  AVERAGE: 'Average',
  MEDIAN: 'Median',
  MINIMUM: 'Lowest',
  MAXIMUM: 'Highest',
  COUNT: 'Count',
  COUNT_DISTINCT: 'Number of different',
}

/** `Average sales` of `Sales`, `Lowest sales` or `Sum of sales`: what is summed up otherwise is called so. */
export function aggregateTitle(title: string, from: Aggregate, to: Aggregate): string {
  const prefix = new RegExp(
    `^(${[aggregateNames[from], 'Sum of', 'Count of', 'Distinct values of'].join('|')})( of)? `,
    'i',
  )
  const subject = title.replace(prefix, '')
  const inside = /^\p{Lu}\p{Ll}/u.test(subject) ? subject.charAt(0).toLowerCase() + subject.slice(1) : subject
  if (to === 'SUM') return inside.charAt(0).toUpperCase() + inside.slice(1)
  return `${aggregateNames[to]}${to === 'COUNT' ? ' of' : ''} ${inside}`
}

/** Where a spec calls a column by a title, the new one. */
function retitled(changes: readonly Change[], field: string, title: string): readonly Change[] {
  const say = (found: Json): Json => {
    if (Array.isArray(found)) return found.map((part: Json) => say(part))
    if (!isObject(found) || found['field'] !== field) return found
    return found['title'] === undefined ? found : { ...found, title }
  }
  return changes.map(({ path, value }) => (path.startsWith('/spec/') ? { path, value: say(value) } : { path, value }))
}

/** The changes that sum a measure up otherwise: the question, its column's name, and what axes and tooltips call it. */
export function changeAggregate(
  { spec, query }: Asked,
  name: string,
  aggregate: Aggregate,
  title: string,
): readonly Change[] {
  const at = outputColumns(query).findIndex((column) => column.name === name) - query.dimensions.length
  const measure = query.measures[at]
  if (measure?.aggregate === undefined || measure.aggregate === aggregate) return []
  const measures = query.measures.map((one, index) => (index === at ? { ...one, aggregate } : one))
  const next = { dimensions: query.dimensions, measures }
  const names = namesBetween(query, next, (index) => index)
  const field = names.get(name) ?? name
  const changes = [...queryChanges(query, next, names), ...specChanges(spec, names)]
  const titleOf = (now: string): string => aggregateTitle(now, measure.aggregate ?? aggregate, aggregate)
  return [...retitled(changes, field, titleOf(title)), ...layersNamed(spec, name, titleOf)]
}

/** Layers that show a column stand in the legend under a name of their own: the new one. */
function layersNamed(spec: VegaLiteSpec, field: string, titleOf: (now: string) => string): readonly Change[] {
  const layers: readonly Json[] = Array.isArray(spec['layer']) ? spec['layer'] : []
  return layers.flatMap((unit, index): readonly Change[] => {
    const shows = ['x', 'y'].some((channel) => partAt(unit, 'encoding', channel, 'field') === field)
    const now = partAt(unit, 'encoding', 'color', 'datum')
    if (!shows || typeof now !== 'string') return []
    return [{ path: `/spec/layer/${index}/encoding/color/datum`, value: titleOf(now) }]
  })
}

/** The changes that cut time otherwise: by quarter instead of by month. */
export function changeGranularity({ spec, query }: Asked, name: string, granularity: Granularity): readonly Change[] {
  const at = outputColumns(query).findIndex((column) => column.name === name)
  const dimension = query.dimensions[at]
  if (dimension?.granularity === undefined || dimension.granularity === granularity) return []
  const dimensions = query.dimensions.map((one, index) => (index === at ? { ...one, granularity } : one))
  const next = { dimensions, measures: query.measures }
  const names = namesBetween(query, next, (index) => index)
  const field = names.get(name) ?? name
  const { title, timeUnit, format } = timeCuts[granularity]
  const cut = (found: Json): Json => {
    if (Array.isArray(found)) return found.map((part: Json) => cut(part))
    if (!isObject(found) || found['field'] !== field) return found
    const { timeUnit: _unit, format: _format, ...rest } = found
    const axis = isObject(rest['axis']) ? { axis: withFormat(rest['axis'], format) } : {}
    const legend = isObject(rest['legend']) ? { legend: withFormat(rest['legend'], format) } : {}
    const header = isObject(rest['header']) ? { header: withFormat(rest['header'], format) } : {}
    const own: JsonObject = found['format'] === undefined || format === undefined ? {} : { format }
    const drawn = found['timeUnit'] !== undefined || isObject(found['axis'])
    return {
      ...rest,
      ...axis,
      ...legend,
      ...header,
      ...own,
      ...(rest['title'] === undefined ? {} : { title }),
      ...(timeUnit === undefined || !drawn ? {} : { timeUnit }),
    }
  }
  const changes = [...queryChanges(query, next, names), ...specChanges(spec, names)]
  return changes.map(({ path, value }) => (path.startsWith('/spec/') ? { path, value: cut(value) } : { path, value }))
}

const withFormat = ({ format: _format, ...guide }: JsonObject, format: string | undefined): JsonObject =>
  format === undefined ? guide : { ...guide, format }

/** Granularities to choose from without leaving the cyclic ones behind: those are names, not points in time. */
export const granularities: readonly Granularity[] = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']
