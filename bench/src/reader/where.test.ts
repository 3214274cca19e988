import { expect, test } from '@jest/globals'
import { parseWhere } from './where.js'

const compare = (column: string, operator: string, values: readonly (string | number)[], negated = false) => ({
  kind: 'compare',
  column,
  operator,
  values,
  negated,
})

test('a query without conditions demands nothing', () => {
  expect(parseWhere('Visualize BAR SELECT a , COUNT(a) FROM t GROUP BY a')).toBeNull()
})

test('conditions end where the next clause begins', () => {
  expect(parseWhere('Visualize BAR SELECT a , b FROM t WHERE price > 20 GROUP BY a ORDER BY b DESC')).toEqual(
    compare('price', 'GT', [20]),
  )
})

test('"or" binds less than "and", and the "and" of BETWEEN joins no conditions', () => {
  expect(
    parseWhere('Visualize BAR SELECT a , b FROM t WHERE x BETWEEN 8 AND 12 AND y != "null" OR z != 40 BIN d BY MONTH'),
  ).toEqual({
    kind: 'or',
    parts: [
      { kind: 'and', parts: [compare('x', 'BETWEEN', [8, 12]), compare('y', 'IS_NOT_NULL', [])] },
      compare('z', 'NEQ', [40]),
    ],
  })
})

test('a negated pattern and a text with an apostrophe', () => {
  expect(parseWhere("Visualize PIE SELECT a , b FROM t WHERE name NOT LIKE '%M%' AND town = 'King's Lynn'")).toEqual({
    kind: 'and',
    parts: [compare('name', 'LIKE', ['%M%'], true), compare('town', 'EQ', ["King's Lynn"])],
  })
})

test('an inner query is read with its own conditions, which are none of the outer one', () => {
  expect(
    parseWhere(
      'Visualize BAR SELECT a , b FROM t WHERE id NOT IN (SELECT T1.t_id FROM u AS T1 JOIN v AS T2 ON T1.x = T2.x WHERE T2.kind = "Food") GROUP BY a',
    ),
  ).toEqual({
    kind: 'in',
    column: 'id',
    selected: 'T1.t_id',
    from: 'u AS T1 JOIN v AS T2 ON T1.x = T2.x',
    where: compare('T2.kind', 'EQ', ['Food']),
    negated: true,
  })
})

test('a column compared with a query stays as it is written', () => {
  expect(parseWhere('Visualize BAR SELECT a , b FROM t WHERE pay > (SELECT avg(pay) FROM t)')).toEqual({
    kind: 'other',
    text: 'pay > ( SELECT avg ( pay ) FROM t )',
  })
})
