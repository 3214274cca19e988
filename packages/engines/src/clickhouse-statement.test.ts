import { describe, expect, test } from '@jest/globals'
import { StatementError, statementText } from './clickhouse-statement.js'

const plain = { settings: {}, parameters: {} }

describe('a statement for a session of its own', () => {
  test('sets parameters and settings as literals, the database first and readonly last', () => {
    const text = statementText({
      sql: 'SELECT {name:String}',
      database: 'a`b',
      settings: { readonly: '1', max_threads: '2' },
      parameters: { name: "it's \\t" },
    })
    expect(text).toBe(
      "USE `a\\`b`; SET param_name = 'it\\'s \\\\t', max_threads = '2', readonly = '1'; SELECT {name:String}",
    )
  })

  test.each([['x; DROP TABLE t'], ["x' = 1"], ['1x'], ['']])('refuses %j as the name of a setting', (name) => {
    expect(() => statementText({ ...plain, sql: 'SELECT 1', settings: { [name]: '1' } })).toThrow(StatementError)
  })

  test.each([
    ['SELECT 1; SELECT 2'],
    ["SELECT 'a'; SELECT 'b;'"],
    ['SELECT 1 -- ;\n; SELECT 2'],
    ['SELECT "a\\";" ; SELECT 2'],
    ['SELECT 1;;'],
  ])('refuses a second statement in %j', (sql) => {
    expect(() => statementText({ ...plain, sql })).toThrow('Multi-statements are not allowed')
  })

  test.each([
    ["SELECT ';'", "SELECT ';'"],
    ["SELECT 'it''s; ' /* ; */", "SELECT 'it''s; ' /* ; */"],
    ['SELECT `a;b` FROM t ;  -- the end', 'SELECT `a;b` FROM t '],
    ["INSERT INTO t VALUES (1, ';')", "INSERT INTO t VALUES (1, ';')"],
    ['INSERT INTO t FORMAT CSV\n1;2\n', 'INSERT INTO t FORMAT CSV\n1;2\n'],
  ])('takes one statement, whatever is quoted in it: %j', (sql, text) => {
    expect(statementText({ ...plain, sql })).toBe(text)
  })

  test('puts the file with the data before the settings and the format', () => {
    const insert = { ...plain, dataFile: "/tmp/it's" }
    expect(statementText({ ...insert, sql: 'INSERT INTO `format t` (a, b) FORMAT CSV' })).toBe(
      "INSERT INTO `format t` (a, b) FROM INFILE '/tmp/it\\'s' FORMAT CSV",
    )
    expect(statementText({ ...insert, sql: 'INSERT INTO t SETTINGS max_threads = 1 FORMAT CSV\n' })).toBe(
      "INSERT INTO t FROM INFILE '/tmp/it\\'s' SETTINGS max_threads = 1 FORMAT CSV",
    )
    expect(() => statementText({ ...insert, sql: 'INSERT INTO t' })).toThrow('must end with FORMAT')
  })
})
