import { describe, expect, test } from '@jest/globals'
import { parseDatabaseUrl, UnusableUrlError } from './database-url.js'

const postgres = (text: string) => parseDatabaseUrl('POSTGRES', text)
const clickhouse = (text: string) => parseDatabaseUrl('CLICKHOUSE', text)

describe('an address of a Postgres', () => {
  test('names host, port, user, password and database', () => {
    expect(postgres(' postgres://re%40der:p%2Fw%3A@DB.example.com:6543/my%20data?sslmode=verify-full ')).toEqual({
      kind: 'POSTGRES',
      host: 'DB.example.com',
      port: 6543,
      user: 're@der',
      password: 'p/w:',
      database: 'my data',
      encryption: 'verify-full',
    })
    expect(postgres('postgresql://u@[2001:db8::1]/d')).toMatchObject({
      host: '2001:db8::1',
      port: 5432,
      password: '',
      encryption: 'prefer',
    })
  })

  test.each([
    ['another host', 'postgres://u:p@h/d?host=127.0.0.1'],
    ['another address', 'postgres://u:p@h/d?hostaddr=127.0.0.1'],
    ['another port', 'postgres://u:p@h/d?port=1'],
    ['what the session starts with', 'postgres://u:p@h/d?options=-c%20default_transaction_read_only%3Doff'],
    ['files of this machine', 'postgres://u:p@h/d?sslrootcert=/etc/passwd'],
    ['a service file', 'postgres://u:p@h/d?service=x'],
    ['replication', 'postgres://u:p@h/d?replication=database'],
    ['a second value behind a good one', 'postgres://u:p@h/d?sslmode=require&host=127.0.0.1'],
    ['a list of hosts', 'postgres://u:p@good.example.com,127.0.0.1/d'],
    ['a socket', 'postgres://u:p@%2Fvar%2Frun%2Fpostgresql/d'],
    ['no host', 'postgres:///d'],
    ['no user', 'postgres://h/d'],
    ['no database', 'postgres://u:p@h/'],
    ['a path', 'postgres://u:p@h/d/e'],
    ['a fragment', 'postgres://u:p@h/d#x'],
    ['another protocol', 'mysql://u:p@h/d'],
    ['a file', 'file:///etc/passwd'],
    ['an unknown mode', 'postgres://u:p@h/d?sslmode=no'],
    ['half a character', 'postgres://u:p@h/%E0%A4%A'],
    ['a line break', 'postgres://u:p@h\n.evil/d'],
    ['nothing at all', ''],
    ['too much', `postgres://u:p@h/${'d'.repeat(2_001)}`],
  ])('cannot smuggle in %s', (_, text) => {
    expect(() => postgres(text)).toThrow(UnusableUrlError)
  })

  test('is never repeated with its password', () => {
    for (const text of ['postgres://u:hunter2@h/d?x=1', 'postgres://u:hunter2@h,g/d', 'mysql://u:hunter2@h/d']) {
      let message = ''
      try {
        postgres(text)
      } catch (error) {
        message = String(error)
      }
      expect(message).toMatch(/Leave "x"|must name one host|must begin with/)
      expect(message).not.toContain('hunter2')
    }
  })
})

describe('an address of a ClickHouse', () => {
  test('has the ports of its protocols', () => {
    expect(clickhouse('http://h')).toMatchObject({ port: 8123, database: 'default', encryption: 'disable', user: '' })
    expect(clickhouse('https://u:p@h/sales')).toMatchObject({
      port: 8443,
      database: 'sales',
      encryption: 'verify-full',
    })
    expect(clickhouse('https://u:p@h:443/sales')).toMatchObject({ port: 443 })
    expect(clickhouse('http://u:p@h:80')).toMatchObject({ port: 80 })
    expect(clickhouse('http://u:80@h')).toMatchObject({ port: 8123, password: '80' })
  })

  test.each(['http://h?database=x', 'http://h?clickhouse_settings=x', 'http://h/a/b', 'ftp://h', 'http://'])(
    'cannot be %s',
    (text) => {
      expect(() => clickhouse(text)).toThrow(UnusableUrlError)
    },
  )

  test('is read as a browser reads it: odd numbers are addresses', () => {
    expect(clickhouse('http://0x7f.1/x').host).toBe('127.0.0.1')
  })
})
