import { type Granularity, plural } from '@askchart/vocabulary'
import { isYearNumber } from '../assemble/filter/times.js'
import { capital, columnName, rowsName, STEP_WORDS } from '../explain/words.js'
import type { PreparedColumn, PreparedDataset, PreparedTable, Suggestion } from '../types.js'

/** A prompt worth asking, with the columns that its reading must show to be the one that is meant. */
export interface Idea extends Suggestion {
  readonly shows: readonly PreparedColumn[]
}

/** Names of numbers that tell rows apart, or say yes and no, and measure nothing. */
const NO_MEASURE = new Set(
  'id ids code codes number numbers no nr num key zip postcode phone fax version year month day name gender sex flag latitude longitude lat lng lon index line rank yn'.split(
    ' ',
  ),
)
/** Names of texts that are told one by one, or written freely. */
const NO_GROUP = new Set(
  'by to from at of in address phone email url link website zip postcode password description details detail comment comments note notes text line street fix id ids code number other first last middle login user'.split(
    ' ',
  ),
)
const LONGEST_VALUE = 28
const FEWEST_GROUPS = 2
/** Whole numbers of fewer values are more often kinds than amounts. */
const FEWEST_AMOUNTS = 8
/** Fewer rows have no distribution worth a chart. */
const FEWEST_SPREAD = 8
const FEW_IDEAS = 4
const MOST_GROUPS = 40
const MOST_SHARES = 8
const MOST_METRICS = 3

const last = (column: PreparedColumn): string => column.words.at(-1) ?? ''
const rowsOf = ({ table }: PreparedColumn): number => table.profile.rowCount
const distinct = ({ profile }: PreparedColumn): number => profile.distinctCount ?? 0

const isSummed = ({ profile }: PreparedColumn): boolean => (profile.defaultAggregate ?? 'SUM') === 'SUM'

const isMeasure = (column: PreparedColumn): boolean =>
  column.profile.role === 'MEASURE' &&
  column.isNumber &&
  !column.isKey &&
  !column.isForeignKey &&
  distinct(column) > Math.min(2, rowsOf(column) - 1) &&
  (!isSummed(column) ||
    column.profile.type === 'DECIMAL' ||
    distinct(column) >= Math.min(FEWEST_AMOUNTS, rowsOf(column) / 2)) &&
  !column.words.some((word) => word === 'id' || word === 'code') &&
  !NO_MEASURE.has(last(column)) &&
  !/\b(yes|no)\b/.test(column.words.join(' '))

function isGroup(column: PreparedColumn): boolean {
  const { profile } = column
  const longest = Math.max(0, ...profile.sampleValues.map((value) => String(value).length))
  return (
    profile.type === 'STRING' &&
    !column.isForeignKey &&
    (profile.role === 'DIMENSION' || profile.role === 'GEOGRAPHY') &&
    distinct(column) >= FEWEST_GROUPS &&
    distinct(column) <= MOST_GROUPS &&
    longest <= LONGEST_VALUE &&
    !column.words.some((word) => NO_GROUP.has(word))
  )
}

/** Of each group there are several rows. */
const isShared = (column: PreparedColumn): boolean => distinct(column) * 2 <= rowsOf(column)

/** Names of many things, of which the first few are worth seeing. */
const isEntity = (column: PreparedColumn): boolean =>
  (column.isDisplay || column.isEntity || column.profile.role === 'GEOGRAPHY') &&
  column.profile.type === 'STRING' &&
  !column.isForeignKey &&
  distinct(column) > 5 &&
  !column.words.some((word) => NO_GROUP.has(word))

/** When somebody was born is no time that things happen along. */
const isClock = (column: PreparedColumn): boolean =>
  (column.isTime || isYearNumber(column)) && !/\b(birth|born|dob)\b/.test(column.words.join(' '))

/** Tables that each row of a table belongs to, the table itself first. */
function owners(table: PreparedTable, { tables, profile }: PreparedDataset): readonly PreparedTable[] {
  const found = [table]
  for (const owner of found) {
    const own = `${owner.profile.name}.`
    for (const { from, to } of profile.relationships) {
      const next = tables.find(({ profile: { name } }) => to.startsWith(`${name}.`))
      if (from.startsWith(own) && next !== undefined && !found.includes(next) && found.length < 6) found.push(next)
    }
  }
  return found
}

/** What is most worth grouping by: a dozen groups at most, of the rows themselves sooner than of what they belong to. */
const bestFirst = (columns: readonly PreparedColumn[], home: PreparedTable): readonly PreparedColumn[] => {
  const cost = (column: PreparedColumn): number =>
    Math.abs(Math.log(distinct(column) / 6)) +
    (column.table === home ? 0 : 0.3) +
    column.words.length * 0.25 -
    (column.profile.role === 'GEOGRAPHY' ? 0.4 : 0)
  return [...columns].sort((a, b) => cost(a) - cost(b))
}

/** "Revenue", "average price": what a measure is called where nobody has said how it is summed up. */
const measured = (column: PreparedColumn): string =>
  isSummed(column) ? columnName(column) : `average ${columnName(column)}`

/** "Total revenue", and "total" where that is the name. */
const summedUp = (column: PreparedColumn): string =>
  isSummed(column) && column.words[0] !== 'total' ? `total ${columnName(column)}` : measured(column)

/** The step that gives a line some ten to sixty points. */
function stepOf({ profile: { minimum, maximum } }: PreparedColumn): Granularity {
  const days = (Date.parse(String(maximum)) - Date.parse(String(minimum))) / 86_400_000
  if (!Number.isFinite(days) || days > 365 * 6) return 'YEAR'
  return days > 365 * 3.5 ? 'QUARTER' : days > 70 ? 'MONTH' : 'DAY'
}

/** What the rows with this column are called: "products" for a product's name. */
const entities = (column: PreparedColumn): string =>
  ['name', 'title'].includes(last(column)) && column.words.length <= 2
    ? rowsName(column.table)
    : plural(columnName(column))

function ideasFor(table: PreparedTable, prepared: PreparedDataset): readonly Idea[] {
  const near = owners(table, prepared)
  const metrics = [...prepared.columns.values()].filter((column) => column.metric !== null && column.table === table)
  const measures = table.columns
    .filter(isMeasure)
    .sort(
      (a, b) =>
        Number(b === prepared.money) - Number(a === prepared.money) || Number(isSummed(b)) - Number(isSummed(a)),
    )
  const rows = rowsName(table)
  const groups = bestFirst(
    near.flatMap(({ columns }) => columns.filter((column) => isGroup(column) && isShared(column))),
    table,
  )
  const entity = near.flatMap(({ columns }) => columns.filter(isEntity))[0]
  const times = near.map(({ columns }) => columns.filter(isClock)).find((found) => found.length > 0) ?? []
  const [measure, second] = measures
  const [group, other = group] = groups
  const [time] = times
  const ideas: Idea[] = []
  const add = (text: string, intent: Idea['intent'], ...shows: readonly PreparedColumn[]): void =>
    void ideas.push({ text: capital(text), intent, shows })
  const over = (column: PreparedColumn): string => {
    if (!column.isTime) return columnName(column)
    const step = STEP_WORDS[stepOf(column)]
    return times.length === 1 || columnName(column) === step ? step : `${step} of ${columnName(column)}`
  }
  // Somebody took the trouble to say what these are.
  for (const metric of metrics.slice(0, MOST_METRICS)) {
    if (group !== undefined) add(`${columnName(metric)} by ${columnName(group)}`, 'COMPARISON', metric, group)
    if (time !== undefined) add(`${columnName(metric)} by ${over(time)}`, 'TREND', metric, time)
  }
  if (measure !== undefined && entity !== undefined)
    add(`top 5 ${entities(entity)} by ${measured(measure)}`, 'RANKING', measure, entity)
  if (measure !== undefined && time !== undefined) add(`${measured(measure)} by ${over(time)}`, 'TREND', measure, time)
  if (measure !== undefined && group !== undefined)
    add(`${measured(measure)} by ${columnName(group)}`, 'COMPARISON', measure, group)
  // "Number of shops by shop" would be 1 for each.
  const counted = [other, ...groups].find((column) => column !== undefined && plural(columnName(column)) !== rows)
  if (counted !== undefined) add(`number of ${rows} by ${columnName(counted)}`, 'COMPARISON', counted)
  if (time !== undefined && measure === undefined) add(`number of ${rows} by ${over(time)}`, 'TREND', time)
  const shared = groups.find((column) => distinct(column) <= MOST_SHARES)
  if (shared !== undefined && (measure === undefined || isSummed(measure)))
    add(
      `share of ${measure === undefined ? rows : columnName(measure)} by ${columnName(shared)}`,
      'COMPOSITION',
      ...(measure === undefined ? [] : [measure]),
      shared,
    )
  if (second !== undefined && group !== undefined)
    add(`${measured(second)} by ${columnName(group)}`, 'COMPARISON', second, group)
  if (measure !== undefined && table.profile.rowCount >= FEWEST_SPREAD)
    add(`distribution of ${columnName(measure)}`, 'DISTRIBUTION', measure)
  if (measure !== undefined && second !== undefined)
    add(`${columnName(measure)} vs ${columnName(second)}`, 'CORRELATION', measure, second)
  if (measure !== undefined && second !== undefined && time !== undefined && isSummed(measure) && isSummed(second))
    add(`${columnName(measure)} and ${columnName(second)} by ${over(time)}`, 'TREND', measure, second, time)
  if (measure !== undefined && time !== undefined && shared !== undefined)
    add(`${measured(measure)} by ${over(time)} and ${columnName(shared)}`, 'TREND', measure, time, shared)
  return ideas
}

/** What can be asked of a table of a few rows too, where each is a group of its own, or of one column. */
function plainIdeasFor(table: PreparedTable): readonly Idea[] {
  const measures = table.columns.filter(isMeasure)
  const named = table.columns.find(isGroup)
  const flag = table.columns.find(({ profile }) => profile.type === 'BOOLEAN')
  const time = table.columns.find(isClock)
  const rows = rowsName(table)
  const ideas: Idea[] = []
  const add = (text: string, intent: Idea['intent'], ...shows: readonly PreparedColumn[]): void =>
    void ideas.push({ text: capital(text), intent, shows })
  for (const measure of measures.slice(0, 2)) {
    if (named !== undefined) add(`${measured(measure)} by ${columnName(named)}`, 'COMPARISON', measure, named)
    add(summedUp(measure), 'SUMMARY', measure)
    add(`highest ${columnName(measure)}`, 'SUMMARY', measure)
  }
  if (flag !== undefined) {
    add(`number of ${rows} by ${columnName(flag)}`, 'COMPARISON', flag)
    add(`share of ${rows} by ${columnName(flag)}`, 'COMPOSITION', flag)
  }
  if (time?.isTime === true) add(`latest ${columnName(time)}`, 'SUMMARY', time)
  if (named !== undefined) add(`number of different ${plural(columnName(named))}`, 'SUMMARY', named)
  return ideas
}

/** Prompts worth asking: of the tables that measure most the best first, and of each in turn. */
export function ideasOf(prepared: PreparedDataset): readonly Idea[] {
  const worth = (table: PreparedTable): number =>
    Math.log10(1 + table.profile.rowCount) +
    (table.columns.some(isMeasure) ? 1.5 : 0) +
    (table.columns.some(isClock) ? 0.7 : 0) +
    (prepared.money?.table === table ? 2 : 0)
  const tables = [...prepared.tables]
    .sort((a, b) => worth(b) - worth(a))
    .map((table) => ({ table, own: ideasFor(table, prepared) }))
  return tables
    .flatMap(({ own }, rank) => own.map((idea, at) => ({ idea, place: at + rank * 2.5 })))
    .sort((a, b) => a.place - b.place)
    .map(({ idea }) => idea)
    .concat(
      tables.flatMap(({ table, own }) => [...(own.length < FEW_IDEAS ? plainIdeasFor(table) : []), howMany(table)]),
    )
}

const howMany = (table: PreparedTable): Idea => ({
  text: `How many ${rowsName(table)} are there`,
  intent: 'SUMMARY',
  shows: [],
})
