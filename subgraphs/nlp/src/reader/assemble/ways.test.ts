import { describe, expect, test } from '@jest/globals'
import { key, table, text } from '../../../test/reader/profile.js'
import { prepareDataset } from '../link/prepare.js'
import { waysBetween } from './ways.js'

const related = (name: string, from: string, to: string) => ({ name, from, to, declared: true })
const codes = text(['A', 'B', 'C'])
const prepared = prepareDataset({
  id: 'dataset_ways',
  name: 'Ways',
  version: 1,
  tables: [
    table('dogs', 9, { id: key(9), owner_id: key(9), vet_id: key(9), breed: codes }),
    table('people', 9, { id: key(9), town: codes }),
    table('walks', 30, { id: key(30), dog_id: key(9), walker_id: key(9) }),
    table('notes', 3, { text: codes }),
  ],
  relationships: [
    related('owner', 'dogs.owner_id', 'people.id'),
    related('dogs_owner', 'dogs.owner_id', 'people.id'),
    related('vet', 'dogs.vet_id', 'people.id'),
    related('dog', 'walks.dog_id', 'dogs.id'),
    related('walker', 'walks.walker_id', 'people.id'),
  ],
})
const ways = (from: string, to: string): readonly string[] =>
  waysBetween(prepared, from, to).map(
    ({ steps, repeats }) => `${steps.map(({ name }) => name).join(' ')}${repeats ? ' repeats' : ''}`,
  )

describe('ways between tables', () => {
  test('are all of the best, a relationship that is declared twice counting once', () => {
    expect(ways('dogs', 'people')).toEqual(['owner', 'vet'])
  })

  test('take any number of steps rather than one that repeats rows', () => {
    expect(ways('walks', 'people')).toEqual(['walker'])
    expect(ways('people', 'dogs')).toEqual(['owner repeats', 'vet repeats'])
  })

  test('are none where tables do not meet, and one of no step within a table', () => {
    expect(ways('dogs', 'notes')).toEqual([])
    expect(ways('dogs', 'dogs')).toEqual([''])
  })
})
