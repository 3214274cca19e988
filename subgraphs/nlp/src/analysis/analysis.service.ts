import { BadInputError, isId, newId, type RequestContext, type Viewer } from '@askchart/service'
import type { Analysis } from '@askchart/vocabulary'
import type { DatasetHead } from '../datasets/dataset.data-source.js'
import type { DatasetService } from '../datasets/dataset.service.js'
import type { LearningService } from '../learning/learning.service.js'
import type { ModelService } from '../model/model.service.js'
import type { Reading, ReadResult } from '../reader/types.js'
import type { Reader } from '../reader-port.js'
import type { AnalysisDataSource } from './analysis.data-source.js'
import { assertCanGoOnFrom } from './analysis.policy.js'

const MAX_PROMPT = 2_000
const MAX_CHOICES = 20
const KEPT_DAYS = 30
const DAY_MS = 86_400_000
const OFFLINE = { engine: 'OFFLINE', modelFailure: null } as const
const VERIFIED = { engine: 'VERIFIED_ANSWER', modelFailure: null } as const

export interface Question {
  readonly datasetId: string
  readonly prompt: string
  readonly choiceIds: readonly string[]
  readonly followUpTo: string | null
}

export interface Clarification {
  readonly question: string
  readonly about: string
  readonly choices: readonly { readonly id: string; readonly label: string; readonly explanation: string }[]
}
export type Refusal = Omit<Extract<ReadResult, { outcome: 'cannot' }>, 'outcome'>

export interface AnalysisServiceParts {
  readonly datasets: DatasetService
  readonly analyses: AnalysisDataSource
  readonly learning: Pick<LearningService, 'verified'>
  readonly reader: Pick<Reader, 'candidatePhrases' | 'read'>
  /** Null: nothing but the reader reads. */
  readonly model: ModelService | null
  readonly clock: () => Date
}

/** Who read it, and in what time. */
type ReadBy = Pick<Analysis, 'engine' | 'modelFailure' | 'elapsedMs'>

/** Reads prompts, and keeps what was read. */
export class AnalysisService {
  constructor(private readonly parts: AnalysisServiceParts) {}

  /** Throws NotFoundError for a dataset, choice or earlier analysis that the viewer may not see. */
  async analyze(
    question: Question,
    { viewer, call, log }: RequestContext,
  ): Promise<Analysis | Clarification | Refusal> {
    checkPrompt(question.prompt)
    const { datasets } = this.parts
    const choiceId = checkChoices(question.choiceIds)
    if (choiceId !== null) {
      const head = await datasets.head(question.datasetId, call)
      return this.keep(await this.chosen(choiceId, question, viewer), { ...OFFLINE, elapsedMs: 0 }, head)
    }
    const previous = question.followUpTo === null ? null : await this.previous(question.followUpTo, question, viewer)
    const dataset = await datasets.open(question.datasetId, call)
    const phrases = this.parts.reader.candidatePhrases(question.prompt, dataset.prepared)
    const valueMatches = await datasets.matchValues(dataset.id, phrases, call)
    const started = performance.now()
    const offline = this.parts.reader.read(question.prompt, dataset.prepared, {
      valueMatches,
      today: this.parts.clock().toISOString().slice(0, 10),
      ...(previous ? { previous } : {}),
    })
    const { prompt } = question
    const { prepared, workspaceId } = dataset
    const goesOn = previous !== null
    const verified = goesOn ? null : await this.parts.learning.verified(prompt, dataset, offline)
    if (verified) return this.keep(verified, { ...VERIFIED, elapsedMs: performance.now() - started }, dataset)
    const read = { result: offline, prompt, prepared, workspaceId, valueMatches, previous }
    const { result, ...by } = (await this.parts.model?.secondOpinion(read, call, log)) ?? {
      result: offline,
      ...OFFLINE,
    }
    const elapsedMs = performance.now() - started
    if (result.outcome === 'reading') return this.keep(result.reading, { ...by, elapsedMs }, dataset, goesOn)
    if (result.outcome === 'clarify') return this.askBack(result, dataset)
    const { message, unknown, suggestions } = result
    return { message, unknown, suggestions }
  }

  /** A chart names an analysis, so it stays. */
  async pin(chartId: string, analysisId: string | null): Promise<void> {
    if (analysisId !== null) await this.parts.analyses.pin(chartId, analysisId)
  }

  async release(chartId: string): Promise<void> {
    await this.parts.analyses.release(chartId, this.parts.clock())
  }

  async forgetDataset(datasetId: string): Promise<void> {
    await this.parts.analyses.purgeDataset(datasetId)
  }

  /** Forgets what is older than 30 days and named by no chart. */
  async purge(): Promise<void> {
    await this.parts.analyses.purge(new Date(this.parts.clock().getTime() - KEPT_DAYS * DAY_MS))
  }

  private async chosen(id: string, { datasetId, prompt }: Question, viewer: Viewer): Promise<Reading> {
    const [choice = null] = isId('choice', id) ? await this.parts.analyses.choicesByIds([id]) : []
    assertCanGoOnFrom(viewer, choice, { noun: 'choice', id, datasetId })
    if (choice.reading.prompt !== prompt)
      throw new BadInputError(
        'input.choiceIds',
        `The choice ${id} was offered for the prompt "${choice.reading.prompt}".`,
      )
    return choice.reading
  }

  private async previous(id: string, { datasetId }: Question, viewer: Viewer): Promise<Reading> {
    const [earlier = null] = isId('analysis', id) ? await this.parts.analyses.byIds([id]) : []
    assertCanGoOnFrom(viewer, earlier, { noun: 'analysis', id, datasetId })
    const { id: _id, engine: _engine, modelFailure: _failure, elapsedMs: _elapsedMs, ...reading } = earlier.analysis
    return reading
  }

  private async keep(
    reading: Reading,
    by: ReadBy,
    { id: datasetId, workspaceId }: DatasetHead,
    goesOn = false,
  ): Promise<Analysis> {
    const analysis: Analysis = { ...reading, ...by, id: newId('analysis') }
    await this.parts.analyses.store({ workspaceId, datasetId, analysis, goesOn }, this.parts.clock())
    return analysis
  }

  private async askBack(
    { question, about, choices }: Extract<ReadResult, { outcome: 'clarify' }>,
    { id: datasetId, workspaceId }: DatasetHead,
  ): Promise<Clarification> {
    const offered = choices.map((choice) => ({ ...choice, id: newId('choice') }))
    await this.parts.analyses.storeChoices(
      offered.map(({ id, reading }) => ({ id, workspaceId, datasetId, reading })),
      this.parts.clock(),
    )
    return {
      question,
      about,
      choices: offered.map(({ id, label, explanation }) => ({ id, label, explanation })),
    }
  }
}

function checkPrompt(prompt: string): void {
  const field = 'input.prompt'
  if (prompt.trim() === '') throw new BadInputError(field, 'The prompt is empty. Ask something of the data.')
  if (prompt.length > MAX_PROMPT)
    throw new BadInputError(field, `A prompt has at most ${MAX_PROMPT} characters; this one has ${prompt.length}.`)
  // Postgres stores neither, and no text means anything by them.
  if (prompt.includes('\u0000') || /\p{Surrogate}/u.test(prompt))
    throw new BadInputError(field, 'The prompt holds characters that are no text.')
}

/** The choice that counts: the last one, since each holds a whole reading. */
function checkChoices(choiceIds: readonly string[]): string | null {
  if (choiceIds.length > MAX_CHOICES)
    throw new BadInputError('input.choiceIds', `At most ${MAX_CHOICES} choices at once; there are ${choiceIds.length}.`)
  return choiceIds.at(-1) ?? null
}
