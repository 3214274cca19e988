import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import type { DataColumn } from '@askchart/vocabulary'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { readStoredCell } from '../datasets/cell.js'
import { decodeCell } from '../execution/decode.js'
import { rowsWithin } from '../execution/rows-within.js'
import { clickhouse } from '../query/dialects/clickhouse.js'
import type { DatabaseAddress } from './database-url.js'
import { type LiveConnection, type ReadLimits, type Values } from './live-connection.js'

/** Only ever the addresses that were checked, whatever the name leads to by now. */
const pinned =
  (hosts: readonly string[]): LookupFunction =>
  (_host, options, callback) => {
    const found = hosts.map((address) => ({ address, family: isIP(address) }))
    const [first] = found
    if (options.all) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  }

const GRANULE = 8_192
const GRANULES = 100
const ROWS_OF_EACH = 100

/**
 * A hundred rows of each of some 100 granules, the smallest parts that ClickHouse reads, from all over the table. As a set
 * of offsets, for these it looks up: of 20 million rows it reads 100 granules, where a remainder of the offset has it read
 * them all.
 */
function granules(fraction: number): string {
  const every = Math.max(1, Math.floor(ROWS_OF_EACH / (fraction * GRANULE)))
  const offset = `intDiv(i, ${ROWS_OF_EACH}) * ${every * GRANULE} + i % ${ROWS_OF_EACH}`
  return ` PREWHERE _part_offset IN (SELECT arrayJoin(arrayMap(i -> ${offset}, range(${GRANULES * ROWS_OF_EACH}))))`
}

/** Opens a ClickHouse at addresses that were checked; nothing is sent before the first statement. */
export function openClickHouseConnection(address: DatabaseAddress, hosts: readonly string[]): LiveConnection {
  const { host, port, user, password, encryption } = address
  const options = {
    keepAlive: true,
    keepAliveMsecs: 2_000,
    maxSockets: 4,
    lookup: pinned(hosts),
    autoSelectFamily: true,
  }
  const isSecure = encryption !== 'disable'
  const client = createClient({
    url: `${isSecure ? 'https' : 'http'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`,
    username: user || 'default',
    password,
    http_agent: isSecure ? new https.Agent(options) : new http.Agent(options),
    request_timeout: 60_000,
    application: 'askchart',
    // It would print what a server says, and that is not ours to know.
    log: { level: ClickHouseLogLevel.OFF },
  })

  async function rows(sql: string, values: Values, limits: ReadLimits) {
    const { stream } = await client.exec({
      query: `${sql}\nFORMAT JSONCompactEachRow`,
      query_params: { ...values },
      clickhouse_settings: {
        readonly: '2',
        max_execution_time: limits.seconds,
        limit: String(limits.rows + 1),
        // Failures come before the first row, not among them.
        wait_end_of_query: 1,
        session_timezone: 'UTC',
        output_format_json_quote_64bit_integers: 1,
        output_format_json_quote_denormals: 0,
        output_format_json_quote_decimals: 0,
      },
      // ClickHouse looks at its clock between blocks only.
      abort_signal: AbortSignal.timeout(limits.seconds * 2_000),
    })
    return rowsWithin(stream, limits)
  }

  return {
    dialect: clickhouse,
    read: rows,
    decode: readStoredCell,
    async query({ sql, parameters, columns }, limits, asOf) {
      const answer = await rows(sql, parameters, limits)
      return {
        columns: columns.map(({ name, type, decoding }, index): DataColumn => ({
          name,
          type,
          values: answer.rows.map((row) => decodeCell(row[index] ?? null, decoding)),
        })),
        rowCount: answer.rows.length,
        truncated: answer.truncated,
        asOf,
      }
    },
    sampling: {
      cut: (text, length) => `substringUTF8(${text}, 1, ${length})`,
      share: granules,
      lower: (text) => `lowerUTF8(${text})`,
    },
    close: () => client.close(),
  }
}
