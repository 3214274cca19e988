import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
} from 'cockatiel'
import type { ModelPatience } from '../config.js'
import { ModelError, modelError } from './model-error.js'

type Act<Result> = (signal: AbortSignal) => Promise<Result>

/**
 * Tries a thing under one deadline, again after what may pass, and not at all for a while after too many failures in a
 * row. The failures are counted over all calls of this process. Throws a ModelError.
 */
export type Patiently = <Result>(act: Act<Result>, caller?: AbortSignal) => Promise<Result>

export function createPatience({
  deadlineMs,
  retries,
  backoffMs,
  failuresBeforeRest,
  restMs,
}: ModelPatience): Patiently {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof ModelError && error.nature.outage),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failuresBeforeRest) },
  )
  const deadline = timeout(deadlineMs, TimeoutStrategy.Aggressive)

  /** A quarter less or more, lest all who were refused at once come back at once. */
  const waitBefore = (attempt: number, error: unknown): number => {
    const backoff = backoffMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2)
    return Math.max(backoff, error instanceof ModelError ? error.nature.waitMs : 0)
  }

  return async (act, caller) => {
    const end = performance.now() + deadlineMs
    // A wait that outlasts the deadline is not begun: the answer that there is goes out now.
    const again = retry(
      handleWhen(
        (error) => error instanceof ModelError && error.nature.retry && performance.now() + error.nature.waitMs < end,
      ),
      {
        maxAttempts: retries,
        backoff: new DelegateBackoff(({ attempt, result }) =>
          waitBefore(attempt, 'error' in result ? result.error : null),
        ),
      },
    )
    try {
      // The policies are nested by hand: a breaker that is testing the water hands its callers no signal.
      return await deadline.execute(
        ({ signal }) =>
          again.execute(
            () =>
              breaker.execute(async () => {
                try {
                  if (signal.aborted) throw modelError.timedOut()
                  return await act(signal)
                } catch (error) {
                  throw caller?.aborted === true ? modelError.abandoned() : error
                }
              }),
            signal,
          ),
        caller,
      )
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw modelError.resting()
      if (error instanceof TaskCancelledError) throw modelError.timedOut()
      throw error
    }
  }
}
