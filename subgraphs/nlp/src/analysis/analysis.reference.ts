import type { Analysis } from '@askchart/vocabulary'
import type { NlpContext } from '../context.js'

/** An analysis as a chart names it; null once it is gone, and for a stranger. */
export const resolveAnalysis = (
  { id }: Readonly<Record<string, unknown>>,
  { analysisById }: NlpContext,
): Promise<Analysis | null> => analysisById.load(String(id))
