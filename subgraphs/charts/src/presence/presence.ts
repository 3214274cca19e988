import { createHash } from 'node:crypto'

/** Somebody who looks at a chart in one window. */
export interface Presence {
  readonly userId: string
  readonly clientId: string
  /** What they are at, in words of the client: a path of the chart, say. */
  readonly selection: string | null
  readonly lastSeenAt: Date
}

/** Windows announce themselves every 4 s; one that was not heard for this long is gone. */
export const PRESENT_MS = 9_000
/** Told at once; more than these are not counted. */
export const MAX_PRESENT = 100

export const presenceTopic = (chartId: string): string => `chartPresence:${chartId}`

/** Eight colours that white text can be read on (contrast 4.5 or more). */
const COLOURS = ['#b3261e', '#8a5100', '#4b6700', '#0a6c3d', '#00677f', '#2f5bb7', '#6f3fb4', '#9c2f77']

/** The same for a window wherever it is told. */
export function colourOf({ clientId, userId }: Pick<Presence, 'clientId' | 'userId'>): string {
  const [byte = 0] = createHash('sha256').update(`${userId} ${clientId}`).digest()
  return COLOURS[byte % COLOURS.length] ?? ''
}
