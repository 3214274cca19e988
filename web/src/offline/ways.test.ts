import { expect, test } from '@jest/globals'
import { wayOf } from './ways.js'

const ORIGIN = 'https://charts.example'
const way = (path: string, { method = 'GET', mode = 'navigate' } = {}): string =>
  wayOf({ method, mode, url: new URL(path, ORIGIN).href }, ORIGIN, ['/theme.js'])

test('places of the client get its page, and its own files come from what is kept', () => {
  expect(['/', '/charts/chart_1', '/datasets?new', '/shared'].map((path) => way(path))).toEqual(Array(4).fill('page'))
  expect(way('/assets/app-1a2b.js', { mode: 'no-cors' })).toBe('asset')
  expect(way('/theme.js', { mode: 'no-cors' })).toBe('file')
})

test.each([
  '/graphql',
  '/graphiql',
  '/graphiql/',
  '/session/refresh',
  '/files/a/b',
  '/ready',
  '/.well-known/jwks.json',
])('what is not the client is left alone: %s', (path) => expect(way(path)).toBe('pass'))

test('so is what changes something, what is asked by scripts, and another origin', () => {
  expect(way('/charts/chart_1', { method: 'POST' })).toBe('pass')
  expect(way('/graphql', { method: 'POST', mode: 'cors' })).toBe('pass')
  expect(way('/charts/chart_1', { mode: 'cors' })).toBe('pass')
  expect(way('https://elsewhere.example/')).toBe('pass')
})

test('a place that only begins like another is the client’s', () => {
  expect(way('/sessions')).toBe('page')
})
