import { BadInputError, type Viewer } from '@askchart/service'
import type { ColumnProfile, DayOfWeek, QueryProblem } from '@askchart/vocabulary'
import type { Dataset } from '../datasets/dataset.js'
import { knownColumn } from '../datasets/known-column.js'
import type { DatasetService } from '../datasets/dataset.service.js'
import type { Catalogue } from '../query/catalogue.js'
import { after, changedColumn, checkColumn, type ColumnChange } from './column-check.js'
import type { MeaningDataSource } from './meaning.data-source.js'
import { type ProfiledMetric, profileOfMetric } from '../query/metrics/profile-metric.js'
import { checkDatasetName, checkDescription, checkMetricName, checkTimeZone, folded } from './words-check.js'

const MAX_METRICS = 50

export type DefinedOutcome = Extract<ProfiledMetric, { metric: unknown }> | { readonly problem: QueryProblem }

const withoutMetric = <Kind extends { readonly name: string }>(
  metrics: readonly Kind[],
  name: string,
): readonly Kind[] => metrics.filter((one) => folded(one.name) !== folded(name))

export interface MeaningServiceParts {
  readonly datasets: Pick<DatasetService, 'changeable' | 'dataset' | 'read'>
  readonly meanings: MeaningDataSource
}

/** Of each part: undefined leaves it as it is, null takes back what was said of it; a name only changes. */
export interface DatasetChange {
  readonly datasetId: string
  readonly name?: string | null | undefined
  readonly timeZone?: string | null | undefined
  readonly firstDayOfWeek?: DayOfWeek | null | undefined
}

/** A metric of the same name keeps its description where that is undefined. */
export interface MetricDefinition {
  readonly datasetId: string
  readonly name: string
  readonly expression: string
  readonly description?: string | null | undefined
}

/** Says what data means, over what was found in it: editors may. */
export class MeaningService {
  constructor(private readonly parts: MeaningServiceParts) {}

  async describeDataset(
    { datasetId, name, timeZone, firstDayOfWeek }: DatasetChange,
    viewer: Viewer,
  ): Promise<Dataset> {
    const { datasets, meanings } = this.parts
    await datasets.changeable(datasetId, viewer)
    const zone = timeZone == null ? timeZone : checkTimeZone(timeZone)
    await meanings.change(
      datasetId,
      (said) => ({
        ...said,
        calendar: {
          timeZone: after(said.calendar?.timeZone, zone),
          firstDayOfWeek: after(said.calendar?.firstDayOfWeek, firstDayOfWeek),
        },
      }),
      name == null ? null : checkDatasetName(name),
    )
    return datasets.dataset(datasetId, viewer)
  }

  async describeColumn(
    { datasetId, column, ...wanted }: ColumnChange & { readonly datasetId: string; readonly column: string },
    viewer: Viewer,
  ): Promise<ColumnProfile> {
    const catalogue = await this.changeable(datasetId, viewer)
    const { table, profile } = knownColumn(catalogue, 'input.column', column)
    const columns = catalogue.tables.find(({ name }) => name === table)?.columns ?? []
    const change = checkColumn(wanted, profile, columns)
    await this.parts.meanings.change(datasetId, (said) => ({
      ...said,
      columns: { ...said.columns, [column]: changedColumn(said.columns?.[column] ?? {}, change) },
    }))
    return knownColumn(await this.changed(datasetId, viewer), 'input.column', column).profile
  }

  /** What is wrong with the expression is a problem; a metric of the same name is replaced. */
  async defineMetric(wanted: MetricDefinition, viewer: Viewer): Promise<DefinedOutcome> {
    const { datasetId, expression } = wanted
    const catalogue = await this.changeable(datasetId, viewer)
    const name = checkMetricName(wanted.name, catalogue)
    const before = catalogue.metrics?.find((metric) => folded(metric.name) === folded(name))
    const description =
      wanted.description === undefined ? (before?.description ?? null) : checkDescription(wanted.description)
    const defined = { name, expression, description }
    const profiled = profileOfMetric(defined, catalogue)
    if ('problems' in profiled) {
      const [problem] = profiled.problems
      return { problem: problem ?? { path: 'expression', message: 'The expression cannot be read.' } }
    }
    await this.parts.meanings.change(datasetId, (said) => {
      const others = withoutMetric(said.metrics ?? [], name)
      if (others.length >= MAX_METRICS)
        throw new BadInputError('input.name', `A dataset has at most ${MAX_METRICS} metrics.`)
      return { ...said, metrics: [...others, defined] }
    })
    return profiled
  }

  async deleteMetric(
    { datasetId, name }: { readonly datasetId: string; readonly name: string },
    viewer: Viewer,
  ): Promise<boolean> {
    const { metrics = [] } = await this.changeable(datasetId, viewer)
    if (withoutMetric(metrics, name).length === metrics.length) return false
    await this.parts.meanings.change(datasetId, (said) => ({
      ...said,
      metrics: withoutMetric(said.metrics ?? [], name),
    }))
    return true
  }

  private async changeable(datasetId: string, viewer: Viewer): Promise<Catalogue> {
    const { datasets } = this.parts
    return datasets.read(await datasets.changeable(datasetId, viewer))
  }

  private async changed(datasetId: string, viewer: Viewer): Promise<Catalogue> {
    const { datasets } = this.parts
    const dataset: Dataset = await datasets.dataset(datasetId, viewer)
    return datasets.read(dataset)
  }
}
