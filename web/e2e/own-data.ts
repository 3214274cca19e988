import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import writeExcel from 'write-excel-file/node'
import { addresses } from './addresses.js'

/** A lending guild as a workbook: loans of members, members of towns. */
export const writeGuild = (): Promise<Buffer> =>
  writeExcel([
    {
      sheet: 'Towns',
      data: [
        ['town_id', 'town', 'region'],
        [1, 'Bern', 'West'],
        [2, 'Basel', 'North'],
        [3, 'Thun', 'West'],
      ],
    },
    {
      sheet: 'Members',
      data: [
        ['member_id', 'member', 'town_id'],
        [1, 'Ada', 1],
        [2, 'Ben', 2],
        [3, 'Cleo', 3],
        [4, 'Dan', 2],
      ],
    },
    {
      sheet: 'Loans',
      data: [
        ['loan_id', 'member_id', 'days'],
        [1, 1, 10],
        [2, 1, 4],
        [3, 2, 7],
        [4, 3, 21],
        [5, 4, 3],
        [6, 4, 5],
        [7, 2, 6],
      ],
    },
  ]).toBuffer()

// The number of each sale as well: a file of ever the same few values would be taken for a bomb.
const SALES = `SELECT
  toInt32(number) AS sale_id,
  ['North', 'East', 'South', 'West'][number % 4 + 1] AS region,
  number % 1000 + 0.5 AS revenue,
  if(number < 3000000, toDate32('2022-06-01'), toDate32('2023-06-01')) AS sold_on
FROM numbers(10000000) FORMAT Parquet`

/** Ten million sales as a Parquet file in a folder, which ClickHouse writes; its path. */
export async function writeSales(folder: string): Promise<string> {
  const { origin, username, password } = new URL(addresses.clickHouse())
  const reply = await fetch(origin, {
    method: 'POST',
    body: SALES,
    headers: { 'X-ClickHouse-User': decodeURIComponent(username), 'X-ClickHouse-Key': decodeURIComponent(password) },
  })
  if (!reply.ok || reply.body === null) throw new Error(`ClickHouse wrote no file: ${await reply.text()}`)
  const path = join(folder, 'sales.parquet')
  await pipeline(Readable.from(reply.body), createWriteStream(path))
  return path
}

const clinic = (reader: string): string => `
create table doctors (doctor_id integer primary key, doctor text not null, ward text not null);
create table visits (
  visit_id integer primary key, doctor_id integer not null references doctors, minutes integer not null, cost integer not null);
insert into doctors values (1, 'Ivy', 'Heart'), (2, 'Joe', 'Skin'), (3, 'Kim', 'Heart');
insert into visits values (1, 1, 30, 100), (2, 1, 10, 50), (3, 2, 20, 80), (4, 3, 50, 200), (5, 3, 40, 120);
analyze;
create role ${reader} login password 's3cret';
grant select on all tables in schema public to ${reader};`

async function run(url: URL, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statements)
  } finally {
    await client.end()
  }
}

/** A clinic in a database of its own beside the system's; its address, for a role that may only read. */
export async function writeClinic(): Promise<string> {
  const url = new URL(addresses.postgres())
  const name = `clinic_${randomBytes(4).toString('hex')}`
  await run(url, `create database ${name}`)
  url.pathname = `/${name}`
  await run(url, clinic(`${name}_reader`))
  url.username = `${name}_reader`
  url.password = 's3cret'
  return url.href
}

/** Gives the role of a clinic's address another password, as its owner would; whoever is connected stays so. */
export const changePassword = (clinicUrl: string, password: string): Promise<void> =>
  run(new URL(addresses.postgres()), `alter role ${new URL(clinicUrl).username} password '${password}'`)
