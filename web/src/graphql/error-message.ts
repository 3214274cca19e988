import type { CombinedError } from 'urql'

type Failure = Pick<CombinedError, 'networkError' | 'graphQLErrors'>

/** True of what is not there, or not for this person to see. */
export const isNotFound = ({ graphQLErrors }: Failure): boolean =>
  graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')

/** Whether an answer was given up on, as it did not come in time. */
export const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError'

/** An error in words: what happened and what to do. */
export function errorMessage(error: Failure): string {
  const [first] = error.graphQLErrors
  if (first) {
    const code = first.extensions['code']
    if (code === 'INTERNAL_SERVER_ERROR')
      return 'Something broke on the server. Try again; if it stays, look at its log.'
    if (code === 'UNAVAILABLE') return 'A part of the server did not answer in time. Try again in a moment.'
    return first.message
  }
  if (error.networkError) {
    const own = error.networkError.message
    return isTimeout(error.networkError) || /fetch|network|load failed/i.test(own)
      ? 'The server cannot be reached. Check that it is running, then try again.'
      : own
  }
  return 'Something went wrong. Try again.'
}

/** The part of the input that an error is about, such as `label`; null where it is about none. */
export function faultyField({ graphQLErrors }: Failure): string | null {
  const field = graphQLErrors[0]?.extensions['field']
  return typeof field === 'string' ? field.replace(/^input\./, '') : null
}
