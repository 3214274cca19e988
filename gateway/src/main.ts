import { join } from 'node:path'
import {
  CHARTS_TAKE_AT_MOST_MS,
  ConfigError,
  createHttpGraphClient,
  createLogger,
  createSigner,
  type HttpGraphClient,
  READING_TAKES_AT_MOST_MS,
  stopOnSignal,
  SUBGRAPHS,
} from '@askchart/service'
import { createFolderStorage } from '@askchart/storage'
import { readGatewayConfig } from './config.js'
import { createGateway } from './gateway.js'

async function run(): Promise<void> {
  const config = readGatewayConfig()
  const log = createLogger('gateway', config.logLevel)
  const { users, analytics, nlp, charts, exports } = config.subgraphUrls
  const clients = {
    users: createHttpGraphClient('users', users),
    analytics: createHttpGraphClient('analytics', analytics),
    nlp: createHttpGraphClient('nlp', nlp, { deadlineMs: READING_TAKES_AT_MOST_MS }),
    charts: createHttpGraphClient('charts', charts, { deadlineMs: CHARTS_TAKE_AT_MOST_MS }),
    exports: createHttpGraphClient('exports', exports),
  }
  const clock = (): Date => new Date()
  const gateway = await createGateway(config, {
    clients,
    userKeys: { issuer: 'users', url: new URL('/.well-known/jwks.json', users).href },
    signer: await createSigner('gateway', join(config.keysDir, 'gateway.json')),
    storage: await createFolderStorage({
      folder: config.filesDir,
      publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
      clock,
    }),
    log,
    clock,
  })
  const connections = SUBGRAPHS.map((name): HttpGraphClient => clients[name])
  stopOnSignal([gateway, ...connections.map((client) => ({ stop: () => client.close() }))], log)
  await gateway.start()
  log.info({ url: gateway.url }, 'ready')
}

await run().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${error instanceof ConfigError ? reason : `gateway could not start: ${reason}`}\n`)
  process.exit(1)
})
