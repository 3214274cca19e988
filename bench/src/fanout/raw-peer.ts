import { createServer } from 'node:http'
import { once } from 'node:events'
import { MessageType, parseMessage } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { payloadOf } from './event.js'
import { addressOf, type Peer } from './peer.js'

/** The physical limit: `ws.send` of one and the same text to everybody, as long as a real message is. */
export async function rawPeer(): Promise<Peer> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, path: '/graphql' })
  const subscribed = new Map<WebSocket, string>()
  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const message = parseMessage(data.toString())
      if (message.type === MessageType.ConnectionInit) socket.send('{"type":"connection_ack"}')
      if (message.type === MessageType.Subscribe) subscribed.set(socket, message.id)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: addressOf(server),
    authorization: () => Promise.resolve(null),
    publish(edit) {
      const [id = ''] = subscribed.values()
      const text = `{"id":"${id}","type":"next","payload":${payloadOf(edit)}}`
      for (const socket of subscribed.keys()) socket.send(text)
    },
  }
}
