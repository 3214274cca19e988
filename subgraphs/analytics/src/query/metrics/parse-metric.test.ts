import { describe, expect, test } from '@jest/globals'
import { catalogueOf } from '../../../test/tables.js'
import { QueryProblemError } from '../problems.js'
import type { Expression, WrittenCondition } from './expression.js'
import { parseMetric } from './parse-metric.js'
import { profileOfMetric } from './profile-metric.js'

function conditionText(condition: WrittenCondition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.parts.map(conditionText).join(` ${condition.kind} `)})`
    case 'not':
      return `not ${conditionText(condition.part)}`
    case 'compare':
      return [condition.column.parts.join('.'), condition.operator, ...condition.values.map(String)].join(' ')
  }
}
/** An expression with every part in parentheses, so that its grouping shows. */
function textOf(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value)
    case 'negative':
      return `-${textOf(expression.part)}`
    case 'operation':
      return `(${textOf(expression.left)} ${expression.operation} ${textOf(expression.right)})`
    case 'aggregate': {
      const { aggregate, of, where } = expression
      return `${aggregate}(${of?.parts.join('.') ?? '*'}${where === null ? '' : ` | ${conditionText(where)}`})`
    }
  }
}

describe('an expression', () => {
  test.each([
    ['sum(total)', 'SUM(total)'],
    ['SUM( orders.total )', 'SUM(orders.total)'],
    ['sum("Order lines"."unit ""price""")', 'SUM(Order lines.unit "price")'],
    [
      'count(*) + count(orders) + count(distinct customer_id)',
      '((COUNT(*) + COUNT(orders)) + COUNT_DISTINCT(customer_id))',
    ],
    ['avg(a) - average(b) - mean(c)', '((AVERAGE(a) - AVERAGE(b)) - AVERAGE(c))'],
    ['min(a) + median(b) * max(c) / 2', '(MINIMUM(a) + ((MEDIAN(b) * MAXIMUM(c)) / 2))'],
    ['(min(a) + 1) * -2.5e1', '((MINIMUM(a) + 1) * -25)'],
    ['- sum(a) / - sum(b)', '(-SUM(a) / -SUM(b))'],
    ["sum(a where b = 'it''s')", "SUM(a | b EQ it's)"],
    ["sum(a) filter (where b <> 'x')", 'SUM(a | b NEQ x)'],
    [
      'count(t where not a < -1 or b >= 2 and c is not null)',
      'COUNT(t | (not a LT -1 or (b GTE 2 and c IS_NOT_NULL)))',
    ],
    ['count(t where (a <= 1 or b > 2) and c != true)', 'COUNT(t | ((a LTE 1 or b GT 2) and c NEQ true))'],
    [
      "count(t where a in (1, 2) and b not in ('x') and c is null)",
      'COUNT(t | (a IN 1 2 and b NOT_IN x and c IS_NULL))',
    ],
    ["count(t where a between 1 and 2 and b not like '%x')", 'COUNT(t | (a BETWEEN 1 2 and not b LIKE %x))'],
    ["sum(größe where 名前 = 'é')", 'SUM(größe | 名前 EQ é)'],
  ])('%s', (expression, text) => {
    expect(textOf(parseMetric(expression, 'expression'))).toBe(text)
  })

  test.each([
    ['', 1, /missing/],
    ['sum', 4, /"\("/],
    ['sum(', 5, /column/],
    ['sum(a', 6, /"\)"/],
    ['sum(a) sum(b)', 8, /"sum" is not expected/],
    ["sum(a) where b = 'x'", 8, /inside/],
    ['totl(a)', 1, /no function "totl"/],
    ['summ(a)', 1, /sum\(…\)/],
    ['total / 2', 1, /not aggregated/],
    ['1 + 2', 1, /at least one/],
    ['sum(a) +', 9, /missing/],
    ['sum(a) % 2', 8, /"%" means nothing/],
    ['sum(a where b)', 14, /comparison/],
    ["sum(a where b = 'x)", 17, /never closed/],
    ['sum("a)', 5, /never closed/],
    ['sum(a where b = c)', 17, /value/],
    ['sum(a; drop table b)', 6, /";" means nothing/],
    [`${'('.repeat(21)}sum(a)${')'.repeat(21)}`, 22, /20 levels/],
    [`${'-'.repeat(2000)}sum(a)`, null, /2000 characters/],
    [Array.from({ length: 21 }, () => 'sum(a)').join('+'), null, /20 aggregates/],
  ])('%s is refused, and the place is told', (expression, character, message) => {
    const read = (): unknown => parseMetric(expression, 'expression')
    expect(read).toThrow(QueryProblemError)
    expect(read).toThrow(message)
    if (character !== null) expect(read).toThrow(`At character ${character}:`)
  })
})

describe('against a dataset', () => {
  const catalogue = catalogueOf('db', [
    {
      name: 'orders',
      columns: { id: 'INTEGER', total: 'DECIMAL', status: 'STRING', day: 'DATE', paid: 'BOOLEAN' },
      rows: [[1, 2.5, 'x', '2025-01-01', true]],
    },
    { name: 'refunds', columns: { id: 'INTEGER', amount: 'DECIMAL' }, rows: [[1, 1]] },
  ])
  const profile = (expression: string) => profileOfMetric({ name: 'm', expression, description: null }, catalogue)

  test.each([
    ['sum(totl)', /^At character 5: this dataset has no column "totl". Near it: "orders.total"/],
    ['sum(orders.amount)', /^At character 5: .*"refunds.amount"/],
    ['sum(id)', /^At character 5: "id" is in several tables: write "orders.id" or "refunds.id"/],
    ['2 * sum(status)', /^At character 9: SUM needs numbers/],
    ['max(day)', /^At character 5: a metric is made of numbers, but "orders.day" holds dates/],
    ['sum(total where status = 5)', /^At character 17: "orders.status" is compared with a text/],
    ["sum(total where day > 'soon')", /^At character 17: "orders.day" is compared with a date/],
    ['count(*)', /^At character 1: this dataset has several tables/],
  ])('%s is refused, and the place is told', (expression, message) => {
    const result = profile(expression)
    expect('problems' in result && result.problems[0]?.message).toMatch(message)
  })

  test.each([
    ['sum(total) - sum(refunds.amount)', ['orders', 'refunds'], true, false],
    ['sum(TOTAL) / 2', ['orders'], true, false],
    ['sum(total) / count(orders)', ['orders'], false, false],
    ['count(orders where paid = true) / count(orders)', ['orders'], false, true],
    ['100 * count(orders where paid = true) / count(orders)', ['orders'], false, false],
    ['1 - count(orders where paid = true) / count(orders)', ['orders'], false, true],
    ['avg(total)', ['orders'], false, false],
    ['count(orders) / count(refunds)', ['orders', 'refunds'], false, false],
  ])('%s', (expression, tables, addsUp, isFraction) => {
    expect(profile(expression)).toMatchObject({ metric: { tables, addsUp, isFraction } })
  })

  test('a hundred times a fraction is in percent', () => {
    const percent = { metric: { unit: '%', isFraction: false } }
    expect(profile('100 * count(orders where paid = true) / count(orders)')).toMatchObject(percent)
    expect(profile('(count(orders where paid = true) / count(orders)) * 100')).toMatchObject(percent)
  })

  test('a quotient is a fraction where its name says so', () => {
    const expression = 'sum(total) / count(orders)'
    const named = (name: string) => profileOfMetric({ name, expression, description: null }, catalogue)
    expect(named('pay rate')).toMatchObject({ metric: { isFraction: true } })
    expect(named('pay')).toMatchObject({ metric: { isFraction: false } })
  })
})
