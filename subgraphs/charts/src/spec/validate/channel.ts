import { axis, header, legend } from './guides.js'
import { boolean, type Check, either, list, nothing, number, objectOr, oneOf, record, text, matching } from './shape.js'
import { color, format, scalar, scalars, share, size, title } from './values.js'

const SCALES = 'linear log pow sqrt symlog time utc ordinal band point quantize quantile threshold bin-ordinal'.split(
  ' ',
)
const schemeName = matching(/^[a-z][a-z0-9]{1,40}(-\d)?$/i, 'the name of a colour scheme')

const scale = objectOr(
  record({
    type: oneOf(SCALES),
    scheme: either(
      'the name of a colour scheme, or an object with it',
      schemeName,
      record({ name: schemeName, count: number(1, 100), extent: list(number(0, 1), 2) }),
    ),
    domain: either('a list of values or "unaggregated"', scalars, oneOf(['unaggregated'])),
    domainMin: number(-1e300, 1e300),
    domainMax: number(-1e300, 1e300),
    domainMid: number(-1e300, 1e300),
    range: either(
      'a list of colours or numbers, or a named range',
      list(either('a colour or a number', color, number(-1e6, 1e6)), 1_000),
      oneOf(['category', 'diverging', 'heatmap', 'ramp', 'ordinal', 'symbol', 'width', 'height']),
    ),
    zero: boolean,
    nice: either('true, false or a number', boolean, number(0, 200)),
    reverse: boolean,
    clamp: boolean,
    round: boolean,
    base: number(1.01, 1e6),
    exponent: number(-100, 100),
    constant: number(1e-9, 1e9),
    padding: size,
    paddingInner: share,
    paddingOuter: size,
    align: share,
    interpolate: oneOf(['rgb', 'lab', 'hcl', 'hsl', 'hsl-long', 'hcl-long', 'cubehelix', 'cubehelix-long']),
    rangeMin: either('a number or a colour', number(-1e6, 1e6), color),
    rangeMax: either('a number or a colour', number(-1e6, 1e6), color),
  }),
  nothing,
)

const CHANNELS =
  'x y x2 y2 xOffset yOffset theta theta2 radius color fill stroke opacity fillOpacity strokeOpacity strokeWidth strokeDash size shape angle text detail order row column facet tooltip'.split(
    ' ',
  )
const AGGREGATES = [
  'count',
  'distinct',
  'sum',
  'mean',
  'average',
  'median',
  'min',
  'max',
  'q1',
  'q3',
  'stdev',
  'variance',
  'valid',
  'missing',
]
const TYPES = ['quantitative', 'temporal', 'ordinal', 'nominal'] as const
const timeUnit = matching(
  /^(utc)?(year)?(quarter)?(month)?(week)?(dayofyear)?(date)?(day)?(hours)?(minutes)?(seconds)?(milliseconds)?$/,
  'a time unit, such as yearmonth',
)

const sort = (fieldName: Check): Check =>
  objectOr(
    record({
      field: fieldName,
      op: oneOf(AGGREGATES),
      order: oneOf(['ascending', 'descending', null]),
      encoding: oneOf(CHANNELS),
    }),
    either(
      'ascending, descending, null, a channel such as -y, or a list of values',
      oneOf(['ascending', 'descending', null, ...CHANNELS.flatMap((name) => [name, `-${name}`])]),
      scalars,
    ),
  )

const bin = objectOr(
  record({
    binned: boolean,
    step: number(1e-6, 1e12),
    maxbins: number(1, 200),
    nice: boolean,
    base: number(2, 100),
    anchor: number(-1e12, 1e12),
  }),
  either('true, false, null or "binned"', boolean, oneOf(['binned', null])),
)

const definition = (fieldName: Check): Check =>
  record({
    field: fieldName,
    type: oneOf(TYPES),
    title,
    axis,
    legend,
    header,
    scale,
    sort: sort(fieldName),
    stack: oneOf(['zero', 'normalize', 'center', true, false, null]),
    bin,
    timeUnit,
    aggregate: oneOf(AGGREGATES),
    format,
    formatType: oneOf(['number', 'time']),
    bandPosition: share,
    band: share,
    columns: number(1, 20),
    spacing: size,
    align: oneOf(['all', 'each', 'none']),
    center: boolean,
    datum: scalar,
    value: either('a colour, a text or a number', number(-1e6, 1e6), text(200), nothing),
  })

const COLOURS = new Set(['color', 'fill', 'stroke'])
const SEVERAL = new Set(['tooltip', 'detail', 'order'])
const colourValue: Check = (value, path, report) => {
  if (typeof value === 'object' && value !== null && 'value' in value) color(value.value, `${path}/value`, report)
}

/** The channels of an encoding; `fieldName` says whether a field is one of the chart's columns. */
export function encoding(fieldName: Check): Check {
  const one = definition(fieldName)
  const checkOf = (channel: string): Check => {
    if (COLOURS.has(channel))
      return (value, path, report) => {
        one(value, path, report)
        colourValue(value, path, report)
      }
    if (!SEVERAL.has(channel)) return one
    const several = list(one, 50)
    return (value, path, report) => (Array.isArray(value) ? several : objectOr(one, nothing))(value, path, report)
  }
  return record(Object.fromEntries(CHANNELS.map((channel) => [channel, checkOf(channel)])))
}
