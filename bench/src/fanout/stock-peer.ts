import { once } from 'node:events'
import { createServer } from 'node:http'
import { createMemoryPubSub } from '@askchart/pubsub'
import { buildSchema, GraphQLObjectType } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { AUTHOR, type Edit, TYPES } from './event.js'
import { addressOf, type Peer } from './peer.js'

/** graphql-ws as its documentation sets it up: each subscriber has an iterator and an execution of their own. */
export async function stockPeer(): Promise<Peer> {
  const pubsub = createMemoryPubSub()
  const schema = buildSchema(`${TYPES}
    type Query { ok: Boolean }
    type User { id: ID! name: String! }
    type Subscription { chartEdited(chartId: ID!): ChartEdit! }`)
  const edit = schema.getType('ChartEdit')
  const subscription = schema.getSubscriptionType()?.getFields()['chartEdited']
  if (!(edit instanceof GraphQLObjectType) || !subscription) throw new TypeError('the schema lacks what it has')
  subscription.subscribe = () => pubsub.subscribe('edits')
  subscription.resolve = (event: unknown) => event
  Object.assign(edit.getFields()['author'] ?? {}, {
    resolve: ({ authorId }: Edit) => ({ id: authorId, name: AUTHOR }),
  })
  const server = createServer()
  useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: addressOf(server),
    authorization: () => Promise.resolve(null),
    publish: (told) => void pubsub.publish('edits', told),
  }
}
