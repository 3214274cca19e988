import type { Layout } from '../layout.js'
import { runningSpec } from './along-line.js'
import type { MarkPainter } from './mark.js'

/** Each value gets a dot where there are few enough to tell them apart. */
const FEW_POINTS = 40

const dotted = ({ category }: Layout): boolean => (category?.distinct ?? FEW_POINTS + 1) <= FEW_POINTS

export const line = {
  mark: 'LINE',
  spec: (layout) => runningSpec(layout, dotted(layout) ? { type: 'line', point: true } : { type: 'line' }, {}),
} as const satisfies MarkPainter
