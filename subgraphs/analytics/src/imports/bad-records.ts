import { type ImportProblem, ImportProblemError } from './import-problem.js'

/** Whether a record that cannot be read ends the import or is left out. `text` is the record's, or as much as is known of it. */
export type BadLine = (problem: ImportProblem, text: string) => 'stop' | 'skip'

/** So many left out are no slip any more, and what is known of them has to fit in memory. */
const MOST = 100_000

/** Asks about each bad record of a table once, however often the table is read. */
export class BadRecords {
  private readonly skipped = new Set<number>()

  constructor(
    private readonly file: string,
    private readonly decide: BadLine | undefined,
  ) {}

  /** Throws the problem where it is to end the import. `line` is where the record starts. */
  readonly tell = (problem: ImportProblemError, line: number, text?: string): void => {
    if (this.skipped.has(line)) return
    const told = problem.inFile(this.file)
    if (this.decide?.(told.problem, text ?? told.problem.sample ?? '') !== 'skip') throw told
    if (this.skipped.size >= MOST)
      throw new ImportProblemError(`More than ${MOST} lines of this file cannot be read. The first: ${told.message}`, {
        ...told.problem,
      })
    this.skipped.add(line)
  }
}
