import type { Frame } from '../assemble/frame.js'
import type { Edit } from './shown.js'
import { readOrientation } from './orientation.js'

/** "Make it a line", "stacked", "horizontal". */
export const looked: Edit = (before, { situation: { chart, frame } }) => {
  const mark = chart.mark ?? (chart.histogram ? 'BAR' : null)
  const lies = readOrientation(frame.tokens)
  if (mark === null && chart.arrangement === null && lies === null) return null
  return {
    ...before,
    mark:
      mark ?? (lies === null ? before.mark : before.mark === 'LINE' || before.mark === 'AREA' ? 'BAR' : before.mark),
    arrangement: chart.arrangement ?? before.arrangement,
    orientation: lies?.orientation ?? before.orientation,
  }
}

const FITTINGS =
  /^(grid|grids|gridlines?|gridded|symbols?|ticks?|tickmarks?|fonts?|borders?|background|margins?|padding|opacity)$/

/** "Use only major gridlines": of what surrounds a chart, not of what it shows. */
export const speaksOfFittings = ({ tokens }: Frame): boolean => tokens.some(({ lower }) => FITTINGS.test(lower))
