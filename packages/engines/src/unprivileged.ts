import { spawnSync } from 'node:child_process'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** A program and its arguments. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
}

const USER = 'postgres'

/** Uid and gid of the system user that Postgres runs as when we are root, made where it is missing; null when we are not root. */
export function unprivilegedUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const find = (): { readonly uid: number; readonly gid: number } | null => {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, USER], { encoding: 'utf8' }).stdout.trim() || Number.NaN),
    )
    return uid && gid ? { uid, gid } : null
  }
  const existing = find()
  if (existing) return existing
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', USER])
  const made = find()
  if (!made)
    throw new Error(
      `Postgres refuses to run as root, and no system user "${USER}" could be made (useradd failed). Run as an ordinary user.`,
    )
  return made
}

/** Whether everyone may pass through all folders above this one: by its own path, and where links on it lead. */
function isReachable(path: string): boolean {
  for (const way of [resolve(path), realpathSync(path)])
    for (let folder = dirname(way); folder !== dirname(folder); folder = dirname(folder))
      if ((statSync(folder).mode & 0o001) === 0) return false
  return true
}

// Bits of /proc/self/status, as in linux/capability.h. The first lets its holder read and pass everywhere; containers
// often lack it and have the second, which lets it write as well.
const PASSING = [
  { bit: 2n, name: 'dac_read_search' },
  { bit: 1n, name: 'dac_override' },
] as const

function passingCapability(): string {
  const effective = BigInt(
    `0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`,
  )
  const held = PASSING.find(({ bit }) => (effective >> bit) & 1n)
  if (held) return held.name
  throw new Error(
    'Postgres does not run as root, and an ordinary user cannot reach this folder: move the project and its data folder out of the private one, or run as an ordinary user.',
  )
}

/**
 * The same command for the unprivileged user. Where the program or the folder it works in lies below one that is
 * closed to others, such as a home folder with mode 0700, it keeps the one right to pass; `no_setuid_fixup` makes the
 * right count in access(2) too, which Postgres finds its own programs with.
 */
export function asUnprivileged({ program, args }: Command, folder: string): Command {
  const user = unprivilegedUser()
  if (!user) return { program, args }
  const passing = isReachable(program) && isReachable(folder) ? null : passingCapability()
  const rights =
    passing === null
      ? []
      : ['--inh-caps', `+${passing}`, '--ambient-caps', `+${passing}`, '--securebits', '+no_setuid_fixup']
  const identity = ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups']
  return { program: 'setpriv', args: [...identity, ...rights, program, ...args] }
}
