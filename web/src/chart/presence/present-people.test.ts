import { expect, test } from '@jest/globals'
import { inWords } from './present-people.js'

const person = { clientId: 'a', color: '#2f5bb7', selection: null, user: { id: 'user_1', name: 'Ada Fox' } }

test('a person is told with what they are at, where that has a name', () => {
  expect(inWords(person)).toBe('Ada Fox')
  expect(inWords({ ...person, selection: '/title' })).toBe('Ada Fox, at the title')
  expect(inWords({ ...person, selection: '/somewhere/else' })).toBe('Ada Fox')
  expect(inWords({ ...person, user: null, selection: '/query' })).toBe('Someone, at its question')
})
