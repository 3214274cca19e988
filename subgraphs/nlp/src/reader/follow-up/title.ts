import type { Mention } from '@askchart/vocabulary'
import type { PreparedDataset, Reading, Span } from '../types.js'

/** What a prompt says the chart is called. `title` is null where the title is to go; the span is of the whole phrase. */
export interface TitleClause extends Span {
  readonly title: string | null
  /** The prompt with blanks in place of the phrase, so that all else stays where it is. */
  readonly rest: string
}

const CHART = '(?:(?:the|this|that|my) )?(?:\\w+ )?(?:chart|graph|plot|diagram|figure|visuali[sz]ation|picture)'
const NAMING = [
  `(?:re)?(?:title|name|call)\\s+(?:${CHART}|it|this|that)(?!['’\\w])(?:\\s+(?:to|as)\\b|\\s*:)?`,
  '(?:rename|retitle)\\s+(?:to|as)\\b',
  `(?:change|set|make|edit|update|replace)\\s+(?:(?:the|its|this)\\s+)?(?:chart(?:['’]s)?\\s+)?(?:title|heading)(?:\\s+(?:to|as|be|with|read|say)\\b|\\s*[:=])?`,
  '(?:give|use|put|under|add)\\s+it\\s+(?:(?:the|a)\\s+)?(?:title|heading)(?:\\s+(?:of|as|to)\\b|\\s*:)?',
  '(?<=^|[,;]\\s*|\\band\\s+|(?:chart|graph|plot)\\s+)(?:en)?titled\\b',
]
/** What is said of a chart in the same words as of a film or an employee. */
const SHARED = [
  '(?:give|use|put|under|add)\\s+(?:(?:the|a)\\s+)?(?:title|heading)(?:\\s+(?:of|as|to)\\b|\\s*:)?',
  'with\\s+(?:(?:the|a)\\s+)?(?:title|heading)(?:\\s+(?:of|as|to)\\b|\\s*:)?',
  '(?:the\\s+)?(?:title|heading)(?:\\s+(?:should\\s+(?:be|read|say)|is|must\\s+be)\\b|\\s*[:=])',
]
const named = (ways: readonly string[]): RegExp => new RegExp(`(?<!\\w)(?:${ways.join('|')})\\s*`, 'iu')
const NAMED = named([...NAMING, ...SHARED])
const NAMED_AMONG_TITLES = named(NAMING)
const TITLE = '(?:(?:the|that|its|my|this|a|any)\\s+)?(?:title|heading)(?!\\w)'
const REMOVED = new RegExp(
  `(?<!\\w)(?:(?:remove|drop|delete|clear|reset|hide|no|without|lose|get\\s+rid\\s+of|(?:take|leave)\\s+(?:off|out|away))\\s+${TITLE}|(?:take|leave)\\s+${TITLE}\\s+(?:off|out|away)(?!\\w))`,
  'iu',
)

const QUOTED = /^(?:"[^"]+"|“[^”]+”|'[^']+'(?!\w)|‘[^’]+’)/u
const IMPERATIVES =
  'make|show|sort|order|use|remove|drop|add|only|turn|change|switch|draw|filter|limit|colou?r|split|swap|exclude|keep|put|rename|group|break|stack|flip|reverse|hide|plot'
/** Where a title that is not in quotes ends: before the next thing that is to be done. */
const NEXT = new RegExp(
  `\\s*(?:[,;.]\\s*|\\s)(?:(?:and|but|then|also|please)\\s+)*(?<!\\w)(?:${IMPERATIVES})(?!\\w)`,
  'iu',
)
const JOINS = /(?:\s*(?:[,;.]|(?<!\w)(?:and|then|but|also|please)))+\s*$/iu
const TRAILING = /[\s.,;!]+$|\s+(?:instead|please|now)$/iu
const MAX_TITLE = 200

/** A prompt with blanks in place of a phrase and of what joins it to the rest, of the same length. */
export const blanked = (prompt: string, from: number, to: number): string => {
  const start = prompt.slice(0, from).replace(JOINS, '').length
  const after = /^\s*(?:[,;.]\s*)?(?:(?:and|then|but|also)\s+)?/iu.exec(prompt.slice(to))?.[0].length ?? 0
  return `${prompt.slice(0, start)}${' '.repeat(to + after - start)}${prompt.slice(to + after)}`
}

function trimmed(text: string): string {
  const next = text.replace(TRAILING, '')
  return next === text ? text : trimmed(next)
}

/** The title after the words that introduce it, and how long it is in the prompt with its quotes. */
function titleIn(text: string): { readonly title: string; readonly length: number } {
  const quoted = QUOTED.exec(text)
  if (quoted !== null) {
    const [whole] = quoted
    return { title: whole.slice(1, -1).trim(), length: whole.length }
  }
  const said = text.slice(0, NEXT.exec(text)?.index ?? text.length)
  return { title: trimmed(said), length: said.length }
}

/** Whether the data itself has titles, which are then what "with title" speaks of. */
export const hasTitles = ({ stems, tableStems }: PreparedDataset): boolean =>
  [stems, tableStems].some((known) => ['titl', 'head'].some((stem) => known.has(stem)))

/** "Title it Revenue", "call this chart 'Q3'", "rename to Sales and make it a line", "remove the title". */
export function readTitle(prompt: string, amongTitles = false): TitleClause | null {
  const found = (amongTitles ? NAMED_AMONG_TITLES : NAMED).exec(prompt)
  if (found !== null) {
    const start = found.index + found[0].length
    const { title, length } = titleIn(prompt.slice(start))
    if (title === '') return null
    const [from, to] = [found.index, start + length]
    return { title: title.slice(0, MAX_TITLE), from, to, rest: blanked(prompt, from, to) }
  }
  const removed = REMOVED.exec(prompt)
  if (removed === null) return null
  const [from, to] = [removed.index, removed.index + removed[0].length]
  return { title: null, from, to, rest: blanked(prompt, from, to) }
}

/** The prompt without what it says of a title. */
export const untitled = (prompt: string, prepared: PreparedDataset): string =>
  readTitle(prompt, hasTitles(prepared))?.rest ?? prompt

/** The reading of what is left of a prompt, with the title that the prompt gives it or takes from it. */
export function entitled(reading: Reading, prompt: string, { title, from, to }: TitleClause): Reading {
  const { title: _, ...rest } = reading
  const mention: Mention = {
    text: prompt.slice(from, to),
    start: from,
    end: to,
    kind: 'TITLE',
    column: null,
    value: title,
    confidence: 1,
  }
  const mentions = [...reading.mentions, mention].sort((a, b) => a.start - b.start)
  return { ...rest, prompt, mentions, ...(title === null ? {} : { title }) }
}
