import { describe, expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { createDocuments } from './documents.js'
import { defaultLimits } from './limits.js'
import { checkPlain, isNestedTooDeep } from './plain-values.js'

const schema = buildSchema('type Query { chart(id: ID, size: Float, at: [Float!]): String }')
const documents = createDocuments({ schema, limits: defaultLimits, explorable: true })
const codesOf = (query: string): unknown[] => documents.limitErrors(query).map(({ extensions }) => extensions['code'])
const messagesOf = (variables: Record<string, unknown>): string[] => checkPlain(variables).map(({ message }) => message)

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { part: value }
  return value
}

describe('variables', () => {
  test('of any script, and numbers of any size a double holds, pass', () => {
    expect(messagesOf({ a: 'Umsatz 😀\n\t', b: [1e308, -0, null, true], c: { d: '' } })).toEqual([])
  })

  test('with a null character are refused where it stands, in names too', () => {
    expect(messagesOf({ input: { changes: [{ value: 'ok' }, { value: 'a\u0000b' }] } })).toEqual([
      '$input.changes[1].value holds the null character U+0000, which nothing here can store. Leave it out.',
    ])
    expect(messagesOf({ input: { 'a\u0000': 1 } })[0]).toMatch(/^A name in \$input holds the null character/)
  })

  test('with half a character are refused where it stands, in names too; whole ones pass', () => {
    expect(messagesOf({ input: { names: ['ok', 'a\ud83d'] } })).toEqual([
      '$input.names[1] holds half a character (a lone surrogate), which is not text. Leave it out.',
    ])
    expect(messagesOf({ input: { '\ude00': 1 } })[0]).toMatch(/^A name in \$input holds half a character/)
    expect(messagesOf({ input: '\ud83d\ude00' })).toEqual([])
  })

  test('with a number that JSON made infinite are refused', () => {
    expect(messagesOf({ size: JSON.parse('[1, 1e400]') })[0]).toMatch(/^\$size\[1\] is a number too large/)
  })

  test('nest a hundred levels, not one more, and a hundred thousand are no danger', () => {
    expect(messagesOf({ value: nested(100) })).toEqual([])
    expect(messagesOf({ value: nested(101) })[0]).toContain('nested more than 100 levels')
    expect(messagesOf({ value: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) })).toHaveLength(1)
  })
})

describe('values in a document', () => {
  test('are refused for the same reasons', () => {
    expect(codesOf('{ chart(id: "a\\u0000") }')).toEqual(['BAD_USER_INPUT'])
    expect(codesOf('{ chart(size: 1e400) }')).toEqual(['BAD_USER_INPUT'])
    expect(codesOf(`{ chart(size: 1${'0'.repeat(400)}) }`)).toEqual(['BAD_USER_INPUT'])
    expect(codesOf('{ chart(id: "a", size: 1e308) }')).toEqual([])
  })
})

describe('brackets of a document', () => {
  test('are refused before parsing where they nest too deep', () => {
    expect(codesOf('{a'.repeat(3_000))).toEqual(['LIMIT_EXCEEDED'])
    expect(codesOf(`{ chart(at: ${'['.repeat(3_000)}`)).toEqual(['LIMIT_EXCEEDED'])
    expect(documents.prepare('{a'.repeat(3_000))).toHaveProperty('errors.0.extensions.code', 'LIMIT_EXCEEDED')
    expect(isNestedTooDeep('{'.repeat(200))).toBe(false)
    expect(isNestedTooDeep('{'.repeat(201))).toBe(true)
    expect(isNestedTooDeep('{}'.repeat(1_000))).toBe(false)
  })

  test('do not count within texts and comments, and count again after them', () => {
    const open = '['.repeat(300)
    for (const text of [
      `"${open}"`,
      `"\\"${open}"`,
      `"""${open} \\""" " ${open}"""`,
      `# ${open} "`,
      `"\\\\"`,
      '""',
      '""""""',
    ]) {
      expect([text, isNestedTooDeep(`{ chart(id: ${text}\n) }`)]).toEqual([text, false])
      expect([text, isNestedTooDeep(`{ chart(id: ${text}\n${open}`)]).toEqual([text, true])
    }
  })
})
