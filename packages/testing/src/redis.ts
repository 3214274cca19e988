import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@askchart/engines'

/** Whether this machine has a Redis server: suites with Redis are left out where it has none. */
export const hasRedis: boolean = spawnSync('redis-server', ['--version']).status === 0

export interface TestRedis {
  readonly url: string
  readonly port: number
  readonly pid: number
  stop(): Promise<void>
}

/** A Redis of its own, with nothing in it, on a loopback port: a free one, or that of another that is gone. */
export async function testRedis(wanted?: number): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-redis-'))
  const port = wanted ?? (await freePort())
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      if (/ready to accept connections/i.test(text.toString())) resolve()
    })
    void gone.then(() => reject(new Error('redis-server did not start')))
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: server.pid ?? 0,
    async stop() {
      server.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}
