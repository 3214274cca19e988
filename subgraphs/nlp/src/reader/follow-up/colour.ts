import type { Mention } from '@askchart/vocabulary'
import type { Reading, Span } from '../types.js'
import { blanked } from './title.js'

/** What a prompt says of the one colour of the chart; the span is of the whole phrase. */
export interface ColourClause extends Span {
  /** A name of CSS or `#rrggbb`. */
  readonly colour: string
  /** The prompt with blanks in place of the phrase, so that all else stays where it is. */
  readonly rest: string
}

const PLAIN =
  'red|blue|green|orange|yellow|purple|violet|pink|brown|black|white|gr[ae]y|teal|cyan|magenta|navy|gold|silver|olive|maroon|crimson|coral|salmon|tomato|turquoise|indigo|plum|lavender|khaki|beige|lime|orchid|tan'
const SHADED =
  '(?:dark|light)[ -]?(?:blue|green|gr[ae]y|cyan|salmon)|dark[ -]?(?:red|orange|violet|magenta)|light[ -]?(?:pink|yellow|coral)|(?:sky|steel|royal)[ -]?blue|(?:forest|sea)[ -]?green|hot[ -]?pink'
const COLOUR = `(?<colour>${SHADED}|${PLAIN}|#(?:[0-9a-f]{6}|[0-9a-f]{3}))(?![\\w-])`
const MARKS = '(?:chart|graph|plot|bars?|columns?|lines?|points?|dots?|areas?)'
const IT = `(?:it|this|that|them|everything|all|(?:(?:the|all|these|those|all the) )?${MARKS})`
const WAYS = [
  `(?:make|turn|paint|colou?r|draw|render) ${IT}(?: all)?(?: in)? ${COLOUR}`,
  `(?:change|set|switch) (?:the |its )?(?:${MARKS} )?colou?r(?: of (?:the )?${MARKS})?(?: to| as| =)? ${COLOUR}`,
  `(?:use|with|in) (?:a )?${COLOUR} (?:as (?:the |a )?)?(?:colou?rs?|${MARKS})(?=\\s*(?:[,.;!]|$|(?:and|but|then|please|instead|now)\\b))`,
].map((way) => new RegExp(`(?<![\\w-])${way.replaceAll(' ', '\\s+')}(?:\\s+instead(?!\\w))?`, 'iu'))
/** As the whole of what is said. */
const ALONE = new RegExp(
  `^\\s*(?:(?:now|and|but|please)\\s+)?in\\s+${COLOUR}(?:\\s+(?:please|instead))?[.!]?\\s*$`,
  'iu',
)

const nameOf = (said: string): string => said.toLowerCase().replace(/[\s-]/g, '').replace('grey', 'gray')

/** "Make it blue", "change the colour to teal", "use red bars", "in green". */
export function readColour(prompt: string): ColourClause | null {
  for (const way of [...WAYS, ALONE]) {
    const found = way.exec(prompt)
    const said = found?.groups?.['colour']
    if (found === null || said === undefined) continue
    const [from, to] = [found.index, found.index + found[0].length]
    return { colour: nameOf(said), from, to, rest: blanked(prompt, from, to) }
  }
  return null
}

/** The reading of what is left of a prompt, in the colour that the prompt gives it. */
export function coloured(reading: Reading, prompt: string, { colour, from, to }: ColourClause): Reading {
  const mention: Mention = {
    text: prompt.slice(from, to),
    start: from,
    end: to,
    kind: 'COLOUR',
    column: null,
    value: colour,
    confidence: 1,
  }
  const mentions = [...reading.mentions, mention].sort((a, b) => a.start - b.start)
  return { ...reading, prompt, mentions, colour }
}
