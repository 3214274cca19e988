import { describe, expect, test } from '@jest/globals'
import { operationIn } from './operation.js'

const nameIn = (query: string, named: string | null) => operationIn(query, named)?.operationName

describe('operationIn', () => {
  test('keeps a name that is in the document', () => {
    expect(nameIn('query A { x } query B { y }', 'B')).toBe('B')
  })

  test('drops the name of another document, for the only operation where there is one', () => {
    expect(nameIn('subscription Watch { x }', 'Ask')).toBe('Watch')
    expect(nameIn('query A { x } query B { y }', 'Ask')).toBeNull()
    expect(nameIn('{ x }', 'Ask')).toBeNull()
  })

  test('leaves what cannot be read to the server', () => {
    expect(operationIn('query {', null)).toBeNull()
  })
})
