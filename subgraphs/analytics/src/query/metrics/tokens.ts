import { problem, refuse } from '../problems.js'

/** `at` is the place of its first character in the expression, from 0. */
export type Token = { readonly at: number } & (
  | { readonly kind: 'name' | 'quoted' | 'text' | 'sign'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  | { readonly kind: 'end'; readonly text: '' }
)

const SPACE = /\s+/uy
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iuy
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy
const QUOTED = /"(?:[^"]|"")*"/uy
const TEXT = /'(?:[^']|'')*'/uy
const SIGN = /<=|>=|<>|!=|[-+*/().,=<>]/uy

/** The text that a pattern finds at a place. */
function found(pattern: RegExp, expression: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(expression)?.[0] ?? null
}

const unquoted = (text: string, quote: string): string => text.slice(1, -1).replaceAll(quote + quote, quote)

function tokenAt(expression: string, at: number, path: string): { readonly token: Token; readonly length: number } {
  const sized = (token: Token, text: string) => ({ token, length: text.length })
  const number = found(NUMBER, expression, at)
  if (number !== null) return sized({ at, kind: 'number', text: number, value: Number(number) }, number)
  const name = found(NAME, expression, at)
  if (name !== null) return sized({ at, kind: 'name', text: name }, name)
  const quoted = found(QUOTED, expression, at)
  if (quoted !== null) return sized({ at, kind: 'quoted', text: unquoted(quoted, '"') }, quoted)
  const text = found(TEXT, expression, at)
  if (text !== null) return sized({ at, kind: 'text', text: unquoted(text, "'") }, text)
  const sign = found(SIGN, expression, at)
  if (sign !== null) return sized({ at, kind: 'sign', text: sign }, sign)
  const character = String.fromCodePoint(expression.codePointAt(at) ?? 0)
  const open = character === '"' || character === "'"
  return refuse(
    problem.inExpression(path, at, open ? `the ${character} is never closed.` : `"${character}" means nothing here.`),
  )
}

/** The words of an expression, with an end behind them. */
export function tokensOf(expression: string, path: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; ;) {
    at += found(SPACE, expression, at)?.length ?? 0
    if (at >= expression.length) return [...tokens, { at: expression.length, kind: 'end', text: '' }]
    const { token, length } = tokenAt(expression, at, path)
    tokens.push(token)
    at += length
  }
}
