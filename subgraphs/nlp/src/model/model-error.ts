import type { ModelFailure } from '@askchart/vocabulary'

interface Nature {
  /** Whether the same question may be answered a moment later. */
  readonly retry: boolean
  /** Milliseconds that the server asked to wait, 0 where it did not. */
  readonly waitMs: number
  /** Whether the server is at fault, rather than this question or its answer. */
  readonly outage: boolean
  /** Whether what was sent may be charged though no usage was told. */
  readonly mayCost: boolean
}

const plain: Nature = { retry: false, waitMs: 0, outage: false, mayCost: false }

/** Why a question to the language model led to no answer. Its message goes to the log and holds nothing that was said. */
export class ModelError extends Error {
  readonly nature: Nature

  constructor(
    readonly failure: ModelFailure,
    message: string,
    nature: Partial<Nature> = {},
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
    this.name = 'ModelError'
    this.nature = { ...plain, ...nature }
  }
}

export const modelError = {
  timedOut: () => new ModelError('TIMED_OUT', 'no answer within the deadline', { outage: true, mayCost: true }),
  abandoned: () => new ModelError('TIMED_OUT', 'who asked has gone', { mayCost: true }),
  unreachable: (cause: unknown) =>
    new ModelError('UNAVAILABLE', 'the connection failed', { retry: true, outage: true, mayCost: true }, { cause }),
  refused: (status: number, code: string, waitMs: number) =>
    new ModelError('UNAVAILABLE', `refused with status ${status}${code === '' ? '' : ` (${code})`}`, {
      retry: status === 408 || status === 409 || status === 429 || status >= 500,
      waitMs,
      // 400 and 422 are about what was asked; all others would meet any question.
      outage: status !== 400 && status !== 422,
    }),
  resting: () => new ModelError('UNAVAILABLE', 'it failed too often of late and is left alone for a while'),
  budgetSpent: () => new ModelError('BUDGET_SPENT', 'the budget of this workspace is spent for today'),
  unusable: (why: string, mayCost = false) => new ModelError('UNUSABLE_ANSWER', why, { mayCost }),
}
