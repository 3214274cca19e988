import type { Verifier, Viewer } from '@askchart/service'
import { parseQuerySpec, type QueryProblem, type QuerySpec } from '@askchart/vocabulary'
import type { Catalogue } from '../query/catalogue.js'
import { compileQuery } from '../query/compile.js'
import type { CatalogueSource } from './catalogue-source.js'
import { type DataProblem, dataProblemOf } from './data-problem.js'
import { type GrantedChart, grantedDataset } from './grant.js'

export interface DataProblemServiceParts {
  readonly catalogues: CatalogueSource
  readonly verifier: Verifier
  readonly clock: () => Date
}

const UNFIT = 'This chart no longer fits its dataset.'
const DELETED = 'The dataset of this chart has been deleted.'

/** Whether a chart still fits its dataset. Compiles, and runs nothing. */
export class DataProblemService {
  constructor(private readonly parts: DataProblemServiceParts) {}

  /**
   * Null where the chart can be drawn. Throws ForbiddenError without a valid grant. Names of other columns are for those
   * alone who may see the dataset; a grant opens no more than its chart.
   */
  async of(chart: GrantedChart, viewer: Viewer): Promise<DataProblem | null> {
    const { catalogues, verifier } = this.parts
    const datasetId = await grantedDataset(verifier, chart)
    const catalogue = await catalogues.catalogueOf(datasetId)
    if (catalogue === null) return { message: DELETED, path: null, columns: [], metrics: [] }
    const parsed = parseQuerySpec(chart.query)
    if ('problems' in parsed) return toldOf(parsed.problems)
    const problem = dataProblemOf(parsed.spec, catalogue, (query, of) => this.check(query, of))
    if (problem === null || (await catalogues.catalogueFor(viewer, datasetId)) !== null) return problem
    return withoutNames(problem)
  }

  private check(query: QuerySpec, catalogue: Catalogue): readonly QueryProblem[] {
    const result = compileQuery(query, catalogue, { now: this.parts.clock() })
    return 'problems' in result ? result.problems : []
  }
}

/** The problem as it may be told to who sees no more than the chart: it names no column but the chart's own. */
function withoutNames({ message, path, columns, metrics }: DataProblem): DataProblem {
  const own = columns.some(({ removed }) => removed) ? message : columns[0]?.message
  return {
    message: own ?? UNFIT,
    path,
    columns: columns.map((column) => ({ ...column, suggestions: [] })),
    metrics: metrics.map(({ metric }) => ({ metric, message: UNFIT, suggestions: [], expressions: [] })),
  }
}

const toldOf = ([first]: readonly QueryProblem[]): DataProblem => ({
  message: first?.message ?? 'The query cannot be read.',
  path: first?.path || null,
  columns: [],
  metrics: [],
})
