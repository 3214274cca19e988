import type { PubSub } from '@askchart/pubsub'
import { BadInputError, newId, type RequestContext, ServiceError } from '@askchart/service'
import { buildSpec } from '../spec/build-spec.js'
import { painted } from '../spec/painted.js'
import { chartTitle } from '../spec/chart-title.js'
import { binSteps } from '../spec/validate/bin-steps.js'
import { validateSpec } from '../spec/validate/validate-spec.js'
import { isStorable, UNSTORABLE_TEXT } from '../collaboration/storable.js'
import { tellWorkspace } from '../workspace-charts/chart-event.js'
import type { AnalyticsDataSource, ChartDataset } from './analytics.data-source.js'
import type { Chart } from './chart.js'
import type { ChartDataSource } from './chart.data-source.js'
import { assertCanMakeCharts, assertCanSeeChart, assertSignedIn } from './chart.policy.js'
import { inParallel } from './in-parallel.js'
import type { NlpDataSource, PromptReading, Question } from './nlp.data-source.js'
import { cannot, cannotRun, type GenerateOutcome, nothingMatches } from './outcome.js'

export interface GenerateRequest extends Question {
  readonly workspaceId: string | null
  readonly idempotencyKey: string | null
}

export interface GenerateServiceParts {
  readonly charts: ChartDataSource
  readonly nlp: NlpDataSource
  readonly analytics: AnalyticsDataSource
  readonly pubsub: PubSub
  readonly clock: () => Date
}

const MAX_PROMPT = 2_000
const MAX_KEY = 200
export const MAX_PROMPTS = 20
const AT_ONCE = 4

/** A chart lives in the workspace of its dataset: who may see the one may see the other. */
export function workspaceOf(dataset: ChartDataset, wanted: string | null): string {
  if (wanted !== null && wanted !== dataset.workspaceId)
    throw new BadInputError(
      'input.workspaceId',
      'A chart lives in the workspace of its dataset, and this is another one.',
    )
  return dataset.workspaceId
}

export function checkPrompt(prompt: string): void {
  if (prompt.trim() === '' || prompt.length > MAX_PROMPT)
    throw new BadInputError('input.prompt', `The prompt must have 1 to ${MAX_PROMPT} characters.`)
  if (!isStorable(prompt)) throw new BadInputError('input.prompt', `The prompt ${UNSTORABLE_TEXT}`)
}

export function checkKey(key: string | null): void {
  if (key === null) return
  if (key === '' || key.length > MAX_KEY)
    throw new BadInputError('input.idempotencyKey', `idempotencyKey must have 1 to ${MAX_KEY} characters.`)
  if (!isStorable(key)) throw new BadInputError('input.idempotencyKey', `idempotencyKey ${UNSTORABLE_TEXT}`)
}

/** From a prompt to a stored chart. */
export class GenerateService {
  constructor(private readonly parts: GenerateServiceParts) {}

  async generate(request: GenerateRequest, context: RequestContext): Promise<GenerateOutcome> {
    assertSignedIn(context.viewer)
    const { prompt } = request
    checkPrompt(prompt)
    checkKey(request.idempotencyKey)
    const known = await this.known(request.idempotencyKey, context)
    if (known) return { kind: 'generated', chart: known, analysisId: known.analysisId }
    const dataset = await this.parts.analytics.dataset(request.datasetId, context.call)
    assertCanMakeCharts(context.viewer, workspaceOf(dataset, request.workspaceId))
    const { datasetId, choiceIds, followUpTo } = request
    const reading = await this.parts.nlp.read({ datasetId, prompt, choiceIds, followUpTo }, context.call)
    switch (reading.__typename) {
      case 'ClarificationNeeded':
        return { kind: 'clarify', ...reading }
      case 'CannotAnswer':
        return { kind: 'cannot', ...reading }
      case 'Analysis':
        return this.draw(request, reading, dataset, context)
    }
  }

  private async draw(
    request: GenerateRequest,
    analysis: Extract<PromptReading, { __typename: 'Analysis' }>,
    dataset: ChartDataset,
    context: RequestContext,
  ): Promise<GenerateOutcome> {
    const { query, explanation } = analysis
    const outcome = await this.parts.analytics.run(dataset.id, query, context.call)
    if ('problem' in outcome) {
      context.log.warn({ problem: outcome.problem, analysisId: analysis.id }, 'a reading could not be run')
      return cannotRun(explanation, outcome.problem)
    }
    if (outcome.empty) return nothingMatches(explanation)
    const drawn = buildSpec(analysis, dataset, outcome.shape)
    const spec = (analysis.colour === null ? null : painted(drawn, analysis.colour)) ?? drawn
    const issues = validateSpec(spec, query, binSteps(query, dataset))
    if (issues.length > 0) throw new Error(`a spec of ours is not valid: ${JSON.stringify(issues)}`)
    const { idempotencyKey, prompt } = request
    const chart = await this.parts.charts.create(
      {
        id: newId('chart'),
        workspaceId: dataset.workspaceId,
        datasetId: dataset.id,
        ownerId: context.viewer.id,
        analysisId: analysis.id,
        idempotencyKey,
        prompt,
        title: analysis.title ?? chartTitle(analysis, dataset),
        description: null,
        spec,
        query,
      },
      this.parts.clock(),
    )
    if (chart) await tellWorkspace(this.parts.pubsub, 'CREATED', chart)
    const stored = chart ?? (await this.known(idempotencyKey, context))
    if (!stored) throw new Error('a chart whose key was taken is not there')
    return { kind: 'generated', chart: stored, analysisId: stored.analysisId }
  }

  private async known(key: string | null, { viewer }: RequestContext): Promise<Chart | null> {
    const chart = key === null ? null : await this.parts.charts.byIdempotencyKey(viewer.id, key)
    if (chart) assertCanSeeChart(viewer, chart, chart.id)
    return chart
  }

  /** Up to 20 prompts, answered independently: what refuses one of them is told as its answer. */
  async generateAll(
    requests: readonly GenerateRequest[],
    context: RequestContext,
  ): Promise<readonly GenerateOutcome[]> {
    assertSignedIn(context.viewer)
    if (requests.length > MAX_PROMPTS)
      throw new BadInputError(
        'inputs',
        `At most ${MAX_PROMPTS} prompts can be asked at once; these are ${requests.length}.`,
      )
    return inParallel(requests, AT_ONCE, async (request): Promise<GenerateOutcome> => {
      try {
        return await this.generate(request, context)
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
        return cannot(error.message)
      }
    })
  }
}
