import { expect, test } from '@jest/globals'
import { NotFoundError, toGraphQLError } from './errors.js'

test('what was not found is said back, but never at length', () => {
  expect(toGraphQLError(new NotFoundError('chart', 'chart_1'))).toMatchObject({
    message: 'There is no chart chart_1, or you may not see it.',
    extensions: { noun: 'chart', id: 'chart_1', code: 'NOT_FOUND' },
  })
  const long = toGraphQLError(new NotFoundError('chart', 'x'.repeat(100_000)))
  expect(long?.message).toBe(`There is no chart ${'x'.repeat(80)}…, or you may not see it.`)
  expect(JSON.stringify(long?.extensions).length).toBeLessThan(200)
})
