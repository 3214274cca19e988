import { chmod, cp, mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { aFolder, processesOf, Program, projectFolder } from './processes.js'

let folder: Awaited<ReturnType<typeof aFolder>>

beforeEach(async () => {
  folder = await aFolder()
})
afterEach(() => folder.remove())

/** The scripts in a clone of their own, where an install never ends. */
async function startedWhileInstalling(): Promise<Program> {
  await cp(join(projectFolder, 'scripts'), join(folder.path, 'scripts'), { recursive: true })
  await writeFile(join(folder.path, 'pnpm-lock.yaml'), '')
  const npx = join(folder.path, 'bin/npx')
  await mkdir(join(folder.path, 'bin'))
  await writeFile(npx, '#!/bin/sh\nsleep 600 &\necho "as asked: $*" >&2\nwait\n')
  await chmod(npx, 0o755)
  const program = new Program(relative(projectFolder, join(folder.path, 'scripts/start.mjs')), {
    PATH: `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}`,
  })
  await program.until('the install', () => program.stderr.includes('as asked: -y pnpm@'))
  return program
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of the install leaves no process behind',
  async (signal) => {
    const program = await startedWhileInstalling()
    expect((await processesOf(folder.path)).some((line) => line.includes('sleep 600'))).toBe(true)
    program.signal(signal)
    expect(await program.ended).toBe(signal)
    expect(await processesOf(folder.path)).toEqual([])
  },
)
