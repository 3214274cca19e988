import { constants, existsSync } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { dirname } from 'node:path'
import { FolderInUseError, lockFolder } from '@askchart/engines'
import type { StandaloneConfig } from './config.js'

/** Something outside the program is in the way; the message is one sentence for the person at the terminal. */
export class CannotStartError extends Error {}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Fails before the slow work where the port is taken. */
export function assertPortFree({ host, port }: Pick<StandaloneConfig, 'host' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const code = codeOf(error)
      if (code === 'EADDRINUSE')
        reject(
          new CannotStartError(
            `Port ${port} on ${host} is taken by another program: stop that one, or set PORT to another port.`,
          ),
        )
      else if (code === 'EACCES')
        reject(new CannotStartError(`You may not listen on port ${port}: set PORT to one from 1024 up.`))
      else
        reject(
          new CannotStartError(
            `Cannot listen on ${host}:${port} (${code}): set HOST and PORT to an address of this machine.`,
          ),
        )
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  })
}

/** Like `mkdir -p`. Node's own never returns where a folder is there and takes nothing, as /proc. */
async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = []
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.push(path)
  for (const path of missing.reverse())
    await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
      // Another start may have made it meanwhile.
      if (!existsSync(path)) throw error
    })
}

/** Takes the data folder for this process; returns what gives it back. */
export async function takeDataFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await makeFolder(folder)
    await access(folder, constants.W_OK | constants.X_OK)
    return await lockFolder(folder)
  } catch (error) {
    if (error instanceof FolderInUseError) throw new CannotStartError(error.message)
    throw new CannotStartError(
      `The data folder ${folder} cannot be written (${codeOf(error) || String(error)}): make it writable, or set DATA_DIR to another folder.`,
    )
  }
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }
const POSTGRES_PORT = 5432
const ANSWER_LIMIT_MS = 5_000

/** Fails where nothing listens at the address of a store of your own, which `variable` gave; null is embedded. */
export function assertListening(variable: string, address: string | null): Promise<void> {
  const url = address !== null && URL.canParse(address) ? new URL(address) : null
  // Addresses of other shapes, such as a socket's path, are left to the client.
  if (!url?.hostname) return Promise.resolve()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (DEFAULT_PORTS[url.protocol] ?? POSTGRES_PORT)
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: ANSWER_LIMIT_MS }, () => {
      socket.destroy()
      resolve()
    })
    const fail = (why: string): void => {
      socket.destroy()
      reject(
        new CannotStartError(
          `Nothing answers at ${url.hostname}:${port} (${why}), the address in ${variable}: start it, or correct ${variable}.`,
        ),
      )
    }
    socket.once('timeout', () => fail('ETIMEDOUT'))
    socket.once('error', (error) => fail(codeOf(error)))
  })
}
