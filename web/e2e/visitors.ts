import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { addresses } from './addresses.js'

// How long a failure takes, and nothing else: every wait ends when what it waits for is there.
const TEST_LIMIT_MS = 300_000
const WAIT_LIMIT_MS = 60_000

/** A browser profile of its own, and what went wrong in its pages. */
export interface Visitor {
  readonly context: BrowserContext
  /** Errors of pages and their consoles, and requests that left for another origin. Empty where all is well. */
  readonly troubles: readonly string[]
  readonly open: (path: string) => Promise<Page>
  /** Visitors leave by themselves when their test ends; one may leave before. */
  readonly leave: () => Promise<void>
}

async function visit(browser: Browser, options: BrowserContextOptions): Promise<Visitor> {
  const base = options.baseURL ?? addresses.system()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: base,
    // Unless allowed: it would load the whole client for each visitor.
    serviceWorkers: 'block',
    ...options,
  })
  context.setDefaultTimeout(WAIT_LIMIT_MS)
  const troubles: string[] = []
  context.on('console', (message) => {
    const { url } = message.location()
    if (message.type() === 'error') troubles.push(`${message.text()} (${url})`)
  })
  context.on('weberror', (error) => troubles.push(error.error().message))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== base) troubles.push(`a request left for ${url.origin}`)
  })
  let left: Promise<void> | null = null
  return {
    context,
    troubles,
    open: async (path) => {
      const page = await context.newPage()
      await page.goto(path)
      return page
    },
    leave: () => (left ??= context.close()),
  }
}

/**
 * Visitors of the running system, for the tests of a file: each is somebody nobody knows yet, in a workspace of their
 * own. They leave when their test ends, which fails where one of them had troubles other than those that are forgiven.
 */
export function visitors({ forgives }: { readonly forgives?: RegExp } = {}): {
  readonly aVisitor: (options?: BrowserContextOptions) => Promise<Visitor>
} {
  jest.setTimeout(TEST_LIMIT_MS)
  let browser: Browser
  const here: Visitor[] = []
  beforeAll(async () => {
    browser = await chromium.connect(addresses.browser())
  })
  afterEach(async () => {
    const all = here.splice(0)
    await Promise.all(all.map((visitor) => visitor.leave()))
    expect(all.flatMap(({ troubles }) => troubles).filter((text) => !forgives?.test(text))).toEqual([])
  })
  afterAll(() => browser.close())
  return {
    aVisitor: async (options = {}) => {
      const visitor = await visit(browser, options)
      here.push(visitor)
      return visitor
    },
  }
}
