import { spawnSync } from 'node:child_process'
import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouse, importFiles, openClickHouse } from '@askchart/analytics'
import { startClickHouse, startPostgres } from '@askchart/engines'
import { peakAbove } from './memory.js'
import { COLUMNS, writeOrders } from './orders-file.js'

const ROWS = 1_000_000
const LARGE_ROWS = 10_000_000
const ROUNDS = 7
const CHUNK = 256 * 1024

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

async function timed(act: () => unknown): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}

async function importInto(clickhouse: ClickHouse, path: string, rows: number): Promise<void> {
  await clickhouse.command('DROP DATABASE IF EXISTS bench_import SYNC')
  await clickhouse.command('CREATE DATABASE bench_import')
  let stored = 0
  const [table] = await importFiles({
    clickhouse,
    database: 'bench_import',
    files: [{ name: path, open: () => Promise.resolve(createReadStream(path, { highWaterMark: CHUNK })) }],
    onRows: (count) => {
      stored = count
    },
  })
  const types = table?.columns.map(({ type }) => type).join(' ')
  if (stored !== rows || types !== 'INTEGER DATE STRING STRING INTEGER DECIMAL BOOLEAN STRING')
    throw new Error(`${stored} rows of ${types ?? 'nothing'} were imported`)
}

function psql(url: string, statement: string): void {
  const { status, stderr } = spawnSync('psql', [url, '-v', 'ON_ERROR_STOP=1', '-c', statement], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`psql: ${stderr}`)
}

/** Both in turn: ours with types found, psql's \copy with types given. */
async function againstPsql(folder: string, clickhouse: ClickHouse): Promise<void> {
  if (spawnSync('psql', ['--version']).status !== 0) {
    console.log('There is no psql to compare with: apt-get install postgresql-client.')
    return
  }
  const path = join(folder, 'orders.csv')
  await writeOrders(path, ROWS)
  const { size } = await stat(path)
  const postgres = await startPostgres({ folder: join(folder, 'postgres') })
  try {
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let round = -1; round < ROUNDS; round += 1) {
      const own = await timed(() => importInto(clickhouse, path, ROWS))
      const columns = COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ')
      psql(postgres.url, `drop table if exists orders; create table orders (${columns})`)
      const copied = await timed(() => psql(postgres.url, `\\copy orders from '${path}' with (format csv, header)`))
      if (round < 0) continue
      ours.push(own)
      theirs.push(copied)
    }
    const perSecond = (ms: number): string => Math.round(ROWS / (ms / 1000)).toLocaleString('en')
    console.log(
      `${ROWS.toLocaleString('en')} rows of ${COLUMNS.length} columns, ${Math.round(size / 1024 ** 2)} MB, median of ${ROUNDS} in turn:`,
    )
    console.log(`| | time | rows a second |`)
    console.log(`|---|---|---|`)
    console.log(`| psql \\copy, types given | ${median(theirs).toFixed(0)} ms | ${perSecond(median(theirs))} |`)
    console.log(`| import, types found in all rows | ${median(ours).toFixed(0)} ms | ${perSecond(median(ours))} |`)
    console.log(`ratio of rows a second: ${(median(theirs) / median(ours)).toFixed(2)}`)
  } finally {
    await postgres.stop()
  }
}

/** The same ten million rows as CSV and as Parquet, each against an engine that has done nothing yet. */
async function inBoundedMemory(folder: string): Promise<void> {
  const csv = join(folder, 'large.csv')
  const parquet = join(folder, 'large.parquet')
  await writeOrders(csv, LARGE_ROWS)
  await withClickHouse(folder, async (clickhouse) => {
    const columns = COLUMNS.map(([name, , type]) => `${name} ${type}`).join(', ')
    await clickhouse.command(
      `INSERT INTO FUNCTION file('${parquet}', 'Parquet') SELECT * FROM file('${csv}', 'CSVWithNames', '${columns}')`,
    )
  })
  if (!existsSync(parquet)) throw new Error('the Parquet file was not written')
  for (const path of [csv, parquet])
    await withClickHouse(folder, async (clickhouse, pid) => {
      const { size } = await stat(path)
      let took = 0
      const peak = await peakAbove([process.pid, pid], async () => {
        took = await timed(() => importInto(clickhouse, path, LARGE_ROWS))
      })
      console.log(
        `${path.endsWith('csv') ? 'CSV' : 'Parquet'}: ${LARGE_ROWS.toLocaleString('en')} rows, ${Math.round(size / 1024 ** 2)} MB, ${(took / 1000).toFixed(1)} s, peak ${Math.round(peak / 1024 ** 2)} MB above idle (this process and ClickHouse's)`,
      )
    })
}

async function withClickHouse(
  folder: string,
  act: (clickhouse: ClickHouse, pid: number) => Promise<void>,
): Promise<void> {
  const engine = await startClickHouse({ folder: await mkdtemp(join(folder, 'clickhouse-')) })
  const clickhouse = openClickHouse(engine.url)
  try {
    await clickhouse.command('SELECT 1')
    await act(clickhouse, engine.pid)
  } finally {
    await clickhouse.close()
    await engine.stop()
  }
}

const folder = await mkdtemp(join(tmpdir(), 'askchart-bench-import-'))
try {
  if (process.argv.includes('--large')) await inBoundedMemory(folder)
  else await withClickHouse(folder, (clickhouse) => againstPsql(folder, clickhouse))
} finally {
  await rm(folder, { recursive: true, force: true })
}
