import { readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestGateway, type TestGateway } from './harness/gateway.js'
import { answerOf } from './harness/requests.js'
import { until } from './harness/socket-client.js'

describe('files', () => {
  let running: TestGateway
  let now = new Date()
  beforeAll(async () => {
    running = await startTestGateway({ clock: () => now })
  })
  afterAll(() => running.stop())
  const here = (url: string): string => running.url + new URL(url).pathname
  const upload = (key: string, maxBytes = 1_000_000): string =>
    here(running.storage.uploadLink(key, { maxBytes, contentType: 'text/csv', expiresInSeconds: 60 }).url)
  const download = (key: string, fileName: string, contentType: string): string =>
    here(running.storage.downloadLink(key, { fileName, contentType, expiresInSeconds: 60 }).url)
  const put = (url: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(url, { method: 'PUT', body, headers: { 'content-type': 'text/csv' } })

  test('what was put is what comes back, as an attachment that runs nothing', async () => {
    const content = new Uint8Array(700_000).map((_zero, index) => index % 251)
    const sent = await put(upload('upload_1'), content)
    expect([sent.status, await sent.json()]).toEqual([201, { byteSize: 700_000 }])
    const response = await fetch(download('upload_1', 'Umsätze "2026".csv', 'text/csv'))
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    expect(response.headers.get('content-type')).toBe('text/csv')
    expect(response.headers.get('content-length')).toBe('700000')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="Ums_tze _2026_.csv"; filename*=UTF-8''Ums%C3%A4tze%20%222026%22.csv`,
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a body larger than a GraphQL one passes, since the link allows it', async () => {
    const size = 5 * 1024 * 1024
    expect((await put(upload('upload_2', size), new Uint8Array(size))).status).toBe(201)
    expect((await running.storage.stat('upload_2'))?.byteSize).toBe(size)
  })

  test('more than the link allows is refused and leaves no file, said beforehand or not', async () => {
    const said = await answerOf(await put(upload('upload_3', 10), 'x'.repeat(11)))
    expect([said.status, said.codes]).toEqual([413, ['PAYLOAD_TOO_LARGE']])
    const status = await new Promise((resolve) => {
      const sending = httpRequest(upload('upload_3', 10), { method: 'PUT' }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      sending.on('error', () => undefined)
      sending.write('x'.repeat(6))
      sending.end('y'.repeat(6))
    })
    expect(status).toBe(413)
    expect(await running.storage.stat('upload_3')).toBeNull()
  })

  test('an upload that is cut off leaves no file', async () => {
    const sending = httpRequest(upload('upload_4'), { method: 'PUT', headers: { 'content-length': '1000' } })
    sending.on('error', () => undefined)
    sending.write('half')
    const halves = join(running.folder, 'files', '.halves')
    await until(() => readdirSync(halves).length === 1)
    sending.destroy()
    await until(() => readdirSync(halves).length === 0)
    expect(await running.storage.stat('upload_4')).toBeNull()
  })

  test('a forged, expired or misused link is 404', async () => {
    await running.storage.write('kept', Readable.from(['content']), { maxBytes: 100 })
    const good = download('kept', 'a.csv', 'text/csv')
    const forged = good.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const uploading = upload('kept')
    expect((await fetch(good)).status).toBe(200)
    for (const response of [
      await fetch(forged),
      await fetch(uploading),
      await put(good, 'x'),
      await fetch(`${running.url}/files/x`),
    ])
      expect((await answerOf(response)).codes).toEqual(['NOT_FOUND'])
    expect((await fetch(download('never_written', 'a.csv', 'text/csv'))).status).toBe(404)
    now = new Date(now.getTime() + 61_000)
    expect((await fetch(good)).status).toBe(404)
    expect(await (await running.storage.read('kept')).toArray()).toEqual([Buffer.from('content')])
  })
})
