import { connect } from 'node:net'
import { createServer } from 'node:tls'
import type { ServerCertificate } from '@askchart/testing/tls'
import { z } from 'zod'

/** Stands before a server of this machine that does not encrypt, and encrypts. */
export interface TlsFront {
  readonly port: number
  /** What is shown from the next connection on. */
  show(shown: ServerCertificate): void
  stop(): Promise<void>
}

export async function startTlsFront(to: number, { certificate, key }: ServerCertificate): Promise<TlsFront> {
  const server = createServer({ cert: certificate, key }, (near) => {
    const far = connect(to, '127.0.0.1')
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
    far.on('error', () => near.destroy())
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve))
  return {
    port: z.object({ port: z.number() }).parse(server.address()).port,
    show: (shown) => server.setSecureContext({ cert: shown.certificate, key: shown.key }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
