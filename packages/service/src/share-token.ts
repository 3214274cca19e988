import { createHash, randomBytes } from 'node:crypto'

/** Tells the token of a share link from an access token. */
const PREFIX = 'link_'
const BYTES = 32
const FORM = /^link_[\w-]{43}$/

/** A new token: 256 random bits, for a URL and a header. */
export const newShareToken = (): string => PREFIX + randomBytes(BYTES).toString('base64url')

/** Whether a text has the form of such a token. */
export const isShareToken = (text: string): boolean => FORM.test(text)

/** What is kept of a token: nobody gets from it to the token. A random one of 256 bits needs no salt. */
export const hashShareToken = (token: string): string => createHash('sha256').update(token).digest('hex')
