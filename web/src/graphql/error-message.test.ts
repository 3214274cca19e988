import { expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { errorMessage, isNotFound } from './error-message.js'

const failure = (code: string, message: string) => ({
  graphQLErrors: [new GraphQLError(message, { extensions: { code } })],
})

test('what is inside the server is not told by its own names', () => {
  expect(errorMessage(failure('UNAVAILABLE', 'The nlp service could not answer.'))).not.toContain('nlp')
  expect(errorMessage(failure('INTERNAL_SERVER_ERROR', 'Unexpected error.'))).toContain('broke on the server')
  expect(errorMessage(failure('BAD_USER_INPUT', 'A name has 1 to 100 letters.'))).toBe('A name has 1 to 100 letters.')
})

test('a server that does not answer is told apart from one that refuses', () => {
  const gone = { graphQLErrors: [], networkError: new TypeError('Failed to fetch') }
  expect(errorMessage(gone)).toContain('cannot be reached')
  expect(isNotFound(gone)).toBe(false)
  const silent = { graphQLErrors: [], networkError: new DOMException('signal timed out', 'TimeoutError') }
  expect(errorMessage(silent)).toContain('cannot be reached')
  expect(isNotFound(failure('NOT_FOUND', 'There is no chart chart_1, or you may not see it.'))).toBe(true)
})
