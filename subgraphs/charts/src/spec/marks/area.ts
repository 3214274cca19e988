import type { Layout } from '../layout.js'
import { runningSpec } from './along-line.js'
import { barStack } from './bar.js'
import type { MarkPainter } from './mark.js'

const STACKING = {
  zero: { stack: 'zero' },
  normalize: { stack: 'normalize', axis: { format: '.0%' } },
  grouped: { stack: false },
} as const

const overlaid = (layout: Layout): boolean =>
  (layout.series === null && layout.measures.length > 1) || (layout.series !== null && barStack(layout) === 'grouped')

export const area = {
  mark: 'AREA',
  spec(layout) {
    if (overlaid(layout)) return runningSpec(layout, { type: 'area', fillOpacity: 0.45, line: true }, STACKING.grouped)
    return runningSpec(layout, { type: 'area' }, layout.series === null ? {} : STACKING[barStack(layout)])
  },
} as const satisfies MarkPainter
