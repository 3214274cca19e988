import { join } from 'node:path'
import { createPubSub } from '@askchart/pubsub'
import {
  createHttpGraphClient,
  createSigner,
  createVerifier,
  READING_TAKES_AT_MOST_MS,
  runService,
  startJobs,
} from '@askchart/service'
import { readChartsConfig } from './config.js'
import { createCharts } from './index.js'

await runService('charts', readChartsConfig, async (config, log) => {
  const { peers } = config
  const clients = {
    users: createHttpGraphClient('users', peers.users),
    analytics: createHttpGraphClient('analytics', peers.analytics),
    nlp: createHttpGraphClient('nlp', peers.nlp, { deadlineMs: READING_TAKES_AT_MOST_MS }),
  }
  const jobs = await startJobs({ url: config.databaseUrl, log })
  const pubsub = createPubSub(config.redisUrl, (error) => log.warn({ err: error }, 'Redis had an error'))
  const subgraph = await createCharts(config, {
    log,
    jobs,
    pubsub,
    signer: await createSigner('charts', join(config.keysFolder, 'charts.json')),
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
