import { isJsonList, isJsonObject } from '@askchart/document'
import { type DatasetProfile, type Json, outputColumns, type QuerySpec } from '@askchart/vocabulary'
import { columnTitles } from '../spec/titles.js'

/** What axes, legends and tooltips say of a measure whose metric was replaced, by its name in the result before. */
export interface Retitle {
  readonly before: string
  readonly after: string
  /** Whether its numbers may be of another kind now. */
  readonly reformats: boolean
}

/** Names alone: what a title says of units and labels is not known here. */
const PROFILE: DatasetProfile = { id: '', name: '', version: 0, tables: [], relationships: [] }
const PLAIN = ',.2~f'

/** The measures that were of another metric before. Both queries have the same shape. */
export function retitlesOf(before: QuerySpec, after: QuerySpec): ReadonlyMap<string, Retitle> {
  const [own, other] = [outputColumns(before), outputColumns(after)]
  const titles = { before: columnTitles(PROFILE, own), after: columnTitles(PROFILE, other) }
  return new Map(
    own.flatMap((column, index) => {
      const now = other[index]
      if (column.kind !== 'measure' || now?.kind !== 'measure') return []
      const { metric, derive } = column.measure
      if (metric === undefined || metric === now.measure.metric) return []
      const isFraction = derive?.kind === 'SHARE' || derive?.kind === 'GROWTH'
      const retitle = { before: titles.before[index] ?? '', after: titles.after[index] ?? '', reformats: !isFraction }
      return [[column.name, retitle] as const]
    }),
  )
}

/**
 * A spec whose titles name the measures that took the place of metrics: where a title was written by a person it stays.
 * Percent and money are what the metric was, so their signs go.
 */
export function retitled(value: Json, retitles: ReadonlyMap<string, Retitle>): Json {
  if (isJsonList(value)) return value.map((item) => retitled(item, retitles))
  if (!isJsonObject(value)) return value
  const { field } = value
  const of = typeof field === 'string' ? retitles.get(field) : undefined
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      of === undefined ? retitled(part, retitles) : ofMeasure(key, part, of),
    ]),
  )
}

const isSigned = (format: Json): boolean => typeof format === 'string' && /[%$]/.test(format)

function ofMeasure(key: string, part: Json, of: Retitle): Json {
  if (key === 'title') return titleOf(part, of)
  if (key === 'format') return of.reformats && isSigned(part) ? PLAIN : part
  if (!isJsonObject(part)) return part
  // An axis or a legend of its own.
  return Object.fromEntries(Object.entries(part).map(([inner, own]) => [inner, ofMeasure(inner, own, of)]))
}

/** The title as the product writes it, with or without a unit behind. */
function titleOf(title: Json, { before, after }: Retitle): Json {
  if (typeof title !== 'string') return title
  const own = title.toLowerCase().replace(/ \([^()]*\)$/, '')
  return own === before.toLowerCase() ? after : title
}
