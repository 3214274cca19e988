import { spawnSync } from 'node:child_process'

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

/**
 * The same command for the unprivileged user. It keeps the right to pass through folders it could not read, because
 * the project may lie in a home folder with mode 0700.
 */
export function asUnprivileged({ program, args }: Command): Command {
  const user = unprivilegedUser()
  if (!user) return { program, args }
  return {
    program: 'setpriv',
    args: [
      '--reuid',
      String(user.uid),
      '--regid',
      String(user.gid),
      '--clear-groups',
      '--inh-caps',
      '+dac_read_search',
      '--ambient-caps',
      '+dac_read_search',
      program,
      ...args,
    ],
  }
}
