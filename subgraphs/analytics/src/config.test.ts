import { expect, test } from '@jest/globals'
import { readAnalyticsConfig } from './config.js'

const enough = {
  DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/db',
  CLICKHOUSE_URL: 'http://127.0.0.1:8123',
  FILES_DIR: '/files',
  KEYS_DIR: '/keys',
  PUBLIC_URL: 'http://127.0.0.1:4000',
}

test('no private address may be connected to unless it is named', () => {
  expect(readAnalyticsConfig(enough).connections).toEqual({ keyFile: '/keys/connections.key', allow: [] })
  const allowing = readAnalyticsConfig({ ...enough, CONNECT_ALLOW: '127.0.0.1, 10.0.0.0/8 ,fd00::/8' })
  expect(allowing.connections.allow).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
})

test('every problem is named at once', () => {
  const { KEYS_DIR: _, ...rest } = enough
  const read = (): unknown => readAnalyticsConfig({ ...rest, CONNECT_ALLOW: 'localhost' })
  expect(read).toThrow(/KEYS_DIR[^]*CONNECT_ALLOW|CONNECT_ALLOW[^]*KEYS_DIR/)
})
