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
    if (catalogue === null) return { message: DELETED, path: null, columns: [] }
    const parsed = parseQuerySpec(chart.query)
    if ('problems' in parsed) return toldOf(parsed.problems)
    const problem = dataProblemOf(parsed.spec, catalogue, (query) => this.check(query, catalogue))
    if (problem === null || problem.columns.length === 0) return problem
    if ((await catalogues.catalogueFor(viewer, datasetId)) !== null) return problem
    return { ...problem, columns: problem.columns.map((column) => ({ ...column, suggestions: [] })) }
  }

  private check(query: QuerySpec, catalogue: Catalogue): readonly QueryProblem[] {
    const result = compileQuery(query, catalogue, { now: this.parts.clock() })
    return 'problems' in result ? result.problems : []
  }
}

const toldOf = ([first]: readonly QueryProblem[]): DataProblem => ({
  message: first?.message ?? 'The query cannot be read.',
  path: first?.path || null,
  columns: [],
})
