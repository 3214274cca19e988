import { type ASTNode, GraphQLError, type ValidationRule } from 'graphql'

/** Beyond this, code that walks a value could run out of stack. */
const MAX_DEPTH = 100
const NUL = '\u0000'

const NULL_CHARACTER = 'holds the null character U+0000, which nothing here can store. Leave it out.'
const HALF_CHARACTER = 'holds half a character (a lone surrogate), which is not text. Leave it out.'
const LONE_SURROGATE = /\p{Surrogate}/u
const NOT_FINITE = 'is a number too large to hold. Send a smaller one.'
const TOO_DEEP = `is nested more than ${MAX_DEPTH} levels deep. Send a flatter value.`

const refusal = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

function problemOfText(text: string): string | null {
  if (text.includes(NUL)) return NULL_CHARACTER
  return LONE_SURROGATE.test(text) ? HALF_CHARACTER : null
}

function problemOf(value: unknown, path: string, depth: number): string | null {
  if (typeof value === 'string') {
    const found = problemOfText(value)
    return found === null ? null : `${path} ${found}`
  }
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} ${NOT_FINITE}`
  if (typeof value !== 'object' || value === null) return null
  if (depth > MAX_DEPTH) return `${path.slice(0, 60)}… ${TOO_DEEP}`
  const inList = Array.isArray(value)
  for (const [key, part] of Object.entries(value)) {
    const inKey = problemOfText(key)
    if (inKey !== null) return `A name in ${path} ${inKey}`
    const found = problemOf(part, inList ? `${path}[${key}]` : `${path}.${key}`, depth + 1)
    if (found !== null) return found
  }
  return null
}

/**
 * What no subgraph can take in any of its arguments, said once for all of them: null characters and lone surrogates
 * (Postgres holds neither), numbers beyond a double, and values nested so deep that walking them could exhaust the stack.
 */
export function checkPlain(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[] {
  for (const [name, value] of Object.entries(variables)) {
    const found = problemOf(value, `$${name}`, 1)
    if (found !== null) return [refusal(found)]
  }
  return []
}

/** The same for values that stand in the document itself, where the parser refuses lone surrogates. */
export const plainValuesRule: ValidationRule = (context) => {
  const report = (message: string, node: ASTNode): void =>
    context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_USER_INPUT' } }))
  return {
    StringValue(node) {
      if (node.value.includes(NUL)) report(`This text ${NULL_CHARACTER}`, node)
    },
    FloatValue(node) {
      if (!Number.isFinite(Number(node.value))) report(`This ${NOT_FINITE}`, node)
    },
    IntValue(node) {
      if (!Number.isFinite(Number(node.value))) report(`This ${NOT_FINITE}`, node)
    },
  }
}

/** How deep brackets may nest in a document before it is parsed, which recurses. */
export const MAX_BRACKETS = 200

const OPENING: ReadonlySet<string> = new Set(['{', '[', '('])
const CLOSING: ReadonlySet<string> = new Set(['}', ']', ')'])

/** Whether brackets outside of texts and comments nest deeper than a parser should follow; linear, allocates nothing. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? ''
    if (character === '#') index = endOf(text, /[\n\r]/g, index + 1)
    else if (text.startsWith('"""', index)) index = endOf(text, /(?<!\\)"""/g, index + 3) + 2
    else if (character === '"') index = endOf(text, /["\n\r]|\\[^]/g, index + 1, '\\')
    else if (OPENING.has(character)) depth += 1
    else if (CLOSING.has(character)) depth -= 1
    if (depth > MAX_BRACKETS) return true
  }
  return false
}

/** Where the next match begins that does not begin with `skipped`, or the end of the text. */
function endOf(text: string, pattern: RegExp, from: number, skipped = ''): number {
  pattern.lastIndex = from
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    if (skipped === '' || !found[0].startsWith(skipped)) return found.index
  }
  return text.length
}
