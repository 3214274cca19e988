import type { Cell, ColumnProfile, ColumnRef, DatasetProfile, Metric, TableProfile } from '@askchart/vocabulary'
import { expand } from '../lexicon/abbreviations.js'
import { meanings } from '../lexicon/synonyms.js'
import { withoutRunningTotals } from './running-columns.js'
import { stemOf } from '../normalize/stem.js'
import type { NameForm, PreparedColumn, PreparedDataset, PreparedTable, Taught, ValueEntry } from '../types.js'
import { distances } from './distances.js'
import { grainOf } from './grain.js'
import { moneyColumn, moneyForms } from './money.js'
import {
  doneForms,
  durationForms,
  formOf,
  formsOf,
  shortNames,
  withInitial,
  withoutPrefix,
  withoutTable,
  wordsOf,
} from './name-forms.js'
import { metricColumns } from './metric-columns.js'
import { giveWay, nothingTaught, preferencesOf, preferredRows, taughtValues, withTaught } from './taught.js'
import { valueKey } from './value-key.js'

type Draft = { -readonly [K in keyof PreparedColumn]: PreparedColumn[K] }
type TableDraft = { -readonly [K in keyof PreparedTable]: PreparedTable[K] }

const MANY_ROWS = 30
const DISPLAY = /^(.* )?(name|title|label|full name)$/
const PERSON_PART = /\b(first|last|middle|family|given|nick|user|file|host)\b/

function displayRank(column: PreparedColumn): number {
  const words = column.words.join(' ')
  if (column.profile.type !== 'STRING' || column.isForeignKey || !DISPLAY.test(words)) return 0
  if (PERSON_PART.test(words)) return /\blast\b/.test(words) ? 1 : 0.5
  const owner = column.table.forms[0]?.stems ?? []
  const own = owner.every((stem) => column.forms.some((form) => form.stems.includes(stem)))
  return (column.words.length === 1 || own ? 3 : 2) + (/name$/.test(words) ? 0.5 : 0)
}

function columnDraft(
  profile: ColumnProfile,
  table: PreparedTable,
  foreign: ReadonlySet<ColumnRef>,
  metric: Metric | null = null,
): Draft {
  const { type, role } = profile
  const forms = new Map<string, NameForm>()
  const add = (form: NameForm): void => {
    const key = form.stems.join(' ')
    if (key !== '' && (forms.get(key)?.quality ?? 0) < form.quality) forms.set(key, form)
  }
  for (const name of new Set([profile.name, profile.label])) {
    for (const form of formsOf(name, 1)) {
      add(form)
      for (const short of withoutTable(form, table)) add(short)
    }
  }
  for (const form of withInitial(profile.name, table.profile.name)) add(form)
  for (const form of withoutPrefix(profile.name, table.profile.name)) add(form)
  for (const form of durationForms(profile.name)) add(form)
  if (type === 'INTEGER' || type === 'DECIMAL') for (const form of doneForms(profile.name)) add(form)
  for (const synonym of profile.synonyms) for (const form of formsOf(synonym, 1)) add(form)
  for (const form of [...forms.values()]) for (const other of otherWords(form)) add(other)
  return {
    profile,
    metric,
    table,
    forms: [...forms.values()],
    isNumber: type === 'INTEGER' || type === 'DECIMAL',
    isTime: type === 'DATE' || type === 'DATETIME',
    isKey: role === 'IDENTIFIER',
    isDisplay: false,
    isForeignKey: foreign.has(profile.ref),
    isEntity:
      profile.type === 'STRING' &&
      profile.distinctCount === table.profile.rowCount &&
      table.profile.rowCount > MANY_ROWS,
    words: wordsOf(profile.label === '' ? profile.name : profile.label),
  }
}

const stemmedMeanings = new Map(
  [...meanings].map(([phrase, others]) => [
    phrase.split(' ').map(stemOf).sort().join(' '),
    others.map((other) => other.split(' ').map(stemOf)),
  ]),
)

/** The same name with one of its words, or all of them, said otherwise. */
function otherWords(form: NameForm): readonly NameForm[] {
  const found: NameForm[] = []
  for (let from = 0; from < form.stems.length; from += 1) {
    for (let to = from + 1; to <= form.stems.length; to += 1) {
      for (const other of stemmedMeanings.get(form.stems.slice(from, to).sort().join(' ')) ?? []) {
        found.push(formOf([...form.stems.slice(0, from), ...other, ...form.stems.slice(to)], form.quality * 0.85))
      }
    }
  }
  return found
}

/** A column that is there for the queries that name it, and for no words. */
const unnamed = (column: Draft): Draft => ({ ...column, forms: [], profile: { ...column.profile, sampleValues: [] } })

const isKeyOf = (column: PreparedColumn, table: TableProfile): boolean =>
  table.rowCount > 0 && column.profile.distinctCount === table.rowCount

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}

/** Indexes a profile by the words that may name its tables, columns and values, as it is and as a workspace taught it. */
export function prepareDataset(given: DatasetProfile, taught: Taught = nothingTaught): PreparedDataset {
  const profile = withTaught(given, taught)
  const foreign = new Set(profile.relationships.map(({ from }) => from))
  const drafts: Draft[] = []
  const hidden: Draft[] = []
  const names = profile.tables.map(({ name }) => name)
  const tables = profile.tables.map((table) => prepareTable(table, foreign, drafts, hidden, names))
  withoutRunningTotals(drafts)
  const money = drafts.find((column) => column === moneyColumn(drafts)) ?? null
  if (money !== null) money.forms = [...money.forms, ...moneyForms(drafts)]
  const [only, ...others] = tables
  if (only !== undefined && others.length === 0) only.forms = [...only.forms, ...rowForms(only, drafts)]
  const columns = new Map<ColumnRef, PreparedColumn>()
  for (const column of drafts) columns.set(column.profile.ref, column)
  giveWay(drafts, taught)
  const preferred = preferencesOf(columns, taught)
  const meant = taughtValues(columns, taught)
  for (const column of hidden) columns.set(column.profile.ref, column)
  for (const { metric, profile: measured, table } of metricColumns(profile.metrics ?? [], tables))
    columns.set(measured.ref, columnDraft(measured, table, foreign, metric))
  for (const table of tables) preferredRows(table, drafts, preferred)
  const stems = new Map<string, PreparedColumn[]>()
  const tableStems = new Map<string, PreparedTable[]>()
  const values = new Map<string, ValueEntry[]>()
  for (const column of columns.values()) {
    for (const form of column.forms) for (const stem of form.stems) addTo(stems, stem, column)
    for (const value of column.profile.sampleValues) indexValue(values, column, value)
  }
  for (const table of tables)
    for (const form of table.forms) for (const stem of form.stems) addTo(tableStems, stem, table)
  for (const [key, entry] of meant) values.set(key, [entry])
  return {
    profile,
    tables,
    columns,
    stems,
    tableStems,
    money: money === null ? null : (preferred.get(money.profile.ref) ?? money),
    preferred,
    values,
    distance: distances(profile, tables),
  }
}

/** What the rows of a file with dates may be called, whatever the file is: what happened, or was answered. */
const HAPPENINGS = ['transaction', 'response', 'submission'].map(stemOf)

/** Those words for the only table, where no column is called so. */
const rowForms = (table: PreparedTable, columns: readonly PreparedColumn[]): readonly NameForm[] =>
  table.columns.some(({ isTime }) => isTime)
    ? HAPPENINGS.filter((stem) => !columns.some(({ forms }) => forms.some(({ stems }) => stems.includes(stem)))).map(
        (stem) => formOf([stem], 0.9),
      )
    : []

function indexValue(values: Map<string, ValueEntry[]>, column: PreparedColumn, value: Cell): void {
  if (typeof value !== 'string' || value.length > 80) return
  const key = valueKey(value)
  if (key === '' || /^[\d .-]+$/.test(value)) return
  addTo(values, key, { column, value })
  const spelledOut = wordsOf(value).flatMap(expand).map(stemOf).join(' ')
  if (spelledOut !== key) addTo(values, spelledOut, { column, value })
}

function prepareTable(
  profile: TableProfile,
  foreign: ReadonlySet<ColumnRef>,
  drafts: Draft[],
  hidden: Draft[],
  names: readonly string[],
): TableDraft {
  const forms = [
    ...[...new Set([profile.name, profile.label])].flatMap((name) => formsOf(name, 1)),
    ...shortNames(profile.name, names),
  ]
  const columns: Draft[] = []
  const table = {
    profile,
    forms: [...forms, ...forms.flatMap(otherWords)],
    columns,
    key: null,
    display: null,
    grain: null,
  }
  const prepared: TableDraft = table
  const all = profile.columns.map((column) => columnDraft(column, prepared, foreign))
  columns.push(...all.filter(({ profile: { hidden: isHidden } }) => isHidden !== true))
  drafts.push(...columns)
  hidden.push(...all.filter((column) => !columns.includes(column)).map(unnamed))
  // Rows may be counted by a key that nobody can name.
  const unique = all.filter((column) => isKeyOf(column, profile))
  prepared.key =
    unique.find(({ isKey, isForeignKey }) => isKey && !isForeignKey) ??
    unique.find(({ isKey }) => isKey) ??
    unique[0] ??
    null
  const grain = grainOf(columns, profile.rowCount)
  if (grain !== null) {
    prepared.grain = grain.column
    prepared.forms = [...prepared.forms, formOf([stemOf(grain.word)], 0.97)]
  }
  const ranked = columns.map((column) => ({ column, rank: displayRank(column) })).sort((a, b) => b.rank - a.rank)
  const [first] = ranked
  if (first !== undefined && first.rank > 0) {
    first.column.isDisplay = true
    prepared.display = first.column
  }
  return prepared
}
