import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { progress, root } from './root.mjs'

// Many times what it takes: this ends what hangs, and nothing that is only slow.
const SUITE_LIMIT_MS = 45 * 60_000
const CHECKS_AT_ONCE = 2
const inCi = process.env.CI === 'true'
const total = { passed: 0, failed: 0, skipped: 0 }

const onPath = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

/** The Debian package that brings a program, installed where we may; says what is left out where we may not. */
function need(program, debianPackage, suites) {
  if (onPath(program)) return true
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    progress(`installing ${debianPackage}`)
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    if (apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', debianPackage) && onPath(program))
      return true
  }
  console.error(
    `LEFT OUT: ${suites}, because ${program} is missing. Install it (Debian: apt-get install ${debianPackage}) and run the tests again.`,
  )
  if (inCi) total.failed += 1
  return false
}

/** Programs of one thread each, some at once: [name, ...arguments of node]. */
async function checks(waiting) {
  const queue = [...waiting]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await check(...next)
  }
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, work))
}

async function check(name, ...args) {
  progress(name)
  const problem = await new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, args, options, (error, stdout, stderr) => resolve(error && `${stdout}${stderr}`))
  })
  if (problem === null) {
    total.passed += 1
    return
  }
  total.failed += 1
  console.error(`FAILED: ${name}\n${problem}`)
}

/** One jest project. A suite that cannot run, one that hangs, or a project without a single test, is a failure. */
function suite(project, workers) {
  progress(`${project} tests`)
  const folder = join(root, '.cache')
  mkdirSync(folder, { recursive: true })
  const report = join(folder, `${project}.json`)
  rmSync(report, { force: true })
  const began = Date.now()
  spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      project,
      '--json',
      `--outputFile=${report}`,
      `--maxWorkers=${workers}`,
      '--forceExit',
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 2], timeout: SUITE_LIMIT_MS, killSignal: 'SIGKILL' },
  )
  const seconds = Math.round((Date.now() - began) / 1000)
  if (!existsSync(report)) {
    total.failed += 1
    console.error(`FAILED: the ${project} tests ended after ${seconds} s without a report`)
    return
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults, numTotalTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  )
  total.passed += numPassedTests
  total.failed += numFailedTests + broken.length + (numTotalTests === 0 ? 1 : 0)
  total.skipped += numPendingTests + numTodoTests
  progress(`${project}: ${numPassedTests} passed, ${numFailedTests + broken.length} failed, in ${seconds} s`)
}

await install()
const redis = need('redis-server', 'redis-server', 'the tests with Redis')
const chromium = need('chromium', 'chromium', 'the browser tests')
const { build } = await import('./build.mjs')
await build()

await checks([
  ['lint', 'node_modules/eslint/bin/eslint.js', '.'],
  ['types of the server', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['types of the web client', 'node_modules/typescript/bin/tsc', '-p', 'web/tsconfig.json'],
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '.'],
  ['links in the docs', 'scripts/check-docs.mjs'],
  ['schema/ says what the code does', 'scripts/schema.mjs', '--check'],
])
suite('unit', 2)
suite('graph', 2)
if (chromium) suite('browser', 2)
if (!redis) console.error('LEFT OUT: the tests with Redis (see above).')

console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed > 0 ? 1 : 0)
