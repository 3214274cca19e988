import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { FileTooLargeError, NoRoomError } from './storage.js'

/** Whether the error is the system's of this code. Not by class: an error of Node's core may be of another realm. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Streams into a file beside the others, and moves it into place only once it is whole and on the disk. */
export async function writeWhole(path: string, halves: string, content: Readable, maxBytes: number): Promise<number> {
  const half = join(halves, randomUUID())
  let byteSize = 0
  try {
    const handle = await open(half, 'wx', 0o600)
    try {
      for await (const chunk of content) {
        const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
        byteSize += bytes.length
        if (byteSize > maxBytes) throw new FileTooLargeError(maxBytes)
        await handle.writeFile(bytes)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(half, path)
    await syncFolder(dirname(path))
    return byteSize
  } catch (error) {
    content.destroy()
    await rm(half, { force: true })
    throw hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT') ? new NoRoomError(error) : error
  }
}

/** The file's bytes; the first of several processes to ask decides them for all. */
export async function readOrMake(path: string, make: () => Buffer): Promise<Buffer> {
  const half = `${path}.${randomUUID()}`
  await writeFile(half, make(), { mode: 0o600, flush: true })
  try {
    await link(half, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(half, { force: true })
  }
  return readFile(path)
}
