import type { Token } from '../types.js'
import { numberWord, scaleWord } from './number-words.js'
import { stemOf } from './stem.js'

const QUOTED = /"([^"]+)"|“([^”]+)”|(?<![\p{L}\p{N}])'([^']+)'(?!\p{L})|(?<![\p{L}\p{N}])‘([^’]+)’/u
const DATE = /\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)|\d{4}-\d{2}(?![-\d])/
const NUMBER =
  /(?<![\p{L}\d])[-−]?[$€£]?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%|(?:k|m|mm|bn|b|mio)(?![\p{L}\d])|(?:st|nd|rd|th)(?!\p{L}))?/iu
const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/u
const SIGN = /[<>!=]=?|[^\s\p{L}\p{N}]/u
const PIECE = new RegExp(
  `(?<quoted>${QUOTED.source})|(?<date>${DATE.source})|(?<number>${NUMBER.source})|(?<word>${WORD.source})|(?<sign>${SIGN.source})`,
  'giu',
)

const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mm: 1e6, mio: 1e6, b: 1e9, bn: 1e9 }

function numberOf(text: string): number | null {
  const match = /^([-−]?)[$€£]?([\d,]+(?:\.\d+)?)\s?([a-z%]*)$/i.exec(text)
  if (match === null) return null
  const value = Number((match[2] ?? '').replaceAll(',', ''))
  const scale = SCALES[(match[3] ?? '').toLowerCase()] ?? 1
  return Number.isFinite(value) ? (match[1] ? -1 : 1) * value * scale : null
}

const COMPARED_STEP = /^([DWMQY])o\1$/

/** `BedType` is two words, and so is `first_name`; `WiFi` too, as it is in the names it is compared with; `YoY` is one. */
export const splitWord = (text: string): readonly { readonly text: string; readonly at: number }[] => {
  if (COMPARED_STEP.test(text)) return [{ text, at: 0 }]
  const parts: { text: string; at: number }[] = []
  for (const match of text.matchAll(/\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+(?:['’]\p{L}+)?\d*|\d+\p{L}*|[\p{L}'’]+/gu)) {
    parts.push({ text: match[0], at: match.index })
  }
  return parts.length === 0 ? [{ text, at: 0 }] : parts
}

const bare = (text: string): string => text.replace(/['’](?:s|re|ve|ll|d|m)?$/i, '').toLowerCase()

/**
 * The prompt in tokens, each with its place in the text. Words written as one (`first_name`, `BedType`) are several
 * tokens glued together; numbers carry their value (`$1,000`, `2.5m`, `twenty`, `100 million`).
 */
export function normalize(prompt: string): readonly Token[] {
  const tokens: Token[] = []
  let glueAt = -1
  for (const match of prompt.matchAll(PIECE)) {
    const text = match[0]
    const start = match.index
    const end = start + text.length
    const groups = match.groups ?? {}
    const glued = start === glueAt
    if (groups['quoted'] !== undefined) {
      const inner = text.slice(1, -1).trim()
      tokens.push({
        index: tokens.length,
        text: inner,
        lower: inner.toLowerCase(),
        stem: '',
        start,
        end,
        kind: 'quoted',
        value: numberOf(inner),
        glued: false,
      })
    } else if (groups['date'] !== undefined) {
      tokens.push({
        index: tokens.length,
        text,
        lower: text,
        stem: text,
        start,
        end,
        kind: 'date',
        value: null,
        glued: false,
      })
    } else if (groups['number'] !== undefined) {
      tokens.push({
        index: tokens.length,
        text,
        lower: text.toLowerCase(),
        stem: text.toLowerCase(),
        start,
        end,
        kind: 'number',
        value: numberOf(text.replace(/(st|nd|rd|th)$/i, '')),
        glued,
      })
    } else if (groups['word'] !== undefined) {
      splitWord(text).forEach((part, index) => {
        const lower = bare(part.text)
        tokens.push({
          index: tokens.length,
          text: part.text,
          lower,
          stem: stemOf(lower),
          start: start + part.at,
          end: start + part.at + part.text.length,
          kind: 'word',
          value: numberWord(lower),
          glued: index > 0 || glued,
        })
      })
    } else if (text === '_' || text === '-') {
      glueAt = /[\p{L}\p{N}]/u.test(prompt[start - 1] ?? ' ') ? end : -1
      continue
    } else {
      tokens.push({
        index: tokens.length,
        text,
        lower: text,
        stem: text,
        start,
        end,
        kind: 'sign',
        value: null,
        glued: false,
      })
    }
    glueAt = -1
  }
  return joinScales(tokens)
}

/** `100 million` is one number. */
function joinScales(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ lower }) => scaleWord(lower) !== null)) return tokens
  const joined: Token[] = []
  for (const token of tokens) {
    const before = joined.at(-1)
    const scale = scaleWord(token.lower)
    if (scale !== null && before?.value != null && (before.kind === 'number' || before.kind === 'word')) {
      joined[joined.length - 1] = {
        ...before,
        kind: 'number',
        value: before.value * scale,
        end: token.end,
        text: `${before.text} ${token.text}`,
      }
    } else joined.push({ ...token, index: joined.length })
  }
  return joined
}
