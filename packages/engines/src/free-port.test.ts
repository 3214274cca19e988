import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, jest, test } from '@jest/globals'
import { freePort } from './free-port.js'

test('a port is given to one only, though nobody listens at it yet, and none that outgoing connections are lent', async () => {
  const ports = await Promise.all(Array.from({ length: 30 }, () => freePort()))
  expect(new Set(ports).size).toBe(30)
  for (const port of ports) expect(port).toBeLessThan(32_768)
})

test('of the first hundred that are ever given none is one that fetch and browsers refuse to call', async () => {
  // The process object is this file's own.
  Object.defineProperty(process, 'pid', { value: 0 })
  jest.resetModules()
  const fresh = await import('./free-port.js')
  for (let times = 0; times < 100; times += 1) {
    const refused = fetch(`http://127.0.0.1:${await fresh.freePort()}`)
    await expect(refused).rejects.toHaveProperty('cause.code', 'ECONNREFUSED')
  }
})

test('a port that somebody listens at is passed over', async () => {
  const taken = createServer().listen({ port: (await freePort()) + 1, host: '127.0.0.1' })
  await once(taken, 'listening')
  const address = taken.address()
  expect(await freePort()).not.toBe(typeof address === 'object' ? address?.port : address)
  taken.close()
})
