import { createPubSub } from '@askchart/pubsub'
import { createHttpGraphClient, createVerifier, runService, startJobs } from '@askchart/service'
import { createFolderStorage } from '@askchart/storage'
import { readExportsConfig } from './config.js'
import { createExports } from './index.js'

await runService('exports', readExportsConfig, async (config, log) => {
  const { peers } = config
  const clients = {
    users: createHttpGraphClient('users', peers.users),
    charts: createHttpGraphClient('charts', peers.charts),
    analytics: createHttpGraphClient('analytics', peers.analytics),
  }
  const jobs = await startJobs({ url: config.databaseUrl, log })
  const pubsub = createPubSub(config.redisUrl)
  const subgraph = await createExports(config, {
    log,
    jobs,
    pubsub,
    storage: await createFolderStorage({ ...config.files, clock: () => new Date() }),
    verifier: createVerifier([
      { issuer: 'gateway', url: `${peers.gateway}/.well-known/jwks.json` },
      { issuer: 'users', url: `${peers.users}/.well-known/jwks.json` },
    ]),
    clients,
    clock: () => new Date(),
  })
  const closeClients = {
    async stop() {
      await Promise.all(Object.values(clients).map((client) => client.close()))
    },
  }
  return { subgraph, jobs, alsoStop: [closeClients, pubsub] }
})
