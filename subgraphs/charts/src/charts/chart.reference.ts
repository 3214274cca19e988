import type { ReferenceResolver } from '@askchart/service'
import type { ChartsContext } from '../context.js'
import { assertCanListCharts, assertCanSeeChart } from './chart.policy.js'
import { holdsLinkTo } from '../share/share-link.js'
import { WorkspaceEntity } from './stubs.entity.js'

/** A chart that another subgraph names; to strangers it is not there. */
export const chartReference: ReferenceResolver<ChartsContext> = async ({ id }, { viewer, chartById }) => {
  const chart = await chartById(String(id))
  if (!chart || !holdsLinkTo(viewer, chart)) assertCanSeeChart(viewer, chart, String(id))
  return chart
}

export const workspaceReference: ReferenceResolver<ChartsContext> = ({ id }, { viewer }) => {
  assertCanListCharts(viewer, String(id))
  return new WorkspaceEntity(String(id))
}
