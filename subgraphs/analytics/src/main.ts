import { createPubSub } from '@askchart/pubsub'
import { createVerifier, runService, startJobs } from '@askchart/service'
import { createFolderStorage } from '@askchart/storage'
import { readAnalyticsConfig } from './config.js'
import { createAnalytics } from './index.js'

await runService('analytics', readAnalyticsConfig, async (config, log) => {
  const { peers } = config
  const clock = (): Date => new Date()
  const jobs = await startJobs({ url: config.databaseUrl, log })
  const pubsub = createPubSub(config.redisUrl)
  const subgraph = await createAnalytics(config, {
    log,
    jobs,
    pubsub,
    storage: await createFolderStorage({ ...config.files, clock }),
    verifier: createVerifier([
      { issuer: 'gateway', url: `${peers.gateway}/.well-known/jwks.json` },
      { issuer: 'users', url: `${peers.users}/.well-known/jwks.json` },
      { issuer: 'charts', url: `${peers.charts}/.well-known/jwks.json` },
    ]),
    clock,
  })
  return { subgraph, jobs, alsoStop: [pubsub] }
})
