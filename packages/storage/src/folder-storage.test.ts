import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createFolderStorage } from './folder-storage.js'
import { FileMissingError, FileTooLargeError } from './storage.js'

const folders: string[] = []
const at = new Date('2026-03-01T12:00:00Z')
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000)

async function storageIn(folder?: string, clock: () => Date = () => at) {
  const used = folder ?? (await mkdtemp(join(tmpdir(), 'askchart-storage-')))
  folders.push(used)
  return {
    folder: used,
    storage: await createFolderStorage({ folder: used, publicUrl: 'http://localhost:4000', clock }),
  }
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

const upload = { maxBytes: 100, contentType: 'text/csv', expiresInSeconds: 60 }
const download = { fileName: 'sales "2026".csv', contentType: 'text/csv', expiresInSeconds: 60 }

describe('files', () => {
  test('are read back as they were written, until they are deleted', async () => {
    const { storage } = await storageIn()
    expect(await storage.write('uploads/upload_1', Readable.from(['a,b\n', '1,2\n']), { maxBytes: 100 })).toEqual({
      byteSize: 8,
    })
    expect(await text(await storage.read('uploads/upload_1'))).toBe('a,b\n1,2\n')
    expect((await storage.stat('uploads/upload_1'))?.byteSize).toBe(8)
    await storage.delete('uploads/upload_1')
    await storage.delete('uploads/upload_1')
    expect(await storage.stat('uploads/upload_1')).toBeNull()
    await expect(storage.read('uploads/upload_1')).rejects.toBeInstanceOf(FileMissingError)
  })

  test('too large leave nothing behind, and the file before stays', async () => {
    const { folder, storage } = await storageIn()
    await storage.write('f', Readable.from(['before']), { maxBytes: 10 })
    await expect(storage.write('f', Readable.from(['12345', '678901']), { maxBytes: 10 })).rejects.toBeInstanceOf(
      FileTooLargeError,
    )
    expect(await text(await storage.read('f'))).toBe('before')
    expect(await readdir(join(folder, '.halves'))).toEqual([])
  })

  test('whose source breaks midway are not there', async () => {
    const { folder, storage } = await storageIn()
    const broken = Readable.from(
      (function* () {
        yield 'half'
        throw new Error('the connection was cut')
      })(),
    )
    await expect(storage.write('f', broken, { maxBytes: 10 })).rejects.toThrow('the connection was cut')
    expect(await storage.stat('f')).toBeNull()
    expect(await readdir(join(folder, '.halves'))).toEqual([])
  })

  test.each(['../f', 'a/../../f', '/etc/passwd', '.key', 'a//b', '', 'a\0b', 'a/.key', 'a\n'])(
    'are never reached under the key %j',
    async (key) => {
      const { storage } = await storageIn()
      await expect(storage.write(key, Readable.from(['x']), { maxBytes: 10 })).rejects.toThrow(TypeError)
      await expect(storage.read(key)).rejects.toThrow(TypeError)
      expect(() => storage.uploadLink(key, upload)).toThrow(TypeError)
    },
  )

  test('left half by a writer that died are swept a day later', async () => {
    const { folder } = await storageIn()
    await writeFile(join(folder, '.halves', 'old'), '')
    await utimes(join(folder, '.halves', 'old'), later(-90_000), later(-90_000))
    await writeFile(join(folder, '.halves', 'young'), '')
    await utimes(join(folder, '.halves', 'young'), at, at)
    await storageIn(folder)
    expect(await readdir(join(folder, '.halves'))).toEqual(['young'])
  })
})

describe('links', () => {
  test('say what they allow, in every process that shares the folder', async () => {
    const { folder, storage } = await storageIn()
    const { storage: other } = await storageIn(folder)
    const put = storage.uploadLink('uploads/upload_1', upload)
    expect(put.url).toMatch(/^http:\/\/localhost:4000\/files\/[\w-]+\.[\w-]+$/)
    expect(put).toMatchObject({ headers: [{ name: 'content-type', value: 'text/csv' }], expiresAt: later(60) })
    expect(other.openLink('PUT', put.url)).toEqual({ kind: 'upload', key: 'uploads/upload_1', maxBytes: 100 })
    const get = storage.downloadLink('exports/export_1', download)
    const allowed = {
      kind: 'download',
      key: 'exports/export_1',
      fileName: 'sales "2026".csv',
      contentType: 'text/csv',
    }
    expect(other.openLink('GET', get.url)).toEqual(allowed)
    expect(other.openLink('HEAD', new URL(get.url).pathname)).toEqual(allowed)
  })

  test('open nothing for another method, another route or another folder', async () => {
    const { storage } = await storageIn()
    const { storage: stranger } = await storageIn()
    const { url } = storage.uploadLink('f', upload)
    expect(storage.openLink('GET', url)).toBeNull()
    expect(storage.openLink('DELETE', url)).toBeNull()
    expect(storage.openLink('PUT', storage.downloadLink('f', download).url)).toBeNull()
    expect(storage.openLink('PUT', url.replace('/files/', '/other/'))).toBeNull()
    expect(stranger.openLink('PUT', url)).toBeNull()
    expect(storage.openLink('PUT', '//')).toBeNull()
  })

  test('open nothing once expired', async () => {
    let now = at
    const { storage } = await storageIn(undefined, () => now)
    const { url } = storage.uploadLink('f', upload)
    now = later(59)
    expect(storage.openLink('PUT', url)).not.toBeNull()
    now = later(60)
    expect(storage.openLink('PUT', url)).toBeNull()
  })

  test('open nothing when forged', async () => {
    const { storage } = await storageIn()
    const { url } = storage.uploadLink('f', upload)
    const [terms = '', signature = ''] = url.slice(url.lastIndexOf('/') + 1).split('.')
    const grown = JSON.stringify({ kind: 'upload', key: 'f', maxBytes: 1e12, expires: later(60).getTime() })
    const forged = [
      `${Buffer.from(grown).toString('base64url')}.${signature}`,
      `${terms}.${signature.slice(0, -4)}AAAA`,
      // The last of 43 characters carries 4 of its 6 bits: the next letter of the alphabet decodes to the same bytes.
      `${terms}.${signature.slice(0, -1)}${sameBits(signature.slice(-1))}`,
      `${terms}.${signature}=`,
      `${terms}.`,
      terms,
      `${terms}.${signature}.${signature}`,
      '.',
      '',
    ]
    for (const token of forged) expect(storage.openLink('PUT', `http://localhost:4000/files/${token}`)).toBeNull()
  })

  test('are signed with a secret that only the owner of the folder can read', async () => {
    const { folder } = await storageIn()
    const key = await stat(join(folder, '.key'))
    expect(key.size).toBe(32)
    expect(key.mode & 0o777).toBe(0o600)
  })
})

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const sameBits = (char: string): string => BASE64URL.charAt(BASE64URL.indexOf(char) + 1)
