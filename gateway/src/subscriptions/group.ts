import type { GraphResponse } from '@askchart/service'
import type { Rights } from '../auth/rights-watch.js'
import type { Identity } from '../auth/identity.js'
import type { PlannedOperation, Variables } from '../graph/graph.js'
import { type Audience, belongs, isSame } from './admission.js'
import type { Delivery } from './delivery.js'
import type { SharedResult, Sink } from './sink.js'
import type { SubscriptionPlan } from './subscription-plan.js'

/** One subscription of one client, ready to be joined to others like it. */
export interface Subscriber {
  readonly text: string
  readonly planned: PlannedOperation
  readonly plan: SubscriptionPlan
  readonly variables: Variables
  readonly identity: Identity
  readonly requestId: string
  readonly browser: boolean
  readonly sink: Sink
}

/** One who waits for the events of a group. */
export interface Member {
  readonly subscriber: Subscriber
  /** The subscriber's, where it is found with one step less. */
  readonly delivery: Delivery
  /** Of numbered events it is told those after this one. */
  readonly after: number | null
  group: Group
  /** Stops listening to changes of its rights. */
  unwatch: () => void
}

/** Few enough to be in the processor's cache still when each has its turn. */
const APPROACHED_AT_ONCE = 16

function tellAll(deliveries: readonly Delivery[], result: SharedResult): void {
  for (const delivery of deliveries) delivery.next(result)
}

/** All who wait for the same events, and the one upstream subscription they come from. */
export class Group {
  readonly members = new Set<Member>()
  /** The number of the last event told, or of the one before the first; null where events have none. */
  position: number | null
  /** The last result told; kept where late joiners are told it. */
  last: SharedResult | null = null
  /** Whether nothing was told yet. */
  fresh = true

  constructor(
    readonly family: string,
    readonly audience: Audience,
    /** Whose document and variables they all have. */
    readonly first: Subscriber,
    readonly upstream: AsyncIterableIterator<GraphResponse>,
    position: number | null,
  ) {
    this.position = position
  }

  /** Whether one more may join who wants the events after this one. */
  takes(after: number | null): boolean {
    switch (this.first.plan.late) {
      case 'never':
        return this.fresh
      case 'any-time':
      case 'told-last':
        return true
      case 'by-position':
        // What is told first may be many events in one, and then from just there.
        if (this.position === null || after === null) return false
        return this.fresh ? this.position === after : this.position <= after
    }
  }

  tell(result: SharedResult, position: number | null): void {
    this.fresh = false
    if (this.first.plan.late === 'told-last') this.last = result
    if (position !== null) this.position = position
    const next: Delivery[] = []
    for (const { after, delivery } of this.members) {
      if (position !== null && after !== null && position <= after) continue
      if (delivery.approach() && next.push(delivery) === APPROACHED_AT_ONCE) tellAll(next.splice(0), result)
    }
    tellAll(next, result)
  }

  /**
   * Whether somebody with these rights may still be told what the group is told. What depends on who looks is untrue for
   * whoever may do more by now, as the subgraph tells it to those who have subscribed.
   */
  keeps(rights: Rights): boolean {
    if (rights === 'ended' || rights === 'unknown') return true
    return this.first.plan.perViewer ? isSame(this.audience, rights) : belongs(this.audience, rights)
  }

  *sessionIds(): Iterable<string> {
    for (const { subscriber } of this.members)
      if (subscriber.identity.kind !== 'anonymous') yield subscriber.identity.sessionId
  }
}
