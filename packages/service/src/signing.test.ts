import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { generateKeyPair, SignJWT } from 'jose'
import { createSigner, createVerifier, type Signer, type Verifier } from './signing.js'

let path: string
let signer: Signer
let verifier: Verifier

beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys', 'users.json')
  signer = await createSigner('users', path)
  verifier = createVerifier([{ issuer: 'users', keySet: signer.keySet }])
})

describe('a signer', () => {
  test('keeps its key in a file for its owner alone, and finds it again', async () => {
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const again = await createSigner('users', path)
    expect(again.keySet).toEqual(signer.keySet)
  })

  test('publishes no private part', async () => {
    const { d } = JSON.parse(await readFile(path, 'utf8')) as { d: string }
    expect(d).toHaveLength(43)
    expect(JSON.stringify(signer.keySet)).not.toContain(d)
  })
})

describe('a verifier', () => {
  test('takes a fresh token of the asked audience', async () => {
    expect(await verifier.verify(await signer.sign({ sub: 'user_1' }, 'access', 60), 'access')).toMatchObject({
      sub: 'user_1',
      iss: 'users',
    })
  })

  test('refuses another audience', async () => {
    expect(await verifier.verify(await signer.sign({}, 'job-ticket', 60), 'viewer')).toBeNull()
  })

  test('refuses an expired token', async () => {
    expect(await verifier.verify(await signer.sign({}, 'access', -1), 'access')).toBeNull()
  })

  test('refuses a token without an expiry', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const { exportJWK } = await import('jose')
    const own = createVerifier([{ issuer: 'users', keySet: { keys: [await exportJWK(publicKey)] } }])
    const sign = (token: SignJWT) =>
      token.setProtectedHeader({ alg: 'EdDSA' }).setIssuer('users').setAudience('access').setIssuedAt()
    expect(await own.verify(await sign(new SignJWT({})).sign(privateKey), 'access')).toBeNull()
    expect(
      await own.verify(await sign(new SignJWT({})).setExpirationTime('60s').sign(privateKey), 'access'),
    ).not.toBeNull()
  })

  test('refuses an issuer it does not trust', async () => {
    const other = await createSigner('charts', `${path}.charts`)
    expect(await verifier.verify(await other.sign({}, 'access', 60), 'access')).toBeNull()
  })

  test.each([
    [
      'alg none',
      (token: string) => [Buffer.from('{"alg":"none"}').toString('base64url'), token.split('.')[1], ''].join('.'),
    ],
    [
      'a flipped bit',
      (token: string) =>
        token.replace(/\.(.)([^.]*)$/, (_all, first: string, rest: string) => `.${first === 'A' ? 'B' : 'A'}${rest}`),
    ],
    [
      'other claims under the same signature',
      (token: string) =>
        token.replace(
          /\.[^.]+\./,
          `.${Buffer.from('{"sub":"user_2","iss":"users","aud":"access","iat":1,"exp":99999999999}').toString('base64url')}.`,
        ),
    ],
    ['nothing at all', () => ''],
  ])('refuses %s', async (_name, forge) => {
    const token = await signer.sign({ sub: 'user_1' }, 'access', 60)
    expect(await verifier.verify(forge(token), 'access')).toBeNull()
  })
})
