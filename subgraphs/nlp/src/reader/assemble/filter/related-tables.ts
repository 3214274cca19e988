import { splitRef } from '@askchart/vocabulary'
import type { Slot } from '../../link/links.js'
import type { PreparedDataset, PreparedTable } from '../../types.js'
import type { Frame } from '../frame.js'

/** Whether each row of one table belongs to at most one of another, over any number of steps. */
export function leadsTo({ profile }: PreparedDataset, many: PreparedTable, one: PreparedTable): boolean {
  const reached = new Set([many.profile.name])
  for (const name of reached) {
    for (const { from, to } of profile.relationships) if (splitRef(from).table === name) reached.add(splitRef(to).table)
  }
  return many !== one && reached.has(one.profile.name)
}

/**
 * The table of which a row of `subject` may have many and that tells which rows of `other` it has: `other` itself, or
 * one between the two (which allergies a student has). Null where each subject has but one, or none.
 */
export function meetingTable(
  prepared: PreparedDataset,
  subject: PreparedTable,
  other: PreparedTable,
): PreparedTable | null {
  if (subject === other || leadsTo(prepared, subject, other)) return null
  if (leadsTo(prepared, other, subject)) return other
  const between = prepared.tables.filter(
    (table) => leadsTo(prepared, table, subject) && leadsTo(prepared, table, other),
  )
  const steps = (table: PreparedTable): number => prepared.distance(table, subject) + prepared.distance(table, other)
  return [...between].sort((a, b) => steps(a) - steps(b))[0] ?? null
}

const REACH = 12

/** The table that a place names, alone or with a column of it: "names of products". */
function tableAt({ links }: Slot): PreparedTable | null {
  const [top] = links
  if (top === undefined || top.kind === 'value') return null
  if (top.kind === 'table') return top.table
  const said = links.some((link) => link.kind === 'table' && link.table === top.column.table && link.score >= 0.6)
  return said ? top.column.table : null
}

export interface Subject {
  readonly table: PreparedTable
  /** A relative clause says something of its rows: "customers who". */
  readonly relative: boolean
}

const RELATIVES = new Set(['who', 'that', 'which', 'whose'])

/** Whose rows a clause speaks of: the table named last before it, of those that may be. */
export function subjectBefore(
  frame: Frame,
  at: number,
  mayBe: (table: PreparedTable) => boolean = () => true,
): Subject | null {
  const slot = frame.slots.findLast((one) => {
    const named = one.to <= at && at - one.to <= REACH ? tableAt(one) : null
    return named !== null && mayBe(named)
  })
  const table = slot === undefined ? null : tableAt(slot)
  if (slot === undefined || table === null) return null
  const between = frame.tokens.slice(slot.to, at)
  if (between.some(({ text }) => text === '.' || text === '?')) return null
  return { table, relative: between.some(({ lower }) => RELATIVES.has(lower)) }
}
