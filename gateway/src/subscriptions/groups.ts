import {
  type GraphClient,
  type GraphResponse,
  type Logger,
  queryHash,
  UnauthenticatedError,
  type Viewer,
} from '@askchart/service'
import type { GraphQLFormattedError } from 'graphql'
import type { Identity } from '../auth/identity.js'
import type { Proof, Viewers } from '../auth/viewers.js'
import type { GatewayContext } from '../context.js'
import { presentError } from '../graph/present-errors.js'
import type { Graph, PlannedOperation, Variables } from '../graph/graph.js'
import { isNarrower } from './audience.js'
import type { Sink } from './sink.js'

/** One subscription of one client, ready to be joined to others like it. */
export interface Subscriber {
  readonly text: string
  readonly planned: PlannedOperation
  readonly variables: Variables
  readonly identity: Identity
  readonly proof: Proof
  readonly requestId: string
  readonly browser: boolean
  readonly sink: Sink
}

/** Subscriptions by group: one upstream subscription and one execution per event for all who ask the same. */
export interface SubscriptionGroups {
  /** Starts delivering; returns how to leave, which ends the upstream at once when nobody is left. */
  join(subscriber: Subscriber): () => void
  readonly size: number
}

export interface SubscriptionGroupsOptions {
  readonly graph: Graph
  readonly clients: Readonly<Record<string, GraphClient>>
  readonly viewers: Viewers
  readonly log: Logger
}

interface Group {
  readonly key: string
  readonly first: Subscriber
  readonly members: Set<Subscriber>
  readonly upstream: AsyncIterableIterator<GraphResponse>
}

/**
 * A group is (document, variables, audience), the audience being the viewer with all roles. It takes members until its
 * first event: what a subgraph sends first may depend on when it was asked (edits missed since, how far an import has
 * come), so whoever comes later gets an upstream of their own and misses nothing.
 */
export function createSubscriptionGroups(options: SubscriptionGroupsOptions): SubscriptionGroups {
  const { graph, clients, viewers, log } = options
  const open = new Map<string, Group>()
  const running = new Set<Group>()

  function start(subscriber: Subscriber, key: string): Group {
    const { planned, variables, proof, requestId } = subscriber
    const { node } = planned.plan
    if (node?.kind !== 'Subscription') throw new TypeError('not a subscription')
    const client = clients[node.primary.serviceName]
    if (!client) throw new Error(`no subgraph ${node.primary.serviceName}`)
    const used = new Set(node.primary.variableUsages)
    const upstream = client.subscribe(
      {
        query: node.primary.operation,
        operationName: node.primary.operationName,
        variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name))),
      },
      { viewerToken: proof.token, requestId },
    )
    const group: Group = { key, first: subscriber, members: new Set(), upstream }
    open.set(key, group)
    running.add(group)
    return group
  }

  function end(group: Group): readonly Subscriber[] {
    if (open.get(group.key) === group) open.delete(group.key)
    running.delete(group)
    const left = [...group.members]
    group.members.clear()
    void Promise.resolve(group.upstream.return?.()).catch((error: unknown) =>
      log.warn({ err: error }, 'an upstream subscription did not end cleanly'),
    )
    return left
  }

  const fail = (group: Group, errors: readonly GraphQLFormattedError[]): void =>
    end(group).forEach((member) => member.sink.error(errors))

  /** A proof made for this event; members whose session has ended are let go, and all when they may see less. */
  async function proofNow(group: Group): Promise<Proof | null> {
    let proof: Proof | null = null
    for (const member of [...group.members]) {
      try {
        proof = await viewers.prove(member.identity, member.requestId)
      } catch (error) {
        if (!(error instanceof UnauthenticatedError)) throw error
        group.members.delete(member)
        member.sink.expire()
      }
    }
    if (proof && !isNarrower(proof.viewer, group.first.proof.viewer)) return proof
    end(group).forEach((member) => member.sink.expire())
    return null
  }

  async function deliver(group: Group, event: GraphResponse): Promise<void> {
    const proof = await proofNow(group)
    if (!proof) return
    const { planned, variables, requestId, browser } = group.first
    const context: GatewayContext = {
      identity: group.first.identity,
      viewerToken: proof.token,
      requestId,
      browser,
      signal: null,
      log,
      setRefreshToken: () => undefined,
    }
    const result = JSON.stringify(await graph.executeEvent(planned, variables, context, event))
    for (const member of [...group.members]) member.sink.next(result)
  }

  async function run(group: Group): Promise<void> {
    try {
      while (running.has(group)) {
        const step = await group.upstream.next()
        if (!running.has(group)) return
        if (step.done === true) {
          end(group).forEach((member) => member.sink.complete())
          return
        }
        if (open.get(group.key) === group) open.delete(group.key)
        const { data, errors } = step.value
        if (data === undefined && errors) {
          fail(group, errors)
          return
        }
        await deliver(group, step.value)
      }
    } catch (error) {
      fail(group, [presentError(error, { log, requestId: group.first.requestId }).toJSON()])
    }
  }

  return {
    join(subscriber) {
      const key = keyOf(subscriber)
      const known = open.get(key)
      const group = known ?? start(subscriber, key)
      group.members.add(subscriber)
      if (!known) void run(group)
      return () => {
        if (group.members.delete(subscriber) && group.members.size === 0) end(group)
      }
    },
    get size() {
      return running.size
    },
  }
}

const audienceOf = ({ kind, id, workspaces }: Viewer): unknown => [
  kind,
  id,
  workspaces.map((workspace) => `${workspace.id} ${workspace.role}`).sort(),
]

const keyOf = ({ text, planned, variables, proof }: Subscriber): string =>
  queryHash([text, planned.definition.name?.value ?? null, variables, audienceOf(proof.viewer)])
