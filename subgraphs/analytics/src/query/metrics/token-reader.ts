import { problem, refuse } from '../problems.js'
import { type Token, tokensOf } from './tokens.js'

/** Reads the words of an expression one by one. */
export interface TokenReader {
  readonly next: Token
  /** Goes on past the next word. */
  take(): Token
  /** Takes the sign, or the word in any case, where it is next. */
  takes(text: string): boolean
  /** Whether one of the words is next, in any case. */
  sees(...texts: readonly string[]): boolean
  /** Takes it, or says that it is missing. */
  needs(text: string): void
  fail(message: string, at?: number): never
  /** Reads something one level deeper. */
  nested<Result>(read: () => Result): Result
}

const MAX_DEPTH = 20

export function readTokens(expression: string, path: string): TokenReader {
  const tokens = tokensOf(expression, path)
  const last = tokens.at(-1) ?? { at: 0, end: 0, kind: 'end' as const, text: '' as const }
  let place = 0
  let depth = 0
  const isNext = (text: string): boolean => {
    const { kind, text: own } = reader.next
    return (kind === 'sign' || kind === 'name') && own.toLowerCase() === text
  }
  const reader: TokenReader = {
    get next() {
      return tokens[place] ?? last
    },
    take() {
      const token = reader.next
      place += 1
      return token
    },
    takes(text) {
      if (!isNext(text)) return false
      place += 1
      return true
    },
    sees: (...texts) => texts.some(isNext),
    needs(text) {
      if (!reader.takes(text)) reader.fail(`"${text}" is missing here.`)
    },
    fail: (message, at = reader.next.at) => refuse(problem.inExpression(path, at, message)),
    nested(read) {
      depth += 1
      if (depth > MAX_DEPTH) reader.fail(`this is more than ${MAX_DEPTH} levels deep.`)
      const result = read()
      depth -= 1
      return result
    },
  }
  return reader
}
