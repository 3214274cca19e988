import { describe, expect, test } from '@jest/globals'
import type { Cell, Filter } from '@askchart/vocabulary'
import { specOf, sum } from '../../test/run-query.js'
import { catalogueOf } from '../../test/tables.js'
import { compileQuery } from './compile.js'

const table = { name: 'readings', columns: { id: 'INTEGER', region: 'STRING', amount: 'DECIMAL' }, rows: [] } as const
const catalogue = catalogueOf('any', [table])
const among = (column: string, values: readonly Cell[]): Filter => ({ compare: { column, operator: 'IN', values } })

function problems(filter: Filter): unknown {
  const spec = specOf({ measures: [sum('readings.amount')], filter })
  const result = compileQuery(spec, catalogue, { now: new Date('2026-11-23T10:00:00Z') })
  return 'problems' in result ? result.problems : []
}

const ids = Array.from({ length: 1_000 }, (_, index) => index)
const tooLarge = {
  path: 'filter',
  message: 'This query compares with more than can be looked up at once: give fewer or shorter values.',
}

describe('a query', () => {
  test('compares with a thousand values, but not with sixty lists of them, which no statement holds', () => {
    const list = among('readings.id', ids)
    expect(problems(list)).toEqual([])
    expect(problems({ or: Array.from({ length: 60 }, () => list) })).toEqual([tooLarge])
  })

  test('compares with long texts, but not with too many together', () => {
    const texts = (count: number) => ids.slice(0, count).map((id) => `${id}${'y'.repeat(1_990)}`)
    expect(problems(among('readings.region', texts(100)))).toEqual([])
    expect(problems(among('readings.region', texts(101)))).toEqual([tooLarge])
  })
})
