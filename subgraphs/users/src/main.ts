import { join } from 'node:path'
import { createSigner, createVerifier, runService } from '@askchart/service'
import { readUsersConfig } from './config.js'
import { createUsers } from './index.js'

await runService('users', readUsersConfig, async (config, log) => {
  const signer = await createSigner('users', join(config.keysFolder, 'users.json'))
  const verifier = createVerifier([
    { issuer: 'gateway', url: `${config.peers.gateway}/.well-known/jwks.json` },
    { issuer: 'users', keySet: signer.keySet },
  ])
  return { subgraph: await createUsers(config, { log, signer, verifier, clock: () => new Date() }) }
})
