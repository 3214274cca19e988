import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openVault, SealedError, type Vault } from './vault.js'

let folder: string
let keyFile: string
let vault: Vault
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askchart-vault-'))
  keyFile = join(folder, 'keys', 'connections.key')
  vault = await openVault(keyFile)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the key is made on the first start, for its owner alone, and is the same ever after', async () => {
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
  expect(await readFile(keyFile)).toHaveLength(32)
  const sealed = vault.seal('postgres://u:pw@h/d', 'a')
  expect((await openVault(keyFile)).open(sealed, 'a')).toBe('postgres://u:pw@h/d')
})

test('nothing of a secret shows, and no two seals are alike', () => {
  const [one, other] = [vault.seal('hunter2 ünï', 'a'), vault.seal('hunter2 ünï', 'a')]
  expect(one).not.toBe(other)
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('hunter2')
  expect(vault.open(one, 'a')).toBe('hunter2 ünï')
})

test('a seal opens for no other owner, with no other key, and not where it was changed', async () => {
  const sealed = vault.seal('secret', 'a')
  expect(() => vault.open(sealed, 'b')).toThrow(SealedError)
  const bytes = Buffer.from(sealed, 'base64url')
  for (const at of [0, 12, 28, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at)
    expect(() => vault.open(changed.toString('base64url'), 'a')).toThrow(SealedError)
  }
  expect(() => vault.open('', 'a')).toThrow(SealedError)
  const other = await openVault(join(folder, 'other.key'))
  expect(() => other.open(sealed, 'a')).toThrow(SealedError)
})

test('a file that is no key is not used', async () => {
  const path = join(folder, 'short.key')
  await writeFile(path, 'short')
  await expect(openVault(path)).rejects.toThrow('is no key')
})
