import { problem, refuse } from '../problems.js'

/** `at` is the place of its first character in the expression, from 0; `end` that behind its last. */
export type Token = { readonly at: number; readonly end: number } & (
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

function tokenAt(expression: string, at: number, path: string): Token {
  const placed = (text: string) => ({ at, end: at + text.length })
  const number = found(NUMBER, expression, at)
  if (number !== null) return { ...placed(number), kind: 'number', text: number, value: Number(number) }
  const name = found(NAME, expression, at)
  if (name !== null) return { ...placed(name), kind: 'name', text: name }
  const quoted = found(QUOTED, expression, at)
  if (quoted !== null) return { ...placed(quoted), kind: 'quoted', text: unquoted(quoted, '"') }
  const text = found(TEXT, expression, at)
  if (text !== null) return { ...placed(text), kind: 'text', text: unquoted(text, "'") }
  const sign = found(SIGN, expression, at)
  if (sign !== null) return { ...placed(sign), kind: 'sign', text: sign }
  const character = String.fromCodePoint(expression.codePointAt(at) ?? 0)
  const open = character === '"' || character === "'"
  return refuse(
    problem.inExpression(path, at, open ? `the ${character} is never closed.` : `"${character}" means nothing here.`),
  )
}

/** What means something of its own in an expression, and so is no name unless it stands in quotes. */
const RESERVED = new Set('distinct where filter and or not in is null like between true false'.split(' '))

/** Whether a name can be written as it is, without quotes. */
export const isWord = (name: string): boolean => found(NAME, name, 0) === name && !RESERVED.has(name.toLowerCase())

/** The words of an expression, with an end behind them. */
export function tokensOf(expression: string, path: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; ;) {
    at += found(SPACE, expression, at)?.length ?? 0
    if (at >= expression.length)
      return [...tokens, { at: expression.length, end: expression.length, kind: 'end', text: '' }]
    const token = tokenAt(expression, at, path)
    tokens.push(token)
    at = token.end
  }
}
