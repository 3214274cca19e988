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
