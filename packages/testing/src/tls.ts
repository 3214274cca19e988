import 'reflect-metadata'
import { KeyObject, webcrypto, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { TLSSocket } from 'node:tls'
import {
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import pg from 'pg'
import { z } from 'zod'
import { until } from './until.js'

/** What a server shows, and what it proves with that it is its own, both as PEM. */
export interface ServerCertificate {
  readonly certificate: string
  readonly key: string
}

/** An authority of one test, which nobody knows who was not given its certificate. */
export interface TestAuthority {
  /** Its own certificate, as PEM. */
  readonly certificate: string
  /** A certificate for these names and addresses, signed by it, that holds until then. */
  issue(hosts: readonly string[], until?: Date): Promise<ServerCertificate>
}

const DAY_MS = 86_400_000
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])

/** Makes a certificate authority. */
export async function testAuthority(): Promise<TestAuthority> {
  cryptoProvider.set(webcrypto)
  const keys = await newKeys()
  const own = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Authority of a test',
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Date.now() - 30 * DAY_MS),
    notAfter: new Date(Date.now() + 30 * DAY_MS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  return {
    certificate: own.toString('pem'),
    async issue(hosts, notAfter = new Date(Date.now() + DAY_MS)) {
      const { publicKey, privateKey } = await newKeys()
      const names = hosts.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value }))
      const issued = await X509CertificateGenerator.create({
        subject: 'CN=A server of a test',
        issuer: own.subject,
        publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        notBefore: new Date(notAfter.getTime() - 2 * DAY_MS),
        notAfter,
        extensions: [new SubjectAlternativeNameExtension(names)],
      })
      const key = KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
      return { certificate: issued.toString('pem'), key }
    },
  }
}

/** Makes a running Postgres encrypt, with this certificate; its files lie in its data folder and are its own. */
export async function encryptPostgres(superuserUrl: string, { certificate, key }: ServerCertificate): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const write = (file: string, text: string) =>
    client.query(
      `COPY (SELECT unnest(string_to_array(${client.escapeLiteral(text.trim())}, E'\\n')))
       TO PROGRAM 'umask 077; cat > ${file}'`,
    )
  try {
    await write('server.crt', certificate)
    await write('server.key', key)
    await client.query('ALTER SYSTEM SET ssl = on')
    await client.query('SELECT pg_reload_conf()')
  } finally {
    await client.end()
  }
  await until('the server encrypting', () => shows(superuserUrl, certificate))
}

const encrypted = z.object({ connection: z.object({ stream: z.instanceof(TLSSocket) }) })

/** Whether a new connection is shown this certificate. */
async function shows(url: string, certificate: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, ssl: { rejectUnauthorized: false } })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const shown = encrypted.parse(client).connection.stream.getPeerX509Certificate()
    return shown?.fingerprint256 === new X509Certificate(certificate).fingerprint256
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
