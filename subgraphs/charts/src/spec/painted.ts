import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'

/** Plain names as shades that are readable on light and on dark ground; the web client offers the same. */
const SHADES: Readonly<Record<string, string>> = {
  blue: '#3b6fd4',
  orange: '#d9722e',
  green: '#2f9467',
  plum: '#b5479b',
  teal: '#1f92a8',
  red: '#c23b52',
  violet: '#6b5bd0',
  purple: '#6b5bd0',
  gray: '#5f6b7a',
}
/** Ramps of one colour, for charts that show amounts by it. */
const RAMPS: Readonly<Record<string, string>> = {
  blue: 'blues',
  green: 'greens',
  orange: 'oranges',
  purple: 'purples',
  violet: 'purples',
  red: 'reds',
  gray: 'greys',
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (names: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(names, name) ? names[name] : undefined
const objectAt = (object: JsonObject, key: string): JsonObject => {
  const part: Json | undefined = Object.hasOwn(object, key) ? object[key] : undefined
  return isObject(part) ? part : {}
}

/**
 * A spec in one colour (a name of CSS or `#rrggbb`); amounts told by colour get a ramp of it. Null where colours tell
 * things apart, or where several layers have their own.
 */
export function painted(spec: VegaLiteSpec, colour: string): VegaLiteSpec | null {
  const { mark } = spec
  if (mark === undefined) return null
  const encoding = objectAt(spec, 'encoding')
  const by = objectAt(encoding, 'color')
  if (by['field'] === undefined && by['aggregate'] === undefined) {
    const looks: JsonObject = isObject(mark) ? mark : { type: mark }
    return { ...spec, mark: { ...looks, color: own(SHADES, colour) ?? colour } }
  }
  const scheme = own(RAMPS, colour)
  if (by['type'] !== 'quantitative' || scheme === undefined) return null
  const { range: _range, ...scale } = objectAt(by, 'scale')
  return { ...spec, encoding: { ...encoding, color: { ...by, scale: { ...scale, scheme } } } }
}
