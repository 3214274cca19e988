import type {
  Aggregate,
  Analysis,
  Cell,
  ColumnProfile,
  ColumnRef,
  DatasetProfile,
  Intent,
  Metric,
  TableProfile,
} from '@askchart/vocabulary'

/** What the reader finds in a prompt; who asks adds the id, the engine and the time it took. */
export type Reading = Omit<Analysis, 'id' | 'engine' | 'modelFailure' | 'elapsedMs'>

/** A phrase of the prompt that a column holds as a value; found outside the reader in columns of many values. */
export interface ValueMatch {
  readonly phrase: string
  readonly column: ColumnRef
  readonly value: Cell
  /** 0 to 1. */
  readonly score: number
}

/** What a workspace has taught about the words of a dataset, as plain data. Columns that are gone are passed over. */
export interface Taught {
  /** A phrase that names a column, whatever else it might name. */
  readonly names: readonly { readonly phrase: string; readonly column: ColumnRef }[]
  /** A phrase that means a value. */
  readonly values: readonly { readonly phrase: string; readonly column: ColumnRef; readonly value: Cell }[]
  /** How a column is summed up where nobody says. */
  readonly aggregates: readonly { readonly column: ColumnRef; readonly aggregate: Aggregate }[]
  /** The column that is taken instead of another where no word names either. */
  readonly preferences: readonly { readonly column: ColumnRef; readonly over: ColumnRef }[]
}

export interface ReadOptions {
  readonly valueMatches?: readonly ValueMatch[] | undefined
  /** YYYY-MM-DD. */
  readonly today: string
  /** The reading that this prompt goes on from. */
  readonly previous?: Reading | undefined
}

export interface ReadChoice {
  readonly label: string
  readonly explanation: string
  readonly reading: Reading
}

export type ReadResult =
  | { readonly outcome: 'reading'; readonly reading: Reading }
  | {
      readonly outcome: 'clarify'
      readonly question: string
      readonly about: string
      readonly choices: readonly ReadChoice[]
    }
  | {
      readonly outcome: 'cannot'
      readonly message: string
      readonly unknown: readonly string[]
      readonly suggestions: readonly string[]
    }

export interface Suggestion {
  readonly text: string
  readonly intent: Intent
}

/** One word, number, quoted text or sign of the prompt. Offsets are UTF-16, end exclusive. */
export interface Token {
  readonly index: number
  readonly text: string
  readonly lower: string
  readonly stem: string
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'quoted' | 'date' | 'sign'
  readonly value: number | null
  /** Written in one word with the token before: `first_name`, `y-axis`, `BedType`. */
  readonly glued: boolean
}

/** Tokens from `from` up to, but not with, `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A name of a column or table as stems, as it may be said. */
export interface NameForm {
  readonly stems: readonly string[]
  readonly weights: readonly number[]
  /** The weight of all stems together. */
  readonly weight: number
  /** 1 for the name itself, less for what only stands for it. */
  readonly quality: number
}

export interface PreparedColumn {
  readonly profile: ColumnProfile
  /** Where it is a metric, which is measured and nothing else; null for a column of its table. */
  readonly metric: Metric | null
  readonly table: PreparedTable
  readonly forms: readonly NameForm[]
  readonly isNumber: boolean
  readonly isTime: boolean
  readonly isKey: boolean
  /** A name, title or label of its table's rows. */
  readonly isDisplay: boolean
  readonly isForeignKey: boolean
  /** A text of its own for each row of a table of some size: to name it is to name the rows. */
  readonly isEntity: boolean
  /** Stems of the label, for what columns have in common. */
  readonly words: readonly string[]
}

export interface PreparedTable {
  readonly profile: TableProfile
  readonly forms: readonly NameForm[]
  readonly columns: readonly PreparedColumn[]
  readonly key: PreparedColumn | null
  readonly display: PreparedColumn | null
  /** The date of a table that has one row for each day, month and the like. */
  readonly grain: PreparedColumn | null
}

export interface ValueEntry {
  readonly column: PreparedColumn
  readonly value: Cell
}

/** A dataset's profile, indexed by the words that may name its parts. Made once for each version. */
export interface PreparedDataset {
  readonly profile: DatasetProfile
  readonly tables: readonly PreparedTable[]
  readonly columns: ReadonlyMap<ColumnRef, PreparedColumn>
  /** Every stem that occurs in a name, with the columns it occurs in. */
  readonly stems: ReadonlyMap<string, readonly PreparedColumn[]>
  readonly tableStems: ReadonlyMap<string, readonly PreparedTable[]>
  /** What is meant by how well something sells; null where no column holds money. */
  readonly money: PreparedColumn | null
  /** What a workspace takes instead of a column that no word names. */
  readonly preferred: ReadonlyMap<ColumnRef, PreparedColumn>
  /** Values by their stems, joined by a space. */
  readonly values: ReadonlyMap<string, readonly ValueEntry[]>
  /** Steps over relationships from one table to another; Infinity where there is no way. */
  readonly distance: (from: PreparedTable, to: PreparedTable) => number
}
