import {
  BadInputError,
  checkFirst,
  type Connection,
  decodeCursor,
  encodeCursor,
  type GraphCall,
  isId,
  type RequestContext,
  toConnection,
  type Viewer,
} from '@askchart/service'
import { parseQuerySpec, type QuerySpec } from '@askchart/vocabulary'
import { z } from 'zod'
import type { AnalysisDataSource, StoredAnalysis } from '../analysis/analysis.data-source.js'
import { todayIn } from '../datasets/dataset.data-source.js'
import type { DatasetService, OpenDataset } from '../datasets/dataset.service.js'
import { catalogueProblems, namesHidden } from '../model/catalogue-problems.js'
import type { Reading, ReadResult } from '../reader/types.js'
import type { Reader } from '../reader-port.js'
import { answerOf } from './answer-of.js'
import type { Learned, LearningDataSource, Outcome } from './learning.data-source.js'
import { DatasetEntity, type LearnedKind, type Verdict } from './learning.entity.js'
import { assertCanForget, assertCanSeeLearned, assertCanTeach } from './learning.policy.js'
import { type Answer, describe, type Lesson, questionSubject } from './lesson.js'
import { lessonsOf } from './lessons-of.js'
import { verifiedReading } from './verified-reading.js'

const MAX_NOTE = 1_000
const KEPT_DAYS = 30
const DAY_MS = 86_400_000
const cursor = z.tuple([z.string()])
const CORRECTION = 'input.correction'

export interface GivenFeedback {
  readonly analysisId: string
  readonly verdict: Verdict
  readonly correction: unknown
  readonly note: string | null
}

/** A lesson as people see it. */
export interface ShownLesson {
  readonly id: string
  readonly kind: LearnedKind
  readonly description: string
  readonly dataset: DatasetEntity
  readonly note: string | null
  readonly taughtAt: Date
}
export type ShownLessons = Connection<ShownLesson> & { readonly totalCount: number }

export interface LearningServiceParts {
  readonly learning: LearningDataSource
  readonly analyses: Pick<AnalysisDataSource, 'byIds'>
  readonly datasets: DatasetService
  readonly reader: Pick<Reader, 'candidatePhrases' | 'read' | 'explain'>
  readonly clock: () => Date
}

/** What a workspace teaches by saying how an analysis did. */
export class LearningService {
  constructor(private readonly parts: LearningServiceParts) {}

  /** Throws NotFoundError for an analysis of another workspace, BadInputError for a correction that cannot be run. */
  async record(given: GivenFeedback, { viewer, call }: RequestContext): Promise<readonly ShownLesson[]> {
    const { analysisId: id, verdict } = given
    const note = checkNote(given.note)
    const correction = checkCorrection(verdict, given.correction)
    const [stored = null] = isId('analysis', id) ? await this.parts.analyses.byIds([id]) : []
    assertCanTeach(viewer, stored, id)
    const { workspaceId, datasetId } = stored
    const dataset = await this.parts.datasets.openUntaught(datasetId, call)
    if (correction !== null) await this.check(correction, dataset, call)
    const learned = await this.parts.learning.record(
      { analysisId: id, workspaceId, datasetId, verdict, correction, note },
      this.outcomeOf(stored, { verdict, correction }, dataset),
      this.parts.clock(),
    )
    return learned.map(toShown)
  }

  async list(
    { workspaceId, first, after }: { workspaceId: string; first: number; after: string | null },
    viewer: Viewer,
  ): Promise<ShownLessons> {
    checkFirst(first)
    assertCanSeeLearned(viewer, workspaceId)
    const from = after === null ? null : decodeCursor(after, cursor)[0]
    const [rows, totalCount] = await Promise.all([
      this.parts.learning.page(workspaceId, first, from),
      this.parts.learning.total(workspaceId),
    ])
    return { ...toConnection(rows.map(toShown), first, after, ({ id }) => encodeCursor([id])), totalCount }
  }

  /** Throws NotFoundError for a lesson of another workspace, and for one that is forgotten already. */
  async forget(id: string, viewer: Viewer): Promise<boolean> {
    const known = isId('lesson', id) ? await this.parts.learning.byId(id) : null
    assertCanForget(viewer, known, id)
    return this.parts.learning.forget(id)
  }

  async forgetDataset(datasetId: string): Promise<void> {
    await this.parts.learning.forgetDataset(datasetId)
  }

  /** Forgets feedback older than 30 days; what was learned from it stays. */
  async purge(): Promise<void> {
    await this.parts.learning.purgeFeedback(new Date(this.parts.clock().getTime() - KEPT_DAYS * DAY_MS))
  }

  /**
   * The reading that was verified for a question, where its columns are still there and it means the same days as when
   * it was verified. `read` is what the reader makes of the same prompt now.
   */
  async verified(prompt: string, dataset: OpenDataset, read: ReadResult): Promise<Reading | null> {
    const { learning, reader, clock } = this.parts
    const found = await learning.aboutSubject(dataset.workspaceId, dataset.id, questionSubject(prompt))
    if (found?.lesson.kind !== 'VERIFIED_ANSWER') return null
    const { answer, day } = found.lesson
    const { profile } = dataset.prepared
    if (catalogueProblems(answer.query, profile).length > 0 || namesHidden(answer.query, profile)) return null
    const onThatDay = todayIn(dataset, clock()) === day ? read : reader.read(prompt, dataset.prepared, { today: day })
    return verifiedReading({
      prompt,
      answer,
      read,
      onThatDay,
      explanation: reader.explain(answer.query, dataset.prepared),
    })
  }

  /** Throws BadInputError for a query that the dataset cannot answer: what its columns say, then what analytics says. */
  private async check(correction: QuerySpec, { id, prepared }: OpenDataset, call: GraphCall): Promise<void> {
    const [problem] = catalogueProblems(correction, prepared.profile)
    if (problem !== undefined)
      throw new BadInputError(CORRECTION, `The correction does not fit the dataset: ${problem}.`)
    const fault = await this.parts.datasets.faultOf(id, correction, call)
    if (fault !== null) throw new BadInputError(at(fault.path), fault.message)
  }

  private outcomeOf(
    { analysis, goesOn }: StoredAnalysis,
    { verdict, correction }: { readonly verdict: Verdict; readonly correction: QuerySpec | null },
    open: OpenDataset,
  ): Outcome {
    const { prepared: dataset } = open
    if (verdict === 'REJECTED') return { lessons: [], forgotten: [questionSubject(analysis.prompt)] }
    const answer = correction === null ? analysis : answerOf(analysis, correction, dataset)
    // What goes on from an earlier question is no question of its own.
    const verified = goesOn ? [] : [this.verifiedAnswer(analysis.prompt, answer, open)]
    if (correction === null) return { lessons: verified, forgotten: [] }
    const unknown = this.parts.reader.candidatePhrases(analysis.prompt, dataset)
    return {
      lessons: [...lessonsOf({ analysis, corrected: correction, dataset, unknown }), ...verified],
      forgotten: [],
    }
  }

  private verifiedAnswer(prompt: string, { query, mark, arrangement, intent }: Answer, dataset: OpenDataset): Lesson {
    return {
      kind: 'VERIFIED_ANSWER',
      prompt: prompt.trim(),
      answer: { query, mark, arrangement, intent },
      explanation: this.parts.reader.explain(query, dataset.prepared),
      day: todayIn(dataset, this.parts.clock()),
    }
  }
}

const at = (path: string): string => (path === '' ? CORRECTION : `${CORRECTION}.${path}`)

const toShown = ({ id, datasetId, lesson, note, taughtAt }: Learned): ShownLesson => ({
  id,
  kind: lesson.kind,
  description: describe(lesson),
  dataset: new DatasetEntity(datasetId),
  note,
  taughtAt,
})

function checkNote(note: string | null): string | null {
  if (note !== null && note.length > MAX_NOTE)
    throw new BadInputError('input.note', `A note has at most ${MAX_NOTE} characters; this one has ${note.length}.`)
  if (note?.includes('\u0000') === true || /\p{Surrogate}/u.test(note ?? ''))
    throw new BadInputError('input.note', 'The note holds characters that are no text.')
  return note === null || note.trim() === '' ? null : note
}

function checkCorrection(verdict: Verdict, correction: unknown): QuerySpec | null {
  if (verdict !== 'CORRECTED') {
    if (correction === null) return null
    throw new BadInputError(CORRECTION, `A correction belongs to the verdict CORRECTED, not to ${verdict}.`)
  }
  if (correction === null) throw new BadInputError(CORRECTION, 'Say what would have been right: the corrected query.')
  const parsed = parseQuerySpec(correction)
  if ('spec' in parsed) return parsed.spec
  const [problem] = parsed.problems
  throw new BadInputError(at(problem?.path ?? ''), problem?.message ?? 'The correction is no query.')
}
