import { editDocument, SERVER_PEER } from '@askchart/document'
import pg from 'pg'
import { z } from 'zod'
import type { ChartsRoom } from './charts-room.js'

const row = z.tuple([z.object({ version: z.number(), document: z.instanceof(Buffer), owner_id: z.string() })])

/** Stores so many renamings of a chart as if they had been made one by one, long ago. */
export async function withManyEdits({ databaseUrl }: Pick<ChartsRoom, 'databaseUrl'>, chartId: string, count: number) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select version, document, owner_id from charts.charts where id = $1', [
      chartId,
    ])
    const [chart] = row.parse(rows)
    let document: Uint8Array = chart.document
    const [versions, updates, changes]: [number[], Buffer[], string[]] = [[], [], []]
    for (let version = chart.version + 1; version <= chart.version + count; version += 1) {
      const edited = editDocument(document, [{ path: '/title', value: `v${version}` }], SERVER_PEER)
      document = edited.document
      versions.push(version)
      updates.push(Buffer.from(edited.update))
      changes.push(JSON.stringify(edited.changes))
    }
    await client.query(
      `insert into charts.chart_edits (chart_id, version, author_id, at, changes, update)
       select $1, version, $2, now(), changes, update
       from unnest($3::int[], $4::jsonb[], $5::bytea[]) as made(version, changes, update)`,
      [chartId, chart.owner_id, versions, changes, updates],
    )
    await client.query(
      'update charts.charts set version = $2, document_version = $2, title = $3, document = $4 where id = $1',
      [chartId, versions.at(-1), `v${versions.at(-1)}`, Buffer.from(document)],
    )
  } finally {
    await client.end()
  }
}
