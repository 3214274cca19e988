import type { AnalysisPartsFragment, ChartPartsFragment, EditPartsFragment } from '../graphql/generated/graphql.js'

export type ShownChart = ChartPartsFragment
export type ShownAnalysis = AnalysisPartsFragment
export type ShownEdit = EditPartsFragment
