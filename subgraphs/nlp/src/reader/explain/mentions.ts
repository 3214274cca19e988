import type { Mention, MentionKind } from '@askchart/vocabulary'
import { type Candidate, dimensionsOf } from '../assemble/candidate.js'
import type { Condition } from '../assemble/filter/condition.js'
import { readOrientation } from '../follow-up/orientation.js'
import type { Situation } from '../rank/features.js'
import type { Cue } from '../tag/cue.js'
import type { Span } from '../types.js'

const CUE_KINDS: Partial<Record<Cue['kind'], MentionKind>> = {
  aggregate: 'AGGREGATE',
  count: 'AGGREGATE',
  total: 'AGGREGATE',
  distinct: 'AGGREGATE',
  mark: 'MARK',
  histogram: 'MARK',
  arrangement: 'MARK',
  direction: 'ORDER',
  extreme: 'ORDER',
  granularity: 'GRANULARITY',
  share: 'COMPARISON',
  relation: 'COMPARISON',
  versus: 'COMPARISON',
  distribution: 'COMPARISON',
  trend: 'TIME',
  compare: 'COMPARISON',
  not: 'COMPARISON',
  none: 'COMPARISON',
  between: 'COMPARISON',
}

/** Every word that mattered, with its place in the prompt, in the order of the prompt. */
export function mentionsOf(
  prompt: string,
  candidate: Candidate,
  conditions: readonly Condition[],
  situation: Situation,
): readonly Mention[] {
  const { frame, limit } = situation
  const mentions: Mention[] = []
  const add = (
    span: Span,
    kind: MentionKind,
    confidence: number,
    column: string | null = null,
    value: Mention['value'] = null,
  ): void => {
    const start = frame.tokens[span.from]?.start
    const end = frame.tokens[span.to - 1]?.end
    if (start === undefined || end === undefined || mentions.some((other) => start < other.end && other.start < end))
      return
    mentions.push({
      text: prompt.slice(start, end),
      start,
      end,
      kind,
      column,
      value,
      confidence: Math.min(1, Math.max(0, confidence)),
    })
  }
  for (const { column, role, score } of dimensionsOf(candidate)) {
    if (role !== null) add(role.slot, column.isTime ? 'TIME' : 'DIMENSION', score, column.profile.ref)
  }
  for (const { column, role, score, table } of candidate.measures) {
    if (role !== null) add(role.slot, 'MEASURE', score, column?.profile.ref ?? table.key?.profile.ref ?? null)
  }
  for (const { named, operand, column, values, score } of conditions) {
    add(operand, column.isTime ? 'TIME' : 'VALUE', score, column.profile.ref, values[0] ?? null)
    if (named !== null) add(named, 'DIMENSION', score, column.profile.ref)
  }
  if (limit !== null) add(limit, 'LIMIT', 1, null, limit.count)
  for (const cue of frame.cues) {
    const kind = CUE_KINDS[cue.kind]
    if (kind === undefined) continue
    if (cue.kind === 'compare' && !conditions.some((condition) => condition.from <= cue.from && cue.to <= condition.to))
      continue
    add(cue, kind, 1)
  }
  const lies = readOrientation(frame.tokens)
  if (lies !== null) add(lies, 'MARK', 1)
  return mentions.sort((a, b) => a.start - b.start)
}
