import type { OverlayLook } from '@askchart/vocabulary'
import type { Config } from 'vega-lite'
import { FONT_FAMILY } from './fonts.js'

interface Palette {
  readonly background: string
  readonly text: string
  readonly muted: string
  readonly grid: string
  readonly mark: string
  readonly categories: readonly string[]
  /** From little to much. */
  readonly ramp: readonly string[]
}

// Categories keep at least 3:1 contrast with their background and stay apart for the three common colour deficiencies.
const LIGHT: Palette = {
  ramp: ['#e3ecfb', '#7fa3e6', '#1d4796'],
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
    '#2c4c88',
    '#834e2d',
    '#26604c',
    '#6f3669',
    '#584b25',
    '#1d5f70',
    '#762f41',
    '#474186',
    '#404a57',
    '#4f6425',
  ],
}
const DARK: Palette = {
  ramp: ['#1f2c47', '#4a73c4', '#b4cdff'],
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
    '#bdd2fa',
    '#f8ccae',
    '#aee1ca',
    '#eec0e2',
    '#e8d8ac',
    '#aee0ea',
    '#f6bec8',
    '#d2ccf8',
    '#d0d6dc',
    '#d9e7ae',
  ],
}

/** Around a picture, in CSS pixels. */
export const PADDING = 20
const TITLE_SIZE = 16
const TITLE_WEIGHT = 600
/** What titles are drawn with, as a CSS font. */
export const TITLE_FONT = `${TITLE_WEIGHT} ${TITLE_SIZE}px ${FONT_FAMILY}`

/** The colours of annotations and of values on marks. */
export function overlayLook(theme: 'LIGHT' | 'DARK'): OverlayLook {
  const { text, background } = theme === 'DARK' ? DARK : LIGHT
  return { ink: text, surface: background, barGap: 0.1 }
}

/** The look of exported pictures. */
export function themeConfig(theme: 'LIGHT' | 'DARK'): Config {
  const palette = theme === 'DARK' ? DARK : LIGHT
  const font = FONT_FAMILY
  return {
    background: palette.background,
    padding: PADDING,
    font,
    title: {
      color: palette.text,
      fontSize: TITLE_SIZE,
      fontWeight: TITLE_WEIGHT,
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
    axisQuantitative: { tickCount: 8 },
    legend: {
      labelColor: palette.muted,
      titleColor: palette.text,
      titleFontWeight: 600,
      labelFontSize: 11,
      titleFontSize: 12,
    },
    header: { labelColor: palette.muted, titleColor: palette.text },
    view: { stroke: 'transparent' },
    range: { category: [...palette.categories], heatmap: [...palette.ramp], ramp: [...palette.ramp] },
    mark: { color: palette.mark },
    text: { color: palette.text },
    bar: { cornerRadiusEnd: 2 },
    line: { strokeWidth: 2.5 },
    boxplot: { median: { color: palette.background } },
  }
}
