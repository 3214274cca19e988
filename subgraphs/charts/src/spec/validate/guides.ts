import { boolean, either, nothing, number, objectOr, oneOf, record, text } from './shape.js'
import {
  align,
  baseline,
  color,
  colorOrNothing,
  dash,
  degrees,
  font,
  fontWeight,
  format,
  scalars,
  share,
  size,
  title,
} from './values.js'

const label = {
  labels: boolean,
  labelAlign: align,
  labelAngle: degrees,
  labelBaseline: baseline,
  labelColor: color,
  labelFont: font,
  labelFontSize: number(1, 100),
  labelFontWeight: fontWeight,
  labelLimit: size,
  labelOffset: number(-1000, 1000),
  labelOpacity: share,
  labelOverlap: either('true, false, "parity" or "greedy"', boolean, oneOf(['parity', 'greedy'])),
  labelPadding: number(-1000, 1000),
  labelSeparation: size,
}
const heading = {
  title,
  titleAlign: align,
  titleAnchor: oneOf(['start', 'middle', 'end', null]),
  titleAngle: degrees,
  titleColor: color,
  titleFont: font,
  titleFontSize: number(1, 100),
  titleFontWeight: fontWeight,
  titleLimit: size,
  titlePadding: number(-1000, 1000),
}
const numbers = { format, formatType: oneOf(['number', 'time']) }
// Few ticks: an axis with a million of them stops whoever draws it.
const ticks = { tickCount: number(0, 200), values: either('a list of values or null', scalars, nothing) }

const line = (name: string) => ({
  [name]: boolean,
  [`${name}Color`]: colorOrNothing,
  [`${name}Dash`]: dash,
  [`${name}Opacity`]: share,
  [`${name}Width`]: number(0, 100),
})

export const axis = objectOr(
  record({
    ...label,
    ...heading,
    ...numbers,
    ...ticks,
    ...line('domain'),
    ...line('grid'),
    ...line('tick'),
    ticks: boolean,
    tickSize: number(-100, 100),
    tickBand: oneOf(['center', 'extent']),
    labelBound: either('true, false or pixels', boolean, size),
    labelFlush: either('true, false or pixels', boolean, size),
    bandPosition: share,
    orient: oneOf(['top', 'bottom', 'left', 'right']),
    offset: number(-1000, 1000),
    position: number(-4000, 4000),
    minExtent: size,
    maxExtent: size,
    zindex: oneOf([0, 1]),
  }),
  nothing,
)

export const legend = objectOr(
  record({
    ...label,
    ...heading,
    ...numbers,
    ...ticks,
    columns: number(0, 100),
    columnPadding: size,
    rowPadding: size,
    direction: oneOf(['horizontal', 'vertical']),
    orient: oneOf(['left', 'right', 'top', 'bottom', 'top-left', 'top-right', 'bottom-left', 'bottom-right', 'none']),
    type: oneOf(['symbol', 'gradient']),
    symbolLimit: number(0, 1000),
    symbolOpacity: share,
    symbolSize: number(0, 10_000),
    symbolStrokeWidth: number(0, 100),
    symbolType: oneOf(['circle', 'square', 'cross', 'diamond', 'stroke']),
    gradientLength: size,
    gradientThickness: size,
    offset: number(-1000, 1000),
    padding: size,
    fillColor: colorOrNothing,
    strokeColor: colorOrNothing,
    cornerRadius: size,
  }),
  nothing,
)

export const header = objectOr(
  record({ ...label, ...heading, ...numbers, orient: oneOf(['top', 'bottom', 'left', 'right']) }),
  nothing,
)

/** A spec's own title, as a text or with its look. */
export const specTitle = objectOr(
  record({
    text: title,
    subtitle: title,
    align,
    anchor: oneOf(['start', 'middle', 'end']),
    color,
    subtitleColor: color,
    font,
    fontSize: number(1, 100),
    fontWeight,
    offset: number(-1000, 1000),
    orient: oneOf(['top', 'bottom', 'left', 'right']),
    limit: size,
    style: text(60),
  }),
  title,
)
