import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from '../../scripts/build.mjs'

const MAIN = fileURLToPath(new URL('../../standalone/dist/main.js', import.meta.url))
const START_LIMIT_MS = 180_000
const BROWSER_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The built system on these stores, as `npm start` would start it; resolves once it is ready. */
async function startSystem(stores, dataFolder) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    // No variable of the machine that runs the tests decides anything but where programs are found.
    env: { PATH, HOME, ...stores, DATA_DIR: dataFolder, PORT: '0', CONNECT_ALLOW: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  let said = ''
  let limit
  try {
    const url = await new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`The system ${why}:\n${said.slice(-4_000)}`))
      limit = setTimeout(() => fail(`was not ready within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS)
      void ended.then(([status]) => fail(`ended with ${status}`))
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text) => {
          said += text
          const [, address] = /^Askchart is ready: (\S+)$/m.exec(said) ?? []
          if (address) resolve(address)
        })
    })
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  } finally {
    clearTimeout(limit)
  }
}

/**
 * One system and one browser for all browser tests: each test has visitors of its own, in workspaces of their own. With
 * ASKCHART_URL set, the system already running there is used and left running; DATABASE_URL and CLICKHOUSE_URL say what
 * it runs on.
 */
export default async function setup() {
  const stops = []
  globalThis.__askchartStopBrowserTests = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  try {
    if (process.env.ASKCHART_URL === undefined) {
      await build()
      const { startClickHouse, startPostgres } = await import('@askchart/engines')
      const folder = await mkdtemp(join(tmpdir(), 'askchart-e2e-'))
      stops.push(() => rm(folder, { recursive: true, force: true }))
      const started = async (starting) => {
        const engine = await starting
        stops.push(() => engine.stop())
        return engine.url
      }
      const [DATABASE_URL, CLICKHOUSE_URL] = await Promise.all([
        started(startPostgres({ folder: join(folder, 'postgres') })),
        started(startClickHouse({ folder: join(folder, 'clickhouse') })),
      ])
      const { url, stop } = await startSystem({ DATABASE_URL, CLICKHOUSE_URL }, join(folder, 'data'))
      stops.push(stop)
      Object.assign(process.env, { ASKCHART_URL: url, DATABASE_URL, CLICKHOUSE_URL })
    }
    // Debian's own Chromium, or the one that CHROMIUM names.
    const browser = await chromium.launchServer({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: BROWSER_FLAGS,
    })
    stops.push(() => browser.close())
    process.env.ASKCHART_BROWSER = browser.wsEndpoint()
  } catch (error) {
    await globalThis.__askchartStopBrowserTests()
    throw error
  }
}
