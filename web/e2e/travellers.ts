import { afterEach } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type Front, openFront } from './front.js'
import { opensWithout } from './kept.js'
import { isCutOff } from './together.js'
import type { Visitor, visitors } from './visitors.js'

/** A visitor whose network can be taken away, whose browser can open the client without one. */
export interface Traveller extends Visitor {
  /** Once their pages can do without a network. From here on nothing of theirs arrives, whatever window of theirs sends it. */
  readonly goesOffline: (...pages: readonly Page[]) => Promise<void>
  /** From here on what they ask the API arrives, and no answer comes back. */
  readonly losesAnswers: (page: Page) => Promise<void>
  /** From here on nothing arrives, either way, and nothing says so: the browser takes its network for there. */
  readonly fallsSilent: (page: Page) => Promise<void>
  readonly isBack: () => Promise<void>
}

/**
 * Travellers among the visitors of a file's tests. Chromium takes back its word of being offline from a window that closes
 * before the scripts of that window have ended: they are told that they are online, and what they send then leaves the
 * browser. So the way to the system is cut as well, by a front that each traveller has for themselves.
 */
export function travellers({ aVisitor }: Pick<ReturnType<typeof visitors>, 'aVisitor'>): {
  readonly aTraveller: (options?: BrowserContextOptions) => Promise<Traveller>
} {
  const fronts: Front[] = []
  afterEach(async () => {
    await Promise.all(fronts.splice(0).map((front) => front.close()))
  })
  return {
    aTraveller: async (options = {}) => {
      const front = await openFront()
      fronts.push(front)
      const visitor = await aVisitor({ ...options, baseURL: front.url, serviceWorkers: 'allow' })
      return {
        ...visitor,
        goesOffline: async (...pages) => {
          await Promise.all(pages.map(opensWithout))
          await visitor.context.setOffline(true)
          front.lets('nothing')
          await Promise.all(pages.map(isCutOff))
        },
        losesAnswers: async (page) => {
          await opensWithout(page)
          front.lets('in')
          await isCutOff(page)
        },
        fallsSilent: async (page) => {
          await opensWithout(page)
          front.falls(true)
        },
        isBack: async () => {
          front.falls(false)
          front.lets('in and out')
          await visitor.context.setOffline(false)
        },
      }
    },
  }
}
