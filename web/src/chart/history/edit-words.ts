import type { ShownEdit } from '../types.js'
import { type Change, channelsWhole, inParts } from './said.js'
import { ofAxis } from './words-of-axis.js'
import { ofColour, ofPlacing, turned } from './words-of-channels.js'
import { ofMark, ofText } from './words-of-look.js'
import { ofAnnotation, ofQuery } from './words-of-query.js'

const phraseOf = (change: Change): string =>
  ofText(change) ??
  ofMark(change) ??
  ofQuery(change) ??
  ofAnnotation(change) ??
  ofPlacing(change) ??
  ofColour(change) ??
  ofAxis(change) ??
  'changed the look'

const MOST_PHRASES = 3
const isVague = (phrase: string): boolean => phrase.startsWith('changed the ')

/** A question that changes with the drawing is told by what is drawn, unless that says nothing. */
const follows = (phrase: string): boolean => phrase.startsWith('split it by') || phrase.endsWith(' the tooltip')

/** What was done, in words that follow a name: "turned the bars horizontal and called it “Revenue”". */
export function doneInWords(
  edit: Pick<ShownEdit, 'version' | 'follows' | 'reverts' | 'restores' | 'mends' | 'changes'>,
): string {
  if (edit.version === 1) return 'made the chart'
  if (edit.reverts != null) return `took back v${edit.reverts}`
  if (edit.restores != null) return `brought back v${edit.restores}`
  if (edit.mends != null) return `set back what did not go together in v${edit.mends}`
  if (edit.follows < edit.version - 1)
    return `and others made ${(edit.version - edit.follows).toLocaleString('en')} edits`
  const turn = turned(edit.changes)
  const rest =
    turn === null ? edit.changes : edit.changes.filter(({ path }) => !/^\/spec\/encoding\/[xy](\/|$)/.test(path))
  const told = channelsWhole(rest).flatMap(inParts).map(phraseOf)
  const all = [...new Set([...(turn === null ? [] : [turn]), ...told.filter((phrase) => phrase !== '')])]
  const drawn = all.filter((phrase) => !follows(phrase))
  const said = drawn.some((phrase) => !isVague(phrase)) ? drawn : all
  // What says the least comes last, or not at all.
  const phrases = [...said.filter((phrase) => !isVague(phrase)), ...said.filter(isVague)]
  if (phrases.length > MOST_PHRASES) return `${phrases.slice(0, MOST_PHRASES).join(', ')} and more`
  const last = phrases.pop()
  if (last === undefined) return edit.changes.length === 0 ? 'changed nothing' : 'changed the look'
  return phrases.length === 0 ? last : `${phrases.join(', ')} and ${last}`
}
