import type { ClickHouseClient } from '@clickhouse/client'
import { z } from 'zod'
import type { Guest } from './guest.js'

const TIMES = 10_000
const REGIONS = ['North', 'South', 'East', 'West', 'Centre', 'Coast', 'Islands', 'Abroad']
const DAY_MS = 86_400_000
const names = z.array(z.object({ name: z.string() }))

/** A thousand orders from a fixed rule: region, product, day, quantity and amount. */
function csv(): string {
  const rows = Array.from({ length: 1_000 }, (_, n) => {
    const day = new Date(Date.UTC(2024, 0, 1) + ((n * 7_919) % 730) * DAY_MS).toISOString().slice(0, 10)
    return `${REGIONS[(n * 31) % 8]},Product ${(n * 17) % 200},${day},${1 + (n % 9)},${((n * 7_907) % 99_991) / 100}`
  })
  return `region,product,ordered,quantity,amount\n${rows.join('\n')}\n`
}

/**
 * A dataset of ten million rows: a thousand are imported as anyone would, then repeated inside ClickHouse, each with
 * amounts of its own.
 */
export async function tenMillionOrders(guest: Guest, client: ClickHouseClient): Promise<string> {
  const dataset = await guest.bring('orders.csv', csv())
  const found = await client.query({
    query: `SELECT name FROM system.databases WHERE startsWith(name, 'ds_')`,
    format: 'JSONEachRow',
  })
  const [database] = names.parse(await found.json())
  if (!database) throw new Error('the import made no database')
  await client.command({
    query: `INSERT INTO ${database.name}.orders SELECT region, product, ordered, quantity, amount + number / 100 FROM ${database.name}.orders, numbers(1, ${TIMES - 1}) AS times`,
  })
  await client.command({ query: `OPTIMIZE TABLE ${database.name}.orders FINAL` })
  return dataset
}
