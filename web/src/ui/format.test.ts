import { describe, expect, test } from '@jest/globals'
import { ago, formatAligned, formatNumber, formatValue, fileSize, plural } from './format.js'

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
    expect([44100.5, 3, 0.126].map((value) => formatAligned(value, 2))).toEqual(['44,100.50', '3.00', '0.13'])
  })

  test('no number becomes nothing, and none a wall of digits', () => {
    expect([0.004, -0.000012, 4.5e-9, 0, 12.345, 1e18].map(formatValue)).toEqual([
      '0.004',
      '-0.000012',
      '4.50e-9',
      '0',
      '12.35',
      '1e18',
    ])
    expect([0, 0.004, 2e20].map((value) => formatAligned(value, 2))).toEqual(['0.00', '4e-3', '2e20'])
  })

  test('sizes of files are told in their unit', () => {
    expect([0, 1, 1023, 10_400, 5_000_000].map(fileSize)).toEqual([
      '0 bytes',
      '1 byte',
      '1,023 bytes',
      '10 KB',
      '4.8 MB',
    ])
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
