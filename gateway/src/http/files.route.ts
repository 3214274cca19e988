import { PassThrough } from 'node:stream'
import { BadInputError, ServiceError, UnavailableError } from '@askchart/service'
import { FileMissingError, FileTooLargeError, NoRoomError, type OpenedLink, type Storage } from '@askchart/storage'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuseWith } from './refusals.js'

const SILENCE_TAKES_AT_MOST_MS = 60_000
const INERT = "default-src 'none'; sandbox"

type Upload = Extract<OpenedLink, { kind: 'upload' }>
type Download = Extract<OpenedLink, { kind: 'download' }>

/** `/files/…`: what a signed link allows, streamed in and out, nothing kept in memory. */
export const filesRoute =
  (storage: Storage) =>
  async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

    app.put('/files/*', async (request, reply) => {
      const link = storage.openLink('PUT', request.url)
      if (link?.kind !== 'upload') throw expired()
      return receive(storage, link, request, reply)
    })
    app.get('/files/*', async (request, reply) => {
      const link = storage.openLink('GET', request.url)
      if (link?.kind !== 'download') throw expired()
      return send(storage, link, reply)
    })
    return Promise.resolve()
  }

async function receive(
  storage: Storage,
  link: Upload,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (Number(request.headers['content-length'] ?? 0) > link.maxBytes) return tooLarge(reply, link.maxBytes)
  request.raw.setTimeout(SILENCE_TAKES_AT_MOST_MS, () => request.raw.destroy())
  const content = new PassThrough({ highWaterMark: 1024 * 1024 })
  request.raw.once('close', () => {
    if (!request.raw.complete) content.destroy(new BadInputError('file', 'The upload was cut off.'))
  })
  request.raw.pipe(content)
  try {
    const { byteSize } = await storage.write(link.key, content, { maxBytes: link.maxBytes })
    return await reply.code(201).send({ byteSize })
  } catch (error) {
    if (error instanceof FileTooLargeError) return tooLarge(reply, link.maxBytes)
    if (!(error instanceof NoRoomError)) throw error
    void reply.header('connection', 'close')
    throw new UnavailableError('files', 'There is no room for the file now. Try again later.', error)
  }
}

async function send(storage: Storage, link: Download, reply: FastifyReply): Promise<FastifyReply> {
  try {
    const [file, content] = await Promise.all([storage.stat(link.key), storage.read(link.key)])
    if (file) void reply.header('content-length', file.byteSize)
    return await reply
      .type(link.contentType)
      .header('content-disposition', attachment(link.fileName))
      .header('content-security-policy', INERT)
      .header('cache-control', 'private, no-store')
      .send(content)
  } catch (error) {
    if (error instanceof FileMissingError) throw expired()
    throw error
  }
}

/** A name for old readers, in ASCII, and the real one (RFC 6266). */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w. -]/g, '_')
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}

const tooLarge = (reply: FastifyReply, maxBytes: number): FastifyReply =>
  refuseWith(
    reply.header('connection', 'close'),
    413,
    'PAYLOAD_TOO_LARGE',
    `The file is larger than the ${maxBytes} bytes that were asked for.`,
  )

const expired = (): ServiceError =>
  new ServiceError('NOT_FOUND', 'There is no file behind this link, or it has expired. Ask for a new one.')
