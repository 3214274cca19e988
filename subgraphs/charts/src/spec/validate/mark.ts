import { boolean, either, list, number, objectOr, oneOf, record, text } from './shape.js'
import { align, baseline, color, colorOrNothing, dash, degrees, font, fontWeight, share, size } from './values.js'

/** Marks a chart may be drawn with; none of them can load or run anything. */
export const MARKS = [
  'bar',
  'line',
  'area',
  'point',
  'circle',
  'square',
  'tick',
  'rule',
  'arc',
  'rect',
  'boxplot',
  'text',
  'trail',
] as const

const SHAPES = [
  'circle',
  'square',
  'cross',
  'diamond',
  'triangle-up',
  'triangle-down',
  'triangle-right',
  'triangle-left',
]

const look = {
  color,
  fill: colorOrNothing,
  stroke: colorOrNothing,
  opacity: share,
  fillOpacity: share,
  strokeOpacity: share,
  strokeWidth: number(0, 100),
  strokeDash: dash,
  strokeCap: oneOf(['butt', 'round', 'square']),
  strokeJoin: oneOf(['miter', 'round', 'bevel']),
  size: number(0, 100_000),
  filled: boolean,
  shape: oneOf(SHAPES),
}

const part = either('true, false or the look of this part', boolean, record(look))

const definition = record({
  ...look,
  type: oneOf(MARKS),
  clip: boolean,
  orient: oneOf(['horizontal', 'vertical']),
  interpolate: oneOf(['linear', 'monotone', 'step', 'step-before', 'step-after', 'basis', 'cardinal', 'natural']),
  tension: share,
  point: either('true, false, "transparent" or the look of points', boolean, oneOf(['transparent']), record(look)),
  line: part,
  tooltip: either('true, false or its content', boolean, record({ content: oneOf(['data', 'encoding']) })),
  cornerRadius: size,
  cornerRadiusEnd: size,
  cornerRadiusTopLeft: size,
  cornerRadiusTopRight: size,
  cornerRadiusBottomLeft: size,
  cornerRadiusBottomRight: size,
  innerRadius: size,
  outerRadius: size,
  padAngle: share,
  radius: size,
  theta: degrees,
  width: either('a number of pixels or a share of the band', size, record({ band: share })),
  height: either('a number of pixels or a share of the band', size, record({ band: share })),
  binSpacing: number(0, 100),
  text: text(500),
  align,
  baseline,
  dx: number(-4000, 4000),
  dy: number(-4000, 4000),
  angle: degrees,
  font,
  fontSize: number(1, 400),
  fontStyle: oneOf(['normal', 'italic']),
  fontWeight,
  limit: size,
  lineBreak: text(10),
  extent: either('a number, "min-max" or a list', number(0, 10), oneOf(['min-max'])),
  box: part,
  median: part,
  outliers: part,
  rule: part,
  ticks: part,
  invalid: oneOf(['filter', 'break-paths-filter-domains', 'break-paths-show-domains', 'show', null]),
  style: list(text(60), 5),
})

export const mark = objectOr(definition, oneOf(MARKS))
