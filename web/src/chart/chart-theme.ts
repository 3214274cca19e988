import type { Config } from 'vega-lite'
import { labelLimit, ticksFor } from './axes.js'

/** Colours and type of a chart, as the page's own CSS has them. */
export interface ChartColours {
  readonly ink: string
  readonly muted: string
  readonly grid: string
  readonly surface: string
  readonly font: string
  readonly categories: readonly string[]
  /** From little to much. */
  readonly ramp: readonly string[]
}

/** As many as the page's CSS has; ten hues, then their deeper selves (paler in the dark). */
const CATEGORIES = 20

const variable = (probe: HTMLElement, name: string): string => {
  probe.style.color = `var(${name})`
  return getComputedStyle(probe).color
}

/** Reads the CSS variables as they are at this element, in the theme in force. */
export function coloursAt(element: HTMLElement): ChartColours {
  const probe = document.createElement('span')
  // Under reduced motion everything has a short transition, and a colour read within one is the one before.
  probe.style.transitionProperty = 'none'
  element.append(probe)
  const colours = {
    ink: variable(probe, '--ink'),
    muted: variable(probe, '--muted'),
    grid: variable(probe, '--grid'),
    surface: variable(probe, '--surface'),
    font: getComputedStyle(probe).fontFamily,
    categories: Array.from({ length: CATEGORIES }, (_, index) => variable(probe, `--chart-${index + 1}`)),
    ramp: [1, 2, 3].map((step) => variable(probe, `--ramp-${step}`)),
  }
  probe.remove()
  return colours
}

/** What share of a band is the gap between bars. */
export const BAR_GAP = 0.28

/** The look of every chart: quiet axes, no frame, the legend above the marks and as wide as there is room for. */
export function chartConfig(colours: ChartColours, width: number, compact: boolean): Config {
  const { ink, muted, grid, surface, font, categories, ramp } = colours
  const main = categories[0] ?? ink
  return {
    background: 'transparent',
    font,
    padding: compact ? 4 : 2,
    view: { stroke: null },
    mark: { color: main, tooltip: !compact },
    bar: { cornerRadiusEnd: 3 },
    line: { strokeWidth: compact ? 1.75 : 2.5, strokeJoin: 'round', strokeCap: 'round' },
    area: { fillOpacity: 0.75, line: true },
    point: { size: compact ? 16 : 46, filled: true, opacity: 0.8 },
    circle: { size: 46 },
    arc: { stroke: surface, strokeWidth: 2 },
    rect: { stroke: surface, strokeWidth: 1 },
    text: { color: ink, fontSize: 14 },
    boxplot: { size: compact ? 9 : 26, median: { color: surface }, rule: { color: muted }, outliers: { color: main } },
    range: { category: [...categories], heatmap: [...ramp], ramp: [...ramp] },
    scale: { barBandPaddingInner: BAR_GAP, rectBandPaddingInner: 0.04 },
    axis: {
      labelColor: muted,
      labelFontSize: 12,
      labelLimit: labelLimit(width),
      labelPadding: 6,
      labelSeparation: 8,
      titleColor: muted,
      titleFontSize: 12,
      titleFontWeight: 600,
      titlePadding: 12,
      gridColor: grid,
      domainColor: grid,
      tickColor: grid,
      ...(compact ? { labels: false, title: null, ticks: false, domain: false } : {}),
    },
    axisQuantitative: { tickCount: ticksFor(width), domain: false, ticks: false },
    axisXTemporal: { grid: false, labelFlush: true },
    axisBand: { grid: false, ticks: false },
    legend: {
      orient: 'top',
      direction: 'horizontal',
      columns: Math.max(1, Math.floor(width / 110)),
      labelColor: ink,
      labelFontSize: 12,
      labelLimit: width < 520 ? 84 : 130,
      titleColor: muted,
      titleFontSize: 12,
      titleFontWeight: 600,
      offset: 16,
      ...(compact ? { disable: true } : {}),
    },
    header: { labelColor: ink, titleColor: muted, labelFontSize: 12, titleFontSize: 12 },
    title: { color: ink, subtitleColor: muted, anchor: 'start', fontSize: 14, offset: 12 },
  }
}
