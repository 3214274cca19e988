import type { Json } from '@askchart/vocabulary'
import { swatches } from '../colours.js'
import { isObject } from '../spec-read.js'
import type { ShownEdit } from '../types.js'

type Change = ShownEdit['changes'][number]
type Phrase = string | null

const AXES: Readonly<Record<string, string>> = { x: 'horizontal', y: 'vertical' }
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

const part = (value: Json | undefined, key: string): Json | undefined => (isObject(value) ? value[key] : undefined)
const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)
const markOf = (value: Json | undefined): string | null => textOf(value) ?? textOf(part(value, 'type'))
const nameOf = (colour: string): string => swatches.find(({ value }) => value === colour)?.name.toLowerCase() ?? colour
const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`)

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
function turned(changes: readonly Change[]): Phrase {
  const [x, y] = [changed(changes, 'x', 'field'), changed(changes, 'y', 'field')]
  if (x.after === null || y.after === null || x.after !== y.before || y.after !== x.before) return null
  return changed(changes, 'x', 'type').after === 'quantitative'
    ? 'turned the bars horizontal'
    : 'stood the bars upright'
}

function ofMark({ path, value }: Change): Phrase {
  if (path === '/spec/mark' || path === '/spec/mark/type') {
    const mark = markOf(value)
    return mark === null ? 'changed the mark' : `made it ${MARKS[mark] ?? mark}`
  }
  if (path !== '/spec/mark/color') return null
  const colour = textOf(value)
  return colour === null ? 'took the colour back' : `coloured it ${nameOf(colour)}`
}

function ofText({ path, value, previous }: Change): Phrase {
  if (path === '/title') return `called it “${shortened(textOf(value) ?? '')}”`
  if (path !== '/description') return null
  if (value === null) return 'removed the description'
  return previous === null ? 'described it' : 'changed the description'
}

function ofQuery({ path, value, previous }: Change): Phrase {
  if (path === '/query/limit')
    return typeof value === 'number' ? `kept the first ${value.toLocaleString('en')}` : 'showed all again'
  if (path.startsWith('/query/filter')) {
    if (path === '/query/filter' && value === null) return 'removed the filter'
    return path === '/query/filter' && previous === null ? 'filtered it' : 'changed the filter'
  }
  if (path.startsWith('/query/orderBy')) return 'changed the order'
  if (path.startsWith('/query/dimensions')) return 'changed what it is split by'
  if (path.startsWith('/query/measures')) return 'changed what it measures'
  return path.startsWith('/query') ? 'changed the question to the data' : null
}

function ofEncoding({ path, value }: Change): Phrase {
  const [, channel = '', ...rest] = /^\/spec\/encoding\/(\w+)(?:\/(.*))?$/.exec(path) ?? []
  const aspect = rest[0] ?? ''
  if (aspect.endsWith('stack')) return value === 'normalize' ? 'stacked it to 100%' : 'changed the stacking'
  if (channel === 'color') {
    if (aspect.startsWith('scale')) return 'changed the colours'
    return value === null && aspect === '' ? 'removed the colours' : 'changed what the colours tell'
  }
  const axis = AXES[channel]
  if (axis === undefined) return null
  if (aspect === 'sort') return 'sorted it'
  if (aspect === 'title' || aspect === 'axis/title') {
    const title = textOf(value)
    return title === null ? `took back the title of the ${axis} axis` : `called the ${axis} axis “${shortened(title)}”`
  }
  if (aspect.endsWith('format')) return `changed the numbers of the ${axis} axis`
  return `changed the ${axis} axis`
}

const phraseOf = (change: Change): string =>
  ofText(change) ?? ofMark(change) ?? ofQuery(change) ?? ofEncoding(change) ?? 'changed the look'

/** What was done, in words that follow a name: "turned the bars horizontal and called it “Revenue”". */
export function doneInWords(
  edit: Pick<ShownEdit, 'version' | 'follows' | 'reverts' | 'restores' | 'mends' | 'changes'>,
): string {
  if (edit.version === 1) return 'made the chart'
  if (edit.reverts != null) return `took back v${edit.reverts}`
  if (edit.restores != null) return `brought back v${edit.restores}`
  if (edit.mends != null) return `set back what did not go together in v${edit.mends}`
  if (edit.follows < edit.version - 1)
    return `and others made ${(edit.version - edit.follows).toLocaleString('en')} edits`
  const turn = turned(edit.changes)
  const rest =
    turn === null ? edit.changes : edit.changes.filter(({ path }) => !/^\/spec\/encoding\/[xy](\/|$)/.test(path))
  const all = [...new Set([...(turn === null ? [] : [turn]), ...rest.map(phraseOf)])]
  // What says the least comes last, or not at all.
  const phrases = [...all.filter((phrase) => !isVague(phrase)), ...all.filter(isVague)]
  if (phrases.length > MOST_PHRASES) return `${phrases.slice(0, MOST_PHRASES).join(', ')} and more`
  const last = phrases.pop()
  if (last === undefined) return 'changed nothing'
  return phrases.length === 0 ? last : `${phrases.join(', ')} and ${last}`
}

const MOST_PHRASES = 3
const isVague = (phrase: string): boolean => phrase.startsWith('changed the ')
