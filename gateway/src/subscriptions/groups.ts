import { type GraphClient, type GraphResponse, type Logger, queryHash, UnauthenticatedError } from '@askchart/service'
import type { GraphQLFormattedError } from 'graphql'
import type { RightsWatch } from '../auth/rights-watch.js'
import type { Proof, Viewers } from '../auth/viewers.js'
import type { GatewayContext } from '../context.js'
import type { Graph } from '../graph/graph.js'
import { presentError } from '../graph/present-errors.js'
import { askAudience, type Audience, audienceKey, pick } from './admission.js'
import { Group, type Member, type Subscriber } from './group.js'
import { POSITION } from './primary-request.js'
import { SharedResult } from './sink.js'

/** Subscriptions by group: one upstream subscription and one execution per event for all who may see the same. */
export interface SubscriptionGroups {
  /**
   * Asks the subgraph and starts delivering, unless `cancelled` aborts first; returns how to leave, which ends the
   * upstream at once when nobody is left. A refusal goes to the sink. Throws UnavailableError.
   */
  join(subscriber: Subscriber, proof: Proof, cancelled: AbortSignal): Promise<() => void>
  readonly size: number
}

export interface SubscriptionGroupsOptions {
  readonly graph: Graph
  readonly clients: Readonly<Record<string, GraphClient>>
  readonly viewers: Viewers
  readonly rights: RightsWatch
  readonly log: Logger
}

interface Beginning {
  readonly subscriber: Subscriber
  readonly family: string
  readonly audience: Audience
  readonly after: number | null
  readonly viewerToken: string
}

const nothing = (): void => undefined
/** A call, as an abort may come between two looks. */
const isOver = (cancelled: AbortSignal): boolean => cancelled.aborted

export function createSubscriptionGroups(options: SubscriptionGroupsOptions): SubscriptionGroups {
  const { graph, clients, viewers, rights, log } = options
  /** Groups of the same document, variables and audience, which differ in how far they have told. */
  const families = new Map<string, Set<Group>>()

  function clientOf({ plan }: Subscriber): GraphClient {
    const client = clients[plan.subgraph]
    if (!client) throw new Error(`no subgraph ${plan.subgraph}`)
    return client
  }

  function start({ subscriber, family, audience, after, viewerToken }: Beginning): Group {
    const { plan, variables, requestId } = subscriber
    const upstream = clientOf(subscriber).subscribe(
      {
        query: plan.upstream.query,
        variables: {
          ...pick(variables, plan.upstream.variables),
          ...(plan.upstream.variables.includes(POSITION) ? { [POSITION]: after } : {}),
        },
      },
      { viewerToken, requestId },
    )
    const group = new Group(family, audience, subscriber, upstream, after)
    families.set(family, (families.get(family) ?? new Set()).add(group))
    void run(group)
    return group
  }

  const isRunning = (group: Group): boolean => families.get(group.family)?.has(group) === true

  function end(group: Group): readonly Member[] {
    const family = families.get(group.family)
    family?.delete(group)
    if (family?.size === 0) families.delete(group.family)
    const left = [...group.members]
    group.members.clear()
    void Promise.resolve(group.upstream.return?.()).catch((error: unknown) =>
      log.warn({ err: error }, 'an upstream subscription did not end cleanly'),
    )
    return left
  }

  function dismiss(group: Group, tell: (subscriber: Subscriber) => void): void {
    for (const { subscriber, unwatch } of end(group)) {
      unwatch()
      tell(subscriber)
    }
  }

  const fail = (group: Group, errors: readonly GraphQLFormattedError[]): void =>
    dismiss(group, ({ sink }) => sink.error(errors))

  function leave(member: Member): void {
    const { group } = member
    member.unwatch()
    if (group.members.delete(member) && group.members.size === 0) end(group)
  }

  /** In whose name an event is executed: the audience's, or a member's proven anew; null when nobody is left. */
  async function tokenFor(group: Group): Promise<string | null> {
    if (group.audience.kind === 'shared') return viewers.vouchFor(group.audience.viewer)
    for (const member of [...group.members]) {
      try {
        return (await viewers.prove(member.subscriber.identity, member.subscriber.requestId)).token
      } catch (error) {
        if (!(error instanceof UnauthenticatedError)) throw error
        leave(member)
        member.subscriber.sink.expire()
      }
    }
    return null
  }

  async function deliver(group: Group, event: GraphResponse): Promise<void> {
    const viewerToken = await tokenFor(group)
    if (viewerToken === null) return
    const { planned, variables, identity, requestId, browser } = group.first
    const context: GatewayContext = {
      identity,
      viewerToken,
      requestId,
      browser,
      signal: null,
      log,
      setRefreshToken: nothing,
    }
    const result = await graph.executeEvent(planned, variables, context, event)
    while (rights.doubts(group.sessionIds())) await rights.settled()
    if (!isRunning(group)) return
    group.tell(new SharedResult(JSON.stringify(result)), positionOf(event))
    meet(group)
  }

  /** Two groups that have told the same become one. */
  function meet(group: Group): void {
    if (group.position === null) return
    for (const other of families.get(group.family) ?? []) {
      if (other === group || other.position !== group.position) continue
      const [kept, ended] = other.members.size < group.members.size ? [group, other] : [other, group]
      for (const member of end(ended)) {
        member.group = kept
        kept.members.add(member)
      }
      return
    }
  }

  async function run(group: Group): Promise<void> {
    try {
      while (isRunning(group)) {
        const step = await group.upstream.next()
        if (!isRunning(group)) return
        if (step.done === true) {
          dismiss(group, ({ sink }) => sink.complete())
          return
        }
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

  function groupFor(family: string, after: number | null): Group | undefined {
    const fitting = [...(families.get(family) ?? [])].filter((group) => group.takes(after))
    return fitting.sort((one, other) => (other.position ?? 0) - (one.position ?? 0))[0]
  }

  function watch(member: Member): void {
    const { identity, sink } = member.subscriber
    if (identity.kind === 'anonymous') return
    member.unwatch = rights.add(identity, (now) => {
      if (member.group.keeps(now)) return
      leave(member)
      sink.expire()
    })
  }

  return {
    async join(subscriber, proof, cancelled) {
      const { plan, variables, sink, requestId } = subscriber
      const admission = await askAudience(clientOf(subscriber), plan, variables, { proof, requestId })
      if (isOver(cancelled)) return nothing
      if ('refused' in admission) {
        sink.error(admission.refused)
        return nothing
      }
      const { audience, position } = admission
      const viewerToken = await viewers.vouchFor(audience.viewer)
      if (isOver(cancelled)) return nothing
      // From here to the end nothing waits, so that no event is told and no other group begun in between.
      const after = plan.late === 'by-position' ? (plan.positionAsked(variables) ?? position) : null
      const family = familyOf(subscriber, audience)
      const known = groupFor(family, after)
      const group = known ?? start({ subscriber, family, audience, after, viewerToken })
      const member: Member = { subscriber, delivery: sink.delivery, after, group, unwatch: nothing }
      group.members.add(member)
      watch(member)
      if (known?.last) sink.delivery.next(known.last)
      return () => leave(member)
    },
    get size() {
      let size = 0
      for (const family of families.values()) size += family.size
      return size
    },
  }
}

const familyOf = ({ text, planned, plan, variables }: Subscriber, audience: Audience): string =>
  queryHash([text, planned.definition.name?.value ?? null, plan.distinctive(variables), audienceKey(audience)])

const positionOf = ({ extensions }: GraphResponse): number | null => {
  const position = extensions?.['position']
  return typeof position === 'number' ? position : null
}
