import type { Json } from '@askchart/vocabulary'
import { swatches } from '../colours.js'
import { type Change, part, type Phrase, quoted, textOf } from './said.js'

const MARKS: Readonly<Record<string, string>> = {
  bar: 'bars',
  line: 'a line',
  area: 'an area',
  point: 'points',
  arc: 'a pie',
  rect: 'a heat map',
  boxplot: 'boxes',
  text: 'a number',
  tick: 'ticks',
}
const CURVES: Readonly<Record<string, string>> = {
  monotone: 'smoothed the line',
  'step-after': 'drew the line in steps',
}

const markOf = (value: Json | undefined): string | null => textOf(value) ?? textOf(part(value, 'type'))
const nameOf = (colour: string): string => swatches.find(({ value }) => value === colour)?.name.toLowerCase() ?? colour

/** What was done to the mark. */
export function ofMark({ path, value, previous }: Change): Phrase {
  const [, key = null] = /^\/spec(?:\/layer\/\d+)?\/mark(?:\/(.+))?$/.exec(path) ?? []
  if (path === '/spec/mark' && markOf(value) === markOf(previous)) {
    const colour = textOf(part(value, 'color'))
    if (colour !== null && part(previous, 'color') !== colour) return `coloured it ${nameOf(colour)}`
    const curve = textOf(part(value, 'interpolate'))
    if (curve !== null) return CURVES[curve] ?? null
    return part(value, 'clip') === true ? '' : null
  }
  if (path === '/spec/mark' || path === '/spec/mark/type') {
    const mark = markOf(value)
    return mark === null ? 'changed the mark' : `made it ${MARKS[mark] ?? mark}`
  }
  if (key === 'color') {
    const colour = textOf(value)
    return colour === null ? 'took the colour back' : `coloured it ${nameOf(colour)}`
  }
  if (key === 'interpolate') return CURVES[textOf(value) ?? ''] ?? 'made the line straight'
  if (key === 'point') return value === null || value === false ? 'took the dots off the line' : 'put dots on the line'
  return key === 'clip' ? '' : null
}

/** What was done to the texts and the size of the chart. */
export function ofText({ path, value, previous }: Change): Phrase {
  if (path === '/title') return `called it ${quoted(textOf(value) ?? '')}`
  if (path === '/spec/height' || path === '/spec/width') {
    const side = path === '/spec/height' ? 'tall' : 'wide'
    return typeof value === 'number' ? `made it ${value} pixels ${side}` : `let it be as ${side} as it fits`
  }
  if (path !== '/description') return null
  if (value === null) return 'removed the description'
  return previous === null ? 'described it' : 'changed the description'
}
