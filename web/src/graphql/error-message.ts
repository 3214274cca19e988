import type { CombinedError } from 'urql'

/** An error in words: what happened and what to do. */
export function errorMessage(error: Pick<CombinedError, 'networkError' | 'graphQLErrors'>): string {
  const [first] = error.graphQLErrors
  if (first) {
    const code = first.extensions['code']
    if (code === 'INTERNAL_SERVER_ERROR')
      return 'Something broke on the server. Try again; if it stays, look at its log.'
    return first.message
  }
  if (error.networkError) {
    const own = error.networkError.message
    return /fetch|network|load failed/i.test(own)
      ? 'The server cannot be reached. Check that it is running, then try again.'
      : own
  }
  return 'Something went wrong. Try again.'
}
