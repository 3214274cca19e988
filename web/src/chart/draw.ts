import { type DataColumn, type VegaLiteSpec, withBillions, withOverlays } from '@askchart/vocabulary'
import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'
import { BAR_GAP, chartConfig, type ChartColours } from './chart-theme.js'
import { closedLoader } from './closed-loader.js'
import { rowsOf } from './rows.js'
import { panelsAcross, sizedSpec, thumbnailSpec } from './sized-spec.js'
import { showTooltip } from './tooltip.js'

/** What to draw, for a place so many CSS pixels wide. */
export interface Drawing {
  readonly spec: VegaLiteSpec
  readonly columns: readonly DataColumn[]
  readonly colours: ChartColours
  readonly width: number
  /** Small and bare: no axes, no legend, no tooltips. */
  readonly compact: boolean
  readonly label: string
}

/** More marks than this are drawn on a canvas instead of as SVG elements. */
const SVG_MARKS = 1500

/** A spec as Vega-Lite's own type; what is stored was validated by the server, and compile reports what is left. */
function topLevel(spec: VegaLiteSpec): TopLevelSpec {
  const checked: unknown = { ...spec, data: { name: 'data' } }
  // The library's type of 2,000 members has no guard to parse with.
  return checked as TopLevelSpec
}

/** How wide a drawing that is not in the page yet came out, in CSS pixels. */
function widthOf(host: HTMLElement): number {
  const drawn = host.querySelector('svg, canvas')
  return Number.parseFloat(drawn instanceof HTMLElement ? drawn.style.width : (drawn?.getAttribute('width') ?? '0'))
}

/**
 * What axes take is only known once they are there: drawn again with that, no label is cut off at the edge. Panels keep
 * the width they were given, so theirs is made to fit here.
 */
async function fitAgain(view: vega.View, host: HTMLElement, spec: VegaLiteSpec, width: number): Promise<void> {
  const across = panelsAcross(spec)
  const over = widthOf(host) - width
  if (across > 0 && over > 0) {
    const each: unknown = view.signal('child_width')
    if (typeof each === 'number') view.signal('child_width', each - Math.ceil(over / across))
  }
  await view.resize().runAsync()
}

/** A finished drawing: the element that shows it, and how to let go of it. */
export interface Drawn {
  readonly element: HTMLElement
  readonly release: () => void
}

/** Draws, out of sight. Rejects where the spec does not compile. */
export async function draw(drawing: Drawing): Promise<Drawn> {
  const { spec, columns, colours, width, compact, label } = drawing
  const rows = rowsOf(columns)
  const sized = compact ? thumbnailSpec(spec, width) : sizedSpec(spec, columns, width)
  const laid = withOverlays(sized, columns, { ink: colours.ink, surface: colours.surface, barGap: BAR_GAP })
  const warnings: vega.LoggerInterface = vega.logger(vega.Error)
  const compiled = compile(topLevel(laid), {
    config: chartConfig(colours, width, compact),
    logger: warnings,
  })
  const runtime = vega.parse(compiled.spec, {}, { ast: true })
  const host = document.createElement('div')
  const view = new vega.View(runtime, {
    expr: expressionInterpreter,
    loader: closedLoader,
    logger: warnings,
    renderer: rows.length > SVG_MARKS ? 'canvas' : 'svg',
    container: host,
    hover: !compact,
  })
  view.locale({ ...view.locale(), ...withBillions(view.locale()) })
  const hideTooltip = compact ? () => undefined : showTooltip(view, host)
  view.description(label).data('data', rows)
  await view.runAsync()
  if (!compact) await fitAgain(view, host, sized, width)
  const drawn = host.querySelector('svg, canvas')
  if (compact) drawn?.setAttribute('aria-hidden', 'true')
  return {
    element: host,
    release: () => {
      hideTooltip()
      view.finalize()
    },
  }
}
