import {
  type Anchor,
  type Cell,
  type DataColumn,
  type Json,
  type OutputColumn,
  outputColumns,
  parseAnchor,
  type VegaLiteSpec,
  writeAnchor,
} from '@askchart/vocabulary'
import { isObject } from '../spec-read.js'
import type { ShownChart } from '../types.js'

/** What of a chart anchors are read against. */
export type AnchoredChart = Pick<ShownChart, 'spec' | 'query' | 'data'>

/** An anchor as people read it. */
export interface AnchorWords {
  readonly words: string
  /** The chart was changed, and has it no more. */
  readonly gone: boolean
}

const MOST_CHOICES = 200
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

function dateWords(text: string, granularity: string | undefined): string {
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return text
  if (granularity === 'YEAR') return text.slice(0, 4)
  if (granularity === 'QUARTER') return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${text.slice(0, 4)}`
  if (granularity === 'MONTH') return month.format(date)
  const time = text.slice(11, 16)
  return time === '' || time === '00:00' ? day.format(date) : `${day.format(date)}, ${time}`
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d/.test(text)

function cellWords(value: Cell, output: OutputColumn | undefined): string {
  if (value === null) return '(none)'
  const granularity = output?.kind === 'dimension' ? output.dimension.granularity : undefined
  return typeof value === 'string' && isDate(value) ? dateWords(value, granularity) : String(value)
}

const outputsOf = ({ query }: AnchoredChart): readonly OutputColumn[] => (query ? outputColumns(query) : [])

/** Columns that tell a row apart: what the numbers are grouped by, or all there are where nothing is. */
export function namingColumns(chart: AnchoredChart): readonly string[] {
  const outputs = outputsOf(chart)
  const dimensions = outputs.filter(({ kind }) => kind === 'dimension')
  return (dimensions.length > 0 ? dimensions : outputs).map(({ name }) => name)
}

const columnsOf = ({ data }: AnchoredChart): readonly DataColumn[] => data?.columns ?? []

/** Where in the data the rows are that have all these values. */
export function rowsWith(chart: AnchoredChart, values: Readonly<Record<string, Cell>>): readonly number[] {
  const wanted = Object.entries(values).map(([name, value]) => ({
    value,
    cells: columnsOf(chart).find((column) => column.name === name)?.values ?? [],
  }))
  const length = Math.max(0, ...columnsOf(chart).map((column) => column.values.length))
  return Array.from({ length }, (_, row) => row).filter((row) =>
    wanted.every(({ value, cells }) => row < cells.length && cells[row] === value),
  )
}

const hasChannel = ({ encoding, layer }: VegaLiteSpec, channel: string): boolean => {
  const layers: readonly Json[] = Array.isArray(layer) ? layer : []
  return (
    (isObject(encoding) && isObject(encoding[channel])) ||
    layers.some((one) => isObject(one) && hasChannel(one, channel))
  )
}

/** Whether all rows are here: of a long series only some are drawn, and what is not among them may be there all the same. */
const hasAllRows = ({ data }: AnchoredChart): boolean =>
  data != null && data.rowCount <= (data.columns[0]?.values.length ?? 0)

function isGone(anchor: Anchor, chart: AnchoredChart): boolean {
  if (anchor.kind === 'axis') return !hasChannel(chart.spec, anchor.channel)
  const names = new Set(outputsOf(chart).map(({ name }) => name))
  if (Object.keys(anchor.values).some((name) => !names.has(name))) return true
  return hasAllRows(chart) && rowsWith(chart, anchor.values).length === 0
}

/** What a comment is about, in words: "West", "X axis". */
export function anchorWords(text: string, chart: AnchoredChart): AnchorWords {
  const anchor = parseAnchor(text)
  if (!anchor) return { words: text, gone: true }
  const gone = isGone(anchor, chart)
  if (anchor.kind === 'axis') return { words: anchor.channel === 'x' ? 'X axis' : 'Y axis', gone }
  const outputs = outputsOf(chart)
  const order = Object.entries(anchor.values)
    .map(([name, value]) => ({ value, at: outputs.findIndex((output) => output.name === name) }))
    .sort((a, b) => a.at - b.at)
  return { words: order.map(({ value, at }) => cellWords(value, outputs[at])).join(', '), gone }
}

/** The mark of a row, by the columns that name it. */
export function markAnchor(chart: AnchoredChart, row: number, names: readonly string[]): Anchor {
  const cells = columnsOf(chart).filter(({ name }) => names.includes(name))
  return { kind: 'mark', values: Object.fromEntries(cells.map(({ name, values }) => [name, values[row] ?? null])) }
}

/** What there is to comment on, as anchors: axes, then the marks of the first 200 rows. */
export function anchorChoices(chart: AnchoredChart): readonly string[] {
  const axes = (['x', 'y'] as const).filter((name) => hasChannel(chart.spec, name))
  const names = namingColumns(chart)
  const rows = names.length === 0 ? 0 : Math.min(MOST_CHOICES, columnsOf(chart)[0]?.values.length ?? 0)
  const marks = Array.from({ length: rows }, (_, row) => writeAnchor(markAnchor(chart, row, names)))
  return [...axes.map((channel) => writeAnchor({ kind: 'axis', channel })), ...new Set(marks)]
}
