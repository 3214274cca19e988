import { networkInterfaces } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { createAddressCheck, isNetwork, RefusedAddressError, UnknownHostError } from './address-check.js'

const leadingTo =
  (...addresses: readonly string[]) =>
  () =>
    Promise.resolve(addresses)
const check = (addresses: readonly string[], allow: readonly string[] = []) =>
  createAddressCheck(allow, leadingTo(...addresses))('db.example.com')

describe('without anything allowed', () => {
  test.each([
    '127.0.0.1',
    '127.8.8.8',
    '::1',
    '0.0.0.0',
    '::',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254', // what clouds tell secrets at
    '100.100.100.200', // the same, elsewhere
    'fd00:ec2::254', // and in IPv6
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1', // 127.0.0.1 behind a translator
    '2002:7f00:1::', // and in 6to4
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
  ])('%s is refused', async (address) => {
    await expect(check([address])).rejects.toThrow(RefusedAddressError)
  })

  test.each(['93.184.216.34', '172.32.0.1', '2606:2800:220:1:248:1893:25c8:1946'])('%s is fine', async (address) => {
    expect(await check([address])).toEqual([address])
  })

  test('an address of this very machine is refused, public or not', async () => {
    const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))
    for (const address of own) await expect(check([address])).rejects.toThrow(RefusedAddressError)
    expect(own.length).toBeGreaterThan(0)
  })

  test('an address of this very machine is refused however it is written', async () => {
    const own = () => ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946']
    for (const address of [
      ...own(),
      '::ffff:93.184.216.34',
      '::ffff:5db8:d822',
      '2606:2800:0220:0001:0248:1893:25C8:1946',
    ])
      await expect(createAddressCheck([], () => Promise.resolve([address]), own)('db')).rejects.toThrow(
        RefusedAddressError,
      )
  })

  test('of several addresses only those that are fine are left', async () => {
    expect(await check(['127.0.0.1', '93.184.216.34'])).toEqual(['93.184.216.34'])
  })

  test('a host that nobody knows is told apart', async () => {
    await expect(check([])).rejects.toThrow(UnknownHostError)
  })

  test.each(['localhost', '127.1', '0x7f000001', '2130706433', '0177.0.0.1', '[::1]'.slice(1, -1)])(
    'the system reads %s as this machine, and so do we',
    async (host) => {
      await expect(createAddressCheck([])(host)).rejects.toThrow(/127\.0\.0\.1|::1/)
    },
  )
})

describe('what is allowed', () => {
  test('is let in, by address or by network, and nothing else', async () => {
    expect(await check(['127.0.0.1'], ['127.0.0.1'])).toEqual(['127.0.0.1'])
    expect(await check(['10.2.3.4'], ['10.0.0.0/8'])).toEqual(['10.2.3.4'])
    expect(await check(['fd00::5'], ['fd00::/8'])).toEqual(['fd00::5'])
    await expect(check(['127.0.0.2'], ['127.0.0.1'])).rejects.toThrow(RefusedAddressError)
    await expect(check(['11.0.0.1', '192.168.0.1'], ['10.0.0.0/8'])).resolves.toEqual(['11.0.0.1'])
  })

  test('is written as addresses and networks', () => {
    expect(['10.0.0.0/8', '::1', '127.0.0.1', 'fd00::/8'].every(isNetwork)).toBe(true)
    expect(['localhost', '10.0.0.0/33', '10.0.0.0/8/8', '', '10.0.0/8', '::/129', '10.0.0.0/x'].some(isNetwork)).toBe(
      false,
    )
  })
})
