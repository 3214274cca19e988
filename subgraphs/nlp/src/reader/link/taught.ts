import type { ColumnRef, DatasetProfile } from '@askchart/vocabulary'
import type { NameForm, PreparedColumn, Taught, ValueEntry } from '../types.js'
import { formsOf } from './name-forms.js'
import { valueKey } from './value-key.js'

type ColumnDraft = { -readonly [K in keyof PreparedColumn]: PreparedColumn[K] }

export const nothingTaught: Taught = { names: [], values: [], aggregates: [], preferences: [] }

/** A name that was taught to mean another column still means this one where the words around it leave no other way. */
const GIVES_WAY = 0.5

/** The profile with the synonyms and usual aggregates that a workspace taught. */
export function withTaught(profile: DatasetProfile, { names, aggregates }: Taught): DatasetProfile {
  if (names.length === 0 && aggregates.length === 0) return profile
  const usual = new Map(aggregates.map(({ column, aggregate }) => [column, aggregate]))
  return {
    ...profile,
    tables: profile.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({
        ...column,
        synonyms: [
          ...column.synonyms,
          ...names.flatMap(({ column: ref, phrase }) => (ref === column.ref ? [phrase] : [])),
        ],
        defaultAggregate: usual.get(column.ref) ?? column.defaultAggregate,
      })),
    })),
  }
}

const stemsOf = (form: NameForm): string => form.stems.join(' ')

/** Of the columns that a taught phrase names, the one it was taught to mean comes first. */
export function giveWay(columns: readonly ColumnDraft[], taught: Taught): void {
  const known = new Set(columns.map(({ profile }) => profile.ref))
  for (const { phrase, column: meant } of taught.names) {
    if (!known.has(meant)) continue
    const said = new Set(formsOf(phrase, 1).map(stemsOf))
    for (const column of columns) {
      if (column.profile.ref === meant || !column.forms.some((form) => said.has(stemsOf(form)))) continue
      column.forms = column.forms.map((form) =>
        said.has(stemsOf(form)) ? { ...form, quality: form.quality * GIVES_WAY } : form,
      )
    }
  }
}

/** For each column that gives way to another, that other one. */
export const preferencesOf = (
  columns: ReadonlyMap<ColumnRef, PreparedColumn>,
  { preferences }: Taught,
): ReadonlyMap<ColumnRef, PreparedColumn> =>
  new Map(
    preferences.flatMap(({ column, over }) => {
      const found = columns.get(column)
      return found === undefined ? [] : [[over, found]]
    }),
  )

/** A table's rows are named by the column that was preferred to the one that would. */
export function preferredRows(
  table: { display: PreparedColumn | null; readonly columns: readonly PreparedColumn[] },
  columns: readonly ColumnDraft[],
  preferred: ReadonlyMap<ColumnRef, PreparedColumn>,
): void {
  const { display } = table
  const shown = display === null ? undefined : preferred.get(display.profile.ref)
  if (shown === undefined || !table.columns.includes(shown)) return
  table.display = shown
  for (const column of columns) {
    if (column === display || column === shown) column.isDisplay = column === shown
  }
}

/** Values by the stems of the phrases that were taught to mean them. */
export const taughtValues = (
  columns: ReadonlyMap<ColumnRef, PreparedColumn>,
  { values }: Taught,
): readonly (readonly [string, ValueEntry])[] =>
  values.flatMap(({ phrase, column: ref, value }) => {
    const column = columns.get(ref)
    return column === undefined ? [] : [[valueKey(phrase), { column, value }] as const]
  })
