import { differences } from '@askchart/document'
import { type RequestContext, queryHash, UnavailableError } from '@askchart/service'
import type { VegaLiteSpec } from '@askchart/vocabulary'
import type { AnalyticsDataSource, ChartDataset, QueryOutcome } from '../charts/analytics.data-source.js'
import type { Chart } from '../charts/chart.js'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import { assertCanEditChart } from '../charts/chart.policy.js'
import { checkPrompt } from '../charts/generate.service.js'
import type { NlpDataSource, PromptReading, Shown, StepAsked } from '../charts/nlp.data-source.js'
import { cannot, cannotRun, type GenerateOutcome, nothingMatches } from '../charts/outcome.js'
import { rawContent } from '../collaboration/chart-content.js'
import { proposal } from '../collaboration/decide.js'
import type { EditConflict } from '../collaboration/edit.js'
import type { EditDataSource } from '../collaboration/edit.data-source.js'
import type { EditOccasion, EditService } from '../collaboration/edit.service.js'
import type { HistoryStep } from '../collaboration/history.js'
import type { UndoService } from '../collaboration/undo.service.js'
import { buildSpec } from '../spec/build-spec.js'
import { painted } from '../spec/painted.js'
import { chartTitle } from '../spec/chart-title.js'
import { type Reading, type ResultShape, unknownShape } from '../spec/reading.js'
import { binSteps } from '../spec/validate/bin-steps.js'
import { validateSpec } from '../spec/validate/validate-spec.js'
import { drawnAs } from './drawn-as.js'
import { recoloured, redrawn } from './redrawn.js'

export interface RefineRequest {
  readonly chartId: string
  readonly prompt: string
  readonly choiceIds: readonly string[] | null
  readonly clientId: string | null
  readonly idempotencyKey: string | null
}

export interface RefineServiceParts {
  readonly charts: ChartDataSource
  readonly log: EditDataSource
  readonly edits: EditService
  readonly undo: UndoService
  readonly nlp: NlpDataSource
  readonly analytics: AnalyticsDataSource
}

type Analysis = Extract<PromptReading, { __typename: 'Analysis' }>

/** A chart as it is, and how a prompt would have led to it. */
interface Before {
  readonly chart: Chart
  readonly reading: Reading
  readonly shape: ResultShape
  readonly shown: Shown
}

const MANY_COLOURS =
  'This chart tells things apart by colour, so that it has no one colour to change. The editor has the colours of each, under Colours.'

/** Prompts that a refusal offers. */
const OFFERED = 3

/** How often a prompt is read again because others edit the chart meanwhile. */
const MAX_ROUNDS = 5

const shapeOf = (outcome: QueryOutcome): ResultShape => ('problem' in outcome ? unknownShape : outcome.shape)

/** Changes charts by words, through the same edits as every other change. */
export class RefineService {
  constructor(private readonly parts: RefineServiceParts) {}

  async refine(request: RefineRequest, context: RequestContext): Promise<GenerateOutcome> {
    const { chartId, prompt, choiceIds, clientId, idempotencyKey } = request
    const occasion = { chartId, clientId, idempotencyKey }
    let chart = await this.parts.edits.editable(occasion, context)
    checkPrompt(prompt)
    const known = await this.known(request, context)
    if (known) return { kind: 'generated', chart, analysisId: known.analysisId }
    const dataset = await this.parts.analytics.dataset(chart.datasetId, context.call)
    // By what was shown: edits of others that change nothing of it, such as a colour, need no second reading.
    const readings = new Map<string, PromptReading | StepAsked>()
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const before = await this.before(chart, dataset, context)
      const of = queryHash(before.shown)
      const asked = { datasetId: dataset.id, prompt, choiceIds, shown: before.shown }
      const reading = readings.get(of) ?? (await this.parts.nlp.readChange(asked, context.call))
      readings.set(of, reading)
      switch (reading.__typename) {
        case 'ClarificationNeeded':
          return { kind: 'clarify', ...reading }
        case 'CannotAnswer':
          return { kind: 'cannot', ...reading }
        case 'HistoryStepAsked':
          return this.step(reading.step, occasion, dataset.id, context)
        case 'Analysis': {
          const words = { prompt, analysisId: reading.id }
          const outcome = await this.change(before, reading, dataset, { ...occasion, words }, context)
          if (outcome.kind !== 'conflict') return outcome
          const [now = null] = await this.parts.charts.byIds([chartId])
          assertCanEditChart(context.viewer, now, chartId)
          chart = now
        }
      }
    }
    throw new UnavailableError('charts', 'Others are changing this chart just now. Try again in a moment.')
  }

  private async known(
    { chartId, idempotencyKey }: RefineRequest,
    { viewer }: RequestContext,
  ): Promise<{ readonly analysisId: string | null } | null> {
    return idempotencyKey === null ? null : this.parts.log.byIdempotencyKey(chartId, viewer.id, idempotencyKey)
  }

  private async before(chart: Chart, dataset: ChartDataset, { call }: RequestContext): Promise<Before> {
    const shape = shapeOf(await this.parts.analytics.run(dataset.id, chart.query, call))
    const reading = drawnAs(chart, dataset, shape)
    const { query, mark, arrangement, orientation = null } = reading
    const title = chart.title === chartTitle(reading, dataset) ? null : chart.title
    return { chart, reading, shape, shown: { query, mark, arrangement, orientation, title } }
  }

  /** Undoes or redoes the viewer's own last edit. */
  private async step(
    step: HistoryStep,
    occasion: EditOccasion,
    datasetId: string,
    context: RequestContext,
  ): Promise<GenerateOutcome> {
    const outcome = await this.parts.undo.step(step, occasion, context)
    if (outcome.kind === 'edited') return { kind: 'generated', chart: outcome.chart, analysisId: null }
    const suggestions = await this.parts.nlp.suggestions(datasetId, OFFERED, context.call)
    return { kind: 'cannot', message: outcome.message, unknown: [], suggestions }
  }

  private async change(
    before: Before,
    analysis: Analysis,
    dataset: ChartDataset,
    occasion: EditOccasion,
    context: RequestContext,
  ): Promise<GenerateOutcome | EditConflict> {
    const { chart } = before
    const { query, explanation, id: analysisId } = analysis
    let { shape } = before
    if (queryHash(query) !== queryHash(chart.query)) {
      const run = await this.parts.analytics.run(dataset.id, query, context.call)
      if ('problem' in run) return cannotRun(explanation, run.problem)
      if (run.empty) return nothingMatches(explanation)
      shape = run.shape
    }
    const drawn = specAfter(before, analysis, dataset, shape)
    const spec = analysis.colour === null ? drawn : painted(drawn, analysis.colour)
    if (spec === null) return cannot(MANY_COLOURS)
    const after = {
      ...chart,
      query,
      spec,
      title: titleAfter(before, analysis, dataset),
    }
    const changes = differences(rawContent(chart), rawContent(after))
    if (changes.length === 0) return { kind: 'generated', chart, analysisId }
    const edit = { changes, baseVersion: chart.version }
    const outcome = await this.parts.edits.apply<EditConflict>(chart, occasion, context, (locked) =>
      proposal(locked, edit),
    )
    switch (outcome.kind) {
      case 'edited':
        return { kind: 'generated', chart: outcome.chart, analysisId }
      case 'conflict':
        return outcome
      case 'invalid':
        return cannot(`This was read as "${explanation}", which this chart cannot show: ${outcome.message}`)
    }
  }
}

/** The chart's spec with what the words change of it; where that would not draw, as it would be made anew. */
function specAfter(
  { chart, reading, shape: known }: Before,
  analysis: Analysis,
  dataset: ChartDataset,
  shape: ResultShape,
): VegaLiteSpec {
  const wanted = buildSpec(analysis, dataset, shape)
  const steps = binSteps(analysis.query, dataset)
  const ways = [redrawn(chart.spec, buildSpec(reading, dataset, known), wanted), recoloured(chart.spec, wanted)]
  return ways.find((spec) => validateSpec(spec, analysis.query, steps).length === 0) ?? wanted
}

/** A title that people gave stays, unless the words are about it; one that followed from the query follows it. */
function titleAfter({ shown }: Before, analysis: Analysis, dataset: ChartDataset): string {
  const { title, mentions } = analysis
  const told = mentions.some(({ kind }) => kind === 'TITLE')
  return (told ? title : (title ?? shown.title)) ?? chartTitle(analysis, dataset)
}
