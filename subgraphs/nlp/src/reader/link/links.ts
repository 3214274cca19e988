import type { Cell } from '@askchart/vocabulary'
import type { PreparedColumn, PreparedTable, Span } from '../types.js'

/** How the name of a column was said. */
export interface Said {
  /** The share of the name that was left out, by weight, 0 to 1. */
  readonly unsaid: number
  /** Whether the last word of the name was said. */
  readonly head: boolean
  /** How well the words fit: below 1 for short forms and misspellings. */
  readonly quality: number
  readonly synonym: boolean
  /** Whether words of the column's table stand with it. */
  readonly table: boolean
}

/**
 * What a span of the prompt may mean in the data. `score` is 0 to 1; `words` counts the words that carry meaning; `verb` says
 * that the word is one of doing, which stands for what is measured by it.
 */
export type Link = Span & { readonly score: number; readonly words: number } & (
    | { readonly kind: 'column'; readonly column: PreparedColumn; readonly said?: Said; readonly verb?: true }
    | { readonly kind: 'table'; readonly table: PreparedTable }
    | { readonly kind: 'value'; readonly column: PreparedColumn; readonly value: Cell }
  )
export type ColumnLink = Extract<Link, { readonly kind: 'column' }>
export type TableLink = Extract<Link, { readonly kind: 'table' }>
export type ValueLink = Extract<Link, { readonly kind: 'value' }>

/** One place of the prompt with everything it may mean, best first. */
export interface Slot extends Span {
  readonly links: readonly Link[]
}

export const columnLinks = (slot: Slot): readonly ColumnLink[] => slot.links.filter((link) => link.kind === 'column')
export const tableLinks = (slot: Slot): readonly TableLink[] => slot.links.filter((link) => link.kind === 'table')
export const valueLinks = (slot: Slot): readonly ValueLink[] => slot.links.filter((link) => link.kind === 'value')
