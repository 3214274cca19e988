import type { Dialect } from './dialects/dialect.js'

/** A select statement in parts: expressions as SQL text. */
export interface Select {
  readonly columns: readonly { readonly sql: string; readonly name: string }[]
  readonly distinct?: boolean
  /** From FROM to the end of WHERE. */
  readonly from: string
  readonly groupBy?: readonly string[]
  readonly having?: readonly string[]
  readonly orderBy?: readonly string[]
  /** Only so many rows for each value of an expression. */
  readonly limitBy?: { readonly count: string; readonly by: string } | null
  readonly limit?: string | null
}

export const indent = (sql: string): string => sql.replace(/^/gm, '  ')

const clause = (keyword: string, parts: readonly string[] | undefined, separator: string): readonly string[] =>
  parts === undefined || parts.length === 0 ? [] : [`${keyword} ${parts.join(separator)}`]

/** The statement's text, one clause a line. */
export function selectSql(select: Select, dialect: Dialect): string {
  if (select.limitBy != null && !dialect.limitsBy) return rankedSql(select, select.limitBy, dialect)
  const columns = select.columns.map(({ sql, name }) => `${sql} AS ${dialect.quote(name)}`)
  return [
    `SELECT${select.distinct ? ' DISTINCT' : ''}`,
    indent(columns.join(',\n')),
    select.from,
    ...clause('GROUP BY', select.groupBy, ', '),
    ...clause('HAVING', select.having, ' AND '),
    ...clause('ORDER BY', select.orderBy, ', '),
    ...(select.limitBy == null ? [] : [`LIMIT ${select.limitBy.count} BY ${select.limitBy.by}`]),
    ...(select.limit == null ? [] : [`LIMIT ${select.limit}`]),
  ].join('\n')
}

/** The same without LIMIT BY: rows are numbered in their order, within each value and altogether. */
function rankedSql(select: Select, { count, by }: NonNullable<Select['limitBy']>, dialect: Dialect): string {
  const order = clause('ORDER BY', select.orderBy, ', ').join('')
  const names = select.columns.map((_, index) => `c${index}`)
  const numbered = selectSql(
    {
      ...select,
      columns: [
        ...select.columns.map(({ sql }, index) => ({ sql, name: names[index] ?? '' })),
        { sql: `row_number() OVER (PARTITION BY ${by} ${order})`, name: 'rank' },
        { sql: `row_number() OVER (${order})`, name: 'place' },
      ],
      orderBy: [],
      limitBy: null,
      limit: null,
    },
    dialect,
  )
  return selectSql(
    {
      columns: select.columns.map(({ name }, index) => ({ sql: dialect.quote(names[index] ?? ''), name })),
      from: `FROM ${dialect.derived(numbered)}\nWHERE ${dialect.quote('rank')} <= ${count}`,
      // Not by its bare name: a column of the result may be called so.
      orderBy: [`${dialect.quote('place')} + 0`],
      limit: select.limit ?? null,
    },
    dialect,
  )
}
