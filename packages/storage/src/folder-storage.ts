import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode, readOrMake, writeWhole } from './atomic-file.js'
import { checkKey } from './keys.js'
import { createLinkSigner } from './signed-links.js'
import { FileMissingError, type Storage } from './storage.js'

export interface FolderStorageOptions {
  /** Made where it is missing. Several processes may share it: the secret of their links lies in it, in `.key`. */
  readonly folder: string
  /** Where people reach the gateway; links are below its `/files/`. */
  readonly publicUrl: string
  readonly clock: () => Date
}

const DAY_MS = 86_400_000
const ROUTE = '/files/'

/** Storage in a folder of this machine. */
export async function createFolderStorage({ folder, publicUrl, clock }: FolderStorageOptions): Promise<Storage> {
  const halves = join(folder, '.halves')
  await mkdir(halves, { recursive: true, mode: 0o700 })
  await sweep(halves, clock())
  const links = createLinkSigner(await readOrMake(join(folder, '.key'), () => randomBytes(32)))
  const pathOf = (key: string): string => join(folder, checkKey(key))
  const urlOf = (token: string): string => new URL(ROUTE + token, publicUrl).href
  const after = (seconds: number): Date => new Date(clock().getTime() + seconds * 1000)

  return {
    write: async (key, content, { maxBytes }) => ({
      byteSize: await writeWhole(pathOf(key), halves, content, maxBytes),
    }),
    async read(key) {
      try {
        return (await open(pathOf(key), 'r')).createReadStream({ highWaterMark: 256 * 1024 })
      } catch (error) {
        throw hasCode(error, 'ENOENT') ? new FileMissingError(key) : error
      }
    },
    async stat(key) {
      try {
        const { size, mtime } = await stat(pathOf(key))
        return { byteSize: size, writtenAt: mtime }
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return null
        throw error
      }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    uploadLink(key, { maxBytes, contentType, expiresInSeconds }) {
      const expiresAt = after(expiresInSeconds)
      const url = urlOf(links.seal({ kind: 'upload', key: checkKey(key), maxBytes }, expiresAt))
      return { url, headers: [{ name: 'content-type', value: contentType }], expiresAt }
    },
    downloadLink(key, { fileName, contentType, expiresInSeconds }) {
      const expiresAt = after(expiresInSeconds)
      return {
        url: urlOf(links.seal({ kind: 'download', key: checkKey(key), fileName, contentType }, expiresAt)),
        expiresAt,
      }
    },
    openLink(method, url) {
      if (!URL.canParse(url, publicUrl)) return null
      const { pathname } = new URL(url, publicUrl)
      if (!pathname.startsWith(ROUTE)) return null
      const link = links.open(pathname.slice(ROUTE.length), clock())
      const wanted = link?.kind === 'upload' ? ['PUT'] : ['GET', 'HEAD']
      return wanted.includes(method) ? link : null
    },
  }
}

/** Halves of files whose writer died; a living writer's is younger than a day. */
async function sweep(halves: string, now: Date): Promise<void> {
  for (const name of await readdir(halves)) {
    const path = join(halves, name)
    const found = await stat(path).catch(() => null)
    if (found && now.getTime() - found.mtimeMs > DAY_MS) await rm(path, { force: true })
  }
}
