import type { Json } from '@askchart/vocabulary'
import { z } from 'zod'
import type { Edit } from './edit.js'

export const chartTopic = (chartId: string): string => `chartEdited:${chartId}`

const json: z.ZodType<Json> = z.json()
const messageSchema = z.union([
  z.object({ deleted: z.literal(true) }),
  z.object({ missed: z.literal(true) }),
  z.object({
    edit: z.object({
      chartId: z.string(),
      version: z.number().int(),
      authorId: z.string().nullable(),
      clientId: z.string().nullable(),
      at: z.coerce.date(),
      // A process of an earlier release tells none of these.
      reverts: z.number().int().nullable().default(null),
      restores: z.number().int().nullable().default(null),
      prompt: z.string().nullable().default(null),
      mends: z.number().int().nullable().default(null),
      update: z.base64().nullable().default(null),
      changes: z.array(z.object({ path: z.string(), value: json, previous: json })),
    }),
  }),
])

/** What is told on a chart's topic: an edit after it was stored, that the chart is gone, or that something was not heard. */
export type ChartMessage = { readonly deleted: true } | { readonly missed: true } | { readonly edit: Edit }

/** Stands for what was told while nobody could hear it. */
export const MISSED: ChartMessage = { missed: true }

/** The message as JSON can carry it. */
export const encodeMessage = (message: ChartMessage): object =>
  'edit' in message
    ? { edit: { ...message.edit, update: message.edit.update && Buffer.from(message.edit.update).toString('base64') } }
    : message

export function parseChartMessage(message: unknown): ChartMessage {
  const parsed = messageSchema.parse(message)
  if (!('edit' in parsed)) return parsed
  const { edit } = parsed
  const update = edit.update === null ? null : new Uint8Array(Buffer.from(edit.update, 'base64'))
  return { edit: { ...edit, follows: edit.version - 1, update } }
}
