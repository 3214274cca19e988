import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const row = z.object({
  id: z.string(),
  db_id: z.string(),
  nl: z.string(),
  /** Read in order, each going on from the one before. */
  turns: z.array(z.string()).min(1).nullish(),
  /** The id of a row that this one goes on from. */
  followUpTo: z.string().nullish(),
})
export type PromptRow = z.output<typeof row>

/** Reads a file of one JSON object on each line; other keys are left aside. Throws an Error that names the line. */
export async function readPrompts(file: string): Promise<readonly PromptRow[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [row.parse(JSON.parse(line))]
    } catch (error) {
      const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
      throw new Error(`${file}, line ${index + 1}: ${why}`, { cause: error })
    }
  })
}
