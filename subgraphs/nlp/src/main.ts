import { createHttpGraphClient, createVerifier, runService, startJobs } from '@askchart/service'
import { readNlpConfig } from './config.js'
import { createNlp } from './index.js'

await runService('nlp', readNlpConfig, async (config, log) => {
  const { peers } = config
  const analytics = createHttpGraphClient('analytics', peers.analytics)
  const jobs = await startJobs({ url: config.databaseUrl, log })
  const subgraph = await createNlp(config, {
    log,
    jobs,
    verifier: createVerifier([
      { issuer: 'gateway', url: `${peers.gateway}/.well-known/jwks.json` },
      { issuer: 'users', url: `${peers.users}/.well-known/jwks.json` },
    ]),
    clients: { analytics },
    clock: () => new Date(),
  })
  return { subgraph, jobs, alsoStop: [{ stop: () => analytics.close() }] }
})
