import type { JsonObject } from '@askchart/vocabulary'
import { object } from '../channels.js'
import type { Layout } from '../layout.js'
import type { MarkPainter } from './mark.js'

/** A single number, large. */
function spec({ measures }: Layout): JsonObject {
  const [measure] = measures
  if (measure === undefined) return {}
  const temporal = measure.kind === 'temporal'
  return {
    mark: { type: 'text', fontSize: 56, fontWeight: 600 },
    encoding: {
      text: object({
        field: measure.name,
        type: temporal ? 'temporal' : 'quantitative',
        title: measure.title,
        format: temporal ? (measure.timeFormat ?? undefined) : measure.formats.value,
      }),
    },
  }
}

export const text = { mark: 'TEXT', spec } as const satisfies MarkPainter
