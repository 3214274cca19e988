import type { Slot } from '../link/links.js'
import type { Frame } from './frame.js'

const LEGENDS = new Set('legend legends labels label color colour colors colours'.split(' '))
const PANELS = new Set('separately panel panels facet facets individually'.split(' '))
const BEFORE_LEGEND = new Set('to as a an the in on for shown in its own separate different'.split(' '))
const PLURAL_CHARTS = new Set('charts plots graphs panels scatterplots'.split(' '))

function followedBy(frame: Frame, slot: Slot, nouns: ReadonlySet<string>): boolean {
  let at = slot.to
  while (at - slot.to < 5 && BEFORE_LEGEND.has(frame.tokens[at]?.lower ?? '')) at += 1
  const word = frame.tokens[at]?.lower ?? ''
  const apart = nouns === PANELS && PLURAL_CHARTS.has(word) && frame.tokens[at - 1]?.lower === 'separate'
  const [before, after] = [frame.tokens[slot.from - 1]?.lower, frame.tokens[at + 1]?.lower]
  // "Color by origin" after the place is said of what follows.
  return apart || (nouns.has(word) && after !== 'by' && (at > slot.to || before === 'with' || PANELS.has(word)))
}

/** "Genre as the legend", "add origin to color". */
export const isLegend = (frame: Frame, slot: Slot): boolean => followedBy(frame, slot, LEGENDS)

/** "Each country separately", "by country in separate charts". */
export const isPanel = (frame: Frame, slot: Slot): boolean => followedBy(frame, slot, PANELS)
