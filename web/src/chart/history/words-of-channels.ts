import type { Json } from '@askchart/vocabulary'
import { legendPlaces } from '../editor/legend-edits.js'
import { type Change, part, type Phrase, quoted, shownBy, textOf } from './said.js'

/** What a channel encodes by this key before and after, whether it was set whole or by the key. */
function changed(changes: readonly Change[], channel: string, key: 'field' | 'type') {
  const whole = changes.find(({ path }) => path === `/spec/encoding/${channel}`)
  const own = changes.find(({ path }) => path === `/spec/encoding/${channel}/${key}`)
  return {
    before: textOf(own ? own.previous : part(whole?.previous, key)),
    after: textOf(own ? own.value : part(whole?.value, key)),
  }
}

/** Whether the two axes have changed places, and which way the bars go now. */
export function turned(changes: readonly Change[]): Phrase {
  const [x, y] = [changed(changes, 'x', 'field'), changed(changes, 'y', 'field')]
  if (x.after === null || y.after === null || x.after !== y.before || y.after !== x.before) return null
  const [along, upright] = [changed(changes, 'x', 'type').after, changed(changes, 'y', 'type').after]
  if (along === upright) return 'swapped the axes'
  return along === 'quantitative' ? 'turned the bars horizontal' : 'stood the bars upright'
}

const PLACED: Readonly<Record<string, (column: string) => string>> = {
  x: (column) => `put ${column} along the horizontal axis`,
  y: (column) => `put ${column} along the vertical axis`,
  color: (column) => `coloured it by ${column}`,
  size: (column) => `sized the points by ${column}`,
  theta: (column) => `made ${column} the size of the slices`,
  facet: (column) => `made a panel for each ${column}`,
}
const CLEARED: Readonly<Record<string, string>> = {
  x: 'took the horizontal axis away',
  y: 'took the vertical axis away',
  color: 'removed the colours',
  size: 'made the points of one size',
  facet: 'put the panels together',
}

/** A column that was put in a channel, or taken off it. */
export function ofPlacing({ path, value, previous }: Change): Phrase {
  const [, channel = ''] = /^\/spec\/encoding\/(\w+)$/.exec(path) ?? []
  if (channel === '') return null
  if (channel === 'tooltip') return ofTooltip(value, previous)
  if (channel.endsWith('Offset') || channel === 'detail') return ''
  if (channel === 'order') return ofSlices(value)
  if (value === null) return CLEARED[channel] ?? null
  const column = shownBy(value)
  const same = part(value, 'field') === part(previous, 'field')
  return column === null || same ? null : (PLACED[channel]?.(column) ?? null)
}

const toldIn = (value: Json | undefined): readonly string[] => {
  const entries: readonly Json[] = Array.isArray(value) ? value : []
  return entries.flatMap((entry) => shownBy(entry) ?? [])
}

/** What a tooltip tells by now and did not, or the other way round; '' where other edits say that already. */
function ofTooltip(value: Json | undefined, previous: Json | undefined): string {
  const [now, before] = [toldIn(value), toldIn(previous)]
  const added = now.filter((column) => !before.includes(column))
  const gone = before.filter((column) => !now.includes(column))
  if (gone.length === 0 && added.length > 0 && before.length > 0) return `told ${added.join(', ')} in the tooltip`
  if (added.length === 0 && gone.length > 0) return `left ${gone.join(', ')} out of the tooltip`
  return added.length > 0 && part(previous, 'value') === null ? `told ${added.join(', ')} in the tooltip` : ''
}

function ofSlices(value: Json | undefined): string {
  if (value === null) return 'put the slices in the order of the question'
  return `sorted the slices by value, ${part(value, 'sort') === 'ascending' ? 'smallest' : 'largest'} first`
}

const isPlace = (value: unknown): value is keyof typeof legendPlaces =>
  typeof value === 'string' && value in legendPlaces
const LEGEND_AT = { top: 'above', right: 'to the right', bottom: 'below', left: 'to the left' } as const

/** What was done to the colours of a column and to their legend. */
export function ofColour({ path, value, previous }: Change): Phrase {
  const [, key = null] = /^\/spec\/encoding\/color(?:\/(.+))?$/.exec(path) ?? []
  if (key === null) return path === '/spec/encoding/color' ? 'changed what the colours tell' : null
  if (key === 'title' || key === 'legend/title') return `called the legend ${quoted(textOf(value) ?? '')}`
  if (key === 'legend/orient') return isPlace(value) ? `moved the legend ${LEGEND_AT[value]}` : 'moved the legend back'
  if (key === 'legend') return value === null && previous !== null ? 'hid the legend' : 'showed the legend'
  if (
    key === 'scale/scheme' ||
    (key === 'scale' && part(value, 'range') === undefined && part(previous, 'range') === undefined)
  ) {
    const scheme = textOf(key === 'scale' ? part(value, 'scheme') : value)
    return scheme === null ? 'took the colours back' : `chose the colours ${scheme}`
  }
  if (key === 'scale/range') return value === null ? 'took the colours back' : 'gave each series its colour'
  if (key === 'scale/domain') return ''
  return key.startsWith('scale') ? 'changed the colours' : 'changed what the colours tell'
}
