import { createServer } from 'node:net'

// Below the ports that systems lend to outgoing connections (from 32768 on Linux, 49152 elsewhere): nobody is lent one of
// these between now and when it is listened at, or while a server that died is started again at its address. Above the
// last that browsers and fetch refuse to call, which is 10,080 (https://fetch.spec.whatwg.org/#port-blocking).
const FIRST = 10_400
const LAST = 32_000
const BLOCK = 40
const BLOCKS = (LAST - FIRST) / BLOCK

// Each process begins at a block of its own, and gives no port twice before it has given all.
let next = (process.pid % BLOCKS) * BLOCK

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })

/** A TCP port of the loopback interface that is free, and that this process has given to nobody else. */
export async function freePort(): Promise<number> {
  for (let tries = FIRST; tries < LAST; tries += 1) {
    const port = FIRST + next
    next = (next + 1) % (LAST - FIRST)
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
}
