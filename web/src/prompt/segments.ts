/** A word or phrase of a prompt as it was read; offsets count UTF-16 units, end exclusive. */
export interface MentionSpan {
  readonly start: number
  readonly end: number
}

/** A stretch of the prompt, with its mention where it was read as something. */
export interface Segment<M extends MentionSpan> {
  readonly text: string
  readonly mention: M | null
}

/** The prompt cut into plain stretches and mentions, in order; of overlapping mentions the first, then longest, stays. */
export function segmentsOf<M extends MentionSpan>(prompt: string, mentions: readonly M[]): readonly Segment<M>[] {
  const ordered = mentions
    .filter(({ start, end }) => start >= 0 && end > start && end <= prompt.length)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const segments: Segment<M>[] = []
  let at = 0
  for (const mention of ordered) {
    if (mention.start < at) continue
    if (mention.start > at) segments.push({ text: prompt.slice(at, mention.start), mention: null })
    segments.push({ text: prompt.slice(mention.start, mention.end), mention })
    at = mention.end
  }
  if (at < prompt.length) segments.push({ text: prompt.slice(at), mention: null })
  return segments
}

/** A confidence of 0 to 1 in words. */
export function confidenceInWords(confidence: number): string {
  if (confidence >= 0.9) return 'Sure of this reading'
  if (confidence >= 0.7) return 'Fairly sure of this reading'
  if (confidence >= 0.5) return 'Not quite sure: check the reading'
  return 'A guess: check the reading'
}
