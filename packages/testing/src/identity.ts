import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createSigner,
  createVerifier,
  type GraphCall,
  type Issuer,
  newId,
  type Signer,
  type Verifier,
  type Viewer,
  type WorkspaceRole,
} from '@askchart/service'

/** Keys of all issuers and a verifier that trusts them, for a test that stands in for the gateway. */
export interface TestIdentity {
  readonly signers: Readonly<Record<Issuer, Signer>>
  readonly verifier: Verifier
  /** A call as the gateway would make it for this viewer. */
  callAs(viewer: Viewer, more?: Partial<GraphCall>): Promise<GraphCall>
}

export async function testIdentity(): Promise<TestIdentity> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-keys-'))
  const [gateway, users, charts] = await Promise.all([
    createSigner('gateway', join(folder, 'gateway.json')),
    createSigner('users', join(folder, 'users.json')),
    createSigner('charts', join(folder, 'charts.json')),
  ])
  const signers = { gateway, users, charts }
  return {
    signers,
    verifier: createVerifier(Object.values(signers).map(({ issuer, keySet }) => ({ issuer, keySet }))),
    callAs: async (viewer, more = {}) => ({
      viewerToken: await gateway.sign({ ...viewer }, 'viewer', 60),
      requestId: 'test-request',
      ...more,
    }),
  }
}

/** A signed-in guest with one workspace of their own. */
export const aViewer = (role: WorkspaceRole = 'OWNER', workspaceId: string = newId('workspace')): Viewer => ({
  kind: 'guest',
  id: newId('user'),
  sessionId: newId('session'),
  workspaces: [{ id: workspaceId, role }],
})
