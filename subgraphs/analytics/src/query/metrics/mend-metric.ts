import type { ColumnProfile, Metric } from '@askchart/vocabulary'
import type { Catalogue } from '../catalogue.js'
import { nearest } from '../near.js'
import { QueryProblemError } from '../problems.js'
import type { Expression, Written, WrittenAggregate, WrittenCondition } from './expression.js'
import { aggregatesIn, parseMetric } from './parse-metric.js'
import { type DefinedMetric, profileOfMetric } from './profile-metric.js'
import { isWord } from './tokens.js'

/** A metric as people see it: whether it still fits the data, and what would do in its place. */
export interface ShownMetric extends Metric {
  /** What is wrong with its expression; null where it fits. */
  readonly problem: string | null
  /** Expressions with other columns that fit, likest first. */
  readonly suggestions: readonly string[]
}

/** So many expressions are offered. */
const SUGGESTED = 3
/** So many are tried: several names that are gone have many combinations. */
const TRIED = 60
/** So many columns are tried in the place of one that nothing is called like. */
const OTHERS = 10

/** A metric of the catalogue, with what would mend it. */
export function shownMetric(metric: Metric, catalogue: Catalogue): ShownMetric {
  const profiled = profileOfMetric(metric, catalogue)
  if ('metric' in profiled) return { ...metric, problem: null, suggestions: [] }
  const [first] = profiled.problems
  return { ...metric, problem: first?.message ?? null, suggestions: mendedExpressions(metric, catalogue) }
}

/**
 * Expressions that fit the data, each this one with other columns in place of those that are gone: what is called almost
 * so, else other measures. None where it fits already, or where nothing would do.
 */
export function mendedExpressions(defined: DefinedMetric, catalogue: Catalogue): readonly string[] {
  const { expression } = defined
  const read = readable(expression)
  if (read === null || fits(defined, catalogue)) return []
  const named = namesIn(read)
  const gone = [...new Set(named.filter((one) => !isKnown(one, catalogue)).map(textOf))]
  // Where all are there, one of them holds something else now.
  const sets = gone.length > 0 ? [gone] : [...new Set(named.map(textOf))].map((name) => [name])
  const mended = sets
    .flatMap((names) => replacements(names, named, catalogue))
    .slice(0, TRIED)
    .map((instead) => replaced(expression, named, instead))
    .filter((text) => text !== expression && fits({ ...defined, expression: text }, catalogue))
  return [...new Set(mended)].slice(0, SUGGESTED)
}

/** The one aggregate that an expression is, without conditions; null where it is more. */
export function onlyAggregate(expression: string): WrittenAggregate | null {
  const read = readable(expression)
  return read?.kind === 'aggregate' && read.where === null ? read : null
}

/** A name of the expression, and what of: the aggregate's own column, or one of its conditions. */
interface Named extends Written {
  readonly counts: boolean
  readonly inCondition: boolean
}

interface Shown {
  readonly table: string
  readonly column: ColumnProfile
}

type Instead = ReadonlyMap<string, string>

const textOf = ({ parts }: Written): string => parts.join('.')
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
const fits = (defined: DefinedMetric, catalogue: Catalogue): boolean => 'metric' in profileOfMetric(defined, catalogue)

function readable(expression: string): Expression | null {
  try {
    return parseMetric(expression, 'expression')
  } catch (error) {
    if (error instanceof QueryProblemError) return null
    throw error
  }
}

function columnsIn(condition: WrittenCondition): readonly Written[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(columnsIn)
    case 'not':
      return columnsIn(condition.part)
    case 'compare':
      return [condition.column]
  }
}

const namesIn = (expression: Expression): readonly Named[] =>
  aggregatesIn(expression).flatMap(({ aggregate, of, where }) => [
    ...(of === null ? [] : [{ ...of, counts: aggregate.startsWith('COUNT'), inCondition: false }]),
    ...(where === null ? [] : columnsIn(where).map((column) => ({ ...column, counts: false, inCondition: true }))),
  ])

/** Whether it names a column, or the table whose rows are counted. */
function isKnown(name: Named, { tables }: Catalogue): boolean {
  const text = textOf(name)
  if (name.counts && tables.some((table) => same(table.name, text))) return true
  return tables.some(({ columns }) =>
    columns.some((column) => same(column.ref, text) || (name.parts.length === 1 && same(column.name, text))),
  )
}

/** What may stand in the place of each of the names, likest first: by the name the text that takes its place. */
function replacements(names: readonly string[], named: readonly Named[], catalogue: Catalogue): readonly Instead[] {
  let found: readonly Instead[] = [new Map()]
  for (const name of names) {
    const uses = named.filter((one) => textOf(one) === name)
    const texts = candidates(name, uses, catalogue)
    found = texts.flatMap((text) => found.map((instead) => new Map([...instead, [name, text]]))).slice(0, TRIED)
  }
  return found
}

function candidates(name: string, uses: readonly Named[], catalogue: Catalogue): readonly string[] {
  const [first] = uses
  const whole = uses.some(({ parts }) => parts.length > 1)
  const shown = catalogue.tables.flatMap(({ name: table, columns }) =>
    columns.filter(({ hidden }) => hidden !== true).map((column) => ({ table, column })),
  )
  const text = (one: Shown): string => written(one.table, one.column.name, whole, catalogue)
  const own = whole ? shown.filter(({ table }) => same(table, first?.parts[0] ?? '')) : []
  const among = (own.length > 0 ? own : shown).filter(
    ({ column }) => !same(column.ref, name) && !same(column.name, name),
  )
  // Within one table its name, which all have, makes nothing alike.
  const isOwn = own.length > 0 || !whole
  const called = ({ column }: Shown): string => (isOwn ? column.name : column.ref)
  const near = nearest(isOwn ? (first?.parts.at(-1) ?? name) : name, among.map(called))
  const alike = near.flatMap((one) => among.filter((candidate) => called(candidate) === one))
  if (alike.length > 0) return alike.map(text)
  // What is counted, or asked of rows, is not anything else of the table.
  if (uses.some(({ counts, inCondition }) => counts || inCondition)) return []
  return among
    .filter(({ column }) => column.role === 'MEASURE')
    .slice(0, OTHERS)
    .map(text)
}

const quoted = (name: string): string => (isWord(name) ? name : `"${name.replaceAll('"', '""')}"`)

/** A column as an expression names it: with its table where that was written, or where several have one of its name. */
function written(table: string, name: string, whole: boolean, { tables }: Catalogue): string {
  const alone = tables.flatMap(({ columns }) => columns).filter((column) => same(column.name, name)).length === 1
  return alone && !whole ? quoted(name) : `${quoted(table)}.${quoted(name)}`
}

function replaced(expression: string, named: readonly Named[], instead: Instead): string {
  const last = [...named].sort((a, b) => b.at - a.at)
  return last.reduce((text, one) => {
    const by = instead.get(textOf(one))
    return by === undefined ? text : text.slice(0, one.at) + by + text.slice(one.end)
  }, expression)
}
