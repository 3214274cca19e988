import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startTestGateway, type TestGateway } from './harness/gateway.js'

const page = { headers: { accept: 'text/html,application/xhtml+xml' } }
let webRoot: string
let open: TestGateway
let closed: TestGateway
beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'web-'))
  await mkdir(join(webRoot, 'assets'))
  await mkdir(join(webRoot, 'graphiql'))
  await writeFile(join(webRoot, 'index.html'), '<title>the client</title>')
  await writeFile(join(webRoot, 'graphiql', 'index.html'), '<title>graphiql</title>')
  await writeFile(join(webRoot, 'assets', 'app-1a2b3c.js'), 'export {}')
  await writeFile(join(webRoot, '..', 'secret-of-the-folder-above.txt'), 'known only above')
  open = await startTestGateway({ config: { webRoot } })
  closed = await startTestGateway({ config: { webRoot, graphiql: false } })
})
afterAll(async () => {
  await Promise.all([open.stop(), closed.stop()])
  await rm(webRoot, { recursive: true, force: true })
  await rm(join(webRoot, '..', 'secret-of-the-folder-above.txt'), { force: true })
})

test('the first page and places within the client get its page, asked for again each time', async () => {
  for (const path of ['/', '/charts/chart_1', '/datasets?new']) {
    const response = await fetch(open.url + path, page)
    expect([path, response.status, await response.text()]).toEqual([path, 200, '<title>the client</title>'])
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
  }
})

test('hashed assets are kept for a year', async () => {
  const response = await fetch(`${open.url}/assets/app-1a2b3c.js`)
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('content-type')).toContain('javascript')
})

test('a missing asset, a program and another method get 404, not the page', async () => {
  expect((await fetch(`${open.url}/assets/gone.js`, page)).status).toBe(404)
  expect((await fetch(`${open.url}/charts/chart_1`, { headers: { accept: 'application/json' } })).status).toBe(404)
  expect((await fetch(`${open.url}/charts/chart_1`, { ...page, method: 'POST' })).status).toBe(404)
})

test.each(['/../', '/%2e%2e/', '/..%2f', '/assets/../../', '//'])(
  'nothing outside the folder is served: %s',
  async (path) => {
    const { port } = new URL(open.url)
    const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      get({ port, path: `${path}secret-of-the-folder-above.txt` }, (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve({ status: response.statusCode, text }))
      }).on('error', reject)
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.text).not.toContain('known only above')
  },
)

test('GraphiQL is there where it is on, and nowhere where it is off', async () => {
  for (const path of ['/graphiql', '/graphiql/', '/graphiql/index.html']) {
    expect(await (await fetch(open.url + path, page)).text()).toBe('<title>graphiql</title>')
    expect((await fetch(closed.url + path, page)).status).toBe(404)
  }
})
