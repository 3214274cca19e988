import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readOrMake } from '@askchart/storage'

/** Keeps what nobody may read from the disk: AES-256-GCM, each secret bound to what it belongs to. */
export interface Vault {
  seal(secret: string, owner: string): string
  /** Throws a SealedError where it was sealed with another key, for another owner, or was changed. */
  open(sealed: string, owner: string): string
}

export class SealedError extends Error {}

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The key lies in a file, which is made where it is missing, readable by its owner alone. */
export async function openVault(keyFile: string): Promise<Vault> {
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 })
  const key = await readOrMake(keyFile, () => randomBytes(KEY_BYTES))
  if (key.length !== KEY_BYTES) throw new Error(`${keyFile} is no key: it must hold ${KEY_BYTES} bytes`)
  return {
    seal(secret, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(owner))
      const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed, 'base64url')
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(owner))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        const open = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
        return Buffer.concat([open, decipher.final()]).toString('utf8')
      } catch (error) {
        throw new SealedError('what was sealed cannot be opened with this key', { cause: error })
      }
    },
  }
}
