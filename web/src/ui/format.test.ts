import { describe, expect, test } from '@jest/globals'
import { ago, formatNumber, plural } from './format.js'

const now = Date.parse('2026-03-10T12:00:00Z')

describe('format', () => {
  test('numbers keep two decimals and group thousands', () => {
    expect([formatNumber(1234567.891), formatNumber(0), plural(1, 'row'), plural(1200, 'row')]).toEqual([
      '1,234,567.89',
      '0',
      '1 row',
      '1,200 rows',
    ])
  })

  test('numbers of one column may be told with the same decimals', () => {
    expect([44100.5, 3, 0.126].map((value) => formatNumber(value, 2))).toEqual(['44,100.50', '3.00', '0.13'])
  })

  test('times are told in the largest unit that fits', () => {
    expect(
      [
        '2026-03-10T11:59:40Z',
        '2026-03-10T11:59:10Z',
        '2026-03-10T11:30:00Z',
        '2026-03-10T07:00:00Z',
        '2026-03-09T12:00:00Z',
      ].map((at) => ago(at, now)),
    ).toEqual(['just now', '1 minute ago', '30 minutes ago', '5 hours ago', 'yesterday'])
    expect(ago('2026-01-02T12:00:00Z', now)).toContain('2026')
  })
})
