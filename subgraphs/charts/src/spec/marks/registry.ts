import type { Mark } from '@askchart/vocabulary'
import { arc } from './arc.js'
import { area } from './area.js'
import { bar } from './bar.js'
import { boxplot } from './boxplot.js'
import { line } from './line.js'
import type { MarkPainter } from './mark.js'
import { point } from './point.js'
import { rect } from './rect.js'
import { text } from './text.js'

/** One painter per mark; a missing one fails to compile. */
export const painters: { readonly [Name in Mark]: MarkPainter & { readonly mark: Name } } = {
  BAR: bar,
  LINE: line,
  AREA: area,
  POINT: point,
  ARC: arc,
  RECT: rect,
  BOXPLOT: boxplot,
  TEXT: text,
}
