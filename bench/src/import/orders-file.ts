import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** The columns of the file, with their types in Postgres and in ClickHouse. */
export const COLUMNS = [
  ['id', 'bigint', 'Int64'],
  ['ordered', 'date', 'Date32'],
  ['region', 'text', 'String'],
  ['customer', 'text', 'String'],
  ['units', 'bigint', 'Int64'],
  ['price', 'double precision', 'Float64'],
  ['returned', 'boolean', 'Bool'],
  ['note', 'text', 'Nullable(String)'],
] as const

const REGIONS = ['North', 'South', 'East', 'West', '"Zürich, Nord"']
const PIECE = 1024 * 1024

/** A linear congruential generator: always the same file. */
function random(): (below: number) => number {
  let state = 1
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

/** Writes so many orders as CSV: numbers, dates, text in quotes and without, an eighth of the notes missing. */
export async function writeOrders(path: string, rows: number): Promise<void> {
  const next = random()
  const file = createWriteStream(path)
  let text = `${COLUMNS.map(([name]) => name).join(',')}\n`
  for (let id = 0; id < rows; id += 1) {
    const ordered = new Date(Date.UTC(2020, 0, 1 + next(2_000))).toISOString().slice(0, 10)
    const note = next(8) === 0 ? '' : `note ${next(1_000_000)} of a row`
    text += `${id},${ordered},${REGIONS[next(5)] ?? ''},Customer ${next(50_000)},${next(20)},${(next(100_000) / 100).toFixed(2)},${String(next(10) === 0)},${note}\n`
    if (text.length < PIECE) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'close')
}
