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
export function selectSql(select: Select, quote: (identifier: string) => string): string {
  const columns = select.columns.map(({ sql, name }) => `${sql} AS ${quote(name)}`)
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
