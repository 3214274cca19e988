import type { Json } from '@askchart/vocabulary'
import { isObject } from '../spec-read.js'
import { type Change, part, type Phrase, textOf } from './said.js'

const listOf = (value: Json | undefined): readonly Json[] => {
  const list: readonly Json[] = Array.isArray(value) ? value : []
  return list
}

/** A column as it is called in a sentence: `orders.order_date` is `order date`. */
function named(found: Json | undefined): string {
  const ref = textOf(part(found, 'metric')) ?? textOf(part(found, 'column'))
  return ref === null ? 'the number of rows' : ref.slice(ref.indexOf('.') + 1).replaceAll('_', ' ')
}

const AGGREGATES: Readonly<Record<string, string>> = {
  SUM: 'sum',
  AVERAGE: 'average',
  MEDIAN: 'median',
  MINIMUM: 'lowest',
  MAXIMUM: 'highest',
  COUNT: 'count',
  COUNT_DISTINCT: 'number of different',
}

const spelled = (found: Json): string => JSON.stringify(found)

/** What came to a list and what left it. */
function between(value: Json | undefined, previous: Json | undefined) {
  const [now, before] = [listOf(value), listOf(previous)]
  return {
    added: now.filter((one) => !before.some((other) => spelled(other) === spelled(one))),
    gone: before.filter((one) => !now.some((other) => spelled(other) === spelled(one))),
  }
}

function ofMeasures({ value, previous }: Change): string {
  const { added, gone } = between(value, previous)
  const [more, less] = [added[0], gone[0]]
  if (more !== undefined && gone.length === 0 && added.length === 1) return `asked for ${named(more)}`
  if (less !== undefined && added.length === 0 && gone.length === 1) return `left out ${named(less)}`
  const aggregate = AGGREGATES[textOf(part(more, 'aggregate')) ?? '']
  if (added.length === 1 && gone.length === 1 && named(more) === named(less) && aggregate !== undefined)
    return `asked for the ${aggregate} ${aggregate.includes(' ') || aggregate === 'lowest' || aggregate === 'highest' ? '' : 'of '}${named(more)}`
  return 'changed what it measures'
}

function ofDimensions({ value, previous }: Change): string {
  const { added, gone } = between(value, previous)
  const [more, less] = [added[0], gone[0]]
  if (more !== undefined && gone.length === 0 && added.length === 1) return `split it by ${named(more)}`
  if (less !== undefined && added.length === 0 && gone.length === 1) return `split it by ${named(less)} no longer`
  const granularity = textOf(part(more, 'granularity'))
  if (added.length === 1 && gone.length === 1 && granularity !== null && named(more) === named(less))
    return `cut it by ${granularity.toLowerCase().replaceAll('_', ' ')}`
  const step = part(part(more, 'bin'), 'step')
  if (added.length === 1 && gone.length === 1 && typeof step === 'number' && named(more) === named(less))
    return `made the bins of ${named(more)} ${step.toLocaleString('en', { maximumFractionDigits: 6 })} wide`
  return 'changed what it is split by'
}

/** What was done to the question. */
export function ofQuery(change: Change): Phrase {
  const { path, value, previous } = change
  if (path === '/query/limit')
    return typeof value === 'number' ? `kept the first ${value.toLocaleString('en')}` : 'showed all again'
  if (path.startsWith('/query/filter')) {
    if (path === '/query/filter' && value === null) return 'removed the filter'
    return path === '/query/filter' && previous === null ? 'filtered it' : 'changed the filter'
  }
  if (path.startsWith('/query/orderBy')) return 'changed the order'
  if (path === '/query/dimensions') return ofDimensions(change)
  if (path === '/query/measures') return ofMeasures(change)
  if (path.startsWith('/query/dimensions')) return 'changed what it is split by'
  if (path.startsWith('/query/measures')) return 'changed what it measures'
  return path.startsWith('/query') ? 'changed the question to the data' : null
}

/** What was written, marked or drawn beside the data. */
export function ofAnnotation({ path, value, previous }: Change): Phrase {
  if (path === '/spec/labels' || path.startsWith('/spec/labels/'))
    return path !== '/spec/labels' || (value !== null && previous !== null)
      ? 'changed how the values are written'
      : value === null
        ? 'took the values off the marks'
        : 'wrote the values on the marks'
  if (!/^\/spec\/annotations\/[^/]+/.test(path)) return path === '/spec/annotations' ? 'changed the annotations' : null
  const whole = /^\/spec\/annotations\/[^/]+$/.test(path)
  const found = value ?? previous
  const kind = textOf(part(found, 'kind'))
  const name =
    kind === 'line' ? 'a line' : kind === 'region' ? 'a highlight' : kind === 'note' ? 'a note' : 'an annotation'
  if (!whole || (value !== null && previous !== null)) return `changed ${name}`
  if (value === null) return `removed ${name}`
  return isObject(value) ? drawn(value, name) : null
}

const OF: Readonly<Record<string, string>> = {
  mean: 'average',
  median: 'median',
  min: 'lowest value',
  max: 'highest value',
}

function drawn(found: { readonly [key: string]: Json }, name: string): string {
  const at = (value: Json | undefined): string =>
    typeof value === 'number' ? value.toLocaleString('en') : typeof value === 'string' ? value : ''
  switch (found['kind']) {
    case 'line': {
      const of = OF[textOf(found['of']) ?? '']
      return of === undefined ? `drew a line at ${at(found['at'])}` : `drew a line at the ${of}`
    }
    case 'region':
      return found['from'] === found['to']
        ? `highlighted ${at(found['from'])}`
        : `highlighted ${at(found['from'])} to ${at(found['to'])}`
    case 'note':
      return `wrote a note: “${at(found['text'])}”`
    default:
      return `drew ${name}`
  }
}
