import { z } from 'zod'
import { ExportFormat, formats } from './formats.js'
import { pictureSchema } from './picture.js'

const taskSchema = z.object({
  format: z.enum(ExportFormat),
  picture: pictureSchema,
  options: z.object({
    width: z.number().nullable(),
    height: z.number().nullable(),
    scale: z.number(),
    theme: z.enum(['LIGHT', 'DARK']),
  }),
})
export type RenderTask = z.infer<typeof taskSchema>

/** Runs in a worker thread: drawing is CPU-bound and would stop the event loop. */
export async function render(task: unknown): Promise<Uint8Array> {
  const { format, picture, options } = taskSchema.parse(task)
  return formats[format].render(picture, options)
}
