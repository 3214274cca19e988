import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { randomUUID } from 'node:crypto'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'

const ALGORITHM = 'EdDSA'
const keyFile = z.object({
  kid: z.string(),
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
})

/** What a token is for. A token of one audience is worthless for another. */
export type Audience = 'access' | 'viewer' | 'job-ticket' | 'data-grant'
export type Issuer = 'gateway' | 'users' | 'charts'

/** Signs short-lived claims with a key of the service's own (Ed25519). */
export interface Signer {
  readonly issuer: Issuer
  sign(claims: JWTPayload, audience: Audience, lifetimeSeconds: number): Promise<string>
  /** The public half, as served at `/.well-known/jwks.json`. */
  readonly keySet: JSONWebKeySet
}

/** Null for whatever is not a valid, unexpired token of that audience from a trusted issuer. */
export interface Verifier {
  verify(token: string, audience: Audience): Promise<JWTPayload | null>
}

/** Where an issuer's public keys are: its signer in the same process, or its service over HTTP. */
export type KeySource =
  { readonly issuer: Issuer; readonly keySet: JSONWebKeySet } | { readonly issuer: Issuer; readonly url: string }

async function readOrMakeKey(path: string): Promise<z.infer<typeof keyFile>> {
  const existing = await readFile(path, 'utf8').catch(() => null)
  if (existing !== null) return keyFile.parse(JSON.parse(existing))
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true })
  const jwk = keyFile.parse({ ...(await exportJWK(privateKey)), kid: randomUUID() })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const half = `${path}.${process.pid}`
  await writeFile(half, JSON.stringify(jwk), { mode: 0o600 })
  await rename(half, path)
  return jwk
}

/** The service's signer; its private key is made on first use and kept in `path`, readable by its owner alone. */
export async function createSigner(issuer: Issuer, path: string): Promise<Signer> {
  const jwk = await readOrMakeKey(path)
  const key = await importJWK(jwk, ALGORITHM)
  const { kid, kty, crv, x } = jwk
  return {
    issuer,
    keySet: { keys: [{ kid, kty, crv, x, alg: ALGORITHM, use: 'sig' }] },
    sign: async (claims, audience, lifetimeSeconds) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${lifetimeSeconds}s`)
        .sign(key),
  }
}

/** Verifies tokens of the given issuers. Verified claims are remembered until they expire, at most 10,000 of them. */
export function createVerifier(sources: readonly KeySource[]): Verifier {
  const keys = sources.map((source) => ({
    issuer: source.issuer,
    resolve:
      'keySet' in source
        ? createLocalJWKSet(source.keySet)
        : createRemoteJWKSet(new URL(source.url), { timeoutDuration: 5_000, cooldownDuration: 1_000 }),
  }))
  const verified = new LRUCache<string, JWTPayload>({ max: 10_000 })
  return {
    async verify(token, audience) {
      const known = verified.get(`${audience} ${token}`)
      if (known) return known
      for (const { issuer, resolve } of keys) {
        try {
          if (decodeProtectedHeader(token).alg !== ALGORITHM) return null
          const { payload } = await jwtVerify(token, resolve, {
            issuer,
            audience,
            algorithms: [ALGORITHM],
            requiredClaims: ['exp', 'iat', 'aud', 'iss'],
          })
          const ttl = (payload.exp ?? 0) * 1000 - Date.now()
          if (ttl > 0) verified.set(`${audience} ${token}`, payload, { ttl })
          return payload
        } catch {
          continue
        }
      }
      return null
    },
  }
}
