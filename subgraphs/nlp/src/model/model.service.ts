import { type GraphCall, type Logger, queryHash } from '@askchart/service'
import type { Engine, ModelFailure } from '@askchart/vocabulary'
import type { ModelConfig } from '../config.js'
import { explain } from '../reader/explain/explain.js'
import type { PreparedDataset, Reading, ReadResult, ValueMatch } from '../reader/types.js'
import { type ModelAnswer, parseAnswer } from './answer.js'
import { catalogueProblems } from './catalogue-problems.js'
import { placeMentions } from './mention-places.js'
import type { Completion, ModelDataSource, ModelRequest } from './model.data-source.js'
import { ModelError, modelError } from './model-error.js'
import { costOf, nanoDollars, worstCost } from './money.js'
import type { Patiently } from './patience.js'
import { poseQuestion } from './question.js'
import type { SpendingDataSource } from './spending.data-source.js'
import { tidyQuery } from './tidy-query.js'
import { spelled } from './value-spelling.js'

/** What was read offline, and of what. */
export interface OfflineRead {
  readonly result: ReadResult
  readonly prompt: string
  readonly prepared: PreparedDataset
  readonly workspaceId: string
  readonly valueMatches: readonly ValueMatch[]
  readonly previous: Reading | null
  /** YYYY-MM-DD. */
  readonly today: string
}

/** What is answered in the end, who read it, and why the model did not where it was asked. */
export interface Opinion {
  readonly result: ReadResult
  readonly engine: Engine
  readonly modelFailure: ModelFailure | null
}

export interface ModelServiceParts {
  readonly config: ModelConfig
  readonly model: ModelDataSource
  readonly spending: SpendingDataSource
  readonly patiently: Patiently
  readonly clock: () => Date
}

const KEPT_DAYS = 30
const DAY_MS = 86_400_000

/** A language model as a second reader, for what the first one is unsure of. */
export class ModelService {
  constructor(private readonly parts: ModelServiceParts) {}

  /**
   * The reading of the model where the offline one is below the configured confidence or there is none; else, and
   * whenever the model fails, the offline result. A question back is for the person, not for the model.
   */
  async secondOpinion(offline: OfflineRead, { signal }: Pick<GraphCall, 'signal'>, log: Logger): Promise<Opinion> {
    const { result } = offline
    const sure = result.outcome === 'reading' && result.reading.confidence >= this.parts.config.belowConfidence
    if (sure || result.outcome === 'clarify') return { result, engine: 'OFFLINE', modelFailure: null }
    try {
      const reading = await this.parts.patiently((until) => this.ask(offline, until), signal)
      if (reading !== null)
        return { result: { outcome: 'reading', reading }, engine: 'LANGUAGE_MODEL', modelFailure: null }
      return failed(result, 'NO_READING')
    } catch (error) {
      if (error instanceof ModelError) log.warn({ err: error }, 'the language model did not read a prompt')
      else log.error({ err: error }, 'asking the language model broke')
      return failed(result, error instanceof ModelError ? error.failure : 'UNAVAILABLE')
    }
  }

  /** Forgets what was spent more than 30 days ago. */
  async purge(): Promise<void> {
    await this.parts.spending.purge(dayOf(new Date(this.parts.clock().getTime() - KEPT_DAYS * DAY_MS)))
  }

  private async ask(offline: OfflineRead, signal: AbortSignal): Promise<Reading | null> {
    const { config, model } = this.parts
    const { profile } = offline.prepared
    const question = { ...offline, profile }
    const { messages, reveal } = poseQuestion(question, config.sampleValues)
    const { content } = await this.paid(model.request(messages), offline.workspaceId, signal)
    if (content instanceof ModelError) throw content
    const answer = parseAnswer(content)
    if (answer === null) return null
    const query = tidyQuery(spelled(reveal(answer.query), profile, offline.valueMatches))
    const [problem] = catalogueProblems(query, profile)
    if (problem !== undefined) throw modelError.unusable('its query does not fit the dataset')
    return this.readingOf({ ...answer, query }, offline)
  }

  /** Sends a request within the workspace's budget of the day. */
  private async paid(request: ModelRequest, workspaceId: string, signal: AbortSignal): Promise<Completion> {
    const { config, spending, clock } = this.parts
    const reserved = { workspaceId, day: dayOf(clock()), amount: worstCost(request.bytes, config.price) }
    if (!(await spending.reserve(reserved, nanoDollars(config.dollarsPerDay)))) throw modelError.budgetSpent()
    try {
      const completion = await request.send(signal)
      if (completion.usage !== null) await spending.settle(reserved, costOf(completion.usage, config.price))
      return completion
    } catch (error) {
      if (error instanceof ModelError && !error.nature.mayCost) await spending.settle(reserved, 0)
      throw error
    }
  }

  private readingOf(answer: ModelAnswer, { prompt, prepared, result, previous }: OfflineRead): Reading {
    const { confidence } = this.parts.config
    const ours = result.outcome === 'reading' ? result.reading : null
    const agreed = ours !== null && queryHash(ours.query) === queryHash(answer.query)
    const { intent, mark, arrangement, query } = answer
    // The model says nothing of these; what was said of them before stays.
    const { orientation, title } = ours ?? previous ?? {}
    const colour = ours?.colour
    return {
      prompt,
      intent,
      mark,
      arrangement,
      ...(orientation === undefined ? {} : { orientation }),
      ...(title === undefined ? {} : { title }),
      ...(colour === undefined ? {} : { colour }),
      // Two readers that differ in kind seldom make the same mistake: both must be wrong for this to be.
      confidence: agreed ? rounded(1 - (1 - ours.confidence) * (1 - confidence)) : confidence,
      mentions: agreed
        ? ours.mentions
        : placeMentions(prompt, query, answer.mentions, ours?.mentions ?? [], confidence),
      explanation: explain(query, prepared),
      query,
    }
  }
}

const rounded = (share: number): number => Math.round(share * 1_000) / 1_000
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const FAILED: Readonly<Record<ModelFailure, string>> = {
  TIMED_OUT: 'The language model was asked, too, and gave no answer in time.',
  UNAVAILABLE: 'The language model could not be asked; it does not answer now.',
  BUDGET_SPENT: 'The language model was not asked; what this workspace may spend on it today is spent.',
  UNUSABLE_ANSWER: 'The language model was asked, too, and gave no answer that fits this dataset.',
  NO_READING: 'The language model was asked, too, and found no answer either.',
}

/** The offline result; a refusal says in its message what became of the model, a reading has a field for it. */
function failed(result: ReadResult, failure: ModelFailure): Opinion {
  const said = result.outcome === 'cannot' ? { ...result, message: `${result.message} ${FAILED[failure]}` } : result
  return { result: said, engine: 'OFFLINE', modelFailure: failure }
}
