import { type Relationship, splitRef } from '@askchart/vocabulary'
import { stemOf } from '../normalize/stem.js'
import type { PreparedColumn, PreparedTable } from '../types.js'
import { wordsOf } from '../link/name-forms.js'
import type { Frame } from './frame.js'

type Way = readonly Relationship[]

/** All shortest ways over relationships from one table to another. */
function shortestWays(frame: Frame, from: string, to: string): readonly Way[] {
  const { relationships } = frame.prepared.profile
  let ends: { readonly table: string; readonly way: Way }[] = [{ table: from, way: [] }]
  for (let steps = 0; steps < 5 && ends.length > 0; steps += 1) {
    const there = ends.filter(({ table }) => table === to)
    if (there.length > 0) return there.map(({ way }) => way)
    ends = ends.flatMap(({ table, way }) =>
      relationships.flatMap((one) => {
        if (way.includes(one)) return []
        const [a, b] = [splitRef(one.from).table, splitRef(one.to).table]
        return a === table ? [{ table: b, way: [...way, one] }] : b === table ? [{ table: a, way: [...way, one] }] : []
      }),
    )
    if (ends.length > 64) return []
  }
  return []
}

/** How much of a relationship's own name the prompt says: "on the affirmative side" for the key `Affirmative`. */
function said(frame: Frame, { from, name }: Relationship): number {
  const words = new Set([...wordsOf(splitRef(from).column), ...wordsOf(name)].map(stemOf))
  return frame.tokens.filter(({ stem }) => words.has(stem)).length
}

/**
 * Which way a column is reached from the table that is measured, where there are several: the one whose key the prompt
 * speaks of, else the first that the dataset declares. Undefined where there is but one.
 */
export function viaOf(frame: Frame, home: PreparedTable, column: PreparedColumn): readonly string[] | undefined {
  const [from, to] = [home.profile.name, column.table.profile.name]
  if (from === to) return undefined
  const ways = shortestWays(frame, from, to)
  if (ways.length < 2) return undefined
  const score = (way: Way): number => way.reduce((sum, one) => sum + said(frame, one) + (one.declared ? 0.1 : 0), 0)
  const [best] = [...ways].sort((a, b) => score(b) - score(a))
  const telling = best?.filter((one) => !ways.every((way) => way.includes(one))) ?? []
  return telling.length === 0 ? undefined : telling.map(({ name }) => name)
}
