import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { FolderInUseError, lockFolder } from '@askchart/engines'
import type { StandaloneConfig } from './config.js'

/** Something outside the program is in the way; the message is one sentence for the person at the terminal. */
export class CannotStartError extends Error {}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Fails before the slow work where the port is taken. Returns the port: for 0, one that is free. */
export function assertPortFree({ host, port }: Pick<StandaloneConfig, 'host' | 'port'>): Promise<number> {
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
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

/** Takes the data folder for this process; returns what gives it back. */
export async function takeDataFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK | constants.X_OK)
    return await lockFolder(folder)
  } catch (error) {
    if (error instanceof FolderInUseError) throw new CannotStartError(error.message)
    throw new CannotStartError(
      `The data folder ${folder} cannot be written (${codeOf(error) || String(error)}): make it writable, or set DATA_DIR to another folder.`,
    )
  }
}
