import { z } from 'zod'

const failure = z.object({ code: z.unknown(), message: z.unknown() }).partial()

/** The code of whatever a driver threw; errors of Node's own need not be instances of our Error. */
export function codeOf(error: unknown): string {
  const parsed = failure.safeParse(error)
  return parsed.success && typeof parsed.data.code === 'string' ? parsed.data.code : ''
}

export function messageOf(error: unknown): string {
  const parsed = failure.safeParse(error)
  return parsed.success && typeof parsed.data.message === 'string' ? parsed.data.message : String(error)
}

/** Of a user of ClickHouse who may not even choose how to read: a join means something else without its settings. */
export const NO_SETTINGS =
  'This user is read-only in a way that allows no settings (readonly = 1). Give its profile readonly = 2, which reads as little and lets a query say how it joins.'
