import type { ReferenceResolver } from '@askchart/service'
import type { ChartsContext } from '../context.js'
import { assertCanListCharts, assertCanSeeChart } from './chart.policy.js'
import { WorkspaceEntity } from './stubs.entity.js'

/** A chart that another subgraph names; to strangers it is not there. */
export const chartReference: ReferenceResolver<ChartsContext> = async ({ id }, { viewer, chartById }) => {
  const chart = await chartById(String(id))
  assertCanSeeChart(viewer, chart, String(id))
  return chart
}

export const workspaceReference: ReferenceResolver<ChartsContext> = ({ id }, { viewer }) => {
  assertCanListCharts(viewer, String(id))
  return new WorkspaceEntity(String(id))
}
