import { type Logger, repeat, type Viewer } from '@askchart/service'
import type { Known } from './identity.js'
import type { Viewers } from './viewers.js'

/** What is known of somebody's rights: a viewer, that the session has ended, or that nobody can say. */
export type Rights = Viewer | 'ended' | 'unknown'

/**
 * Notices changes of the rights of all who are connected: asked for every second, many people in one question, and at
 * once where a mutation may have changed them. An open connection so never outlives its rights by two seconds. Where
 * there are more people than go into one question, the questions are spread over the second, so that an event never
 * waits for all of them.
 */
export interface RightsWatch {
  /** `onChange` is told what is known after the next look and whenever that changes. Returns how to stop watching. */
  add(person: Known, onChange: (rights: Rights) => void): () => void
  /** Looks at once at what this person may do. */
  doubt(userId: string): void
  /** Whether the rights of any of these sessions may have changed since they were looked at. */
  doubts(sessionIds: Iterable<string>): boolean
  /** Resolves when what is doubted now has been looked at. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export interface RightsWatchOptions {
  readonly viewers: Pick<Viewers, 'recheck'>
  readonly log: Logger
  readonly everyMs?: number
}

interface Watched {
  readonly person: Known
  readonly listeners: Set<(rights: Rights) => void>
  told: Rights | null
}

const EVERY_MS = 1_000
const LOOKED_AT_ONCE = 250
const REQUEST_ID = 'rights-watch'

export function createRightsWatch({ viewers, log, everyMs = EVERY_MS }: RightsWatchOptions): RightsWatch {
  const bySession = new Map<string, Watched>()
  /** How many looks each session in doubt waits for. */
  const doubted = new Map<string, number>()
  let last: Promise<void> = Promise.resolve()

  /** One look after another, so that an older answer never comes after a newer one. */
  function look(choose: () => readonly Watched[]): Promise<void> {
    last = last
      .then(async () => {
        const chosen = choose()
        if (chosen.length === 0) return
        const people = chosen.map(({ person }) => person)
        tell(chosen, await viewers.recheck(people, REQUEST_ID))
      })
      .catch((error: unknown) => log.error({ err: error }, 'the rights of connected people could not be looked at'))
    return last
  }

  function tell(chosen: readonly Watched[], found: readonly Rights[]): void {
    for (const [index, one] of chosen.entries()) {
      const rights = found[index]
      if (rights === undefined || one.told === rights) continue
      one.told = rights
      for (const listener of [...one.listeners]) listener(rights)
    }
  }

  function settle(sessionId: string): void {
    const looks = (doubted.get(sessionId) ?? 1) - 1
    if (looks === 0) doubted.delete(sessionId)
    else doubted.set(sessionId, looks)
  }

  /** The next in turn, who then come last. */
  function nextInTurn(): readonly Watched[] {
    const chosen: Watched[] = []
    for (const one of bySession.values()) {
      if (chosen.length === LOOKED_AT_ONCE) break
      chosen.push(one)
    }
    for (const one of chosen) {
      bySession.delete(one.person.sessionId)
      bySession.set(one.person.sessionId, one)
    }
    return chosen
  }

  const sweep = repeat(
    () => everyMs / Math.max(1, Math.ceil(bySession.size / LOOKED_AT_ONCE)),
    () => look(nextInTurn),
    (error) => log.error({ err: error }, 'the rights of connected people could not be looked at'),
  )
  sweep.start()

  return {
    doubts(sessionIds) {
      if (doubted.size === 0) return false
      for (const sessionId of sessionIds) if (doubted.has(sessionId)) return true
      return false
    },
    settled: () => last,
    add(person, onChange) {
      const known = bySession.get(person.sessionId)
      const watched: Watched = known ?? { person, listeners: new Set(), told: null }
      bySession.set(person.sessionId, watched)
      watched.listeners.add(onChange)
      // Who comes with an older proof is told at the next look, at which everybody is told again.
      watched.told = null
      return () => {
        watched.listeners.delete(onChange)
        if (watched.listeners.size === 0 && bySession.get(person.sessionId) === watched)
          bySession.delete(person.sessionId)
      }
    },
    doubt(userId) {
      const concerned = [...bySession.values()].filter(
        ({ person }) => person.kind === 'person' && person.userId === userId,
      )
      if (concerned.length === 0) return
      const sessionIds = concerned.map(({ person }) => person.sessionId)
      for (const sessionId of sessionIds) doubted.set(sessionId, (doubted.get(sessionId) ?? 0) + 1)
      void look(() => concerned).then(() => sessionIds.forEach(settle))
    },
    async stop() {
      await sweep.stop()
      bySession.clear()
    },
  }
}
