import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's own Chromium, or the one that CHROMIUM names. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS })

/** A browser profile of its own, and what went wrong in its pages. */
export interface Visitor {
  readonly context: BrowserContext
  /** Errors of pages and their consoles, and requests that left for another origin. Empty where all is well. */
  readonly troubles: readonly string[]
  readonly open: (path: string) => Promise<Page>
  readonly leave: () => Promise<void>
}

// A browser that was never here has no cookie: the refusal is how it learns to become a guest.
const expected = (text: string, url: string): boolean => text.includes('401') && url.endsWith('/session/refresh')

/** A visitor nobody knows yet; unless allowed, without a service worker, which would load the whole client for each. */
export async function aVisitor(browser: Browser, base: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: base,
    serviceWorkers: 'block',
    ...options,
  })
  context.setDefaultTimeout(20_000)
  const troubles: string[] = []
  context.on('console', (message) => {
    const { url } = message.location()
    if (message.type() === 'error' && !expected(message.text(), url)) troubles.push(`${message.text()} (${url})`)
  })
  context.on('weberror', (error) => troubles.push(error.error().message))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== base) troubles.push(`a request left for ${url.origin}`)
  })
  return {
    context,
    troubles,
    open: async (path) => {
      const page = await context.newPage()
      await page.goto(path)
      return page
    },
    leave: () => context.close(),
  }
}
