import type { ColumnLink, Slot } from '../../link/links.js'
import { columnLinks, tableLinks } from '../../link/links.js'
import { isColumn } from '../../link/metric-columns.js'
import type { PreparedColumn } from '../../types.js'
import { type Frame, isFree } from '../frame.js'

export interface Named {
  readonly slot: Slot
  readonly link: ColumnLink
  readonly distance: number
}

const GROUPING = new Set(['for', 'by', 'per', 'each', 'every', 'in', 'across', ',', 'and', 'or'])
const isBoundary = (text: string): boolean => ['.', ';', '?'].includes(text)

/** The nearest place before or after that names a column of the wanted kind; no sentence end between. */
export function namedColumn(
  frame: Frame,
  at: { readonly from: number; readonly to: number },
  wanted: (column: PreparedColumn, link: ColumnLink) => boolean,
  reach: { readonly before: number; readonly after: number },
): Named | null {
  let best: Named | null = null
  for (const slot of frame.slots) {
    if (!isFree(frame, slot)) continue
    const before = at.from - slot.to
    const after = slot.from - at.to
    const gap = before >= 0 ? before : after
    if (gap < 0 || (before >= 0 ? before > reach.before : after > reach.after)) continue
    const between = before >= 0 ? frame.tokens.slice(slot.to, at.from) : frame.tokens.slice(at.to, slot.from)
    if (between.some(({ text }) => isBoundary(text))) continue
    if (before < 0 && between.some(({ lower }) => GROUPING.has(lower))) continue
    const link = columnLinks(slot).find(
      (found) => found.score >= 0.4 && isColumn(found.column) && wanted(found.column, found),
    )
    if (link === undefined) continue
    const distance = gap * (before >= 0 ? 1 : 1.6) - link.score * 2
    if (best === null || distance < best.distance) best = { slot, link, distance }
  }
  return best
}

/** The measure of a table that a bare number is compared with: "orders over $1000". */
export function measureOfTable(frame: Frame, at: number): Named | null {
  for (const slot of [...frame.slots].reverse()) {
    if (slot.to > at || at - slot.to > 3) continue
    for (const { table } of tableLinks(slot)) {
      const measures = table.columns.filter(
        ({ profile }) => profile.role === 'MEASURE' && profile.defaultAggregate === 'SUM',
      )
      const money =
        measures.find(({ forms }) => forms.some(({ quality, stems }) => quality >= 0.7 && stems.includes('revenu'))) ??
        (measures.length === 1 ? measures[0] : undefined)
      if (money === undefined) continue
      return {
        slot,
        link: { kind: 'column', column: money, from: slot.from, to: slot.to, score: 0.7, words: 1 },
        distance: 3,
      }
    }
  }
  return null
}
