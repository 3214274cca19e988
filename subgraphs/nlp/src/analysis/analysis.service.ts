import { BadInputError, type GraphCall, isId, newId, type RequestContext, type Viewer } from '@askchart/service'
import type { Analysis } from '@askchart/vocabulary'
import { type DatasetHead, todayIn } from '../datasets/dataset.data-source.js'
import type { DatasetService } from '../datasets/dataset.service.js'
import type { LearningService } from '../learning/learning.service.js'
import type { ModelService } from '../model/model.service.js'
import type { Reading, ReadResult } from '../reader/types.js'
import type { HistoryStep } from '../reader/follow-up/history-step.js'
import { OFFERED } from '../reader/suggest/suggest.js'
import type { Reader } from '../reader-port.js'
import type { AnalysisDataSource, StoredAnalysis } from './analysis.data-source.js'
import { assertCanGoOnFrom, maySee } from './analysis.policy.js'
import { readingOfShown, type ShownChart } from './shown.js'

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
  /** A chart that the prompt changes, instead of an analysis. */
  readonly shown: ShownChart | null
}

export interface Clarification {
  readonly question: string
  readonly about: string
  readonly choices: readonly { readonly id: string; readonly label: string; readonly explanation: string }[]
}
export type Refusal = Omit<Extract<ReadResult, { outcome: 'cannot' }>, 'outcome'>
export type Analyzed = Analysis | Clarification | Refusal | { readonly step: HistoryStep }

export interface AnalysisServiceParts {
  readonly datasets: DatasetService
  readonly analyses: AnalysisDataSource
  readonly learning: Pick<LearningService, 'verified'>
  readonly reader: Pick<Reader, 'candidatePhrases' | 'read' | 'historyStep' | 'suggestPrompts'>
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
  async analyze(question: Question, { viewer, call, log }: RequestContext): Promise<Analyzed> {
    checkPrompt(question.prompt)
    const { datasets, reader } = this.parts
    const { followUpTo, shown } = question
    if (followUpTo !== null && shown !== null)
      throw new BadInputError('input.shown', 'A prompt goes on from an analysis or from a chart, not from both.')
    const choiceId = checkChoices(question.choiceIds)
    const earlier = followUpTo === null ? null : await this.earlier(followUpTo, question, viewer)
    const goesOn = followUpTo !== null || shown !== null
    const from = { goesOn, followUpTo }
    if (choiceId !== null) {
      const head = await datasets.head(question.datasetId, call)
      return this.keep(await this.chosen(choiceId, question, viewer), { ...OFFLINE, elapsedMs: 0 }, head, from)
    }
    const step = goesOn ? reader.historyStep(question.prompt) : null
    if (step !== null) {
      const head = await datasets.head(question.datasetId, call)
      if (earlier === null) return { step }
      const stepped = await this.stepFrom(earlier, step, question.prompt, head, viewer)
      return typeof stepped === 'string' ? this.refusal(stepped, question.datasetId, call) : stepped
    }
    const dataset = await datasets.open(question.datasetId, call)
    const previous = shown === null ? earlier && readingIn(earlier) : readingOfShown(shown, dataset.prepared)
    const phrases = reader.candidatePhrases(question.prompt, dataset.prepared)
    const valueMatches = await datasets.matchValues(dataset.id, phrases, call)
    const today = todayIn(dataset, this.parts.clock())
    const started = performance.now()
    const offline = reader.read(question.prompt, dataset.prepared, {
      valueMatches,
      today,
      ...(previous ? { previous } : {}),
    })
    const { prompt } = question
    const { prepared, workspaceId } = dataset
    const verified = goesOn ? null : await this.parts.learning.verified(prompt, dataset, offline)
    if (verified) return this.keep(verified, { ...VERIFIED, elapsedMs: performance.now() - started }, dataset)
    const read = { result: offline, prompt, prepared, workspaceId, valueMatches, previous, today }
    const { result, ...by } = (await this.parts.model?.secondOpinion(read, call, log)) ?? {
      result: offline,
      ...OFFLINE,
    }
    const elapsedMs = performance.now() - started
    if (result.outcome === 'reading') return this.keep(result.reading, { ...by, elapsedMs }, dataset, from)
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

  private async earlier(id: string, { datasetId }: Question, viewer: Viewer): Promise<StoredAnalysis> {
    const [earlier = null] = isId('analysis', id) ? await this.parts.analyses.byIds([id]) : []
    assertCanGoOnFrom(viewer, earlier, { noun: 'analysis', id, datasetId })
    return earlier
  }

  /** What was shown before the analysis, once more; a further step goes back from there. Else why there is nothing. */
  private async stepFrom(
    { followUpTo }: StoredAnalysis,
    step: HistoryStep,
    prompt: string,
    head: DatasetHead,
    viewer: Viewer,
  ): Promise<Analysis | string> {
    if (step === 'REDO') return 'A conversation only goes back. Ask for what you want to see again.'
    if (followUpTo === null) return 'There is nothing to undo: this is what was asked first.'
    const [before = null] = await this.parts.analyses.byIds([followUpTo])
    if (before === null || !maySee(viewer, before)) return 'What was shown before is no longer kept.'
    const { engine, modelFailure } = before.analysis
    return this.keep({ ...readingIn(before), prompt, mentions: [] }, { engine, modelFailure, elapsedMs: 0 }, head, {
      goesOn: true,
      followUpTo: before.followUpTo,
    })
  }

  private async refusal(message: string, datasetId: string, call: GraphCall): Promise<Refusal> {
    const { prepared } = await this.parts.datasets.open(datasetId, call)
    const offered = this.parts.reader.suggestPrompts(prepared, OFFERED)
    return { message, unknown: [], suggestions: offered.map(({ text }) => text) }
  }

  private async keep(
    reading: Reading,
    by: ReadBy,
    { id: datasetId, workspaceId }: DatasetHead,
    from: Pick<StoredAnalysis, 'goesOn' | 'followUpTo'> = { goesOn: false, followUpTo: null },
  ): Promise<Analysis> {
    const analysis: Analysis = { ...reading, ...by, id: newId('analysis') }
    await this.parts.analyses.store({ workspaceId, datasetId, analysis, ...from }, this.parts.clock())
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

function readingIn({ analysis }: StoredAnalysis): Reading {
  const { id: _id, engine: _engine, modelFailure: _failure, elapsedMs: _elapsedMs, ...reading } = analysis
  return reading
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
