import { stemOf } from '../normalize/stem.js'
import { type Cue, isCue } from '../tag/cue.js'
import type { PreparedDataset, Token } from '../types.js'

const PACE = new Set(['slow', 'slower', 'slowest', 'fast', 'faster', 'fastest', 'quickest'])

/** Where no speed is measured, the slowest is what takes longest: cues that rank by pace then rank by the time taken. */
export const turned = (cues: readonly Cue[], tokens: readonly Token[], { stems }: PreparedDataset): readonly Cue[] =>
  stems.has(stemOf('speed'))
    ? cues
    : cues.map((cue) => {
        if (!isCue(cue, 'extreme') || cue.to > cue.from + 1 || !PACE.has(tokens[cue.from]?.lower ?? '')) return cue
        return cue.direction === 'ASCENDING'
          ? { ...cue, direction: 'DESCENDING', aggregate: 'MAXIMUM' }
          : { ...cue, direction: 'ASCENDING', aggregate: 'MINIMUM' }
      })
