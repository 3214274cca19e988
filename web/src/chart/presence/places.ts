/** What the parts of a chart are called, longest paths first to be found first. */
const PLACES: readonly (readonly [part: string, words: string])[] = [
  ['/title', 'the title'],
  ['/query', 'its question'],
  ['/spec/mark', 'the kind of chart'],
  ['/spec/encoding/x/axis', 'the horizontal axis'],
  ['/spec/encoding/y/axis', 'the vertical axis'],
  ['/spec/encoding/color/legend', 'the legend'],
  ['/spec/encoding/color/scale', 'the colours'],
  ['/spec/encoding/x', 'what runs along'],
  ['/spec/encoding/y', 'what stands upright'],
  ['/spec/encoding/color', 'what the colours tell'],
  ['/spec/encoding/order', 'the order'],
  ['/spec/encoding', 'the columns'],
  ['/spec/labels', 'the values on the marks'],
  ['/spec/annotations', 'the annotations'],
  ['/spec/height', 'the size'],
  ['/spec', 'its look'],
]

/** What a part of a chart is called, in words that follow "at"; null for what is none. */
export const placeInWords = (part: string): string | null =>
  PLACES.find(([path]) => part === path || part.startsWith(`${path}/`))?.[1] ?? null
