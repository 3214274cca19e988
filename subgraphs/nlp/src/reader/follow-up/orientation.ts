import type { Orientation } from '@askchart/vocabulary'
import type { Span, Token } from '../types.js'

const WORDS: Readonly<Record<string, Orientation>> = {
  horizontal: 'HORIZONTAL',
  horizontally: 'HORIZONTAL',
  sideways: 'HORIZONTAL',
  vertical: 'VERTICAL',
  vertically: 'VERTICAL',
  upright: 'VERTICAL',
}
/** What else lies or stands: "use horizontal gridlines". */
const OTHERS = new Set(
  'axis axes gridline gridlines grid grids line lines rule rules label labels scale scroll text tick ticks'.split(' '),
)

/** "Horizontal bars", "make it vertical": how the bars lie, as far as the prompt says. */
export function readOrientation(tokens: readonly Token[]): (Span & { readonly orientation: Orientation }) | null {
  for (const { lower, index } of tokens) {
    const orientation = Object.hasOwn(WORDS, lower) ? WORDS[lower] : undefined
    if (orientation !== undefined && !OTHERS.has(tokens[index + 1]?.lower ?? ''))
      return { from: index, to: index + 1, orientation }
  }
  return null
}
