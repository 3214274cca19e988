import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './processes.js'

/** The data folder is in use by a process that is alive. The message is for the person who started the second one. */
export class FolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Stop that one first, or set DATA_DIR to another folder.`,
    )
    this.name = 'FolderInUseError'
  }
}

const startOf = async (pid: number): Promise<string> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/**
 * Takes a data folder for this process, making it where it is missing; what a dead process left is taken over.
 * Returns what gives it back. Throws FolderInUseError.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  // The moment the process started tells it from a later one with the same id, as after a restart of the machine.
  const mine = `${process.pid} ${await startOf(process.pid)}`
  for (let attempt = 0; ; attempt += 1) {
    try {
      await writeFile(path, mine, { flag: 'wx', mode: 0o600 })
      return () => rm(path, { force: true })
    } catch (error) {
      const taken = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'
      if (!taken || attempt > 2) throw error
      const [pid = '', start = ''] = (await readFile(path, 'utf8').catch(() => '')).split(' ')
      const owner = Number(pid)
      if (owner > 0 && isAlive(owner) && (await startOf(owner)) === start) throw new FolderInUseError(folder, owner)
      await rm(path, { force: true })
    }
  }
}
