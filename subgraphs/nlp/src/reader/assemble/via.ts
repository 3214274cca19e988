import { type Filter, type Relationship, splitRef } from '@askchart/vocabulary'
import { stemOf } from '../normalize/stem.js'
import { wordsOf } from '../link/name-forms.js'
import type { PreparedTable } from '../types.js'
import type { Frame } from './frame.js'
import { type Way, waysBetween } from './ways.js'

/** How much of a relationship's own name the prompt says: "on the affirmative side" for the key `Affirmative`. */
function said(frame: Frame, { from, name }: Relationship): number {
  const words = new Set([...wordsOf(splitRef(from).column), ...wordsOf(name)].map(stemOf))
  return frame.tokens.filter(({ stem }) => words.has(stem)).length
}

/**
 * Which way one table is reached from another, where there are several: the one whose key the prompt speaks of, else the
 * first that the dataset declares. Undefined where there is but one.
 */
function between(frame: Frame, from: string, to: string): readonly string[] | undefined {
  if (from === to) return undefined
  const ways = waysBetween(frame.prepared, from, to)
  if (ways.length < 2) return undefined
  const score = (way: Way): number =>
    way.steps.reduce((sum, one) => sum + said(frame, one) + (one.declared ? 0.1 : 0), 0)
  const [best] = [...ways].sort((a, b) => score(b) - score(a))
  const telling = best?.steps.filter((one) => !ways.every(({ steps }) => steps.includes(one))) ?? []
  return telling.length === 0 ? undefined : telling.map(({ name }) => name)
}

/** `via` from one table to another, as an object to spread: empty where there is but one way. */
export function viaTo(
  frame: Frame,
  from: PreparedTable | undefined,
  to: PreparedTable | undefined,
): { readonly via?: readonly string[] } {
  const via = from === undefined || to === undefined ? undefined : between(frame, from.profile.name, to.profile.name)
  return via === undefined ? {} : { via }
}

/** A filter whose columns are all told which way they are reached from the table that is measured. */
export function routed(filter: Filter, frame: Frame, home: string): Filter {
  if ('and' in filter) return { and: filter.and.map((one) => routed(one, frame, home)) }
  if ('or' in filter) return { or: filter.or.map((one) => routed(one, frame, home)) }
  if ('not' in filter) return { not: routed(filter.not, frame, home) }
  if ('exists' in filter) {
    const { exists } = filter
    const ofVia = between(frame, home, exists.of)
    const via = between(frame, exists.of, exists.table)
    const inner = exists.filter === undefined ? {} : { filter: routed(exists.filter, frame, exists.table) }
    return {
      exists: {
        ...exists,
        ...(ofVia === undefined ? {} : { ofVia }),
        ...(via === undefined ? {} : { via }),
        ...inner,
      },
    }
  }
  const { compare } = filter
  if (compare.via !== undefined || compare.aggregate !== undefined) return filter
  const via = between(frame, home, splitRef(compare.column).table)
  return via === undefined ? filter : { compare: { ...compare, via } }
}
