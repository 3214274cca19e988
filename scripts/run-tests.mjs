import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { progress, root } from './root.mjs'

const SUITE_LIMIT_MS = 25 * 60_000
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

function check(name, command, ...args) {
  progress(name)
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status === 0) {
    total.passed += 1
    return
  }
  total.failed += 1
  console.error(`FAILED: ${name}\n${stdout}${stderr}`)
}

/** One jest project. A suite that cannot run, one that hangs, or a project without a single test, is a failure. */
function suite(project, workers) {
  progress(`${project} tests`)
  const folder = join(root, '.cache')
  mkdirSync(folder, { recursive: true })
  const report = join(folder, `${project}.json`)
  rmSync(report, { force: true })
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
  if (!existsSync(report)) {
    total.failed += 1
    console.error(`FAILED: the ${project} tests ended without a report`)
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
  progress(`${project}: ${numPassedTests} passed, ${numFailedTests + broken.length} failed`)
}

await install()
const redis = need('redis-server', 'redis-server', 'the tests with Redis')
const chromium = need('chromium', 'chromium', 'the browser tests')
const { build } = await import('./build.mjs')
await build()

const node = (...args) => [process.execPath, ...args]
check('types of the server', ...node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'))
check('types of the web client', ...node('node_modules/typescript/bin/tsc', '-p', 'web/tsconfig.json'))
check('lint', ...node('node_modules/eslint/bin/eslint.js', '.'))
check('format', ...node('node_modules/prettier/bin/prettier.cjs', '--check', '.'))
check('links in the docs', ...node('scripts/check-docs.mjs'))
check('schema/ says what the code does', ...node('scripts/schema.mjs', '--check'))
suite('unit', 2)
suite('graph', 1)
if (chromium) suite('browser', 1)
if (!redis) console.error('LEFT OUT: the tests with Redis (see above).')

console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed > 0 ? 1 : 0)
