import { queryHash } from '@askchart/service'
import type { Aggregate, Analysis, ColumnRef } from '@askchart/vocabulary'
import { valueKey } from '../reader/link/value-key.js'
import type { Taught } from '../reader/types.js'

/** What a question that was answered rightly is answered with: everything of a reading that does not hang on its words. */
export type Answer = Pick<Analysis, 'query' | 'mark' | 'arrangement' | 'intent'>

/** One thing that a workspace taught about a dataset. */
export type Lesson =
  | { readonly kind: 'SYNONYM'; readonly phrase: string; readonly column: ColumnRef }
  | { readonly kind: 'VALUE'; readonly phrase: string; readonly column: ColumnRef; readonly value: string }
  | { readonly kind: 'AGGREGATE'; readonly column: ColumnRef; readonly aggregate: Aggregate }
  | { readonly kind: 'PREFERENCE'; readonly column: ColumnRef; readonly over: ColumnRef }
  | {
      readonly kind: 'VERIFIED_ANSWER'
      readonly prompt: string
      readonly answer: Answer
      /** The answer in one plain sentence. */
      readonly explanation: string
      /** YYYY-MM-DD, from which "this year" was counted. */
      readonly day: string
    }

/** A question without what does not change it: case, spacing and the sign at its end. */
const plain = (prompt: string): string =>
  prompt
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s?!.]+$/, '')
    .trim()

export const questionSubject = (prompt: string): string => queryHash(['question', plain(prompt)])

/** What a lesson is about. A dataset has one lesson about each subject: the last one holds. */
export function subjectOf(lesson: Lesson): string {
  switch (lesson.kind) {
    case 'SYNONYM':
    case 'VALUE':
      return queryHash(['phrase', valueKey(lesson.phrase)])
    case 'AGGREGATE':
      return queryHash(['aggregate', lesson.column])
    case 'PREFERENCE':
      return queryHash(['instead of', lesson.over])
    case 'VERIFIED_ANSWER':
      return questionSubject(lesson.prompt)
  }
}

/** Lessons as the reader takes them. Verified answers are none of its business. */
export const taughtBy = (lessons: readonly Lesson[]): Taught => ({
  names: lessons.flatMap((lesson) => (lesson.kind === 'SYNONYM' ? [lesson] : [])),
  values: lessons.flatMap((lesson) => (lesson.kind === 'VALUE' ? [lesson] : [])),
  aggregates: lessons.flatMap((lesson) => (lesson.kind === 'AGGREGATE' ? [lesson] : [])),
  preferences: lessons.flatMap((lesson) => (lesson.kind === 'PREFERENCE' ? [lesson] : [])),
})

const AGGREGATE_WORDS: Readonly<Record<Aggregate, string>> = {
  COUNT: 'count',
  COUNT_DISTINCT: 'number of different values',
  SUM: 'total',
  AVERAGE: 'average',
  MEDIAN: 'median',
  MINIMUM: 'lowest value',
  MAXIMUM: 'highest value',
}

/** A lesson in one plain line: `'turnover' means orders.amount`. */
export function describe(lesson: Lesson): string {
  switch (lesson.kind) {
    case 'SYNONYM':
      return `'${lesson.phrase}' means ${lesson.column}`
    case 'VALUE':
      return `'${lesson.phrase}' means ${lesson.value} in ${lesson.column}`
    case 'AGGREGATE':
      return `${lesson.column} is summed up by its ${AGGREGATE_WORDS[lesson.aggregate]} where a question does not say how`
    case 'PREFERENCE':
      return `${lesson.column} is taken instead of ${lesson.over} where a question names neither`
    case 'VERIFIED_ANSWER':
      return `'${lesson.prompt}' is answered with: ${lesson.explanation}`
  }
}
