import { z } from 'zod'
import type { ImportProblem } from '../import-problem.js'
import type { RowBatch } from './row-batch.js'
import type { SourceColumn } from './source.js'

/** What is read in a thread of its own. */
export const threadTask = z.object({ kind: z.enum(['parquet', 'xlsx']), path: z.string(), size: z.number() })
export type ThreadTask = z.infer<typeof threadTask>

/** To the thread: the next rows of a table. The first of a reading begins it, and ends the one before. */
export const threadRequest = z.object({ reading: z.number(), table: z.number() })
export type ThreadRequest = z.infer<typeof threadRequest>

const problem = z.custom<ImportProblem>((value) => typeof value === 'object' && value !== null && 'message' in value)
const column = z.custom<SourceColumn>((value) => typeof value === 'object' && value !== null && 'name' in value)
const table = z.object({ name: z.string().nullable(), columns: z.array(column), rowCount: z.number().optional() })
const batch = z.custom<RowBatch>((value) => typeof value === 'object' && value !== null && 'bytes' in value)

const reading = z.number()

/** From the thread. Cells travel as the buffers that they lie in, which are then no longer the thread's. */
export const threadAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('opened'), reading, tables: z.array(table) }),
  z.object({ kind: z.literal('batch'), reading, batch }),
  z.object({ kind: z.literal('bad'), reading, problem, line: z.number(), text: z.string().optional() }),
  z.object({ kind: z.literal('end'), reading }),
  z.object({ kind: z.literal('problem'), reading, problem }),
  z.object({ kind: z.literal('fault'), message: z.string() }),
])
export type ThreadAnswer = z.infer<typeof threadAnswer>
