import type { Loader } from 'vega'

const refuse = (): Promise<never> => Promise.reject(new Error('Charts load nothing.'))

/** Specs come from other people: nothing they name is ever fetched, and their links lead nowhere. */
export const closedLoader: Loader = {
  load: refuse,
  http: refuse,
  file: refuse,
  // A rejection here would go unhandled within Vega.
  sanitize: () => Promise.resolve({ href: 'about:blank' }),
}
