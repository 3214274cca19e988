import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. Only its hash is kept, so it is known to its holder alone. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url')

/** Of a refresh token, or of the key of its renewal. A plain SHA-256 is enough: there is nothing to guess in 256 random bits. */
export const hashRefreshToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
