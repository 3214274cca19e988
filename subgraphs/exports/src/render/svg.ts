import { type Json, type JsonObject, type VegaLiteSpec, withBillions, withOverlays } from '@askchart/vocabulary'
import { expressionInterpreter } from 'vega-interpreter'
import { type Loader, parse, textMetrics, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { textWidth } from './fonts.js'
import { drawnRowsOf, type Picture, type PictureOptions } from './picture.js'
import { overlayLook, PADDING, themeConfig, TITLE_FONT } from './theme.js'

const refuse = (): Promise<never> => Promise.reject(new Error('A chart loads nothing.'))

// Vega's own loader reads local files and any URL. sanitize resolves, because Vega leaves its rejection unhandled.
const closedLoader: Loader = {
  load: refuse,
  http: refuse,
  file: refuse,
  sanitize: () => Promise.resolve({ href: 'about:blank' }),
}

declare module 'vega' {
  /** Measures text for layout; not in vega's own types. */
  const textMetrics: {
    width: (
      item: { readonly fontSize?: number; readonly font?: string; readonly fontWeight?: string | number },
      text: unknown,
    ) => number
  }
}

textMetrics.width = (item, text) =>
  textWidth(String(text), `${item.fontWeight ?? 400} ${item.fontSize ?? 11}px ${item.font ?? 'Inter'}`)

const isFaceted = (spec: Picture['spec']): boolean => {
  const encoding = spec['encoding']
  return (
    typeof encoding === 'object' &&
    encoding !== null &&
    ['row', 'column', 'facet'].some((channel) => channel in encoding)
  )
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Bins are drawn from their lower bounds: an axis of them must reach to the end of the last one. */
function withWholeBins({ spec, columns }: Picture): VegaLiteSpec {
  const { encoding } = spec
  if (!isObject(encoding)) return spec
  const reaching = Object.entries(encoding).map(([name, channel]): [string, Json] => {
    const step = isObject(channel) && isObject(channel['bin']) ? channel['bin']['step'] : undefined
    if (!isObject(channel) || channel['scale'] !== undefined || typeof step !== 'number') return [name, channel]
    const values = columns.find((column) => column.name === channel['field'])?.values ?? []
    const starts = values.filter((value) => typeof value === 'number')
    if (starts.length === 0) return [name, channel]
    const last = starts.reduce((a, b) => Math.max(a, b))
    return [name, { ...channel, scale: { domain: [starts.reduce((a, b) => Math.min(a, b)), last + step] } }]
  })
  return { ...spec, encoding: Object.fromEntries(reaching) }
}

const TITLE_LINES = 3

/** A title as lines that are no wider than the picture, broken between words; what does not fit the last ends in an ellipsis. */
export function titleLines(title: string, width: number): readonly string[] {
  const fits = (text: string): boolean => textWidth(text, TITLE_FONT) <= width
  const lines: string[] = []
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const kept = lines.slice(0, TITLE_LINES)
  if (kept.length < lines.length) kept[kept.length - 1] = `${kept.at(-1) ?? ''}…`
  return kept.map((line) => {
    if (fits(line)) return line
    let cut = line.replace(/…$/, '')
    while (cut !== '' && !fits(`${cut}…`)) cut = cut.slice(0, -1)
    return `${cut}…`
  })
}

/** A chart's own size is not that of each of its panels. */
const OF_PANELS = { width: 200, height: 200 } as const
const USUAL = { width: 960, height: 540 } as const

/** The size of a picture: what was asked for, else the chart's own, of whose height the plot is, as on a page. */
function sizeOf({ spec }: Picture, { width, height }: PictureOptions) {
  const own = (side: 'width' | 'height'): number | null => {
    const said = spec[side]
    return typeof said === 'number' ? said : null
  }
  const plotted = height === null ? own('height') : null
  return {
    width: width ?? own('width') ?? USUAL.width,
    height: plotted ?? height ?? USUAL.height,
    autosize: { type: plotted === null ? 'fit' : 'fit-x', contains: 'padding' },
  }
}

/** The Vega-Lite spec that is drawn: the chart's own with its title, rows, size and the theme joined in. */
function drawnSpec(picture: Picture, options: PictureOptions): TopLevelSpec {
  const size = sizeOf(picture, options)
  const own = withOverlays(withWholeBins(picture), picture.columns, overlayLook(options.theme))
  const spec: unknown = {
    ...own,
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: picture.spec['title'] ?? titleLines(picture.title, size.width - 2 * PADDING),
    ...(picture.description ? { description: picture.description } : {}),
    data: { name: 'data', values: drawnRowsOf(picture) },
    ...(isFaceted(picture.spec) ? OF_PANELS : size),
  }

  return spec as TopLevelSpec
}

/** Draws a picture as SVG text, without a browser, the network or the file system. Throws where the spec does not compile. */
export async function renderSvg(picture: Picture, options: PictureOptions): Promise<string> {
  const { spec } = compile(drawnSpec(picture, options), { config: themeConfig(options.theme) })
  const view = new View(parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    loader: closedLoader,
    renderer: 'none',
  })
  view.locale({ ...view.locale(), ...withBillions(view.locale()) })
  try {
    await view.runAsync()
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}
