import type { ComparisonOperator } from '@askchart/vocabulary'

/** A condition of a VQL query as written, columns still by their names. */
export type Where =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Where[] }
  | {
      readonly kind: 'compare'
      readonly column: string
      readonly operator: ComparisonOperator
      readonly values: readonly (string | number)[]
      readonly negated: boolean
    }
  /** `column IN (SELECT selected FROM from WHERE where)`. */
  | {
      readonly kind: 'in'
      readonly column: string
      readonly selected: string
      readonly from: string
      readonly where: Where | null
      readonly negated: boolean
    }
  /** Anything else: a column compared with a column or with a query. */
  | { readonly kind: 'other'; readonly text: string }

const TOKEN = /"[^"]*"?|'(?:[^']|'(?=[A-Za-z]))*'?|[\w.*%]+|<>|!=|<=|>=|[-=<>(),]/g
const OPERATORS: Readonly<Record<string, ComparisonOperator>> = {
  '=': 'EQ',
  '!=': 'NEQ',
  '<>': 'NEQ',
  '<': 'LT',
  '<=': 'LTE',
  '>': 'GT',
  '>=': 'GTE',
}
const ENDS = new Set(['GROUP', 'ORDER', 'BIN', 'HAVING', 'LIMIT'])

/** The tokens after the outermost WHERE up to the next clause. */
function whereTokens(text: string): readonly string[] {
  const tokens = text.match(TOKEN) ?? []
  const found: string[] = []
  let depth = 0
  let inside = false
  for (const token of tokens) {
    const upper = token.toUpperCase()
    if (depth === 0 && upper === 'WHERE') {
      inside = true
      continue
    }
    if (depth === 0 && inside && ENDS.has(upper)) break
    if (token === '(') depth += 1
    if (token === ')') depth -= 1
    if (inside && depth >= 0) found.push(token)
  }
  return found
}

const literal = (token: string): string | number => {
  if (/^["']/.test(token)) return token.replace(/^["']|["']$/g, '')
  return Number.isFinite(Number(token)) ? Number(token) : token
}
const isLiteral = (token: string): boolean => /^["']/.test(token) || Number.isFinite(Number(token))

/** Splits at a word outside of brackets, but not at the AND of a BETWEEN. */
function split(tokens: readonly string[], word: string): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  let depth = 0
  let between = false
  for (const token of tokens) {
    if (token === '(') depth += 1
    if (token === ')') depth -= 1
    const upper = token.toUpperCase()
    if (depth === 0 && upper === 'BETWEEN') between = true
    if (depth === 0 && upper === word && !(word === 'AND' && between)) {
      parts.push([])
      continue
    }
    if (depth === 0 && upper === 'AND' && between) between = false
    parts.at(-1)?.push(token)
  }
  return parts
}

function parse(tokens: readonly string[]): Where {
  for (const [word, kind] of [
    ['OR', 'or'],
    ['AND', 'and'],
  ] as const) {
    const parts = split(tokens, word)
    if (parts.length > 1) return { kind, parts: parts.map(parse) }
  }
  return comparison(tokens)
}

function comparison(tokens: readonly string[]): Where {
  const [column = '', ...rest] = tokens
  const negated = rest[0]?.toUpperCase() === 'NOT'
  const [operator = '', ...operands] = negated ? rest.slice(1) : rest
  const upper = operator.toUpperCase()
  const values = operands.filter((token) => token.toUpperCase() !== 'AND')
  const plain = (found: ComparisonOperator): Where => ({
    kind: 'compare',
    column,
    operator: found,
    values: values.map(literal),
    negated,
  })
  if (upper === 'IN' && operands[0] === '(') return subquery(column, operands, negated) ?? other(tokens)
  if (upper === 'BETWEEN' || upper === 'LIKE') return plain(upper)
  if (OPERATORS[upper] === undefined || values.length === 0) return other(tokens)
  const named = values.length > 1 && values.every((token) => /^[\w.]+$/.test(token)) ? [values.join(' ')] : values
  const [only = ''] = named
  if (named.length !== 1 || !isLiteral(only)) return other(tokens)
  const isNull = literal(only) === 'null'
  if (isNull)
    return { kind: 'compare', column, operator: upper === '=' ? 'IS_NULL' : 'IS_NOT_NULL', values: [], negated }
  return plain(OPERATORS[upper])
}

const other = (tokens: readonly string[]): Where => ({ kind: 'other', text: tokens.join(' ') })

function subquery(column: string, operands: readonly string[], negated: boolean): Where | null {
  const text = operands.slice(1, -1).join(' ')
  const head = /^SELECT ([\w.]+) FROM (.*?)(?: WHERE .*)?$/i.exec(text)
  if (head === null || /INTERSECT|UNION|EXCEPT/i.test(text)) return null
  const inner = whereTokens(text)
  return {
    kind: 'in',
    column,
    selected: head[1] ?? '',
    from: head[2] ?? '',
    where: inner.length === 0 ? null : parse(inner),
    negated,
  }
}

/** What a VQL query demands of the rows; null where it demands nothing. */
export function parseWhere(text: string): Where | null {
  const tokens = whereTokens(text)
  return tokens.length === 0 ? null : parse(tokens)
}
