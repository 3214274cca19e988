import type { QuerySpec } from '@askchart/vocabulary'
import { comparisonsOf } from '../model/catalogue-problems.js'
import type { Reading, ReadResult } from '../reader/types.js'
import type { Answer } from './lesson.js'

const refsOf = ({ measures, dimensions, filter }: QuerySpec): ReadonlySet<string> =>
  new Set([...measures, ...dimensions, ...comparisonsOf(filter)].flatMap(({ column }) => column ?? []))

/** What a prompt filters by, in whichever ways it may be read. */
function filtersOf(result: ReadResult): string {
  if (result.outcome === 'cannot') return ''
  const readings = result.outcome === 'reading' ? [result.reading] : result.choices.map(({ reading }) => reading)
  return JSON.stringify(readings.map(({ query }) => query.filter ?? null))
}

/**
 * A verified answer as a reading of the prompt it was asked with this time: the words are those that the reader finds
 * in it now, as far as the answer uses what they mean. Null where the prompt means other days than on the day it was
 * verified ("this year").
 */
export function verifiedReading({
  prompt,
  answer,
  read,
  onThatDay,
  explanation,
}: {
  readonly prompt: string
  readonly answer: Answer
  readonly read: ReadResult
  readonly onThatDay: ReadResult
  readonly explanation: string
}): Reading | null {
  if (filtersOf(read) !== filtersOf(onThatDay)) return null
  const refs = refsOf(answer.query)
  const { mentions, orientation, title, colour }: Pick<Reading, 'mentions' | 'orientation' | 'title' | 'colour'> =
    read.outcome === 'reading' ? read.reading : { mentions: [] }
  return {
    prompt,
    ...answer,
    ...(orientation === undefined ? {} : { orientation }),
    ...(title === undefined ? {} : { title }),
    ...(colour === undefined ? {} : { colour }),
    confidence: 1,
    mentions: mentions.filter(({ column }) => column === null || refs.has(column)),
    explanation,
  }
}
