import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEBIBYTE = 1024 ** 2
const SIZE = 160 * MEBIBYTE

/** A file system of its own with room for 160 MiB. */
export interface SmallDisk {
  readonly path: string
  /** Takes all room that is left. */
  fill(): Promise<void>
  /** Gives it back. */
  free(): Promise<void>
  remove(): void
}

function mounted(): { readonly path: string; readonly remove: () => void } | null {
  const path = mkdtempSync(join(tmpdir(), 'askchart-disk-'))
  const gone = (): void => rmSync(path, { recursive: true, force: true })
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', path])
  if (status !== 0) {
    gone()
    return null
  }
  return {
    path,
    remove() {
      spawnSync('umount', ['--lazy', path])
      gone()
    },
  }
}

/** Null where we may mount none. */
export function aSmallDisk(): SmallDisk | null {
  const disk = mounted()
  if (!disk) return null
  const filler = join(disk.path, 'filler')
  return {
    ...disk,
    async fill() {
      const handle = await open(filler, 'a')
      try {
        for (const bytes of [Buffer.alloc(MEBIBYTE), Buffer.alloc(4096)])
          while (await handle.write(bytes).catch(isFull)) continue
      } finally {
        await handle.close()
      }
    },
    free: () => rm(filler, { force: true }),
  }
}

function isFull(error: unknown): null {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC') return null
  throw error
}
