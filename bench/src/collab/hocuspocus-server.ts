import type { AddressInfo } from 'node:net'
import { applyUpdate, type Doc } from 'yjs'
import { z } from 'zod'

/** What is used of hocuspocus. Its own types are its source, which other compiler options are for than ours. */
interface Hocuspocus {
  listen(): Promise<unknown>
  readonly httpServer: { address(): AddressInfo | string | null }
}
interface Options {
  readonly address: string
  readonly port: number
  readonly quiet: boolean
  readonly stopOnSignals: boolean
  onLoadDocument(opened: { readonly document: Doc }): Promise<Doc>
}
const LIBRARY: string = '@hocuspocus/server'
const library = z.object({
  Server: z.custom<new (options: Options) => Hocuspocus>((made) => typeof made === 'function'),
})

/** `hocuspocus-server.js DOCUMENT`: hocuspocus in a process of its own, which opens every document as this one (base64). */
const [given = ''] = process.argv.slice(2)
const { Server } = library.parse(await import(LIBRARY))
const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  stopOnSignals: false,
  onLoadDocument({ document }) {
    applyUpdate(document, Buffer.from(given, 'base64'))
    return Promise.resolve(document)
  },
})
await server.listen()
const address = server.httpServer.address()
if (typeof address !== 'object' || address === null) throw new Error('it does not listen')
process.send?.({ url: `ws://127.0.0.1:${address.port}` })
process.once('disconnect', () => process.exit(0))
