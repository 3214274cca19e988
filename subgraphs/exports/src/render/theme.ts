import type { Config } from 'vega-lite'
import { FONT_FAMILY } from './fonts.js'

interface Palette {
  readonly background: string
  readonly text: string
  readonly muted: string
  readonly grid: string
  readonly mark: string
  readonly categories: readonly string[]
}

// Categories keep at least 3:1 contrast with their background and stay apart for the three common colour deficiencies.
const LIGHT: Palette = {
  background: '#ffffff',
  text: '#1c2430',
  muted: '#5b6675',
  grid: '#e6e9ee',
  mark: '#3b6fd4',
  categories: [
    '#3b6fd4',
    '#d9722e',
    '#2f9467',
    '#b5479b',
    '#8a6d1f',
    '#1f92a8',
    '#c23b52',
    '#6b5bd0',
    '#5f6b7a',
    '#7a9a1f',
  ],
}
const DARK: Palette = {
  background: '#12161d',
  text: '#e8ecf2',
  muted: '#9aa5b4',
  grid: '#2a313c',
  mark: '#7ba4f4',
  categories: [
    '#7ba4f4',
    '#f0995e',
    '#5cc394',
    '#dc82c6',
    '#d0b25a',
    '#5cc0d4',
    '#ee7e90',
    '#a598f2',
    '#a2adba',
    '#b3cf5c',
  ],
}

/** The look of exported pictures. */
export function themeConfig(theme: 'LIGHT' | 'DARK'): Config {
  const palette = theme === 'DARK' ? DARK : LIGHT
  const font = FONT_FAMILY
  return {
    background: palette.background,
    padding: 20,
    font,
    title: {
      color: palette.text,
      fontSize: 16,
      fontWeight: 600,
      anchor: 'start',
      offset: 16,
      subtitleColor: palette.muted,
    },
    axis: {
      labelColor: palette.muted,
      titleColor: palette.text,
      titleFontWeight: 600,
      gridColor: palette.grid,
      domainColor: palette.grid,
      tickColor: palette.grid,
      labelFontSize: 11,
      titleFontSize: 12,
      titlePadding: 10,
      labelLimit: 180,
    },
    legend: {
      labelColor: palette.muted,
      titleColor: palette.text,
      titleFontWeight: 600,
      labelFontSize: 11,
      titleFontSize: 12,
    },
    header: { labelColor: palette.muted, titleColor: palette.text },
    view: { stroke: 'transparent' },
    range: { category: [...palette.categories] },
    mark: { color: palette.mark },
    text: { color: palette.text },
    bar: { cornerRadiusEnd: 2 },
    line: { strokeWidth: 2.5 },
    boxplot: { median: { color: palette.background } },
  }
}
