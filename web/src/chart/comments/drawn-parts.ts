import { type Anchor, parseAnchor } from '@askchart/vocabulary'
import { rowsOf } from '../rows.js'
import { type AnchoredChart, markAnchor, namingColumns, rowsWith } from './anchors.js'

type Fields = Readonly<Record<string, unknown>>

/** Where a part of the drawing is, in CSS pixels from the top left of its frame. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const fieldsAt = (value: unknown, name: string): Fields | null => {
  const found: unknown = isFields(value) ? value[name] : null
  return isFields(found) ? found : null
}

/** What Vega keeps at each element that it draws. */
const itemOf = (element: Element): Fields | null => fieldsAt(element, '__data__')

const plain = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value)
const isSame = (a: Fields, b: Fields, names: readonly string[]): boolean =>
  names.every((name) => plain(a[name]) === plain(b[name]))

/** A line or an area is one element for many rows: what they have in common names it. */
function commonNames(item: Fields, datum: Fields, names: readonly string[]): readonly string[] {
  const mark = fieldsAt(item, 'mark')
  if (mark?.['marktype'] !== 'line' && mark?.['marktype'] !== 'area') return names
  const items: unknown = mark['items']
  const data = (Array.isArray(items) ? items : []).map((one: unknown) => fieldsAt(one, 'datum') ?? {})
  return names.filter((name) => data.every((other) => plain(other[name]) === plain(datum[name])))
}

/** What an element of a drawn chart stands for; null where there is nothing to comment on. */
export function anchorAt(element: Element, chart: AnchoredChart): Anchor | null {
  const item = itemOf(element)
  const role = fieldsAt(item, 'mark')?.['role']
  if (item && role === 'axis-title') {
    const orient = fieldsAt(fieldsAt(item, 'mark'), 'group')?.['orient']
    return { kind: 'axis', channel: orient === 'left' || orient === 'right' ? 'y' : 'x' }
  }
  const datum = fieldsAt(item, 'datum')
  if (!item || !datum || role !== 'mark') return null
  const names = commonNames(item, datum, namingColumns(chart)).filter((name) => name in datum)
  const row = rowsOf(chart.data?.columns ?? []).findIndex((one) => isSame(one, datum, names))
  return row < 0 || names.length === 0 ? null : markAnchor(chart, row, names)
}

const placeIn = (frame: DOMRect, { left, top, width, height }: DOMRect): Place => ({
  left: left - frame.left,
  top: top - frame.top,
  width,
  height,
})

/** The point of a line that is not an element of its own. */
function pointPlace(element: Element, item: Fields): DOMRect | null {
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null
  const { x, y } = item
  if (!matrix || typeof x !== 'number' || typeof y !== 'number') return null
  const at = new DOMPoint(x, y).matrixTransform(matrix)
  return new DOMRect(at.x - 4, at.y - 4, 8, 8)
}

function markPlaces(svg: Element, anchor: Extract<Anchor, { kind: 'mark' }>, chart: AnchoredChart): readonly DOMRect[] {
  const names = Object.keys(anchor.values)
  const rows = rowsOf(chart.data?.columns ?? [])
  const wanted: readonly Fields[] = rowsWith(chart, anchor.values).flatMap((row) => rows.slice(row, row + 1))
  const isWanted = (datum: Fields | null): boolean => datum !== null && wanted.some((row) => isSame(row, datum, names))
  const places: DOMRect[] = []
  for (const element of svg.querySelectorAll('g.role-mark > *')) {
    const item = itemOf(element)
    const mark = fieldsAt(item, 'mark')
    const items: unknown = mark?.['items']
    const isLine = mark?.['marktype'] === 'line' || mark?.['marktype'] === 'area'
    if (!isLine) {
      if (isWanted(fieldsAt(item, 'datum'))) places.push(element.getBoundingClientRect())
      continue
    }
    const points = (Array.isArray(items) ? items : []).filter(isFields)
    const inIt = points.filter((point) => isWanted(fieldsAt(point, 'datum')))
    if (inIt.length === points.length) places.push(element.getBoundingClientRect())
    else places.push(...inIt.flatMap((point) => pointPlace(element, point) ?? []))
  }
  return places
}

function axisPlaces(svg: Element, anchor: Extract<Anchor, { kind: 'axis' }>, chart: AnchoredChart): readonly DOMRect[] {
  return [...svg.querySelectorAll('g.role-axis-title > text')]
    .filter((element) => {
      const found = anchorAt(element, chart)
      return found?.kind === 'axis' && found.channel === anchor.channel
    })
    .map((element) => element.getBoundingClientRect())
}

/** Where a chart that is drawn as SVG shows what a comment is about; null where it does not. */
export function placeOf(frame: Element, text: string, chart: AnchoredChart): Place | null {
  const anchor = parseAnchor(text)
  const svg = frame.querySelector('svg')
  if (!anchor || !svg) return null
  const [first] = anchor.kind === 'axis' ? axisPlaces(svg, anchor, chart) : markPlaces(svg, anchor, chart)
  return first && first.width + first.height > 0 ? placeIn(frame.getBoundingClientRect(), first) : null
}

/** The side of the square that holds a count, in CSS pixels. */
const BADGE = 24
const GAP = 4

/** Where the count of what is at a place stands: on the corner of a mark, and clear of what is too small or is text. */
export function badgeAt(
  anchor: string,
  { left, top, width, height }: Place,
): { readonly left: number; readonly top: number } {
  const isText = anchor.startsWith('axis:')
  if (isText && height > width) return inside(left + width / 2 - BADGE / 2, top - BADGE - GAP)
  if (isText) return inside(left + width + GAP, top + height / 2 - BADGE / 2)
  const isSmall = width < BADGE && height < BADGE
  return isSmall ? inside(left + width, top - BADGE) : inside(left + width - BADGE / 2, top - BADGE / 2)
}

const inside = (left: number, top: number): { readonly left: number; readonly top: number } => ({
  left: Math.max(0, left),
  top: Math.max(0, top),
})
