import type {
  Aggregate,
  Calendar,
  DayOfWeek,
  ColumnProfile,
  ColumnRef,
  ColumnRole,
  Relationship,
  TableProfile,
} from '@askchart/vocabulary'
import type { DefinedMetric } from '../query/metrics/profile-metric.js'

/** What people said that a column means; what is undefined is as it was found. */
export interface ColumnMeaning {
  readonly hidden?: boolean | undefined
  readonly label?: string | undefined
  readonly synonyms?: readonly string[] | undefined
  readonly role?: ColumnRole | undefined
  readonly defaultAggregate?: Aggregate | undefined
  /** No characters: it has none, whatever was found. */
  readonly unit?: string | undefined
}

/**
 * What people said that a dataset's data means, kept apart from what is found in the rows, so that it outlives them.
 * What it says of columns that are gone is kept and unused.
 */
export interface DatasetMeaning {
  readonly columns?: Readonly<Record<ColumnRef, ColumnMeaning>>
  readonly metrics?: readonly DefinedMetric[]
  readonly calendar?: {
    readonly timeZone?: string | undefined
    readonly firstDayOfWeek?: DayOfWeek | undefined
  }
  /** Relationships that are none, whatever is found. */
  readonly refused?: readonly Ends[]
}

/** Whose days count where nobody said: those that times are kept in. */
export const usualCalendar: Calendar = { timeZone: 'UTC', firstDayOfWeek: 'MONDAY' }

export const calendarOf = ({ calendar }: DatasetMeaning): Calendar => ({
  timeZone: calendar?.timeZone ?? usualCalendar.timeZone,
  firstDayOfWeek: calendar?.firstDayOfWeek ?? usualCalendar.firstDayOfWeek,
})

/** The columns that a relationship joins. */
export type Ends = Pick<Relationship, 'from' | 'to'>

/** How a measure is summed up that nothing is known about. */
const usualAggregate = (found: ColumnProfile, role: ColumnRole): Aggregate | null =>
  role === 'MEASURE' ? (found.defaultAggregate ?? 'SUM') : null

/** A column as it was found, under what was said of it. */
export function described(found: ColumnProfile, said: ColumnMeaning = {}): ColumnProfile {
  const role = said.role ?? found.role
  return {
    ...found,
    label: said.label ?? found.label,
    synonyms: said.synonyms ?? found.synonyms,
    role,
    unit: said.unit === undefined ? found.unit : said.unit || null,
    defaultAggregate:
      said.defaultAggregate ?? (said.role === undefined ? found.defaultAggregate : usualAggregate(found, role)),
    hidden: said.hidden ?? false,
  }
}

/** Tables as they were found, under what was said of them. */
export const withMeanings = (
  tables: readonly TableProfile[],
  { columns = {} }: DatasetMeaning,
): readonly TableProfile[] =>
  tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) =>
      described(column, Object.hasOwn(columns, column.ref) ? columns[column.ref] : undefined),
    ),
  }))

const isSame = (one: Ends, other: Ends): boolean => one.from === other.from && one.to === other.to
const without = <Kind extends Ends>(list: readonly Kind[], ends: Ends): readonly Kind[] =>
  list.filter((one) => !isSame(one, ends))

/** What a person declared stands before what was found between the same columns; what was refused is left out. */
export const withDeclared = (
  declared: readonly Relationship[],
  found: readonly Relationship[],
  { refused = [] }: DatasetMeaning,
): readonly Relationship[] => [
  ...declared,
  ...found.filter((one) => ![...declared, ...refused].some((known) => isSame(known, one))),
]

/** What people said of relationships: those that there are, and those that there are not. */
export interface SaidRelationships {
  readonly declared: readonly Relationship[]
  readonly refused: readonly Ends[]
}

export const declare =
  (relationship: Relationship) =>
  ({ declared, refused }: SaidRelationships): SaidRelationships => ({
    declared: [...without(declared, relationship), relationship],
    refused: without(refused, relationship),
  })

/** Refused for good: the next import may find it again. */
export const refuse =
  ({ from, to }: Ends) =>
  ({ declared, refused }: SaidRelationships): SaidRelationships => ({
    declared: without(declared, { from, to }),
    refused: [...without(refused, { from, to }), { from, to }],
  })
