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
  databases: z.string('--databases is missing: the folder that holds one folder of CSV files for each database.'),
  prompts: z.string('--prompts is missing: the file of prompts, one JSON object on each line.'),
  out: z.string('--out is missing: the file to write the answers to.'),
  today: z.iso.date('--today is a date such as 2026-03-31.').nullable().default(null),
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
    const why =
      error instanceof z.ZodError
        ? error.issues.map(({ message }) => message).join('\n')
        : String(error).replace(/^\w+ \[\w+\]: /, '')
    throw new Error(`${why}\n${USAGE}`, { cause: error })
  }
}
