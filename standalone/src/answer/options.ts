import { parseArgs } from 'node:util'
import { z } from 'zod'

export interface AnswerOptions {
  /** A folder with a folder of CSV files for each database. */
  readonly databases: string
  readonly prompts: string
  readonly out: string
  /** YYYY-MM-DD; null counts from the latest date of each database. */
  readonly today: string | null
}

const USAGE = 'Usage: npm run -s answer -- --databases DIR --prompts FILE --out FILE [--today YYYY-MM-DD]'

const options = z.object({
  databases: z.string(),
  prompts: z.string(),
  out: z.string(),
  today: z.iso.date().nullable().default(null),
})

/** Throws an Error whose message says how the command is called. */
export function readOptions(args: readonly string[]): AnswerOptions {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { databases: text, prompts: text, out: text, today: text },
    })
    return options.parse(values)
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new Error(`${why}\n${USAGE}`, { cause: error })
  }
}
