import type { RawContent } from '@askchart/document'
import { parseQuerySpec } from '@askchart/vocabulary'
import { isObject } from '../spec-read.js'
import type { ShownChart } from '../types.js'

/** A chart that says what a document says, as far as that can be shown. */
export function withContent<Chart extends ShownChart>(
  chart: Chart,
  { title, description, spec, query }: RawContent,
): Chart {
  const parsed = parseQuerySpec(query)
  return {
    ...chart,
    title: typeof title === 'string' ? title : chart.title,
    description: typeof description === 'string' ? description : null,
    spec: isObject(spec) ? spec : chart.spec,
    query: 'spec' in parsed ? parsed.spec : chart.query,
  }
}
