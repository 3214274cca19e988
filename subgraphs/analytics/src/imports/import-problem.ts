/** What a person must mend in a file before it can be imported, and where. */
export interface ImportProblem {
  readonly message: string
  readonly file: string | null
  /** 1-based line of the file. */
  readonly line: number | null
  readonly column: string | null
  /** The start of the text at fault. */
  readonly sample: string | null
  /** The rest can be imported without this line. */
  readonly canSkip?: true
  /** What was uploaded is kept no longer. */
  readonly isGone?: true
}

const SAMPLE_LENGTH = 120

export const REPLACED_IS_GONE =
  'The dataset whose rows were to be replaced has been deleted meanwhile. Import the files as a new one.'

export class ImportProblemError extends Error {
  readonly problem: ImportProblem

  constructor(message: string, where: Partial<Omit<ImportProblem, 'message'>> = {}) {
    super(message)
    this.name = 'ImportProblemError'
    const { file = null, line = null, column = null, sample = null, canSkip } = where
    const shown = sample?.slice(0, SAMPLE_LENGTH) ?? null
    this.problem = { message, file, line, column, sample: shown, ...(canSkip ? { canSkip } : {}) }
  }

  /** The same problem, for want of a file that was kept. */
  ofGoneFile(): ImportProblem {
    return { ...this.problem, isGone: true }
  }

  /** The same problem, of a line without which the rest can be imported. */
  thatCanBeSkipped(): ImportProblemError {
    return new ImportProblemError(this.message, { ...this.problem, canSkip: true })
  }

  /** The same problem, said of this file. */
  inFile(file: string): ImportProblemError {
    return new ImportProblemError(this.message, { ...this.problem, file })
  }
}
